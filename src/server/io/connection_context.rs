//! How a request arrived.

use std::net::SocketAddr;

/// How a request arrived.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arrival {
    /// Local address of the connection.
    pub here: SocketAddr,
    /// Over TLS.
    pub secure: bool,
    /// On the port where every host is the scripted error bucket.
    pub scripted: bool,
    /// Through a CONNECT tunnel.
    pub tunnelled: bool,
}
