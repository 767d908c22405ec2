//! Proxied requests to hosts that are not played. They are refused: nothing is forwarded.

use http::StatusCode;
use http::header::{CONNECTION, HeaderValue};

use crate::domain::App;
use crate::domain::journal::entry::{Entry, Outcome};
use crate::wire::response::Response;

/// A 403 response; counts the request and writes its journal entry, because no service sees it.
pub(crate) fn refuse(app: &App, method: &'static str, host: &str) -> Response {
    tracing::warn!(host, "not played, and refused: cosplay connects nowhere");
    app.tally.unplayed(host);
    let reason = format!("{host} is not played here");
    app.journal.push(&Entry {
        id: app.journal.next_id(),
        time: app.clock.now(),
        service: "proxy",
        method,
        host: host.to_owned(),
        status: Some(StatusCode::FORBIDDEN.as_u16()),
        outcome: Outcome::Refused,
        reason: Some(reason.clone()),
        ..Entry::default()
    });
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
