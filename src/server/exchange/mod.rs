//! The way of a request through the server.

mod body_hook;
mod effects;
#[expect(clippy::module_inception, reason = "the exchange itself")]
mod exchange;
mod guard;
mod held;
mod host_header;
mod observed_body;
pub(crate) mod pipeline;
mod replay;
mod router;
mod traffic_limit;
