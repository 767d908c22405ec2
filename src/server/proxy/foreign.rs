//! Requests that no service sees: proxied ones to hosts that are not played, which are refused and never
//! forwarded, and those without a sound host.

use http::StatusCode;
use http::header::{CONNECTION, HOST, HeaderValue};
use http::request::Parts;

use crate::domain::App;
use crate::domain::journal::entry::{Entry, Outcome};
use crate::wire::request::method_name;
use crate::wire::response::Response;

/// A 403 response; counts the request and writes its journal entry, because no service sees it.
pub(crate) fn refuse(app: &App, method: &'static str, host: &str) -> Response {
    tracing::warn!(host, "not played, and refused: cosplay connects nowhere");
    app.tally.unplayed(host);
    let reason = format!("{host} is not played here");
    record(app, method, host, StatusCode::FORBIDDEN, &reason);
    let sentence = format!(
        "cosplay {} does not play {host}, and connects nowhere: nothing has left. It plays the hosts of COS and \
         of VOD's client upload. For other hosts set NO_PROXY, or the proxy for the vendor's hosts only.",
        env!("CARGO_PKG_VERSION")
    );
    let mut response = Response::sentence(StatusCode::FORBIDDEN, &sentence);
    response.set_reason(reason);
    response.set(CONNECTION, HeaderValue::from_static("close"));
    response
}

/// A 400 response to a request whose `Host` header is wrong; it has a journal entry as well.
pub(crate) fn refuse_host(app: &App, parts: &Parts, reason: String) -> Response {
    let host = parts.headers.get(HOST).map(|host| host.as_bytes().escape_ascii().to_string());
    record(app, method_name(&parts.method), &host.unwrap_or_default(), StatusCode::BAD_REQUEST, &reason);
    let mut response = Response::sentence(StatusCode::BAD_REQUEST, &reason);
    response.set_reason(reason);
    response
}

fn record(app: &App, method: &'static str, host: &str, status: StatusCode, reason: &str) {
    app.journal.push(Entry {
        id: app.journal.next_id(),
        time: app.clock.now(),
        service: "proxy",
        method,
        host: host.to_owned(),
        status: Some(status.as_u16()),
        outcome: Outcome::Refused,
        reason: Some(reason.to_owned()),
        ..Entry::default()
    });
}
