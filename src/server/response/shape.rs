//! An answer's body on its way out: as it is, or slowed down and cut off by a fault rule. What has been written before a
//! cut arrives: the connection is closed only when all of it is on its way.

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

/// A connection that a fault rule ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cut {
    /// In good order.
    #[error("closed by a fault rule")]
    Close,
    /// With a reset.
    #[error("reset by a fault rule")]
    Reset,
}

/// How a body leaves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shape {
    /// No more bytes a second.
    pub rate: Option<u64>,
    /// The connection is closed after so many bytes.
    pub cut: Option<u64>,
}

/// The pieces of a blob, one frame each unless they are shaped; or what a live body tells.
#[derive(Debug)]
pub struct Pieces {
    blob: Blob,
    next: usize,
    left: u64,
    shaped: Option<Box<Shaped>>,
    live: Option<Box<Live>>,
}

impl Pieces {
    /// All of `blob`, shaped as a rule wants it.
    pub fn new(blob: Blob, shape: Shape, line: &Phase) -> Self {
        let shaped = (shape != Shape::default()).then(|| Box::new(Shaped::new(shape, line.clone())));
        Self { left: blob.len(), next: 0, blob, shaped, live: None }
    }

    /// What comes from `live`, for as long as something does.
    pub fn live(live: Live) -> Self {
        Self { blob: Blob::default(), next: 0, left: 0, shaped: None, live: Some(Box::new(live)) }
    }

    /// The next piece that is not empty.
    fn next_piece(&mut self) -> Option<Bytes> {
        let piece = self.blob.pieces().get(self.next).cloned();
        self.next += 1;
        self.left -= piece.as_ref().map_or(0, |piece| piece.len() as u64);
        piece
    }
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        if let Some(live) = &mut self.live {
            return live.poll_next(cx).map(|told| told.map(|told| Ok(Frame::data(told))));
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
            && self.shaped.as_ref().is_none_or(|shaped| shaped.kept.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        if self.live.is_some() {
            return SizeHint::default();
        }
        let kept = self.shaped.as_ref().map_or(0, |shaped| shaped.kept.len() as u64);
        SizeHint::with_exact(self.left + kept)
    }
}

/// What a shaped body needs besides.
#[derive(Debug)]
struct Shaped {
    shape: Shape,
    line: Phase,
    began: Instant,
    sent: u64,
    /// Taken from the blob and not sent yet.
    kept: Bytes,
    pause: Option<Pin<Box<Sleep>>>,
    /// All has been sent that will be; it is waited for until it is on its way.
    at_cut: bool,
}

impl Shaped {
    fn new(shape: Shape, line: Phase) -> Self {
        let (began, kept) = (Instant::now(), Bytes::new());
        Self { shape, line, began, sent: 0, kept, pause: None, at_cut: false }
    }

    fn poll(&mut self, cx: &mut Context<'_>, pieces: &mut Pieces) -> Poll<Option<Result<Bytes, Cut>>> {
        loop {
            if let Some(pause) = &mut self.pause {
                std::task::ready!(pause.as_mut().poll(cx));
                self.pause = None;
            }
            if self.shape.cut.is_some_and(|cut| cut <= self.sent) {
                if self.at_cut && self.line.is_flushed() {
                    return Poll::Ready(Some(Err(Cut::Close)));
                }
                if !std::mem::replace(&mut self.at_cut, true) {
                    self.line.watch_flush();
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

    /// Bytes that may be sent at this moment.
    fn room(&self) -> u64 {
        let to_cut = self.shape.cut.map_or(u64::MAX, |cut| cut - self.sent);
        let by_rate = self.shape.rate.map_or(u64::MAX, |rate| {
            let due = 1 + (self.began.elapsed().as_secs_f64() * rate as f64) as u64;
            due.saturating_sub(self.sent)
        });
        to_cut.min(by_rate)
    }

    fn take(&mut self, room: u64, pieces: &mut Pieces) -> Option<Bytes> {
        while self.kept.is_empty() {
            self.kept = pieces.next_piece()?;
        }
        let len = self.kept.len().min(usize::try_from(room).unwrap_or(usize::MAX));
        self.sent += len as u64;
        Some(self.kept.split_to(len))
    }

    fn wait(&mut self, pause: Duration) {
        self.pause = Some(Box::pin(sleep(pause)));
    }
}
