//! Time-outs of a connection: until the first request head, within a head, between requests, and for a client
//! that reads nothing of its response.
//!
//! The timer is not reset with every byte: when it fires, the deadline is computed from the last byte moved.
//! It is reset only when the present deadline is nearer.

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

/// Deadline of a phase without one.
const NEVER: Duration = Duration::from_hours(24);

/// Time-outs of a connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Timeouts {
    /// From the first byte of a request head to its last, and from the connection to the first byte.
    pub head: Duration,
    /// Between requests, and for a client that reads nothing.
    pub idle: Duration,
}

/// Phase of a connection: set by the request handler, read by the stream.
#[derive(Debug, Clone, Default)]
pub(crate) struct Phase(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    phase: AtomicU8,
    /// All written bytes have been flushed.
    flushed: AtomicBool,
    /// The connection ends with its present response.
    stopping: AtomicBool,
}

const IN_HEAD: u8 = 0;
const IN_REQUEST: u8 = 1;
const IDLE: u8 = 2;
const RESET: u8 = 3;

impl Phase {
    /// A request head is complete.
    pub(crate) fn request_begins(&self) {
        self.0.phase.store(IN_REQUEST, Relaxed);
    }

    /// Whether the end of a request head is waited for.
    pub(crate) fn is_in_head(&self) -> bool {
        self.0.phase.load(Relaxed) == IN_HEAD
    }

    /// The response is made: another request head follows.
    pub(crate) fn request_ends(&self) {
        self.0.phase.store(IDLE, Relaxed);
    }

    /// Makes the connection end with a reset instead of an orderly close when it is dropped.
    pub(crate) fn reset(&self) {
        self.0.phase.store(RESET, Relaxed);
    }

    /// The server stops: responses without an end get one.
    pub(crate) fn stop(&self) {
        self.0.stopping.store(true, Relaxed);
    }

    /// Whether the server stops.
    pub(crate) fn is_stopping(&self) -> bool {
        self.0.stopping.load(Relaxed)
    }

    /// Forgets past flushes.
    pub(crate) fn watch_flush(&self) {
        self.0.flushed.store(false, Relaxed);
    }

    /// Whether all written bytes were flushed since the last [`Self::watch_flush`].
    pub(crate) fn is_flushed(&self) -> bool {
        self.0.flushed.load(Relaxed)
    }
}

/// A stream that can end with a reset.
pub(crate) trait Abrupt {
    /// Makes dropping it send a reset.
    fn reset_when_dropped(&self);
}

impl Abrupt for TcpStream {
    fn reset_when_dropped(&self) {
        // A socket that refuses is closed already.
        drop(self.set_zero_linger());
    }
}

/// A stream that fails with `TimedOut`.
pub(crate) struct TimeoutStream<S: Abrupt> {
    stream: S,
    timeouts: Timeouts,
    phase: Phase,
    head_began: Instant,
    last_moved: Instant,
    /// The client has not read part of the response. A head that arrives meanwhile has no time-out.
    write_blocked: bool,
    sleep: Pin<Box<Sleep>>,
    /// The sleep holds the waker of the connection's task, the only one that polls.
    registered: bool,
}

impl<S: Abrupt> Drop for TimeoutStream<S> {
    fn drop(&mut self) {
        if self.phase.0.phase.load(Relaxed) == RESET {
            self.stream.reset_when_dropped();
        }
    }
}

impl<S: Abrupt> TimeoutStream<S> {
    pub(crate) fn new(stream: S, timeouts: Timeouts, phase: Phase) -> Self {
        let now = Instant::now();
        let sleep = Box::pin(sleep_until(now + timeouts.head));
        Self {
            stream,
            timeouts,
            phase,
            head_began: now,
            last_moved: now,
            write_blocked: false,
            sleep,
            registered: false,
        }
    }

    fn deadline(&self) -> Instant {
        match self.phase.0.phase.load(Relaxed) {
            _ if self.write_blocked => self.last_moved + self.timeouts.idle,
            IN_HEAD => self.head_began + self.timeouts.head,
            IDLE => self.last_moved + self.timeouts.idle,
            // Reading the body has a time-out of its own.
            _ => self.last_moved + NEVER,
        }
    }

    fn bytes_read(&mut self) {
        self.last_moved = Instant::now();
        if self.phase.0.phase.compare_exchange(IDLE, IN_HEAD, Relaxed, Relaxed).is_ok() {
            self.head_began = self.last_moved;
        }
    }

    /// Ready with an error after the deadline.
    fn poll_deadline<T>(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<T>> {
        let deadline = self.deadline();
        if deadline < self.sleep.deadline() {
            self.sleep.as_mut().reset(deadline);
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
                if std::mem::take(&mut self.write_blocked) {
                    self.head_began = self.last_moved;
                }
                Poll::Ready(result)
            }
            Poll::Pending => {
                self.write_blocked = true;
                self.poll_deadline(cx)
            }
        }
    }
}

impl<S: AsyncRead + Unpin + Abrupt> AsyncRead for TimeoutStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match Pin::new(&mut self.stream).poll_read(cx, buffer) {
            Poll::Ready(result) => {
                self.bytes_read();
                Poll::Ready(result)
            }
            Poll::Pending => self.poll_deadline(cx),
        }
    }
}

impl<S: AsyncWrite + Unpin + Abrupt> AsyncWrite for TimeoutStream<S> {
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
