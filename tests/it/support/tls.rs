//! TLS as a client that believes nobody but the server's own authority, and checks everything.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use super::World;
use super::http::{Connection, read};

/// TLS on a TCP connection.
pub type Secure = StreamOwned<ClientConnection, TcpStream>;

/// A client that trusts `pem` only and offers these protocols.
pub fn client(pem: &str, protocols: &[&str]) -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(pem.as_bytes()).unwrap()).unwrap();
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = protocols.iter().map(|name| name.as_bytes().to_vec()).collect();
    Arc::new(config)
}

/// Shakes hands on `stream` for `name`, which may be an address: then no name is asked for.
pub fn shake(
    config: Arc<ClientConfig>,
    name: &str,
    mut stream: TcpStream,
) -> Result<Connection<Secure>, std::io::Error> {
    let name = ServerName::try_from(name.to_owned()).unwrap();
    let mut tls = ClientConnection::new(config, name).unwrap();
    while tls.is_handshaking() {
        tls.complete_io(&mut stream)?;
    }
    Ok(Connection::over(StreamOwned::new(tls, stream)))
}

impl World {
    /// The certificate of this world's authority.
    pub fn ca(&self) -> Arc<str> {
        self.app.ca_pem().unwrap()
    }

    /// Comes over TLS and asks for `name`.
    pub fn secure(&self, name: &str) -> Result<Connection<Secure>, std::io::Error> {
        let stream = self.connect().into_stream();
        shake(client(&self.ca(), &["http/1.1"]), name, stream)
    }
}

/// Reads whatever comes until the other side closes; false when it does not within the stream's time-out.
pub fn ends(stream: &mut (impl Read + Write)) -> bool {
    let mut forgotten = [0; 4096];
    loop {
        match read(stream, &mut forgotten) {
            Ok(0) => return true,
            Ok(_) => {}
            Err(error) => {
                return !matches!(
                    error.kind(),
                    std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
                );
            }
        }
    }
}
