//! The command line, one file per command.

mod answer;
mod banner;
mod ca;
mod chromium;
mod client;
mod completions;
mod control;
mod error;
mod errors;
mod examples;
mod exec;
mod explain;
mod health;
mod help;
mod name;
mod ready_file;
mod request_log;
mod serve;
mod sign;
mod start;
mod style;
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

/// The commands. `help::GROUPS` has their groups, `examples::EXAMPLES` an example for each.
#[derive(Debug, Subcommand)]
enum Command {
    /// Start the server (the default command)
    Serve(Box<ServeArgs>),
    /// Run a command with a server of its own, to which SDKs are led
    Exec(Box<exec::ExecArgs>),
    /// Check whether a running server is ready: exit status 0 if it is
    Health(client::ServerArgs),
    /// Print the CA certificate that clients have to trust, and its path
    Ca(ca::CaArgs),
    /// Print completions for a shell
    Completions(completions::CompletionsArgs),
    /// Write the man pages into a directory
    Man(completions::ManArgs),
    /// Show the requests that a server has received
    Requests(control::requests::RequestsArgs),
    /// Show the uploads that a server has seen, step by step
    Uploads(control::uploads::UploadsArgs),
    /// Show callbacks; send one again, drop, delay or hold some
    Events(control::events::EventsArgs),
    /// Check that the requests received are those expected
    Verify(control::verify::VerifyArgs),
    /// List the operations that are played
    Operations(control::operations::OperationsArgs),
    /// Force errors and network failures by rules
    Faults(control::faults::FaultsArgs),
    /// Show or move the clock
    Clock(control::clock::ClockArgs),
    /// Make a signature
    Sign(Box<sign::SignArgs>),
    /// Say what is in a signature or a request, and what is wrong
    Explain(Box<explain::ExplainArgs>),
    /// Look up error codes
    Errors(errors::Errors),
    /// Issue temporary keys
    Sts(control::sts::StsArgs),
    /// Check a policy, ask what it decides, print the least that did
    Policy(control::policy::PolicyArgs),
    /// List and add accounts
    Accounts(control::accounts::AccountsArgs),
    /// List, add and remove buckets
    Buckets(control::buckets::BucketsArgs),
    /// List, read, store and remove objects
    Objects(control::objects::ObjectsArgs),
    /// Save states of a server and return to them
    Snapshots(control::snapshots::SnapshotsArgs),
    /// Return a server to its state at the start
    Reset(control::clock::ResetArgs),
}

/// The whole command line.
fn command() -> clap::Command {
    help::laid_out(examples::added(Cli::command().about(about())))
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
    let given = usage::read(command()).unwrap_or_else(|error| error.exit());
    let cli = Cli::from_arg_matches(&given).unwrap_or_else(|error| error.exit());
    let (error, code) = match run(cli, &mut io::stdout()) {
        Ok(code) => return code,
        Err(CliError::HungUp) => return ExitCode::SUCCESS,
        Err(error @ CliError::Config(_)) => (error, ExitCode::from(2)),
        Err(error @ CliError::Failed(_)) => (error, ExitCode::FAILURE),
    };
    // Nothing can be done when standard error is closed as well.
    drop(writeln!(io::stderr(), "cosplay: {error}"));
    code
}

fn run(cli: Cli, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    match cli.command {
        None => serve::run(&cli.serve),
        Some(Command::Serve(args)) => serve::run(&args),
        Some(Command::Exec(args)) => exec::run(&args),
        Some(Command::Health(args)) => health::run(&args),
        Some(Command::Ca(args)) => ca::run(&args, out),
        Some(Command::Completions(args)) => Ok(completions::run(&args, command(), out)),
        Some(Command::Man(args)) => completions::man(&args, command()),
        Some(Command::Requests(args)) => control::requests::run(&args, out),
        Some(Command::Uploads(args)) => control::uploads::run(&args, out),
        Some(Command::Events(args)) => control::events::run(&args, out),
        Some(Command::Verify(args)) => control::verify::run(&args, out),
        Some(Command::Operations(args)) => control::operations::run(&args, out),
        Some(Command::Faults(args)) => control::faults::run(&args, out),
        Some(Command::Clock(args)) => control::clock::run(&args, out),
        Some(Command::Sign(args)) => sign::run(&args, out),
        Some(Command::Explain(args)) => explain::run(&args, out),
        Some(Command::Errors(args)) => Ok(errors::run(&args, out)?),
        Some(Command::Sts(args)) => control::sts::run(&args, out),
        Some(Command::Policy(args)) => control::policy::run(&args, out),
        Some(Command::Accounts(args)) => control::accounts::run(&args, out),
        Some(Command::Buckets(args)) => control::buckets::run(&args, out),
        Some(Command::Objects(args)) => control::objects::run(&args, out),
        Some(Command::Snapshots(args)) => control::snapshots::run(&args, out),
        Some(Command::Reset(args)) => control::clock::reset(&args),
    }
}
