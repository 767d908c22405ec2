//! Connections, limits, TLS and the proxy.

mod limits;
mod proxy;
mod tls;
