//! Requests that a proxy's client wants carried to a host that is not played. They are refused: nothing leaves.

use http::StatusCode;
use http::header::{CONNECTION, HeaderValue};

use crate::domain::App;
use crate::wire::reply::Reply;

/// Refuses to carry a request to `host`, and counts it.
pub fn refuse(app: &App, host: &str) -> Reply {
    tracing::warn!(host, "not played, and refused: cosplay connects nowhere");
    app.tally.unplayed(host);
    let sentence = format!(
        "cosplay {} does not play {host}, and connects nowhere: nothing has left. It plays the hosts of COS and \
         of VOD's client upload. For other hosts set NO_PROXY, or the proxy for the vendor's hosts only.",
        env!("CARGO_PKG_VERSION")
    );
    let mut reply = Reply::sentence(StatusCode::FORBIDDEN, &sentence);
    reply.set_reason(format!("{host} is not played here"));
    reply.set(CONNECTION, HeaderValue::from_static("close"));
    reply
}
