//! The way of a request through the server.

pub mod body_hook;
pub mod effects;
pub mod exchange;
pub mod hashing_body;
pub mod pipeline;
pub mod router;
