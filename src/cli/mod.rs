//! The command line, one file per command.

mod banner;
mod ca;
mod client;
mod control;
mod error;
mod errors;
mod exec;
mod explain;
mod health;
mod request_log;
mod serve;
mod sign;
mod start;
mod table;
mod usage;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::catalog::ROWS;
use crate::cli::error::CliError;
use crate::config::ServeArgs;

/// A local stand-in for Tencent Cloud VOD client upload and COS object storage.
#[derive(Debug, Parser)]
#[command(name = "cosplay", version, about, args_conflicts_with_subcommands = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: ServeArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the server (the default command)
    Serve(Box<ServeArgs>),
    /// Check whether a running server is ready: exit status 0 if it is
    Health(client::ServerArgs),
    /// Run a command with a server of its own, in an environment that leads SDKs to it
    Exec(Box<exec::ExecArgs>),
    /// Print the CA certificate that clients have to trust, and its path
    Ca(ca::CaArgs),
    /// Make a signature
    Sign(Box<sign::SignArgs>),
    /// Explain what a signature or a whole request contains, and what is wrong with it
    Explain(Box<explain::ExplainArgs>),
    /// Look up error codes
    Errors(errors::Errors),
    /// Show or change the fault rules of a running server
    Faults(control::faults::FaultsArgs),
    /// Show the requests that a running server has received
    Requests(control::requests::RequestsArgs),
    /// Show the uploads a running server has seen
    Uploads(control::uploads::UploadsArgs),
    /// Check a policy, ask what it decides, or print the least that would have done
    Policy(control::policy::PolicyArgs),
    /// Show or move the clock of a running server
    Clock(control::clock::ClockArgs),
    /// Return a running server to its state at the start
    Reset(control::clock::ResetArgs),
}

/// The first line of the help.
fn about() -> String {
    let forcible = ROWS.iter().filter(|row| row.is_forcible()).count();
    let what = env!("CARGO_PKG_DESCRIPTION");
    format!("{what} ({forcible} of {} error rows can be reproduced)", ROWS.len())
}

/// Runs what the command line asks for. Bad usage and bad configuration end with 2, anything else that fails
/// with 1.
pub fn main() -> ExitCode {
    let given = usage::read(Cli::command().about(about())).unwrap_or_else(|error| error.exit());
    let cli = Cli::from_arg_matches(&given).unwrap_or_else(|error| error.exit());
    let outcome = match cli.command {
        None => serve::run(&cli.serve),
        Some(Command::Serve(args)) => serve::run(&args),
        Some(Command::Health(args)) => health::run(&args),
        Some(Command::Exec(args)) => exec::run(&args),
        Some(Command::Ca(args)) => ca::run(&args, &mut io::stdout().lock()),
        Some(Command::Explain(args)) => explain::run(&args, &mut io::stdout().lock()),
        Some(Command::Sign(args)) => sign::run(&args, &mut io::stdout().lock()),
        Some(Command::Faults(args)) => control::faults::run(&args, &mut io::stdout().lock()),
        Some(Command::Requests(args)) => control::requests::run(&args, &mut io::stdout().lock()),
        Some(Command::Uploads(args)) => control::uploads::run(&args, &mut io::stdout().lock()),
        Some(Command::Policy(args)) => control::policy::run(&args, &mut io::stdout().lock()),
        Some(Command::Clock(args)) => control::clock::run(&args, &mut io::stdout().lock()),
        Some(Command::Reset(args)) => control::clock::reset(&args),
        Some(Command::Errors(args)) => errors::run(&args, &mut io::stdout().lock()).map_err(CliError::from),
    };
    let error = match outcome {
        Ok(code) => return code,
        Err(error) => error,
    };
    // Nothing can be done when standard error is closed as well.
    drop(writeln!(io::stderr(), "cosplay: {error}"));
    match error {
        CliError::Config(_) => ExitCode::from(2),
        CliError::Failed(_) => ExitCode::FAILURE,
    }
}
