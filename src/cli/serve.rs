//! `cosplay serve`: load, listen, say so, and serve until told to stop.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use super::error::CliError;
use crate::api;
use crate::config::{Config, ConfigError, LogFormat, ServeArgs};
use crate::server::Server;

/// How long requests under way may take once the server is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until SIGTERM or SIGINT.
pub fn run(args: ServeArgs) -> Result<ExitCode, CliError> {
    let config = Config::resolve(args)?;
    start_log(&config)?;
    raise_file_limit(config.limits.max_connections);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let outcome = runtime.block_on(serve(config));
    // A callback that waits for its receiver holds nobody up.
    runtime.shutdown_background();
    outcome
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

fn start_log(config: &Config) -> Result<(), ConfigError> {
    let unsound = |error| ConfigError(format!("--log-level {:?}: {error}", config.log_level));
    let filter = EnvFilter::builder().parse(&config.log_level).map_err(unsound)?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    let started = match config.log_format {
        LogFormat::Pretty => log.try_init(),
        LogFormat::Json => log.json().try_init(),
    };
    started.map_err(|error| ConfigError(error.to_string()))
}

async fn serve(config: Config) -> Result<ExitCode, CliError> {
    // Registered first: a signal during the load is not lost.
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let (addresses, limits, ready_file) =
        (config.addresses.clone(), config.limits.clone(), config.ready_file.clone());
    let authority = config.authority()?;
    let ca = authority.file().map(std::path::absolute).transpose()?;
    let app = Arc::new(config.world(api::names())?);
    let listening = Server::start(app, limits, authority, &addresses).await;
    let server =
        listening.map_err(|error| CliError::Failed(format!("cannot listen on {addresses:?}: {error}")))?;
    let urls: Vec<String> = server.addresses().iter().map(|address| format!("http://{address}")).collect();
    if let Some(path) = &ready_file {
        write_ready_file(path, &urls, ca.as_deref())
            .map_err(|error| CliError::Failed(format!("{}: {error}", path.display())))?;
    }
    say_ready(&urls[0])?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("stopping; requests under way are finished first");
    tokio::select! {
        () = server.stop(GRACE) => {}
        _ = interrupt.recv() => tracing::warn!("interrupted again: stopping at once"),
    }
    Ok(ExitCode::SUCCESS)
}

/// The last line of start-up. A closed standard output is no reason not to serve.
fn say_ready(url: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match writeln!(out, "cosplay ready {url}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

/// Appears whole or not at all.
fn write_ready_file(path: &Path, urls: &[String], ca: Option<&Path>) -> io::Result<()> {
    let ready = json!({ "url": urls[0], "urls": urls, "ca": ca, "pid": std::process::id() });
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let unfinished = path.with_file_name(name);
    std::fs::write(&unfinished, ready.to_string() + "\n")?;
    std::fs::rename(&unfinished, path)
}
