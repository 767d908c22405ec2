//! Connections, limits, TLS and the proxy.

mod attacks;
mod http;
mod limits;
mod load;
mod proxy;
mod tls;
