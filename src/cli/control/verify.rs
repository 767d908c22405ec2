//! `cosplay verify`: whether the requests that a running server has received are the expected ones.

use std::io::Write;
use std::process::ExitCode;

use http::Method;
use serde_json::{Value as Json, json};

use crate::cli::client::Server;
use crate::cli::control::values::{items, read_json, text};
use crate::cli::error::CliError;
use crate::cli::name::name;
use crate::config::ConfigError;
use crate::domain::faults::pattern::Pattern;
use crate::domain::journal::filter::Filter;

#[derive(Debug, clap::Args)]
pub(crate) struct VerifyArgs {
    /// File with the expectations, {"requests":[{"matching":{…},"count":1}],"in_order":true}; - for
    /// standard input [default: one expectation, by flags]
    #[arg(conflicts_with_all = ["operation", "bucket", "key", "status", "count", "at_least", "at_most"])]
    file: Option<String>,
    /// Operation of the expected requests, such as cos_json.upload
    #[arg(short, long, value_parser = name)]
    operation: Option<String>,
    /// Their bucket; * stands for anything
    #[arg(short, long, value_parser = name)]
    bucket: Option<String>,
    /// Their key; * stands for anything
    #[arg(short, long, value_parser = name)]
    key: Option<String>,
    /// Their HTTP status
    #[arg(short, long)]
    status: Option<u16>,
    /// How many there have to be [default: at least one]
    #[arg(short = 'n', long, conflicts_with_all = ["at_least", "at_most"])]
    count: Option<usize>,
    /// How many there have to be at least
    #[arg(long, value_name = "N")]
    at_least: Option<usize>,
    /// How many there may be at most
    #[arg(long, value_name = "N")]
    at_most: Option<usize>,
    /// Refuse requests that are not expected
    #[arg(long, conflicts_with = "file")]
    nothing_else: bool,
    /// Look only at requests after the one with this number
    #[arg(long, value_name = "ID")]
    since: Option<u64>,
    #[command(flatten)]
    server: Server,
}

impl VerifyArgs {
    fn expected(&self) -> Result<Json, CliError> {
        if let Some(file) = &self.file {
            return read_json(file);
        }
        let matching = Filter {
            operation: self.operation.clone(),
            bucket: self.bucket.clone().map(Pattern),
            key: self.key.clone().map(Pattern),
            status: self.status,
            ..Filter::default()
        };
        let Self { count, at_least, at_most, nothing_else, .. } = self;
        if let (Some(least), Some(most)) = (at_least, at_most)
            && least > most
        {
            let never = format!("--at-least {least} and --at-most {most}: no number is both; swap them");
            return Err(ConfigError::Invalid(never).into());
        }
        Ok(json!({
            "requests": [{ "matching": matching, "count": count, "at_least": at_least, "at_most": at_most }],
            "nothing_else": nothing_else,
        }))
    }
}

/// Prints what is wrong, if anything is; the exit status is then 1.
pub(crate) fn run(args: &VerifyArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let since = args.since.map(|id| format!("?since={id}")).unwrap_or_default();
    let path = format!("requests/verify{since}");
    let answer = args.server.call(Method::POST, &path, Some(args.expected()?.to_string()))?.json()?;
    let mut wrong = items(&answer["wrong"]).peekable();
    if wrong.peek().is_none() {
        return Ok(ExitCode::SUCCESS);
    }
    wrong.try_for_each(|sentence| writeln!(out, "{}", text(sentence)))?;
    Ok(ExitCode::FAILURE)
}
