//! How a request arrived.

use std::net::{IpAddr, SocketAddr};

/// How a request arrived.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arrival {
    /// Number of the connection.
    pub connection: u64,
    /// Local address of the connection.
    pub here: SocketAddr,
    /// Address of the client.
    pub peer: IpAddr,
    /// Version of TLS, `1.2` or `1.3`; none without TLS.
    pub tls: Option<&'static str>,
    /// On the port where every host is the scripted error bucket.
    pub scripted: bool,
    /// Through a CONNECT tunnel.
    pub tunnelled: bool,
}
