//! `cosplay requests`: the journal of a running server.

use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use http::Method;
use serde_json::Value as Json;

use super::client::Server;
use super::table::{print, text};
use crate::cli::error::CliError;
use crate::primitives::escape::encode_component;

/// What `cosplay requests` takes.
#[derive(Debug, clap::Args)]
pub struct RequestsArgs {
    /// Only this operation, such as cos_json.upload
    #[arg(long)]
    operation: Option<String>,
    /// Only keys like this; * stands for anything
    #[arg(long)]
    key: Option<String>,
    /// Only this status
    #[arg(long)]
    status: Option<u16>,
    /// The latest so many
    #[arg(long, default_value_t = 50)]
    limit: usize,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
    /// Go on showing what comes
    #[arg(long)]
    follow: bool,
    #[command(flatten)]
    server: Server,
}

/// Pause between two questions when following.
const PAUSE: Duration = Duration::from_millis(500);

/// Shows the journal.
pub fn run(args: &RequestsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let mut since = 0;
    loop {
        let entries = args.server.call(Method::GET, &path(args, since), None)?.json()?;
        let entries = entries.as_array().map(Vec::as_slice).unwrap_or_default();
        show(args.json, entries, out)?;
        since = entries.last().and_then(|entry| entry["id"].as_u64()).unwrap_or(since);
        if !args.follow {
            return Ok(ExitCode::SUCCESS);
        }
        out.flush()?;
        std::thread::sleep(PAUSE);
    }
}

fn path(args: &RequestsArgs, since: u64) -> String {
    let mut path = format!("requests?since={since}&limit={}", args.limit);
    let words =
        [("operation", &args.operation), ("key", &args.key), ("status", &args.status.map(|n| n.to_string()))];
    for (name, value) in words {
        if let Some(value) = value {
            path += &format!("&{name}={}", encode_component(value));
        }
    }
    path
}

fn show(json: bool, entries: &[Json], out: &mut dyn Write) -> Result<(), CliError> {
    if json {
        entries.iter().try_for_each(|entry| writeln!(out, "{entry}"))?;
        return Ok(());
    }
    let rows = entries.iter().map(|entry| {
        let what = if entry["operation"].is_null() { &entry["family"] } else { &entry["operation"] };
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
    });
    print(&["ID", "APPID", "OPERATION", "KEY", "STATUS", "MS", "WHY"], rows, out)
}
