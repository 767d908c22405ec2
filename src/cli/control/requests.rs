//! `cosplay requests`: the journal of a running server.

use std::io::Write;
use std::process::ExitCode;

use http::Method;
use serde_json::Value as Json;

use crate::cli::client::Server;
use crate::cli::control::values::text;
use crate::cli::error::CliError;
use crate::cli::table::{line, print};
use crate::primitives::escape::encode_component;

#[derive(Debug, clap::Args)]
pub(crate) struct RequestsArgs {
    /// Show only this operation, such as cos_json.upload
    #[arg(long)]
    operation: Option<String>,
    /// Show only keys that match; * stands for anything
    #[arg(long)]
    key: Option<String>,
    /// Show only this HTTP status
    #[arg(long)]
    status: Option<u16>,
    /// Number of the latest requests to show
    #[arg(long, default_value_t = 50)]
    limit: usize,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    /// Follow new requests
    #[arg(long)]
    follow: bool,
    #[command(flatten)]
    server: Server,
}

const HEADS: [&str; 7] = ["ID", "APPID", "OPERATION", "KEY", "STATUS", "MS", "WHY"];
/// Column widths of rows that are printed one by one.
const WIDTHS: [u16; 7] = [6, 10, 32, 32, 6, 8, 0];

pub(crate) fn run(args: &RequestsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    if args.follow {
        follow(args, out)?;
        return Ok(ExitCode::SUCCESS);
    }
    let entries = args.server.call(Method::GET, &path("requests", args), None)?.json()?;
    let entries = entries.as_array().map(Vec::as_slice).unwrap_or_default();
    if args.json {
        entries.iter().try_for_each(|entry| writeln!(out, "{entry}"))?;
    } else {
        print(&HEADS, entries.iter().map(row), out)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Shows requests as they end, until the server stops.
fn follow(args: &RequestsArgs, out: &mut dyn Write) -> Result<(), CliError> {
    if !args.json {
        line(&HEADS.map(str::to_owned), &WIDTHS, out)?;
    }
    args.server.follow(&path("requests/follow", args), |event, data| {
        match event {
            "request" if args.json => writeln!(out, "{data}")?,
            "request" => line(&row(&data), &WIDTHS, out)?,
            _ => writeln!(std::io::stderr(), "{event}: {data}")?,
        }
        out.flush()?;
        Ok(())
    })
}

fn path(list: &str, args: &RequestsArgs) -> String {
    let mut path = format!("{list}?limit={}", args.limit);
    let words =
        [("operation", &args.operation), ("key", &args.key), ("status", &args.status.map(|n| n.to_string()))];
    for (name, value) in words {
        if let Some(value) = value {
            path += &format!("&{name}={}", encode_component(value));
        }
    }
    path
}

fn row(entry: &Json) -> [String; 7] {
    let what = if entry["operation"].is_null() { &entry["service"] } else { &entry["operation"] };
    let status = if entry["status"].is_null() { &entry["outcome"] } else { &entry["status"] };
    let why = match entry["reason"].as_str() {
        Some(reason) => reason.to_owned(),
        None => text(&entry["faults"]),
    };
    [
        text(&entry["id"]),
        text(&entry["appid"]),
        text(what),
        text(&entry["key"]),
        text(status),
        text(&entry["milliseconds"]),
        why,
    ]
}
