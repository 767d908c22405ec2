//! Response bodies as hyper sends them: as they are, or slowed down and truncated by a fault rule. Bytes
//! before a truncation do arrive: the connection is closed only after they are flushed.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep};

use crate::primitives::blob::Blob;
use crate::server::io::timeouts::Phase;
use crate::server::response::live::Live;

/// How a fault rule ends a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Disconnect {
    /// Orderly.
    #[error("closed by a fault rule")]
    Close,
    /// With a reset.
    #[error("reset by a fault rule")]
    Reset,
}

/// Rate and length at which a fault rule lets a body be sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Most bytes per second.
    pub rate: Option<u64>,
    /// Number of bytes after which the connection is closed.
    pub truncate: Option<u64>,
}

/// The pieces of a blob, one frame each unless they are shaped; or a live body.
#[derive(Debug)]
pub(crate) struct ResponseBody {
    blob: Blob,
    next: usize,
    left: u64,
    shaped: Option<Box<Shaped>>,
    live: Option<Box<Live>>,
}

impl ResponseBody {
    /// `blob`, sent as `shape` says.
    pub(crate) fn new(blob: Blob, shape: Shape, phase: &Phase) -> Self {
        let shaped = (shape != Shape::default()).then(|| Box::new(Shaped::new(shape, phase.clone())));
        Self { left: blob.len(), next: 0, blob, shaped, live: None }
    }

    /// A body without an end.
    pub(crate) fn live(live: Live) -> Self {
        Self { blob: Blob::default(), next: 0, left: 0, shaped: None, live: Some(Box::new(live)) }
    }

    /// The next piece; no piece is empty.
    fn next_piece(&mut self) -> Option<Bytes> {
        let piece = self.blob.pieces().get(self.next).cloned();
        self.next += 1;
        self.left -= piece.as_ref().map_or(0, |piece| piece.len() as u64);
        piece
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = Disconnect;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Disconnect>>> {
        if let Some(live) = &mut self.live {
            return live.poll_next(cx).map(|data| data.map(|data| Ok(Frame::data(data))));
        }
        let Some(mut shaped) = self.shaped.take() else {
            return Poll::Ready(self.next_piece().map(|piece| Ok(Frame::data(piece))));
        };
        let polled = shaped.poll(cx, &mut self);
        self.shaped = Some(shaped);
        polled.map(|data| data.map(|data| data.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.live.is_none()
            && self.left == 0
            && self.shaped.as_ref().is_none_or(|shaped| shaped.buffered.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        if self.live.is_some() {
            return SizeHint::default();
        }
        let buffered = self.shaped.as_ref().map_or(0, |shaped| shaped.buffered.len() as u64);
        SizeHint::with_exact(self.left + buffered)
    }
}

/// State of a shaped body.
#[derive(Debug)]
struct Shaped {
    shape: Shape,
    phase: Phase,
    began: Instant,
    sent: u64,
    /// Taken from the blob and not sent yet.
    buffered: Bytes,
    pause: Option<Pin<Box<Sleep>>>,
    /// All bytes were sent that will be; the flush is pending.
    is_truncated: bool,
}

impl Shaped {
    fn new(shape: Shape, phase: Phase) -> Self {
        let (began, buffered) = (Instant::now(), Bytes::new());
        Self { shape, phase, began, sent: 0, buffered, pause: None, is_truncated: false }
    }

    fn poll(
        &mut self,
        cx: &mut Context<'_>,
        pieces: &mut ResponseBody,
    ) -> Poll<Option<Result<Bytes, Disconnect>>> {
        loop {
            if let Some(pause) = &mut self.pause {
                std::task::ready!(pause.as_mut().poll(cx));
                self.pause = None;
            }
            if self.shape.truncate.is_some_and(|after| after <= self.sent) {
                if self.is_truncated && self.phase.is_flushed() {
                    return Poll::Ready(Some(Err(Disconnect::Close)));
                }
                if !std::mem::replace(&mut self.is_truncated, true) {
                    self.phase.watch_flush();
                }
                self.wait(Duration::from_millis(1));
                continue;
            }
            match self.room() {
                0 => self.wait(Duration::from_millis(5)),
                room => return Poll::Ready(self.take(room, pieces).map(Ok)),
            }
        }
    }

    /// Number of bytes that may be sent now.
    fn room(&self) -> u64 {
        let to_end = self.shape.truncate.map_or(u64::MAX, |after| after - self.sent);
        let by_rate = self.shape.rate.map_or(u64::MAX, |rate| {
            let due = 1 + (self.began.elapsed().as_secs_f64() * rate as f64) as u64;
            due.saturating_sub(self.sent)
        });
        to_end.min(by_rate)
    }

    fn take(&mut self, room: u64, pieces: &mut ResponseBody) -> Option<Bytes> {
        while self.buffered.is_empty() {
            self.buffered = pieces.next_piece()?;
        }
        let len = self.buffered.len().min(usize::try_from(room).unwrap_or(usize::MAX));
        self.sent += len as u64;
        Some(self.buffered.split_to(len))
    }

    fn wait(&mut self, pause: Duration) {
        self.pause = Some(Box::pin(sleep(pause)));
    }
}
