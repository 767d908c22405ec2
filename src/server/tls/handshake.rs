//! The TLS handshake; the server name that the client asks for selects the certificate.

use std::io::{self, ErrorKind};
use std::net::IpAddr;

use rustls::server::Acceptor;
use rustls::{AlertDescription, ProtocolVersion};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::LazyConfigAcceptor;
use tokio_rustls::server::TlsStream;

use crate::server::tls::leaves::Leaves;

/// Stands for the server name of clients that ask for none.
const NAMELESS: &str = "no name";

/// Alerts by which clients reject a certificate, with their names (RFC 8446 section 6).
const REJECTIONS: [(AlertDescription, &str); 6] = [
    (AlertDescription::BadCertificate, "bad_certificate"),
    (AlertDescription::UnsupportedCertificate, "unsupported_certificate"),
    (AlertDescription::CertificateRevoked, "certificate_revoked"),
    (AlertDescription::CertificateExpired, "certificate_expired"),
    (AlertDescription::CertificateUnknown, "certificate_unknown"),
    (AlertDescription::UnknownCA, "unknown_ca"),
];

/// A handshake that came to nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The client does not accept the certificate.
    #[error("the client does not accept the certificate for {name}: it says {alert}")]
    Rejected {
        /// Server name that it asked for.
        name: String,
        /// Name of its alert (RFC 8446 section 6).
        alert: &'static str,
    },
    /// The client ended the connection when it had the certificate, without a word, as Node.js does when it
    /// does not accept it.
    #[error("the client left during the handshake for {name}")]
    Left { name: String },
    #[error(transparent)]
    Ended(#[from] io::Error),
}

/// Accepts TLS on a stream to the local address `here`. The stream's own time-outs bound it.
pub(crate) async fn accept<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    leaves: &Leaves,
    here: IpAddr,
) -> Result<TlsStream<S>, Failure> {
    let started = LazyConfigAcceptor::new(Acceptor::default(), stream).await?;
    let wanted = leaves.wanted(&started.client_hello());
    let config = leaves.for_client(&wanted, here).await.map_err(io::Error::other)?;
    started.into_stream(config).await.map_err(|error| {
        let name = wanted.name.unwrap_or_else(|| NAMELESS.into());
        match (rejection(&error), error.kind()) {
            (Some(alert), _) => Failure::Rejected { name, alert },
            (None, ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::BrokenPipe) => {
                Failure::Left { name }
            }
            (None, _) => error.into(),
        }
    })
}

/// The alert by which the client rejects the certificate, if `error` is one.
fn rejection(error: &io::Error) -> Option<&'static str> {
    let error = error.get_ref()?.downcast_ref::<rustls::Error>()?;
    let rustls::Error::AlertReceived(alert) = error else { return None };
    REJECTIONS.into_iter().find(|(known, _)| known == alert).map(|(_, name)| name)
}

/// The version that was agreed on, as policies write it. Older ones than 1.2 are not spoken.
pub(crate) fn version<S>(stream: &TlsStream<S>) -> &'static str {
    if stream.get_ref().1.protocol_version() == Some(ProtocolVersion::TLSv1_2) { "1.2" } else { "1.3" }
}

/// The server name that the client asked for; `no name` if it asked for none.
pub(crate) fn server_name<S>(stream: &TlsStream<S>) -> &str {
    stream.get_ref().1.server_name().unwrap_or(NAMELESS)
}
