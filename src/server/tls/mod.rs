//! TLS: the certificate authority, the leaf certificates it signs, and the handshake.

mod authority;
mod error;
mod handshake;
mod kept;
mod leaves;

pub use crate::server::tls::authority::Authority;
pub(crate) use crate::server::tls::handshake::{accept, version};
pub(crate) use crate::server::tls::leaves::Leaves;
