//! `cosplay serve`: loads, listens, prints the ready line, and serves until SIGTERM or SIGINT.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};

use crate::cli::error::CliError;
use crate::cli::start::{self, Started};
use crate::cli::{banner, request_log};
use crate::config::{LogFormat, ServeArgs, Settings};

/// Time for requests under way to finish once the server is told to stop.
const GRACE: Duration = Duration::from_secs(10);

pub(super) fn run(args: &ServeArgs) -> Result<ExitCode, CliError> {
    let settings = args.settings()?;
    let runtime = start::runtime(&settings)?;
    let outcome = runtime.block_on(serve(settings));
    // A callback that waits for its receiver holds nobody up.
    runtime.shutdown_background();
    outcome
}

async fn serve(settings: Settings) -> Result<ExitCode, CliError> {
    // Registered first: a signal during the load is not lost.
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let seeds = settings.seeds()?;
    let Started { server, app, ca } = start::server(&settings, seeds).await?;
    let urls: Vec<String> = server.addresses().iter().map(|address| format!("http://{address}")).collect();
    if let Some(path) = &settings.ready_file {
        write_ready_file(path, &urls, server.error_address(), ca.as_deref())
            .map_err(|error| CliError::Failed(format!("{}: {error}", path.display())))?;
    }
    if !settings.quiet && settings.log_format == LogFormat::Pretty {
        banner::print(&settings, &app, &urls);
    }
    if tracing::enabled!(target: "cosplay::requests", tracing::Level::INFO) {
        tokio::spawn(request_log::run(app));
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

/// Prints the last line of the start. A closed standard output does not stop the server.
fn say_ready(url: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match writeln!(out, "cosplay ready {url}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

/// Writes the ready file: by renaming, so that it appears whole, unless it is a device or a pipe.
fn write_ready_file(
    path: &Path,
    urls: &[String],
    errors: Option<SocketAddr>,
    ca: Option<&Path>,
) -> io::Result<()> {
    let errors = errors.map(|address| format!("http://{address}"));
    let ready =
        json!({ "url": urls[0], "urls": urls, "error_url": errors, "ca": ca, "pid": std::process::id() });
    // A device or a pipe is written to; replacing it would take it away from everybody else.
    if std::fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return std::fs::write(path, ready.to_string() + "\n");
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let unfinished = path.with_file_name(name);
    std::fs::write(&unfinished, ready.to_string() + "\n")?;
    std::fs::rename(&unfinished, path)
}
