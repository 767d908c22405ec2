//! Sockets: listeners, connections, time-outs, HTTP/1.1 on a stream.

pub mod connection;
pub mod connection_context;
pub mod drain;
pub mod first_byte;
pub mod header_case;
pub mod limits;
pub mod listener;
pub mod timeouts;
