//! Values of JSON answers, as people see them, and lists of them.

use std::io::{self, Read, Write};

use serde_json::Value as Json;

use crate::cli::client::Answer;
use crate::cli::error::CliError;
use crate::cli::table;
use crate::config::ConfigError;
use crate::primitives::time::UnixSeconds;

/// How a list is printed.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct Format {
    /// Print JSON
    #[arg(short, long, global = true)]
    pub json: bool,
}

/// A list of an answer: its name when it is empty, its columns, and the cells of one entry.
pub(super) struct List<const N: usize> {
    pub of: &'static str,
    pub heads: [&'static str; N],
    pub row: fn(&Json) -> [String; N],
}

impl<const N: usize> List<N> {
    /// Prints the list as a table, or the answer as it is.
    pub(super) fn print(&self, answer: &Answer, format: Format, out: &mut dyn Write) -> Result<(), CliError> {
        if format.json {
            return Ok(writeln!(out, "{}", answer.text.trim())?);
        }
        Ok(table::print(self.of, &self.heads, items(&answer.json()?).map(self.row), out)?)
    }
}

/// The entries of a list.
pub(super) fn items(list: &Json) -> impl Iterator<Item = &Json> {
    list.as_array().into_iter().flatten()
}

/// Strings without quotes, nothing for what is absent, JSON for the rest.
pub(super) fn text(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Object(_) => value.to_string(),
    }
}

/// Unix seconds as ISO 8601.
pub(super) fn time(value: &Json) -> String {
    value.as_i64().map_or_else(|| text(value), |seconds| UnixSeconds(seconds).to_iso())
}

/// Content of a file, `-` for standard input.
pub(super) fn read(file: &str) -> Result<Vec<u8>, CliError> {
    let mut content = Vec::new();
    let read = match file {
        "-" => io::stdin().read_to_end(&mut content).map(|_| content),
        path => std::fs::read(path),
    };
    read.map_err(|error| ConfigError::Invalid(format!("{file}: {error}")).into())
}

/// The JSON text of a file, `-` for standard input. What is no JSON is refused before the server is asked.
pub(super) fn read_json(file: &str) -> Result<Json, CliError> {
    parse(&read(file)?, file)
}

/// JSON that `what` contains.
pub(super) fn parse(text: &[u8], what: &str) -> Result<Json, CliError> {
    serde_json::from_slice(text)
        .map_err(|error| ConfigError::Invalid(format!("{what} is not JSON: {error}")).into())
}

/// An object with the members that are there.
pub(super) fn object<const N: usize>(members: [(&str, Option<Json>); N]) -> Json {
    members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
