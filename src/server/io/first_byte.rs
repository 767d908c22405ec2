//! Telling TLS from plain HTTP by the first byte of a stream.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Buf, BytesMut};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, ReadBuf};

/// Content type of a TLS handshake record (RFC 8446 section 5.1); no HTTP method begins with it.
const HANDSHAKE: u8 = 0x16;
/// Buffer for the first bytes: fits most request heads and every usual ClientHello.
const CAPACITY: usize = 4096;

/// Whether a stream that begins with `byte` is TLS.
pub(crate) fn is_tls(byte: u8) -> bool {
    byte == HANDSHAKE
}

/// A stream whose first bytes have been inspected; reading begins with them.
pub(crate) struct Opened<S> {
    first: BytesMut,
    stream: S,
}

impl<S: AsyncRead + Unpin> Opened<S> {
    /// Waits for the first bytes.
    pub(crate) async fn new(mut stream: S) -> io::Result<Self> {
        let mut first = BytesMut::with_capacity(CAPACITY);
        stream.read_buf(&mut first).await?;
        Ok(Self { first, stream })
    }

    /// Whether the first byte begins a TLS handshake.
    pub(crate) fn speaks_tls(&self) -> bool {
        self.first.first().is_some_and(|byte| is_tls(*byte))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Opened<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.first.is_empty() {
            return Pin::new(&mut self.stream).poll_read(cx, buffer);
        }
        let len = self.first.len().min(buffer.remaining());
        buffer.put_slice(&self.first[..len]);
        self.first.advance(len);
        if self.first.is_empty() {
            self.first = BytesMut::new();
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Opened<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, slices)
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
