//! `cosplay clock` and `cosplay reset`.

use std::io::Write;
use std::process::ExitCode;

use clap::Subcommand;
use http::Method;
use serde_json::json;

use crate::cli::client::{Answer, Server};
use crate::cli::control::values::{Format, text, time};
use crate::cli::error::CliError;
use crate::primitives::span::Span;
use crate::primitives::time::UnixSeconds;

#[derive(Debug, clap::Args)]
pub(crate) struct ClockArgs {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    format: Format,
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
        /// Offset, such as 2h; negative for the past
        #[arg(value_name = "TIME", allow_hyphen_values = true)]
        by: Span,
    },
    /// Stop at a time
    Freeze {
        /// Unix seconds or ISO 8601, such as 2026-01-31T12:00:00Z
        #[arg(value_name = "WHEN", allow_hyphen_values = true, value_parser = when)]
        at: UnixSeconds,
    },
    /// Move the clock forward, or back
    Advance {
        /// How far, such as 90s or 1d; negative for the past
        #[arg(value_name = "TIME", allow_hyphen_values = true)]
        by: Span,
    },
}

/// Reads a time that a clock can show: none before 1970, and none beyond the year 9999, which is where
/// milliseconds lead.
fn when(text: &str) -> Result<UnixSeconds, String> {
    const LAST: i64 = 253_402_300_799;
    let at = text.parse::<UnixSeconds>()?;
    match at.0 {
        ..0 => Err("before 1970, where no clock goes; write Unix seconds such as 1700000000".into()),
        seconds if seconds <= LAST => Ok(at),
        milliseconds => {
            Err(format!("after the year 9999; write Unix seconds, not milliseconds: {}", milliseconds / 1000))
        }
    }
}

pub(crate) fn run(args: &ClockArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let (method, path, body) = match args.action.as_ref().unwrap_or(&Action::Show) {
        Action::Show => (Method::GET, "clock", None),
        Action::Real => (Method::PUT, "clock", Some(json!({ "mode": "real" }))),
        Action::Offset { by } => {
            (Method::PUT, "clock", Some(json!({ "mode": "offset", "seconds": by.seconds() })))
        }
        Action::Freeze { at } => (Method::PUT, "clock", Some(json!({ "mode": "frozen", "now": at }))),
        Action::Advance { by } => (Method::POST, "clock/advance", Some(json!({ "seconds": by.seconds() }))),
    };
    let answer = args.server.call(method, path, body.map(|body| body.to_string()))?;
    show(&answer, args.format, out)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the time of the clock, and how it goes.
fn show(answer: &Answer, format: Format, out: &mut dyn Write) -> Result<(), CliError> {
    if format.json {
        return Ok(writeln!(out, "{}", answer.text.trim())?);
    }
    let clock = answer.json()?;
    let seconds = &clock["seconds"];
    let offset = if seconds.is_null() { String::new() } else { format!(" by {seconds} s") };
    Ok(writeln!(out, "{}  {}  {}{offset}", time(&clock["time"]), clock["time"], text(&clock["mode"]))?)
}

pub(crate) fn reset(args: &ResetArgs) -> Result<ExitCode, CliError> {
    args.server.call(Method::POST, "reset", Some(String::new())).map(|_| ExitCode::SUCCESS)
}
