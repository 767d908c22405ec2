//! `cosplay uploads`: the uploads a running server has seen.

use std::io::Write;
use std::process::ExitCode;

use http::Method;

use super::client::Server;
use super::table::{print, text};
use crate::cli::error::CliError;

/// What `cosplay uploads` takes.
#[derive(Debug, clap::Args)]
pub struct UploadsArgs {
    /// The whole timelines as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    server: Server,
}

/// Shows the uploads.
pub fn run(args: &UploadsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let answer = args.server.call(Method::GET, "uploads", None)?;
    if args.json {
        writeln!(out, "{}", answer.text.trim())?;
        return Ok(ExitCode::SUCCESS);
    }
    let uploads = answer.json()?;
    const COLUMNS: [&str; 8] = ["id", "appid", "key", "state", "pieces", "retries", "wasted_bytes", "gaps"];
    let rows = uploads.as_array().into_iter().flatten();
    let rows = rows.map(|upload| COLUMNS.map(|column| text(&upload[column])));
    print(&["ID", "APPID", "KEY", "STATE", "PIECES", "RETRIES", "WASTED", "GAPS"], rows, out)?;
    Ok(ExitCode::SUCCESS)
}
