//! `cosplay clock` and `cosplay reset`.

use std::io::Write;
use std::process::ExitCode;

use clap::Subcommand;
use http::Method;
use serde_json::json;

use crate::cli::client::Server;
use crate::cli::error::CliError;

#[derive(Debug, clap::Args)]
pub(crate) struct ClockArgs {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    server: Server,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ResetArgs {
    #[command(flatten)]
    server: Server,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Show the clock (the default)
    Show,
    /// Follow the machine's clock
    Real,
    /// Follow the machine's clock at an offset
    Offset {
        /// Seconds; negative for the past
        #[arg(allow_negative_numbers = true)]
        seconds: i64,
    },
    /// Stop at a Unix time
    Freeze {
        /// Unix time in seconds
        now: i64,
    },
    /// Advance by some seconds
    Advance {
        /// Seconds; negative for the past
        #[arg(allow_negative_numbers = true)]
        seconds: i64,
    },
}

pub(crate) fn run(args: &ClockArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let (method, path, body) = match args.action.as_ref().unwrap_or(&Action::Show) {
        Action::Show => (Method::GET, "clock", None),
        Action::Real => (Method::PUT, "clock", Some(json!({ "mode": "real" }))),
        Action::Offset { seconds } => {
            (Method::PUT, "clock", Some(json!({ "mode": "offset", "seconds": seconds })))
        }
        Action::Freeze { now } => (Method::PUT, "clock", Some(json!({ "mode": "frozen", "now": now }))),
        Action::Advance { seconds } => (Method::POST, "clock/advance", Some(json!({ "seconds": seconds }))),
    };
    let answer = args.server.call(method, path, body.map(|body| body.to_string()))?;
    writeln!(out, "{}", answer.text.trim())?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn reset(args: &ResetArgs) -> Result<ExitCode, CliError> {
    args.server.call(Method::POST, "reset", Some(String::new())).map(|_| ExitCode::SUCCESS)
}
