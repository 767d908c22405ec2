//! Reading on after an early answer. A client that is still sending would otherwise meet a reset connection and never
//! see the answer.

use std::time::Duration;

use http_body_util::BodyExt;
use hyper::body::{Body, Incoming};

/// Bytes read on at most; beyond them the connection may break.
const MOST: usize = 256 * 1024 * 1024;
/// How long it is read on at most.
const LONGEST: Duration = Duration::from_secs(10);

/// Reads and forgets the rest of a body while the answer goes out.
pub fn drain(mut body: Incoming) {
    if body.is_end_stream() {
        return;
    }
    let rest = async move {
        let mut left = MOST;
        while let Some(Ok(frame)) = body.frame().await {
            let len = frame.data_ref().map_or(0, bytes::Bytes::len);
            left = match left.checked_sub(len) {
                Some(left) => left,
                None => return,
            };
        }
    };
    tokio::spawn(tokio::time::timeout(LONGEST, rest));
}
