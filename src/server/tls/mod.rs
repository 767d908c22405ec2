//! TLS: the certificate authority, the leaf certificates it signs, and the handshake.

mod authority;
mod certificates;
mod error;
mod handshake;
mod kept;
mod leaf_key;
mod leaves;

pub use crate::server::tls::authority::{Authority, spki};
pub(crate) use crate::server::tls::handshake::{Failure, accept, server_name, version};
pub(crate) use crate::server::tls::leaves::Leaves;
