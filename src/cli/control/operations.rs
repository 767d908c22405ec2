//! `cosplay operations`: the operations that are played, under the names that rules and filters use. It needs
//! no server.

use std::io::Write;
use std::process::ExitCode;

use serde_json::{Value as Json, json};

use crate::cli::control::values::Format;
use crate::cli::error::CliError;
use crate::cli::table;
use crate::domain::names::OperationName;
use crate::services;

#[derive(Debug, clap::Args)]
pub(crate) struct OperationsArgs {
    /// Word that name or summary contains [default: every operation]
    word: Option<String>,
    #[command(flatten)]
    format: Format,
}

/// Prints them. The exit status is 1 when none matches.
pub(crate) fn run(args: &OperationsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let word = args.word.as_deref().unwrap_or_default().to_lowercase();
    let is_meant =
        |known: &OperationName| known.name.contains(&word) || known.summary.to_lowercase().contains(&word);
    let found: Vec<_> = services::names().operations.into_iter().filter(is_meant).collect();
    if args.format.json {
        writeln!(out, "{}", json!(found.iter().map(shown).collect::<Vec<_>>()))?;
    } else {
        let rows = found.iter().map(|known| [known.name.clone(), known.summary.to_owned()]);
        table::print("such operations", &["OPERATION", "SUMMARY"], rows, out)?;
    }
    Ok(if found.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn shown(OperationName { name, summary, doc, .. }: &OperationName) -> Json {
    json!({ "operation": name, "summary": summary, "documented": doc })
}
