//! `cosplay uploads`: the uploads a running server has seen.

use std::io::Write;
use std::process::ExitCode;

use http::Method;
use serde_json::Value as Json;

use crate::cli::client::Server;
use crate::cli::control::values::text;
use crate::cli::error::CliError;
use crate::cli::table::print;

#[derive(Debug, clap::Args)]
pub(crate) struct UploadsArgs {
    /// Number of the first request of an upload, to show it step by step [default: list all]
    id: Option<u64>,
    /// Print the whole timelines as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    server: Server,
}

pub(crate) fn run(args: &UploadsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let path = args.id.map_or_else(|| "uploads".to_owned(), |id| format!("uploads/{id}"));
    let answer = args.server.call(Method::GET, &path, None)?;
    match (args.json, args.id) {
        (true, _) => writeln!(out, "{}", answer.text.trim())?,
        (false, None) => list(&answer.json()?, out)?,
        (false, Some(_)) => steps(&answer.json()?, out)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn list(uploads: &Json, out: &mut dyn Write) -> Result<(), CliError> {
    const COLUMNS: [&str; 8] = ["id", "appid", "key", "state", "pieces", "retries", "wasted_bytes", "gaps"];
    let rows = items(uploads).map(|upload| COLUMNS.map(|column| text(&upload[column])));
    Ok(print(&["ID", "APPID", "KEY", "STATE", "PIECES", "RETRIES", "WASTED", "GAPS"], rows, out)?)
}

/// Requests and callbacks of one upload, in this order.
fn steps(upload: &Json, out: &mut dyn Write) -> Result<(), CliError> {
    let requests = items(&upload["steps"]).map(|request| {
        let reason = &request["reason"];
        let why = if reason.is_null() { &request["faults"] } else { reason };
        [
            text(&request["request"]),
            step(&request["step"]),
            text(&request["key"]),
            text(&request["status"]),
            text(&request["outcome"]),
            text(&request["bytes_in"]),
            text(&request["milliseconds"]),
            text(why),
        ]
    });
    let callbacks = items(&upload["callbacks"]).map(|delivery| {
        let none = String::new;
        let (event, attempts) = (text(&delivery["event"]), format!("sent {} times", delivery["attempts"]));
        ["callback".into(), event, none(), none(), text(&delivery["status"]), none(), none(), attempts]
    });
    let heads = ["REQUEST", "STEP", "KEY", "STATUS", "OUTCOME", "BYTES", "MS", "WHY"];
    Ok(print(&heads, requests.chain(callbacks), out)?)
}

fn items(list: &Json) -> impl Iterator<Item = &Json> {
    list.as_array().into_iter().flatten()
}

/// Short name of a step.
fn step(step: &Json) -> String {
    let piece = &step["piece"];
    if piece.is_null() { text(step) } else { format!("piece {}", piece["at"]) }
}
