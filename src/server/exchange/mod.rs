//! The way of a request through the server.

pub(crate) mod answer;
mod body_hook;
mod effects;
#[expect(clippy::module_inception, reason = "the exchange itself")]
mod exchange;
mod guard;
mod held;
mod host_header;
mod noted;
mod observed_body;
mod pipeline;
mod replay;
mod router;
mod secrets;
mod traffic_limit;
