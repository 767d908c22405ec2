//! A body that is hashed while it is read, for the journal.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};

use crate::primitives::digest::{RunningSha1, Sha1};

/// A body, and the running SHA-1 of what has been read of it.
pub(super) struct HashingBody<'a> {
    body: &'a mut Incoming,
    digest: Option<RunningSha1>,
}

impl<'a> HashingBody<'a> {
    /// Wraps `body`; without `wants_digest` nothing is hashed.
    pub(super) fn new(body: &'a mut Incoming, wants_digest: bool) -> Self {
        Self { body, digest: wants_digest.then(RunningSha1::default) }
    }

    /// The digest of all that was read; none if none was wanted.
    pub(super) fn digest(self) -> Option<Sha1> {
        self.digest.map(RunningSha1::finish)
    }
}

impl Body for HashingBody<'_> {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = ready!(Pin::new(&mut *self.body).poll_frame(cx));
        if let (Some(digest), Some(Ok(frame))) = (&mut self.digest, &frame)
            && let Some(data) = frame.data_ref()
        {
            digest.update(data);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
