//! Reads TOML files, with errors that name file, line and key.

use std::path::Path;

use serde::de::DeserializeOwned;

use crate::config::error::ConfigError;
use crate::primitives::escape::without_value;

/// Reads a TOML file.
///
/// # Errors
/// The file cannot be read; it is not TOML; a key is unknown, absent, or has a value that cannot be used.
pub(super) fn read_toml<T: DeserializeOwned>(path: &Path) -> Result<T, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(ConfigError::unreadable(path))?;
    let misread = |key: String, error: &toml::de::Error| ConfigError::InFile {
        path: path.into(),
        line: line(&text, error),
        message: message(&text, &key, error),
    };
    let document = toml::Deserializer::parse(&text).map_err(|error| misread(String::new(), &error))?;
    serde_path_to_error::deserialize(document)
        .map_err(|error| misread(error.path().to_string(), error.inner()))
}

/// The line of the error, from 1.
fn line(text: &str, error: &toml::de::Error) -> usize {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    before.matches('\n').count() + 1
}

/// The error in one line, with its key, and without the value, where that may be a secret key.
fn message(text: &str, key: &str, error: &toml::de::Error) -> String {
    let at_fault = text.lines().nth(line(text, error) - 1).unwrap_or_default();
    let message =
        if at_fault.contains("secret") { without_value(error.message()) } else { error.message().into() };
    if key.is_empty()
        && let Some(unwritten) = unwritten(at_fault)
    {
        return unwritten;
    }
    let message = with_nearest(&plain(&message.replace('\n', ", ")));
    match (key.rsplit_once('.'), message.starts_with("unknown field")) {
        (None, true) => message,
        // It names the last part of the key itself.
        (Some((table, _)), true) => format!("{message}, in {table}"),
        (_, false) if key.is_empty() || key == "." => message,
        (_, false) => format!("{key}: {message}"),
    }
}

/// The error of a line whose value is no TOML, if that is what is wrong with it: its key, without the value.
fn unwritten(line: &str) -> Option<String> {
    let (key, value) = line.split_once('=')?;
    let (key, value) = (key.trim(), value.trim());
    let is_key = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    if key.is_empty() || !key.bytes().all(is_key) {
        return None;
    }
    match value.chars().next() {
        None | Some('#') => Some(format!("{key} has no value; write {key} = VALUE")),
        Some(first) if first.is_alphabetic() || "/~.*_<>@%&$:;!?".contains(first) => {
            Some(format!("{key}: put the text in quotes, {key} = \"…\""))
        }
        Some(_) => None,
    }
}

/// Where the message names a type of Rust, says what to write instead.
pub(super) fn plain(message: &str) -> String {
    const TYPES: [(&str, &str); 10] = [
        ("u8", "a whole number from 0 to 255"),
        ("u16", "a whole number from 0 to 65535"),
        ("u32", "a whole number from 0 to 4294967295"),
        ("u64", "a whole number, 0 or more"),
        ("usize", "a whole number, 0 or more"),
        ("i32", "a whole number"),
        ("i64", "a whole number"),
        ("a boolean", "true or false"),
        ("a sequence", "a list, [\"…\"]"),
        ("internally tagged enum Written", "a table such as { mode = \"real\" }"),
    ];
    let told = message.rsplit_once("expected ");
    let known = told.and_then(|(before, name)| {
        let (_, words) = TYPES.iter().find(|(known, _)| *known == name)?;
        Some(format!("{before}expected {words}"))
    });
    known.unwrap_or_else(|| message.to_owned())
}

/// Where the message names an unknown word and the known ones, adds the known one that is most like it.
fn with_nearest(message: &str) -> String {
    /// Words less alike than this are no slips of each other.
    const ALIKE: f64 = 0.8;
    let mut quoted = message.split('`').skip(1).step_by(2);
    let is_unknown = message.starts_with("unknown field") || message.starts_with("unknown variant");
    let Some(word) = quoted.next().filter(|_| is_unknown) else { return message.to_owned() };
    let alike = quoted.map(|known| (strsim::jaro_winkler(word, known), known));
    let best = alike.max_by(|one, other| one.0.total_cmp(&other.0)).filter(|(likeness, _)| *likeness > ALIKE);
    match (best, message.split_once(", expected")) {
        (Some((_, nearest)), Some((unknown, known))) => {
            format!("{unknown}, did you mean `{nearest}`? Expected{known}")
        }
        _ => message.to_owned(),
    }
}
