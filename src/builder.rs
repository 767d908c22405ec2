//! A server inside a Rust process, for tests.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;

use tokio::runtime::{self, Runtime};

use crate::config::Settings;
use crate::domain::accounts::{Account, AccountOptions};
use crate::primitives::names::AppId;
use crate::server;
use crate::services;

/// A running server. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    runtime: Option<Runtime>,
    server: server::Server,
    ca_pem: String,
}

/// Settings of a server that is not started yet.
#[derive(Debug)]
pub struct Builder {
    settings: Settings,
    buckets: Vec<String>,
    options: Vec<String>,
}

impl Server {
    /// A server on a free port of 127.0.0.1, with the demo account and the bucket `examplebucket` unless
    /// others are named.
    pub fn builder() -> Builder {
        Builder {
            settings: Settings { port: 0, ..Settings::default() },
            buckets: Vec::new(),
            options: Vec::new(),
        }
    }

    /// Address of the server. It answers HTTP and HTTPS on the same port.
    pub fn address(&self) -> SocketAddr {
        self.server.addresses()[0]
    }

    /// URL of the server without a slash at the end: `http://127.0.0.1:<port>`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address())
    }

    /// Certificate of the authority that signs the server's certificates, as PEM.
    pub fn ca_pem(&self) -> &str {
        &self.ca_pem
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Dropping a runtime waits for its tasks, which panics within another runtime.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Builder {
    /// Port to listen on; 0, the default, takes a free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.settings.port = port;
        self
    }

    /// Adds an account; the first one replaces the demo account.
    #[must_use]
    pub fn account(mut self, appid: u32, secret_id: &str, secret_key: &str) -> Self {
        let account = Account::new(AppId(appid), secret_id, secret_key, AccountOptions::default());
        self.settings.accounts.push(account);
        self
    }

    /// Adds a bucket, written `name@region` or `name`; the first one replaces the demo bucket.
    #[must_use]
    pub fn bucket(mut self, bucket: &str) -> Self {
        self.buckets.push(bucket.into());
        self
    }

    /// Sets an option of all accounts, written `name=value` as for the flag `--option`.
    #[must_use]
    pub fn option(mut self, option: &str) -> Self {
        self.options.push(option.into());
        self
    }

    /// Starts the server.
    ///
    /// # Errors
    /// `InvalidInput` for an account, bucket or option that is not valid; otherwise the port cannot be bound.
    pub fn start(mut self) -> io::Result<Server> {
        for account in &self.settings.accounts {
            account.check().map_err(invalid)?;
        }
        let buckets = self.buckets.iter().map(|bucket| bucket.parse()).collect::<Result<_, _>>();
        self.settings.buckets = buckets.map_err(invalid)?;
        let options = self.options.iter().map(|option| option.parse()).collect::<Result<_, _>>();
        self.settings.options = options.map_err(invalid)?;
        // A thread of its own: a runtime cannot block within another one, such as that of an async test.
        thread::spawn(move || start(&self.settings))
            .join()
            .unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))
    }
}

fn start(settings: &Settings) -> io::Result<Server> {
    let seeds = settings.seeds().map_err(|error| invalid(error.to_string()))?;
    let world = settings.world(seeds, services::names()).map_err(|error| invalid(error.to_string()))?;
    let authority = settings.authority().map_err(|error| invalid(error.to_string()))?;
    let ca_pem = authority.pem();
    let runtime = runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let addresses = settings.addresses();
    let listening = server::Server::start(
        Arc::new(world),
        settings.limits(),
        authority,
        &addresses,
        settings.error_address(),
    );
    let server = runtime.block_on(listening)?;
    Ok(Server { runtime: Some(runtime), server, ca_pem })
}

fn invalid(error: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, error)
}
