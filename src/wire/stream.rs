//! A body without an end: what there is to tell, when there is something.

use std::fmt;
use std::task::{Context, Poll};

use bytes::Bytes;

/// Gives the next bytes, or wakes whoever asked once there are some.
type Next = dyn FnMut(&mut Context<'_>) -> Poll<Bytes> + Send;

/// A body without an end.
pub struct Stream {
    next: Box<Next>,
    /// What is sent when there has been nothing to tell for a while, so that both sides know the other is there.
    pub filler: &'static [u8],
}

impl Stream {
    /// Asks `next` whenever the last bytes are gone.
    pub fn new(
        next: impl FnMut(&mut Context<'_>) -> Poll<Bytes> + Send + 'static,
        filler: &'static [u8],
    ) -> Self {
        Self { next: Box::new(next), filler }
    }

    /// The next bytes.
    pub fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Bytes> {
        (self.next)(cx)
    }
}

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stream")
    }
}
