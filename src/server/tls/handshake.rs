//! The TLS handshake; the server name that the client asks for selects the certificate.

use std::io;
use std::net::IpAddr;

use rustls::ProtocolVersion;
use rustls::server::Acceptor;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::LazyConfigAcceptor;
use tokio_rustls::server::TlsStream;

use crate::server::tls::leaves::Leaves;

/// Accepts TLS on a stream to the local address `here`. The stream's own time-outs bound it.
pub(crate) async fn accept<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    leaves: &Leaves,
    here: IpAddr,
) -> io::Result<TlsStream<S>> {
    let started = LazyConfigAcceptor::new(Acceptor::default(), stream).await?;
    let name = started.client_hello().server_name().map(str::to_owned);
    let config = leaves.for_client(name.as_deref(), here).map_err(io::Error::other)?;
    started.into_stream(config).await
}

/// The version that was agreed on, as policies write it. Older ones than 1.2 are not spoken.
pub(crate) fn version<S>(stream: &TlsStream<S>) -> &'static str {
    if stream.get_ref().1.protocol_version() == Some(ProtocolVersion::TLSv1_2) { "1.2" } else { "1.3" }
}
