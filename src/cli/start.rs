//! The start of `cosplay serve` and `cosplay exec`: the log, the runtime, and a server that listens.

use std::fmt::{self, Display};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::runtime::{Builder, Runtime};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime;

use crate::cli::error::CliError;
use crate::config::seed::Seeds;
use crate::config::{ConfigError, LogFormat, Settings};
use crate::domain::App;
use crate::server::Server;
use crate::services;

/// A server that listens.
pub(super) struct Started {
    pub server: Server,
    pub app: Arc<App>,
    /// File of its CA certificate, if it is kept.
    pub ca: Option<PathBuf>,
}

/// Starts the log and the runtime.
pub(super) fn runtime(settings: &Settings) -> Result<Runtime, CliError> {
    start_log(settings)?;
    raise_file_limit(settings.max_connections);
    Ok(Builder::new_multi_thread().enable_all().build()?)
}

/// Loads what exists from the start, and listens.
pub(super) async fn server(settings: &Settings, seeds: Seeds) -> Result<Started, CliError> {
    let addresses = settings.addresses();
    let authority = settings.authority()?;
    let ca = authority.file().map(Path::to_owned);
    let app = Arc::new(settings.world(seeds, services::names())?);
    let listening =
        Server::start(app.clone(), settings.limits(), authority, &addresses, settings.error_address()).await;
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
            tracing::warn!("only {limit} files may be open, {connections} connections were asked for");
        }
        Err(error) => tracing::warn!(%error, "the limit of open files could not be raised"),
    }
}

/// Time of a log line: hours, minutes and seconds, UTC.
struct TimeOfDay;

impl FormatTime for TimeOfDay {
    fn format_time(&self, out: &mut Writer<'_>) -> fmt::Result {
        write!(out, "{}", jiff::Timestamp::now().strftime("%H:%M:%S"))
    }
}

fn start_log(settings: &Settings) -> Result<(), ConfigError> {
    let invalid = |error: &dyn Display| ConfigError::Invalid(error.to_string());
    let level = if settings.quiet { "error" } else { &settings.log_level.0 };
    let filter = EnvFilter::builder().parse(level).map_err(|error| invalid(&error))?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal());
    let started = match settings.log_format {
        LogFormat::Pretty => log.with_target(false).with_timer(TimeOfDay).try_init(),
        LogFormat::Json => log.json().try_init(),
    };
    started.map_err(|error| invalid(&error))
}
