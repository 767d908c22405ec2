//! `cosplay faults`: the fault rules of a running server.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use clap::builder::NonEmptyStringValueParser;
use http::{Method, StatusCode};
use serde_json::Value as Json;

use crate::cli::client::Server;
use crate::cli::control::values::text;
use crate::cli::error::CliError;
use crate::cli::table::print;
use crate::config::ConfigError;
use crate::primitives::escape::encode_component;

#[derive(Debug, clap::Args)]
pub(crate) struct FaultsArgs {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    server: Server,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Show the rules and what they have done (the default)
    List,
    /// Add a rule, written as JSON
    Add {
        /// The rule, such as {"when":{"key":"*.mp4"},"effect":{"error":-71}}
        rule: String,
    },
    /// Replace the rules by those of a file with a JSON list; - reads standard input
    Set {
        /// File with the list
        file: PathBuf,
    },
    /// Remove a rule, or all
    Clear {
        /// Id of the rule [default: all rules]
        #[arg(value_parser = NonEmptyStringValueParser::new())]
        id: Option<String>,
    },
    /// Exit with 1 unless every rule has acted
    Verdict,
}

pub(crate) fn run(args: &FaultsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let call = |method, path: &str, body| args.server.call(method, path, body);
    match args.action.as_ref().unwrap_or(&Action::List) {
        Action::List => show(&call(Method::GET, "faults", None)?.json()?, out)?,
        Action::Add { rule } => {
            let answer = call(Method::POST, "faults", Some(sound(rule.clone(), "the rule")?))?;
            if answer.status == StatusCode::CONFLICT {
                return Err(CliError::Failed(text(&answer.json()?["error"])));
            }
            writeln!(out, "{}", text(&answer.json()?["id"]))?;
        }
        Action::Set { file } => show(&call(Method::PUT, "faults", Some(read(file)?))?.json()?, out)?,
        Action::Clear { id: None } => drop(call(Method::DELETE, "faults", None)?),
        Action::Clear { id: Some(id) } => {
            let answer = call(Method::DELETE, &format!("faults/{}", encode_component(id)), None)?;
            if answer.status == StatusCode::CONFLICT {
                return Err(CliError::Failed(text(&answer.json()?["error"])));
            }
        }
        Action::Verdict => {
            let answer = call(Method::GET, "faults/verdict", None)?;
            show(&answer.json()?["unused"], out)?;
            return Ok(ExitCode::from(u8::from(answer.status != StatusCode::OK)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn read(file: &PathBuf) -> Result<String, CliError> {
    let mut text = String::new();
    match file.to_str() {
        Some("-") => std::io::stdin().read_to_string(&mut text).map(drop)?,
        _ => {
            text = std::fs::read_to_string(file)
                .map_err(|error| ConfigError::Invalid(format!("{}: {error}", file.display())))?;
        }
    }
    sound(text, &file.display().to_string())
}

/// Refuses what is not JSON, before the server is asked.
fn sound(text: String, what: &str) -> Result<String, CliError> {
    match serde_json::from_str::<serde::de::IgnoredAny>(&text) {
        Ok(_) => Ok(text),
        Err(error) => Err(ConfigError::Invalid(format!("{what} is not JSON: {error}")).into()),
    }
}

fn show(rules: &Json, out: &mut dyn Write) -> Result<(), CliError> {
    let rows = rules.as_array().into_iter().flatten().map(|rule| {
        let left = if rule["left"].is_null() { "-".into() } else { text(&rule["left"]) };
        [
            text(&rule["id"]),
            text(&rule["matches"]),
            text(&rule["hits"]),
            left,
            text(&rule["when"]),
            text(&rule["on"]),
            text(&rule["effect"]),
        ]
    });
    Ok(print(&["RULE", "MATCHES", "HITS", "LEFT", "WHEN", "ON", "EFFECT"], rows, out)?)
}
