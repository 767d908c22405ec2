//! `cosplay exec -- CMD …`: a server for one command, which runs in an environment that leads SDKs to the
//! server and makes them trust it. The exit status is that of the command, and no files are left behind.

mod command;
mod environment;
mod jks;
mod trust;

use std::ffi::OsString;
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use clap::Arg;

use crate::cli::error::CliError;
use crate::cli::exec::environment::Environment;
use crate::cli::exec::trust::Trust;
use crate::cli::start::{self, Started};
use crate::config::seed::Seeds;
use crate::config::values::LogFilter;
use crate::config::{ServeArgs, Settings};

#[derive(Debug, clap::Args)]
#[command(mut_arg("port", own_port))]
pub(super) struct ExecArgs {
    #[command(flatten)]
    serve: ServeArgs,
    /// Command and its arguments
    #[arg(last = true, required = true, value_name = "CMD")]
    command: Vec<OsString>,
}

/// Neither environment nor file gives the port: several of these servers may run at once.
fn own_port(port: Arg) -> Arg {
    port.env(None::<&str>).default_value(None::<&str>).help("Port to listen on [default: a free one]")
}

/// Time for requests under way to finish once the command has ended.
const GRACE: Duration = Duration::from_millis(500);

/// Runs the command to its end and returns its exit status.
pub(super) fn run(args: &ExecArgs) -> Result<ExitCode, CliError> {
    // Several of these may run at once, and standard error belongs to the command.
    let mut settings = args.serve.settings()?;
    if !args.serve.gives("port") {
        settings.port = 0;
    }
    if !args.serve.gives("log_level") {
        settings.log_level = LogFilter("error".into());
    }
    let seeds = settings.seeds()?;
    let runtime = start::runtime(&settings)?;
    let outcome = runtime.block_on(serve_and_run(&settings, seeds, &args.command));
    runtime.shutdown_background();
    outcome
}

async fn serve_and_run(
    settings: &Settings,
    seeds: Seeds,
    command: &[OsString],
) -> Result<ExitCode, CliError> {
    let signals = command::Signals::new()?;
    let account = environment::Identity::of(&seeds);
    let Started { server, app, ca } = start::server(settings, seeds).await?;
    let trust = Trust::lay_out(&app.ca_pem().unwrap_or_default(), ca)?;
    let address = reachable(server.addresses()[0]);
    let environment = Environment { address, trust: &trust, identity: account };
    let status = command::run(command, environment.variables(), signals).await;
    server.stop(GRACE).await;
    // A closed standard error is no reason to fail.
    drop(writeln!(io::stderr(), "cosplay: {}", app.tally));
    status
}

/// The address that the command can connect to: loopback for an unspecified one.
fn reachable(address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), address.port())
    } else {
        address
    }
}
