//! How a request got here.

use std::net::SocketAddr;

/// How a request got here.
#[derive(Debug, Clone, Copy)]
pub struct Arrival {
    /// Our end of the connection.
    pub here: SocketAddr,
    /// Over TLS.
    pub secure: bool,
    /// On the port where every host is the scripted error bucket.
    pub scripted: bool,
    /// Through a tunnel that a proxy's client opened.
    pub tunnelled: bool,
}
