//! CONNECT: a tunnel to a host that is played ends here as well; to any other host there is none.

use http::StatusCode;
use hyper::body::Incoming;
use hyper::upgrade::{self, OnUpgrade};

use crate::primitives::blob::Blob;
use crate::server::io::connection_context::Arrival;
use crate::server::io::timeouts::Phase;
use crate::server::proxy::foreign;
use crate::server::proxy::upload_domain;
use crate::server::response::send;
use crate::server::response::send::Departing;
use crate::server::response::shape::{Pieces, Shape};
use crate::server::shared::Shared;
use crate::wire::host::{Role, VendorHost};
use crate::wire::response::Response;

/// Answers a CONNECT; with the tunnel, when there is one.
pub(crate) async fn answer(
    shared: &Shared,
    line: &Phase,
    arrival: Arrival,
    request: http::Request<Incoming>,
) -> (http::Response<Pieces>, Option<OnUpgrade>) {
    let to = request.uri().authority().map(|authority| authority.as_str()).unwrap_or_default().to_owned();
    let refusal = match VendorHost::parse(&to) {
        _ if arrival.tunnelled => {
            Response::sentence(StatusCode::BAD_REQUEST, "cosplay opens no tunnel within a tunnel")
        }
        Some(host) if host.role != Role::NotPlayed => return opened(request, line, &to),
        None if shared.is_here(&to, arrival) => return opened(request, line, &to),
        _ if upload_domain::is_handed_out(&shared.app, &to) => return opened(request, line, &to),
        _ => foreign::refuse(&shared.app, "CONNECT", &to),
    };
    let departing = Departing { response: refusal, now: shared.app.clock.now(), shape: Shape::default() };
    (send::make(departing, line).await, None)
}

fn opened(
    request: http::Request<Incoming>,
    line: &Phase,
    to: &str,
) -> (http::Response<Pieces>, Option<OnUpgrade>) {
    tracing::debug!(to, "a tunnel opens");
    // No length and no date: what follows the head is the tunnel.
    let response = http::Response::new(Pieces::new(Blob::default(), Shape::default(), line));
    (response, Some(upgrade::on(request)))
}
