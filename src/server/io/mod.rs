//! Sockets: listeners, connections, time-outs, HTTP/1.1 on a stream.

pub(super) mod connection_context;
pub(super) mod drain;
pub(super) mod first_byte;
pub(super) mod header_case;
pub(super) mod limits;
pub(super) mod timeouts;
pub(super) mod workers;
