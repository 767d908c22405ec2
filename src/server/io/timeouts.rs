//! How long a connection is waited for: for its first head, for the rest of a head, between requests, and for a client
//! that takes no byte of its answer.
//!
//! Timers are not reset with every byte: one sleep is armed while something is awaited, and when it fires it looks at
//! when the last byte moved. It is armed anew only when what is awaited now ends sooner.

use std::future::Future;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering::Relaxed};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep_until};

/// Longer than anybody waits here.
const FAR: Duration = Duration::from_secs(24 * 60 * 60);

/// What a connection may take.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// From the first byte of a head to its last, and from the connection to the first byte.
    pub head: Duration,
    /// Between requests; and for a client that reads nothing.
    pub idle: Duration,
}

/// Where a connection is between two heads; the request handler tells, the stream listens.
#[derive(Debug, Clone, Default)]
pub struct Phase(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    phase: AtomicU8,
    /// Everything that was to be written is on its way.
    flushed: AtomicBool,
    /// The connection is to end with its present answer.
    stopping: AtomicBool,
}

const IN_HEAD: u8 = 0;
const IN_REQUEST: u8 = 1;
const RESTING: u8 = 2;
const RESET: u8 = 3;

impl Phase {
    /// A head is whole; its request is being served.
    pub fn request_begins(&self) {
        self.0.phase.store(IN_REQUEST, Relaxed);
    }

    /// The answer is made: what comes next is another head.
    pub fn request_ends(&self) {
        self.0.phase.store(RESTING, Relaxed);
    }

    /// The connection ends with a reset instead of an orderly close, as soon as it is dropped.
    pub fn reset(&self) {
        self.0.phase.store(RESET, Relaxed);
    }

    /// The server stops: an answer without an end gets one.
    pub fn stop(&self) {
        self.0.stopping.store(true, Relaxed);
    }

    /// Whether the server stops.
    pub fn is_stopping(&self) -> bool {
        self.0.stopping.load(Relaxed)
    }

    /// Begins to watch for the next time that all that was written is on its way.
    pub fn watch_flush(&self) {
        self.0.flushed.store(false, Relaxed);
    }

    /// Whether that time has come.
    pub fn is_flushed(&self) -> bool {
        self.0.flushed.load(Relaxed)
    }
}

/// A stream that can end with a reset.
pub trait Abrupt {
    /// Ends it with a reset once it is dropped.
    fn reset_when_dropped(&self);
}

impl Abrupt for TcpStream {
    fn reset_when_dropped(&self) {
        // A socket that refuses is closed already.
        drop(self.set_zero_linger());
    }
}

/// A stream that fails with `TimedOut` when its patience ends.
pub struct Patient<S: Abrupt> {
    stream: S,
    patience: Patience,
    phase: Phase,
    head_began: Instant,
    last_moved: Instant,
    /// Part of an answer waits for the client to take it. A head that comes meanwhile is not waited for.
    answer_waits: bool,
    sleep: Pin<Box<Sleep>>,
    /// The sleep knows the connection's task, the only one that ever asks, and will wake it.
    registered: bool,
}

impl<S: Abrupt> Drop for Patient<S> {
    fn drop(&mut self) {
        if self.phase.0.phase.load(Relaxed) == RESET {
            self.stream.reset_when_dropped();
        }
    }
}

impl<S: Abrupt> Patient<S> {
    /// Begins to wait for the first head.
    pub fn new(stream: S, patience: Patience, phase: Phase) -> Self {
        let now = Instant::now();
        let sleep = Box::pin(sleep_until(now + patience.head));
        Self {
            stream,
            patience,
            phase,
            head_began: now,
            last_moved: now,
            answer_waits: false,
            sleep,
            registered: false,
        }
    }

    fn deadline(&self) -> Instant {
        match self.phase.0.phase.load(Relaxed) {
            _ if self.answer_waits => self.last_moved + self.patience.idle,
            IN_HEAD => self.head_began + self.patience.head,
            RESTING => self.last_moved + self.patience.idle,
            // Whoever reads the body has a patience of its own.
            _ => self.last_moved + FAR,
        }
    }

    fn bytes_came(&mut self) {
        self.last_moved = Instant::now();
        if self.phase.0.phase.compare_exchange(RESTING, IN_HEAD, Relaxed, Relaxed).is_ok() {
            self.head_began = self.last_moved;
        }
    }

    /// Ready with the error when nothing has moved for too long.
    fn poll_over<T>(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<T>> {
        let nearer = self.deadline();
        if nearer < self.sleep.deadline() {
            self.sleep.as_mut().reset(nearer);
            self.registered = false;
        }
        while !self.registered || self.sleep.is_elapsed() {
            if self.sleep.as_mut().poll(cx).is_pending() {
                self.registered = true;
                break;
            }
            let deadline = self.deadline();
            if deadline <= Instant::now() {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            self.sleep.as_mut().reset(deadline);
            self.registered = false;
        }
        Poll::Pending
    }

    fn wrote(&mut self, cx: &mut Context<'_>, result: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match result {
            Poll::Ready(result) => {
                self.last_moved = Instant::now();
                if std::mem::take(&mut self.answer_waits) {
                    self.head_began = self.last_moved;
                }
                Poll::Ready(result)
            }
            Poll::Pending => {
                self.answer_waits = true;
                self.poll_over(cx)
            }
        }
    }
}

impl<S: AsyncRead + Unpin + Abrupt> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match Pin::new(&mut self.stream).poll_read(cx, buffer) {
            Poll::Ready(result) => {
                self.bytes_came();
                Poll::Ready(result)
            }
            Poll::Pending => self.poll_over(cx),
        }
    }
}

impl<S: AsyncWrite + Unpin + Abrupt> AsyncWrite for Patient<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.wrote(cx, result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write_vectored(cx, slices);
        self.wrote(cx, result)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        if matches!(flushed, Poll::Ready(Ok(()))) {
            self.phase.0.flushed.store(true, Relaxed);
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
