//! A body that is observed for the journal while it is read: hashed, and its beginning kept.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};

use crate::domain::journal::body::KEPT_BYTES;
use crate::primitives::digest::{RunningSha1, Sha1};
use crate::wire::body::Incoming;

/// A body, and what the journal wants of it.
pub(super) struct ObservedBody<'a> {
    body: Incoming<'a>,
    digest: Option<RunningSha1>,
    beginning: Option<Vec<u8>>,
}

/// What was seen of a body that was read to its end.
#[derive(Debug, Default)]
pub(super) struct Observed {
    pub digest: Option<Sha1>,
    /// The first bytes.
    pub beginning: Option<Vec<u8>>,
}

impl<'a> ObservedBody<'a> {
    /// Wraps `body`; hashed is what `wants_digest`, kept what `wants_beginning`.
    pub(super) fn new(body: Incoming<'a>, wants_digest: bool, wants_beginning: bool) -> Self {
        let digest = wants_digest.then(RunningSha1::default);
        Self { body, digest, beginning: wants_beginning.then(Vec::new) }
    }

    /// What was seen of all that was read.
    pub(super) fn end(self) -> Observed {
        Observed { digest: self.digest.map(RunningSha1::finish), beginning: self.beginning }
    }
}

impl Body for ObservedBody<'_> {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = ready!(self.body.as_mut().poll_frame(cx));
        let Some(Ok(read)) = &frame else { return Poll::Ready(frame) };
        if let Some(data) = read.data_ref() {
            if let Some(digest) = &mut self.digest {
                digest.update(data);
            }
            if let Some(beginning) = &mut self.beginning {
                let room = KEPT_BYTES.saturating_sub(beginning.len());
                beginning.extend_from_slice(&data[..room.min(data.len())]);
            }
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
