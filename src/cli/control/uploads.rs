//! `cosplay uploads`: the uploads a running server has seen.

use std::io::Write;
use std::process::ExitCode;

use http::Method;
use serde_json::Value as Json;

use crate::cli::client::Server;
use crate::cli::control::values::{Format, List, items, text};
use crate::cli::error::CliError;
use crate::cli::table::print;

#[derive(Debug, clap::Args)]
pub(crate) struct UploadsArgs {
    /// Number of the first request of an upload, to show it step by step [default: list all]
    id: Option<u64>,
    #[command(flatten)]
    format: Format,
    #[command(flatten)]
    server: Server,
}

pub(crate) fn run(args: &UploadsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let path = args.id.map_or_else(|| "uploads".to_owned(), |id| format!("uploads/{id}"));
    let answer = args.server.call(Method::GET, &path, None)?;
    match args.id {
        Some(_) if !args.format.json => steps(&answer.json()?, out)?,
        Some(_) | None => LIST.print(&answer, args.format, out)?,
    }
    Ok(ExitCode::SUCCESS)
}

const LIST: List<8> = List {
    of: "uploads",
    heads: ["ID", "APPID", "KEY", "STATE", "PIECES", "RETRIES", "WASTED", "GAPS"],
    row: |upload| {
        ["id", "appid", "key", "state", "pieces", "retries", "wasted_bytes", "gaps"]
            .map(|column| text(&upload[column]))
    },
};

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
    Ok(print("steps", &heads, requests.chain(callbacks), out)?)
}

/// Short name of a step.
fn step(step: &Json) -> String {
    let piece = &step["piece"];
    if piece.is_null() { text(step) } else { format!("piece {}", piece["at"]) }
}
