//! Floor 4: sockets, and the way of a request from one to its answer. The only floor that waits.

mod header_case;
mod linger;
mod listener;
mod patience;
mod pipeline;
mod response;
mod router;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;

use header_case::HeaderCase;
use response::CachedDate;

use crate::domain::App;

/// What the server allows, beside the memory budget that lives in [`App`].
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
        }
    }
}

/// A server that listens and can be stopped.
#[derive(Debug)]
pub struct Server {
    addresses: Vec<SocketAddr>,
    stop: watch::Sender<bool>,
    tasks: Vec<tokio::task::JoinHandle<()>>,
}

/// What every connection shares.
#[derive(Debug)]
pub(crate) struct Shared {
    app: Arc<App>,
    limits: Limits,
    header_case: HeaderCase,
    date: CachedDate,
}

impl Server {
    /// Opens every address and begins to serve.
    pub async fn start(app: Arc<App>, limits: Limits, addresses: &[SocketAddr]) -> std::io::Result<Self> {
        let (stop, stopped) = watch::channel(false);
        let header_case = HeaderCase::new().await?;
        let slots = Arc::new(tokio::sync::Semaphore::new(limits.max_connections));
        let shared = Arc::new(Shared { app, limits, header_case, date: CachedDate::default() });
        let (mut bound, mut tasks) = (Vec::new(), Vec::new());
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
