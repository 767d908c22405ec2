//! Reading the rest of a request body after an early response. A client that is still sending would otherwise
//! see a reset connection and not the response.

use std::time::Duration;

use http_body_util::BodyExt;
use hyper::body::{Body, Incoming};

/// Most bytes that are read; beyond them the connection may break.
const MAX_BYTES: usize = 256 * 1024 * 1024;
/// Longest time it is read.
const MAX_TIME: Duration = Duration::from_secs(10);

/// Reads and discards the rest of `body` in a task of its own.
pub(crate) fn drain(mut body: Incoming) {
    if body.is_end_stream() {
        return;
    }
    let rest = async move {
        let mut left = MAX_BYTES;
        while let Some(Ok(frame)) = body.frame().await {
            let len = frame.data_ref().map_or(0, bytes::Bytes::len);
            let Some(rest) = left.checked_sub(len) else { return };
            left = rest;
        }
    };
    tokio::spawn(tokio::time::timeout(MAX_TIME, rest));
}
