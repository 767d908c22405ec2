//! `cosplay requests`: the journal of a running server.

use std::io::Write;
use std::process::ExitCode;

use http::Method;
use serde_json::Value as Json;

use crate::cli::client::Server;
use crate::cli::control::values::{text, time};
use crate::cli::error::CliError;
use crate::cli::name::name;
use crate::cli::table::{line, print};
use crate::primitives::escape::encode_component;

#[derive(Debug, clap::Args)]
pub(crate) struct RequestsArgs {
    /// Show only this operation, such as cos_json.upload
    #[arg(short, long, value_parser = name)]
    operation: Option<String>,
    /// Show only this bucket; * stands for anything
    #[arg(short, long, value_parser = name)]
    bucket: Option<String>,
    /// Show only keys that match; * stands for anything
    #[arg(short, long, value_parser = name)]
    key: Option<String>,
    /// Show only this HTTP status
    #[arg(short, long)]
    status: Option<u16>,
    /// Number of the latest requests to show
    #[arg(short = 'n', long, default_value_t = 50)]
    limit: usize,
    /// Print one JSON object a line
    #[arg(short, long)]
    json: bool,
    /// Follow new requests
    #[arg(short, long)]
    follow: bool,
    #[command(flatten)]
    server: Server,
}

const HEADS: [&str; 10] =
    ["ID", "TIME", "METHOD", "HOST", "PATH", "OPERATION", "STATUS", "CODE", "MS", "WHY"];
/// Column widths of rows that are printed one by one.
const WIDTHS: [u16; 10] = [5, 20, 6, 24, 32, 28, 6, 12, 7, 0];

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
        print("requests", &HEADS, entries.iter().map(row), out)?;
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
    let words = [
        ("operation", &args.operation),
        ("bucket", &args.bucket),
        ("key", &args.key),
        ("status", &args.status.map(|n| n.to_string())),
    ];
    for (name, value) in words {
        if let Some(value) = value {
            path += &format!("&{name}={}", encode_component(value));
        }
    }
    path
}

fn row(entry: &Json) -> [String; 10] {
    let cell = |name: &str| text(&entry[name]);
    let of = |name: &str, other: &str| text(if entry[name].is_null() { &entry[other] } else { &entry[name] });
    [
        cell("id"),
        time(&entry["time"]),
        cell("method"),
        cell("host"),
        cell("path"),
        of("operation", "service"),
        of("status", "outcome"),
        cell("code"),
        cell("milliseconds"),
        of("reason", "faults"),
    ]
}
