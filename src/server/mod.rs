//! Floor 4: sockets, and the way of a request from one to its answer. The only floor that waits.

mod callbacks;
mod date;
mod departure;
mod header_case;
mod limits;
mod linger;
mod listener;
mod patience;
mod pipeline;
mod response;
mod router;
mod shared;
mod tap;
mod visit;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::domain::App;
pub use limits::Limits;
use shared::Shared;

/// A server that listens and can be stopped.
#[derive(Debug)]
pub struct Server {
    addresses: Vec<SocketAddr>,
    stop: watch::Sender<bool>,
    tasks: Vec<tokio::task::JoinHandle<()>>,
}

impl Server {
    /// Opens every address and begins to serve.
    pub async fn start(app: Arc<App>, limits: Limits, addresses: &[SocketAddr]) -> std::io::Result<Self> {
        let (stop, stopped) = watch::channel(false);
        let slots = Arc::new(tokio::sync::Semaphore::new(limits.max_connections));
        header_case::check().await?;
        let shared = Arc::new(Shared { app, limits });
        let mut tasks = vec![tokio::spawn(callbacks::run(shared.clone(), stopped.clone()))];
        let mut bound = Vec::new();
        for address in addresses {
            let listener = TcpListener::bind(address).await?;
            bound.push(listener.local_addr()?);
            tasks.push(tokio::spawn(listener::run(listener, shared.clone(), slots.clone(), stopped.clone())));
        }
        Ok(Self { addresses: bound, stop, tasks })
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
