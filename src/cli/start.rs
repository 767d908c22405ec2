//! What `cosplay serve` and `cosplay exec` begin with: the log, the runtime, and a server that listens.

use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::runtime::{Builder, Runtime};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

use crate::cli::error::CliError;
use crate::config::{Config, ConfigError, LogFormat};
use crate::domain::App;
use crate::server::Server;
use crate::services;

/// A server that listens.
pub struct Started {
    /// The server.
    pub server: Server,
    /// What it runs on.
    pub app: Arc<App>,
    /// The file its certificate authority lies in, if it is kept.
    pub ca: Option<PathBuf>,
}

/// Starts the log and the runtime.
pub fn runtime(config: &Config) -> Result<Runtime, CliError> {
    start_log(config)?;
    raise_file_limit(config.limits.max_connections);
    Ok(Builder::new_multi_thread().enable_all().build()?)
}

/// Loads and listens.
pub async fn server(config: Config) -> Result<Started, CliError> {
    let (addresses, errors, limits) = (config.addresses.clone(), config.error_address, config.limits.clone());
    let authority = config.authority()?;
    let ca = authority.file().map(Path::to_owned);
    let app = Arc::new(config.world(services::names())?);
    let listening = Server::start(app.clone(), limits, authority, &addresses, errors).await;
    let server =
        listening.map_err(|error| CliError::Failed(format!("cannot listen on {addresses:?}: {error}")))?;
    Ok(Started { server, app, ca })
}

/// Lets the process hold a file for each connection, as far as the system allows.
fn raise_file_limit(connections: usize) {
    /// Files besides connections: listeners, standard streams, the runtime's own.
    const OTHERS: u64 = 128;
    let wanted = connections as u64 + OTHERS;
    match rlimit::increase_nofile_limit(wanted) {
        Ok(limit) if limit >= wanted => {}
        Ok(limit) => {
            tracing::warn!("only {limit} files may be open, {connections} connections were asked for")
        }
        Err(error) => tracing::warn!(%error, "the limit of open files could not be raised"),
    }
}

/// What can be logged.
const LEVELS: &str = "error, warn, info, debug, trace or off";

/// A bare word is a level; the log itself would take any other for the name of a module, and tell nothing else.
fn is_no_level(word: &str) -> bool {
    let is_directive = word.contains(['=', '[', ':']);
    // The empty word it would take for "error".
    !is_directive && (word.trim().is_empty() || word.trim().parse::<LevelFilter>().is_err())
}

fn start_log(config: &Config) -> Result<(), ConfigError> {
    let unsound = |error: &dyn Display| ConfigError(format!("--log-level {:?}: {error}", config.log_level));
    if let Some(word) = config.log_level.split(',').find(|word| is_no_level(word)) {
        return Err(unsound(&format!("{word:?} is no level; write {LEVELS}, or TARGET=LEVEL")));
    }
    let filter = EnvFilter::builder().parse(&config.log_level).map_err(|error| unsound(&error))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    let started = match config.log_format {
        LogFormat::Pretty => log.try_init(),
        LogFormat::Json => log.json().try_init(),
    };
    started.map_err(|error| ConfigError(error.to_string()))
}
