//! CONNECT: a tunnel to a host that is played ends in this server; one to any other host is refused.

use http::StatusCode;
use hyper::body::Incoming;
use hyper::upgrade::{self, OnUpgrade};

use crate::primitives::blob::Blob;
use crate::server::io::connection_context::Arrival;
use crate::server::io::timeouts::Phase;
use crate::server::proxy::{foreign, own_domain, upload_domain};
use crate::server::response::send;
use crate::server::response::send::Departing;
use crate::server::response::shape::{ResponseBody, Shape};
use crate::server::shared::Shared;
use crate::wire::host::{Role, VendorHost};
use crate::wire::response::Response;

/// Response to a CONNECT, and the upgraded connection if the tunnel is opened.
pub(crate) async fn answer(
    shared: &Shared,
    phase: &Phase,
    arrival: Arrival,
    request: http::Request<Incoming>,
) -> (http::Response<ResponseBody>, Option<OnUpgrade>) {
    let to = request.uri().authority().map(http::uri::Authority::as_str).unwrap_or_default().to_owned();
    let response = match VendorHost::parse(&to) {
        _ if arrival.tunnelled => {
            Response::sentence(StatusCode::BAD_REQUEST, "cosplay opens no tunnel within a tunnel")
        }
        Some(host) if host.role != Role::NotPlayed => return opened(request, phase, &to),
        None if shared.is_here(&to, arrival) => return opened(request, phase, &to),
        _ if upload_domain::is_handed_out(&shared.app, &to) => return opened(request, phase, &to),
        _ if own_domain::stands_for(&shared.app, &to).is_some() => return opened(request, phase, &to),
        _ => foreign::refuse(&shared.app, "CONNECT", &to),
    };
    let departing = Departing::new(response, shared.app.clock.now());
    (send::make(departing, phase).await, None)
}

fn opened(
    request: http::Request<Incoming>,
    phase: &Phase,
    to: &str,
) -> (http::Response<ResponseBody>, Option<OnUpgrade>) {
    tracing::debug!(to, "a tunnel opens");
    // No length and no date: the tunnel follows the head.
    let response = http::Response::new(ResponseBody::new(Blob::default(), Shape::default(), phase));
    (response, Some(upgrade::on(request)))
}
