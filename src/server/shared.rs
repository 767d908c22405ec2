//! What every connection shares.

use std::sync::Arc;

use crate::domain::App;
use crate::server::io::connection_context::Arrival;
use crate::server::io::limits::Limits;
use crate::server::tls::Leaves;

/// What every connection shares.
#[derive(Debug)]
pub struct Shared {
    /// The world.
    pub app: Arc<App>,
    /// What is allowed.
    pub limits: Limits,
    /// The certificates.
    pub leaves: Leaves,
    /// The ports that are listened on.
    pub ports: Vec<u16>,
}

impl Shared {
    /// Whether a proxied request to `authority` is meant for this server itself.
    pub fn is_here(&self, authority: &str, arrival: Arrival) -> bool {
        self.leaves.authority().own.is_here(authority, arrival.here, &self.ports)
    }

    /// Whether the control interface may be called by `authority`. What comes from another machine has been led here by
    /// whoever opened the address to it.
    pub fn is_trusted(&self, authority: &str, arrival: Arrival) -> bool {
        !arrival.here.ip().is_loopback() || self.leaves.authority().own.is_trusted(authority)
    }
}
