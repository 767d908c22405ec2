//! The type of a row of the error catalogue. The rows are in `errors.csv`, and from there in `generated.rs`.
//! Each service turns a row into a response in its own format.

use std::fmt;
use std::io::{self, Write};

use serde::Serialize;

/// The error code in the response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Wire {
    /// Of the JSON API and VOD: `-4019`, `10004`.
    Number(i32),
    /// Of the XML API: `AccessDenied`.
    Word(&'static str),
}

impl Wire {
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Number(_) => None,
            Self::Word(word) => Some(word),
        }
    }
}

impl fmt::Display for Wire {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(out),
            Self::Word(word) => word.fmt(out),
        }
    }
}

/// Where a row occurs, and so what can cause it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A request causes it; a fault rule can force it as well.
    Natural,
    /// A service responds with it, but here only a fault rule causes it: it reports trouble inside the
    /// service.
    Fault,
    /// No error code of a response: an HTTP status, a download's status line, or success.
    Status,
    /// Made inside a vendor SDK; no server sends it.
    Client,
    /// Part of the event of a media task.
    Task,
    /// Of an API that is not played yet.
    Later,
}

impl Kind {
    /// The name in the table.
    pub fn word(self) -> &'static str {
        match self {
            Self::Natural => "natural",
            Self::Fault => "fault",
            Self::Status => "status",
            Self::Client => "client",
            Self::Task => "task",
            Self::Later => "later",
        }
    }
}

/// Reliability of a row's code and text. It says nothing about the trigger or the HTTP status, for which the
/// sources are often thin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// In the vendor's documentation or SDK sources.
    Documented,
    /// In a real response that somebody quoted.
    Observed,
    /// Code, text or both are a guess; compare codes, not texts.
    Assumed,
}

impl Certainty {
    /// The name in the table.
    pub fn word(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Observed => "observed",
            Self::Assumed => "assumed",
        }
    }
}

/// A line of `errors.csv`. Serialized under the names of the table's columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ErrorRow {
    /// `cos_json`, `cos_xml`, `vod` or `cloud_api`.
    pub family: &'static str,
    /// The vendor's symbolic name, or ours if the vendor gives none; unique within the service.
    pub name: &'static str,
    #[serde(rename = "code")]
    pub wire: Wire,
    /// Number of the row among those with the same code, from 1.
    pub variant: u8,
    /// HTTP status of the response; none for rows that no request ends with.
    #[serde(rename = "http_status")]
    pub http: Option<u16>,
    /// The message in the response. `<name>` in it is a placeholder.
    pub text: &'static str,
    /// Meaning in English; for XML and VOD the same as `text`.
    pub message: &'static str,
    /// Meaning in Chinese, from the manual where it has one.
    pub message_zh: &'static str,
    pub kind: Kind,
    /// What causes it here.
    pub trigger: &'static str,
    /// Where it is documented.
    pub source: &'static str,
    pub certainty: Certainty,
}

impl ErrorRow {
    /// The code, with the variant unless it is the first: `-4019`, `AccessDenied/2`.
    pub fn key(&self) -> Key {
        Key(self.wire, self.variant)
    }

    /// Whether a response can carry it as an error, and so whether a fault rule may force it.
    pub fn is_forcible(&self) -> bool {
        matches!(self.kind, Kind::Natural | Kind::Fault)
    }

    /// Whether `word` is this row's code, key or name. A negative code may be written without its minus.
    pub fn is_named(&self, word: &str) -> bool {
        if word == self.name {
            return true;
        }
        let (code, variant) = match word.rsplit_once('/') {
            Some((code, variant)) => (code, Some(variant)),
            None => (word, None),
        };
        if variant.is_some_and(|variant| variant.parse() != Ok(self.variant)) {
            return false;
        }
        match self.wire {
            Wire::Word(own) => own == code,
            Wire::Number(own) => {
                code.parse::<i32>().is_ok_and(|code| code == own || (code > 0 && code == -own))
            }
        }
    }

    /// Whether `word`, in lower case, occurs in the code, name, text, meaning or trigger.
    pub fn mentions(&self, word: &str) -> bool {
        [
            self.wire.word().unwrap_or_default(),
            self.name,
            self.text,
            self.message,
            self.message_zh,
            self.trigger,
        ]
        .iter()
        .any(|place| place.to_lowercase().contains(word))
    }
}

/// Key of a row within its service; see [`ErrorRow::key`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(Wire, u8);

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)?;
        match self.1 {
            1 => Ok(()),
            variant => write!(out, "/{variant}"),
        }
    }
}

/// Writes rows as a JSON array, one row a line, so that a diff shows rows and not fields.
pub fn write_json(rows: &[&ErrorRow], out: &mut dyn Write) -> io::Result<()> {
    let mut separator = "[\n";
    for row in rows {
        out.write_all(separator.as_bytes())?;
        serde_json::to_writer(&mut *out, row)?;
        separator = ",\n";
    }
    out.write_all(if rows.is_empty() { b"[]\n" } else { b"\n]\n" })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: ErrorRow = ErrorRow {
        family: "cos_json",
        name: "ErrSample",
        wire: Wire::Number(-42),
        variant: 1,
        http: Some(400),
        text: "SAMPLE_TEXT",
        message: "a sample",
        message_zh: "样本",
        kind: Kind::Fault,
        trigger: "fault only",
        source: "nowhere",
        certainty: Certainty::Assumed,
    };

    #[test]
    fn a_key_shows_its_variant_from_the_second_on() {
        assert_eq!(ROW.key().to_string(), "-42");
        let second = ErrorRow { wire: Wire::Word("AccessDenied"), variant: 2, ..ROW };
        assert_eq!(second.key().to_string(), "AccessDenied/2");
    }

    #[test]
    fn a_row_answers_to_code_key_and_name_only() {
        for word in ["-42", "42", "-42/1", "42/1", "ErrSample"] {
            assert!(ROW.is_named(word), "{word}");
        }
        for word in ["-42/2", "43", "errsample", "ErrSample/1", "", "/", "-"] {
            assert!(!ROW.is_named(word), "{word}");
        }
        let positive = ErrorRow { wire: Wire::Number(42), ..ROW };
        assert!(!positive.is_named("-42"), "a minus is never ignored");
    }

    #[test]
    fn rows_serialise_under_the_names_of_the_columns() {
        let mut out = Vec::new();
        write_json(&[&ROW, &ROW], &mut out).expect("a Vec takes all");
        let line = r#"{"family":"cos_json","name":"ErrSample","code":-42,"variant":1,"http_status":400,"text":"SAMPLE_TEXT","message":"a sample","message_zh":"样本","kind":"fault","trigger":"fault only","source":"nowhere","certainty":"assumed"}"#;
        let expected = format!("[\n{line},\n{line}\n]\n");
        assert_eq!(String::from_utf8_lossy(&out), expected);
    }

    #[test]
    fn no_rows_are_an_empty_array() {
        let mut out = Vec::new();
        write_json(&[], &mut out).expect("a Vec takes all");
        assert_eq!(out, b"[]\n");
    }
}
