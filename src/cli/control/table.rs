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
    let mut rows = rows.peekable();
    let heads = rows.peek().is_some().then(|| heads.map(str::to_owned));
    plain(heads.into_iter().chain(rows), out)
}

/// Prints rows as wide as they need.
pub fn plain<const N: usize>(
    rows: impl Iterator<Item = [String; N]>,
    out: &mut dyn Write,
) -> Result<(), CliError> {
    let rows: Vec<[String; N]> = rows.collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths = std::array::from_fn(width);
    rows.iter().try_for_each(|cells| line(cells, &widths, out))
}

/// Prints one row; a cell that is wider than its column shifts the others.
pub fn line<const N: usize>(
    cells: &[String; N],
    widths: &[usize; N],
    out: &mut dyn Write,
) -> Result<(), CliError> {
    let cells: Vec<String> = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
    writeln!(out, "{}", cells.join("  ").trim_end())?;
    Ok(())
}
