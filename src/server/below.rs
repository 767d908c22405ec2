//! Answers to what never becomes a request: a malformed or too long head, one that does not end in time, a
//! connection too many. Each says why and has a journal entry.

use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use http::StatusCode;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::domain::App;
use crate::domain::journal::entry::{Entry, Outcome};
use crate::server::io::limits::Limits;
use crate::server::io::timeouts::Phase;

/// Most headers of a request; hyper's.
const MAX_HEADERS: usize = 100;

/// The bytes of an answer that ends its connection, and its journal entry.
pub(super) fn answer(app: &App, status: StatusCode, reason: &str) -> Bytes {
    let id = app.journal.next_id();
    app.journal.push(Entry {
        id,
        time: app.clock.now(),
        service: "connection",
        status: Some(status.as_u16()),
        outcome: Outcome::Refused,
        reason: Some(reason.to_owned()),
        ..Entry::default()
    });
    let retry = if status == StatusCode::SERVICE_UNAVAILABLE { "Retry-After: 1\r\n" } else { "" };
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n{retry}\
         X-Cosplay-Reason: {reason}\r\nX-Cosplay-Request: /_cosplay/requests/{id}\r\nConnection: close\r\n\
         \r\n{reason}\n",
        reason.len() + 1
    )
    .into()
}

/// A stream on which the answers of hyper's own, which have no body, say why.
pub(super) struct Explained<S> {
    stream: S,
    app: Arc<App>,
    max_head: usize,
    phase: Phase,
    /// Rest of an answer that takes the place of hyper's.
    pending: Option<Bytes>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Explained<S> {
    pub(super) fn new(stream: S, app: Arc<App>, limits: &Limits, phase: Phase) -> Self {
        Self { stream, app, max_head: limits.max_head, phase, pending: None }
    }

    /// Why hyper answers so.
    fn reason(&self, status: StatusCode) -> String {
        match status {
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => format!(
                "the request head has more than {} bytes or more than {MAX_HEADERS} headers",
                self.max_head
            ),
            StatusCode::URI_TOO_LONG => "the URL has more than 65534 bytes".into(),
            _ => "the request is no HTTP/1.1: its first line, a header, or the framing of its body \
                  (Content-Length, Transfer-Encoding) is malformed, or a header is folded over two lines"
                .into(),
        }
    }

    /// Writes what is pending; ready when all of it is written.
    fn poll_pending(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while let Some(rest) = self.pending.as_mut().filter(|rest| !rest.is_empty()) {
            let written = ready!(Pin::new(&mut self.stream).poll_write(cx, rest))?;
            rest.advance(written);
            if written == 0 {
                return Poll::Ready(Err(ErrorKind::WriteZero.into()));
            }
        }
        self.pending = None;
        Poll::Ready(Ok(()))
    }
}

/// The status of an answer of hyper's own: they begin with these two headers.
fn own_status(bytes: &[u8]) -> Option<StatusCode> {
    let rest = bytes.strip_prefix(b"HTTP/1.1 4")?;
    let line = rest.windows(2).take(64).position(|end| end == b"\r\n")?;
    rest[line..].starts_with(b"\r\nConnection: close\r\nContent-Length: 0\r\nDate: ").then_some(())?;
    StatusCode::from_bytes(bytes.get(9..12)?).ok()
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Explained<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let read = ready!(Pin::new(&mut self.stream).poll_read(cx, buffer));
        if matches!(&read, Err(error) if error.kind() == ErrorKind::TimedOut) && self.phase.is_in_head() {
            let reason = "the request head did not end within --head-timeout";
            self.pending = Some(answer(&self.app, StatusCode::REQUEST_TIMEOUT, reason));
            // A client that does not even take this is not waited for.
            if self.poll_pending(cx).is_ready() {
                drop(Pin::new(&mut self.stream).poll_flush(cx));
            }
        }
        Poll::Ready(read)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Explained<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.pending.is_none() {
            let Some(status) = own_status(bytes).filter(|_| self.phase.is_in_head()) else {
                return Pin::new(&mut self.stream).poll_write(cx, bytes);
            };
            self.pending = Some(answer(&self.app, status, &self.reason(status)));
        }
        ready!(self.poll_pending(cx))?;
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match slices {
            [only] => self.poll_write(cx, only),
            several => Pin::new(&mut self.stream).poll_write_vectored(cx, several),
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
