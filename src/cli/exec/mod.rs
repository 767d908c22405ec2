//! `cosplay exec -- CMD …`: a server for one command, which runs in an environment that leads SDKs to the
//! server and makes them trust it. The exit status is that of the command, and no files are left behind.

mod command;
mod environment;
mod jks;
mod trust;

use std::ffi::OsString;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use clap::Arg;

use crate::cli::error::CliError;
use crate::cli::exec::environment::{Environment, Hooks};
use crate::cli::exec::trust::Trust;
use crate::cli::ready_file;
use crate::cli::start::{self, Started};
use crate::config::seed::Seeds;
use crate::config::values::LogFilter;
use crate::config::{ConfigError, ServeArgs, Settings};
use crate::domain::tally::Tally;

#[derive(Debug, clap::Args)]
#[command(mut_arg("port", own_port), mut_arg("ready_file", own_ready_file))]
pub(super) struct ExecArgs {
    #[command(flatten)]
    serve: ServeArgs,
    /// Do not load a script into Node.js: its own clients ignore the proxy before versions 22.21 and 24.5
    #[arg(long)]
    no_node_hook: bool,
    /// Do not add a sitecustomize to Python: certifi keeps to its own file, as if SSL_CERT_FILE were not set
    #[arg(long)]
    no_python_hook: bool,
    /// Command and its arguments
    #[arg(last = true, required = true, value_name = "CMD")]
    command: Vec<OsString>,
}

/// Neither environment nor file gives the port: several of these servers may run at once.
fn own_port(port: Arg) -> Arg {
    port.env(None::<&str>).default_value(None::<&str>).help("Port to listen on [default: a free one]")
}

/// The environment names the file of a server to ask, which is another.
fn own_ready_file(file: Arg) -> Arg {
    file.env(None::<&str>)
        .help("File to write before the command starts, and to remove at its end: JSON with every URL")
}

/// Time for requests under way to finish once the command has ended.
const GRACE: Duration = Duration::from_millis(500);

/// Runs the command to its end and returns its exit status.
pub(super) fn run(args: &ExecArgs) -> Result<ExitCode, CliError> {
    // Several of these may run at once, and standard error belongs to the command.
    let mut settings = args.serve.settings()?;
    settings.ready_file = args.serve.ready_file().map(Path::to_owned);
    if let Some(path) = &settings.ready_file {
        ready_file::remove_stale(path);
        if path.is_file() {
            return Err(in_use(path).into());
        }
    }
    if !args.serve.gives("port") {
        settings.port = 0;
    }
    if !args.serve.gives("log_level") {
        settings.log_level = LogFilter(format!("error,{}=warn", start::CA));
    }
    let seeds = settings.seeds()?;
    let runtime = start::runtime(&settings)?;
    let outcome = runtime.block_on(serve_and_run(&settings, seeds, args));
    runtime.shutdown_background();
    outcome
}

async fn serve_and_run(settings: &Settings, seeds: Seeds, args: &ExecArgs) -> Result<ExitCode, CliError> {
    let signals = command::Signals::new()?;
    let account = environment::Identity::of(&seeds);
    let Started { server, app, ca, spki } = start::server(settings, seeds).await?;
    let ca_file = ca.clone();
    let trust = Trust::lay_out(&app.ca_pem().unwrap_or_default(), ca)?;
    let address = start::reachable(server.addresses()[0]);
    let path = settings.ready_file.as_deref();
    let _ready_file =
        path.map(|path| ready_file::written(path, &server, ca_file.as_deref(), &spki)).transpose()?;
    let hooks = Hooks { node: !args.no_node_hook, python: !args.no_python_hook };
    let environment = Environment { address, spki, trust: &trust, identity: account, hooks };
    let ended = command::run(&args.command, environment.variables(), signals).await;
    server.stop(GRACE).await;
    let ended = ended?;
    if ended.has_run && !settings.quiet {
        // A closed standard error is no reason to fail.
        drop(write!(io::stderr(), "{}", summary(&app.tally, address)));
    }
    Ok(ended.status)
}

/// The error of a ready file that another server has written.
fn in_use(path: &Path) -> ConfigError {
    let path = path.display();
    ConfigError::Invalid(format!(
        "--ready-file {path}: another running server has written it; name another file"
    ))
}

/// What arrived, and what to do when that is not what one would expect.
fn summary(tally: &Tally, address: SocketAddr) -> String {
    let mut told = format!("cosplay: {tally}\n");
    if tally.distrust().is_some() {
        told += "cosplay: these clients have to trust the certificate in COSPLAY_CA: they read none of the \
                 variables that exec sets (SSL_CERT_FILE, NODE_EXTRA_CA_CERTS, JAVA_TOOL_OPTIONS) or have a \
                 list of their own\n";
    } else if tally.is_empty() {
        told += &format!(
            "cosplay: nothing arrived through the proxy http://{address}. If the command sends anything, its \
             client ignores HTTPS_PROXY: set its proxy to that, its endpoint to COSPLAY_URL, or start \
             Chromium with COSPLAY_CHROMIUM_ARGS\n"
        );
    }
    told
}
