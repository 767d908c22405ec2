//! A response body without an end, such as server-sent events.

use std::fmt;
use std::task::{Context, Poll};

use bytes::Bytes;

/// Polls for the next bytes.
type Next = dyn FnMut(&mut Context<'_>) -> Poll<Bytes> + Send;

/// A response body without an end.
pub struct Stream {
    next: Box<Next>,
    /// Sent after a while without data, so that both sides notice a broken connection.
    pub filler: &'static [u8],
}

impl Stream {
    /// A stream of the bytes that `next` returns.
    pub fn new(
        next: impl FnMut(&mut Context<'_>) -> Poll<Bytes> + Send + 'static,
        filler: &'static [u8],
    ) -> Self {
        Self { next: Box::new(next), filler }
    }

    pub fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Bytes> {
        (self.next)(cx)
    }
}

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stream")
    }
}
