//! Limits of the server; the memory budget belongs to the domain.

use std::time::Duration;

/// Limits of a server.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Longest request body in bytes.
    pub max_body: u64,
    /// Longest request head in bytes.
    pub max_head: usize,
    /// Most open connections.
    pub max_connections: usize,
    /// Time-out of a request head from its first byte, and of a new connection until that byte.
    pub head_timeout: Duration,
    /// Time-out between requests, and of a client that reads nothing of a response.
    pub idle_timeout: Duration,
    /// Longest pause between two bytes of a request body.
    pub body_timeout: Duration,
    /// Time-out of one attempt to deliver a callback.
    pub callback_timeout: Duration,
    /// Pause between two attempts to deliver a callback.
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
            body_timeout: Duration::from_mins(1),
            callback_timeout: Duration::from_secs(5),
            callback_pause: Duration::from_secs(1),
        }
    }
}
