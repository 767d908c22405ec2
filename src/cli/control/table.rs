//! Tables for people.

use std::io::Write;

use serde_json::Value as Json;

use crate::cli::error::CliError;

/// A value as it is shown: texts without quotes, nothing for what is absent.
pub fn text(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Prints rows under their heads, as wide as they need; nothing when there is no row.
pub fn print<const N: usize>(
    heads: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
    out: &mut dyn Write,
) -> Result<(), CliError> {
    let rows: Vec<[String; N]> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    let heads = heads.map(str::to_owned);
    let lines: Vec<&[String; N]> = std::iter::once(&heads).chain(&rows).collect();
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..N).map(width).collect();
    for line in &lines {
        let cells: Vec<String> =
            line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        writeln!(out, "{}", cells.join("  ").trim_end())?;
    }
    Ok(())
}
