//! Floor 4: sockets, and the way of a request from one to its answer. The only floor that waits.

mod callbacks;
mod exchange;
mod io;
mod proxy;
mod response;
mod shared;
mod tls;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::domain::App;
pub use crate::server::io::limits::Limits;
use crate::server::shared::Shared;
use crate::server::tls::Leaves;
pub use crate::server::tls::{Authority, AuthorityError};

/// A server that listens and can be stopped.
#[derive(Debug)]
pub struct Server {
    addresses: Vec<SocketAddr>,
    errors: Option<SocketAddr>,
    stop: watch::Sender<bool>,
    tasks: Vec<tokio::task::JoinHandle<()>>,
}

impl Server {
    /// Opens every address and begins to serve, plain or over TLS that `authority` vouches for. At the address `errors`
    /// every host is the scripted error bucket.
    pub async fn start(
        app: Arc<App>,
        limits: Limits,
        authority: Authority,
        addresses: &[SocketAddr],
        errors: Option<SocketAddr>,
    ) -> std::io::Result<Self> {
        let (stop, stopped) = watch::channel(false);
        let slots = Arc::new(tokio::sync::Semaphore::new(limits.max_connections));
        io::header_case::check().await?;
        app.ca_pem.get_or_init(|| authority.pem());
        let leaves = Leaves::new(authority).map_err(std::io::Error::other)?;
        let (listeners, bound) = bind(addresses).await?;
        let (scripted, errors) = bind(errors.as_slice()).await?;
        let ports = bound.iter().map(SocketAddr::port).collect();
        let shared = Arc::new(Shared { app, limits, leaves, ports });
        let mut tasks = vec![tokio::spawn(callbacks::run(shared.clone(), stopped.clone()))];
        let plays = listeners.into_iter().map(|listener| (listener, false));
        for (listener, is_scripted) in plays.chain(scripted.into_iter().map(|listener| (listener, true))) {
            let (slots, stopped) = (slots.clone(), stopped.clone());
            tasks.push(tokio::spawn(io::listener::run(
                listener,
                shared.clone(),
                is_scripted,
                slots,
                stopped,
            )));
        }
        Ok(Self { addresses: bound, errors: errors.first().copied(), stop, tasks })
    }

    /// The address where every host is the scripted error bucket, with its real port.
    pub fn error_address(&self) -> Option<SocketAddr> {
        self.errors
    }

    /// The addresses that are open, with their real ports.
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// Stops accepting, lets requests under way end, and returns when the last connection is closed or `grace` is over.
    pub async fn stop(self, grace: Duration) {
        self.stop.send_replace(true);
        let ended = async {
            for task in self.tasks {
                // A listener that panicked has ended as well.
                drop(task.await);
            }
            // Each connection holds a receiver; the channel closes with the last of them.
            self.stop.closed().await;
        };
        drop(tokio::time::timeout(grace, ended).await);
    }
}

/// Opens every address; with their real ports.
async fn bind(addresses: &[SocketAddr]) -> std::io::Result<(Vec<TcpListener>, Vec<SocketAddr>)> {
    let (mut listeners, mut bound) = (Vec::new(), Vec::new());
    for address in addresses {
        let listener = TcpListener::bind(address).await?;
        bound.push(listener.local_addr()?);
        listeners.push(listener);
    }
    Ok((listeners, bound))
}
