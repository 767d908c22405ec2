//! The way of a request through the server.

mod body_hook;
mod effects;
#[expect(clippy::module_inception, reason = "the exchange itself")]
mod exchange;
mod hashing_body;
pub(crate) mod pipeline;
mod router;
mod traffic_limit;
