//! TLS: the authority that vouches for the hosts we play, the certificates it signs, and the handshake.

mod authority;
mod error;
mod handshake;
mod kept;
mod leaves;

pub use authority::Authority;
pub use error::AuthorityError;
pub(crate) use handshake::accept;
pub(crate) use leaves::Leaves;
