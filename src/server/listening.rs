//! Sockets that listen.

use std::io;
use std::net::SocketAddr;

use tokio::net::{TcpListener, TcpSocket};

/// Listens on an address, with room for `backlog` connections that are not accepted yet, as far as the system
/// allows.
pub(super) fn listen(address: SocketAddr, backlog: u32) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A server that starts again gets its port although connections of the former one linger.
    socket.set_reuseaddr(cfg!(unix))?;
    socket.bind(address)?;
    // The system cuts the number; some take a negative one for none.
    socket.listen(backlog.clamp(128, i32::MAX as u32))
}
