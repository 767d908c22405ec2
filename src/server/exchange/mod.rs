//! The way of a request through the server.

mod body_hook;
mod effects;
#[expect(clippy::module_inception, reason = "the exchange itself")]
mod exchange;
mod guard;
mod hashing_body;
mod held;
mod host_header;
pub(crate) mod pipeline;
mod router;
mod traffic_limit;
