//! `cosplay sts`: temporary keys of a running server.

use std::io::Write;
use std::process::ExitCode;

use http::Method;
use serde_json::json;

use crate::cli::client::Server;
use crate::cli::control::values::read_json;
use crate::cli::error::CliError;
use crate::cli::name::name;
use crate::primitives::span::Span;

#[derive(Debug, clap::Args)]
pub(crate) struct StsArgs {
    /// Bucket that the key opens, NAME-APPID [default: every bucket of the account]
    #[arg(short, long, value_parser = name)]
    bucket: Option<String>,
    /// File with a policy that says what the key may do; - for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "bucket")]
    policy: Option<String>,
    /// Time until the key expires
    #[arg(short, long, default_value = "30m", value_name = "TIME")]
    expires_in: Span,
    #[command(flatten)]
    server: Server,
}

/// Prints a key in the shape that the vendor's STS SDK returns.
pub(crate) fn run(args: &StsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let body = json!({
        "appid": args.server.appid(),
        "seconds": args.expires_in.seconds(),
        "bucket": args.bucket,
        "policy": args.policy.as_deref().map(read_json).transpose()?,
    });
    let answer = args.server.call_untold(Method::POST, "sts", Some(body.to_string()))?;
    writeln!(out, "{}", answer.text.trim())?;
    Ok(ExitCode::SUCCESS)
}
