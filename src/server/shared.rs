//! State that all connections share.

use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::domain::App;
use crate::server::io::connection_context::Arrival;
use crate::server::io::limits::Limits;
use crate::server::io::workers::Workers;
use crate::server::tls::Leaves;

/// State that all connections share.
#[derive(Debug)]
pub(super) struct Shared {
    pub app: Arc<App>,
    pub limits: Limits,
    pub leaves: Leaves,
    /// Ports that are listened on.
    pub ports: Vec<u16>,
    /// Free connection slots.
    pub slots: Arc<Semaphore>,
    /// Threads that serve connections.
    pub workers: Workers,
    /// Cancelled when the server stops.
    pub stop: CancellationToken,
    /// Tasks that a stopping server waits for.
    pub tasks: TaskTracker,
}

impl Shared {
    /// Whether a proxied request to `authority` is meant for this server itself.
    pub(super) fn is_here(&self, authority: &str, arrival: Arrival) -> bool {
        self.leaves.authority().own.is_here(authority, arrival.here, &self.ports)
    }

    /// Whether `authority` is a name of the server's own, or one that is not of the public DNS. The control
    /// interface may be called by no other: the address at which a connection arrives tells nothing, for a
    /// container's published port is loopback to the browser of its host.
    pub(super) fn is_known(&self, authority: &str) -> bool {
        self.leaves.authority().own.is_trusted(authority)
    }
}
