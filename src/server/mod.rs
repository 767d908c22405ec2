//! Sockets, TLS and tasks: from accepting a connection to sending a response. No lower floor waits or
//! connects.

mod below;
mod callbacks;
mod client;
mod connection;
mod exchange;
mod io;
mod listener;
mod listening;
mod proxy;
mod pulls;
mod response;
mod shared;
mod tasks;
mod tls;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;

use crate::domain::App;
pub use crate::server::io::limits::Limits;
use crate::server::io::workers::Workers;
use crate::server::shared::Shared;
use crate::server::tls::Leaves;
pub use crate::server::tls::{Authority, spki};

/// A server that listens; it stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    addresses: Vec<SocketAddr>,
    errors: Option<SocketAddr>,
    stop: DropGuard,
    tasks: TaskTracker,
}

impl Server {
    /// Binds every address and serves HTTP and HTTPS on each, with certificates that `authority` signs. On
    /// the address `errors` every host is the scripted error bucket. Port 0 takes a free port.
    ///
    /// # Errors
    /// An address that cannot be bound.
    pub async fn start(
        app: Arc<App>,
        limits: Limits,
        authority: Authority,
        addresses: &[SocketAddr],
        errors: Option<SocketAddr>,
    ) -> std::io::Result<Self> {
        io::header_case::check().await?;
        app.set_ca_pem(authority.pem());
        let leaves = Leaves::new(authority).map_err(std::io::Error::other)?;
        // Whoever connects while all are busy waits here instead of trying again after a second.
        let backlog = u32::try_from(limits.max_connections).unwrap_or(u32::MAX);
        let (listeners, bound) = bind(addresses, backlog)?;
        let (scripted, errors) = bind(errors.as_slice(), backlog)?;
        let ports = bound.iter().map(SocketAddr::port).collect();
        let (stop, tasks) = (CancellationToken::new(), TaskTracker::new());
        // No task is refused by a closed tracker; waiting for it ends as soon as none is left.
        tasks.close();
        let workers = Workers::start(&stop, &tasks)?;
        let slots = Arc::new(Semaphore::new(limits.max_connections));
        let shared =
            Shared { app, limits, leaves, ports, slots, workers, stop: stop.clone(), tasks: tasks.clone() };
        let shared = Arc::new(shared);
        tasks.spawn(callbacks::run(shared.clone()));
        tasks.spawn(tasks::run(shared.clone()));
        if let Some(address) = bound.first() {
            tasks.spawn(pulls::run(shared.clone(), *address));
        }
        let listeners = listeners.into_iter().map(|listener| (listener, false));
        for (listener, is_scripted) in listeners.chain(scripted.into_iter().map(|listener| (listener, true)))
        {
            tasks.spawn(listener::run(listener, shared.clone(), is_scripted));
        }
        Ok(Self { addresses: bound, errors: errors.first().copied(), stop: stop.drop_guard(), tasks })
    }

    /// Address with its real port where every host is the scripted error bucket.
    pub fn error_address(&self) -> Option<SocketAddr> {
        self.errors
    }

    /// Bound addresses, with their real ports.
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// Stops accepting, lets running requests end, and returns when the last connection is closed or after
    /// `grace`.
    pub async fn stop(self, grace: Duration) {
        drop(self.stop);
        drop(tokio::time::timeout(grace, self.tasks.wait()).await);
    }
}

/// An address that cannot be listened on; inside the [`std::io::Error`] of [`Server::start`].
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}: {source}")]
pub(crate) struct BindError {
    pub address: SocketAddr,
    pub source: std::io::Error,
}

/// Binds every address; returns the listeners and the addresses with their real ports.
fn bind(addresses: &[SocketAddr], backlog: u32) -> std::io::Result<(Vec<TcpListener>, Vec<SocketAddr>)> {
    let (mut listeners, mut bound) = (Vec::new(), Vec::new());
    for address in addresses {
        let unbound = |source: std::io::Error| {
            std::io::Error::new(source.kind(), BindError { address: *address, source })
        };
        let listener = listening::listen(*address, backlog).map_err(unbound)?;
        bound.push(listener.local_addr()?);
        listeners.push(listener);
    }
    Ok((listeners, bound))
}
