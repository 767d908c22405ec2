//! CONNECT: a tunnel to a host that is played ends here as well; to any other host there is none.

use http::{Request, Response, StatusCode};
use hyper::body::Incoming;
use hyper::upgrade::{self, OnUpgrade};

use super::arrival::Arrival;
use super::departure::{Pieces, Shape};
use super::foreign;
use super::patience::Phase;
use super::response::{self, Departing};
use super::shared::Shared;
use super::upload_domain;
use crate::primitives::blob::Blob;
use crate::wire::host::{Role, VendorHost};
use crate::wire::reply::Reply;

/// Answers a CONNECT; with the tunnel, when there is one.
pub(crate) async fn answer(
    shared: &Shared,
    line: &Phase,
    arrival: Arrival,
    request: Request<Incoming>,
) -> (Response<Pieces>, Option<OnUpgrade>) {
    let to = request.uri().authority().map(|authority| authority.as_str()).unwrap_or_default().to_owned();
    let refusal = match VendorHost::parse(&to) {
        _ if arrival.tunnelled => {
            Reply::sentence(StatusCode::BAD_REQUEST, "cosplay opens no tunnel within a tunnel")
        }
        Some(host) if host.role != Role::NotPlayed => return opened(request, line, &to),
        None if shared.is_here(&to, arrival) => return opened(request, line, &to),
        _ if upload_domain::is_handed_out(&shared.app, &to) => return opened(request, line, &to),
        _ => foreign::refuse(&shared.app, "CONNECT", &to),
    };
    let departing = Departing { reply: refusal, now: shared.app.clock.now(), shape: Shape::default() };
    (response::make(departing, line).await, None)
}

fn opened(request: Request<Incoming>, line: &Phase, to: &str) -> (Response<Pieces>, Option<OnUpgrade>) {
    tracing::debug!(to, "a tunnel opens");
    // No length and no date: what follows the head is the tunnel.
    let response = Response::new(Pieces::new(Blob::default(), Shape::default(), line));
    (response, Some(upgrade::on(request)))
}
