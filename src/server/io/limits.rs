//! What the server allows, beside the memory budget that lives in the world.

use std::time::Duration;

/// What the server allows.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of one body.
    pub max_body: u64,
    /// Bytes of one head.
    pub max_head: usize,
    /// Connections at a time.
    pub max_connections: usize,
    /// How long a head may take from its first byte, and a new connection until then.
    pub head_timeout: Duration,
    /// How long a connection may rest between requests, or a client may take no byte of an answer.
    pub idle_timeout: Duration,
    /// How long a body may stand still.
    pub body_timeout: Duration,
    /// How long a callback's receiver may take to answer.
    pub callback_timeout: Duration,
    /// Pause before a callback that was not answered is sent again.
    pub callback_pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_body: 1024 * 1024 * 1024,
            max_head: 64 * 1024,
            max_connections: 4096,
            head_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(75),
            body_timeout: Duration::from_secs(60),
            callback_timeout: Duration::from_secs(5),
            callback_pause: Duration::from_secs(1),
        }
    }
}
