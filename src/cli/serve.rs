//! `cosplay serve`: loads, listens, prints the ready line, and serves until SIGTERM or SIGINT.

use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};

use crate::cli::error::CliError;
use crate::cli::start::{self, Started};
use crate::cli::{banner, ready_file, request_log};
use crate::config::{LogFormat, ServeArgs, Settings};

/// Time for requests under way to finish once the server is told to stop; less than the 10 s after which
/// `docker stop` kills.
const GRACE: Duration = Duration::from_secs(8);

pub(super) fn run(args: &ServeArgs) -> Result<ExitCode, CliError> {
    // Before the configuration is read: whatever is wrong with it, nobody is to take an old file for ours.
    args.ready_file().into_iter().for_each(ready_file::remove_stale);
    let settings = args.settings()?;
    settings.ready_file.iter().for_each(|path| ready_file::remove_stale(path));
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
    let Started { server, app, ca, spki } = start::server(&settings, seeds).await?;
    let urls: Vec<String> = server.addresses().iter().map(|address| format!("http://{address}")).collect();
    let path = settings.ready_file.as_deref();
    let _ready_file =
        path.map(|path| ready_file::written(path, &server, ca.as_deref(), &spki)).transpose()?;
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
        _ = terminate.recv() => tracing::warn!("told to stop again: stopping at once"),
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
