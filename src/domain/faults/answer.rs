//! An answer that a rule gives: a row of the catalogue, or whatever the rule says.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalog::{self, ErrorRow};

/// An answer that a rule gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Forced {
    /// A row of the catalogue.
    Error(Code),
    /// Whatever the rule says.
    Verbatim {
        /// The HTTP status.
        status: u16,
        /// Headers by name.
        headers: Vec<(String, String)>,
        /// The body.
        body: String,
    },
}

/// What names a row of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The code as clients compare it.
    pub wire: Wire,
    /// The service of the row; that of the request where none is given.
    pub service: Option<String>,
    /// Which of several rows; the first where none is given.
    pub variant: Option<u8>,
}

impl Code {
    /// Every row that can be meant.
    pub fn rows(&self) -> impl Iterator<Item = &'static ErrorRow> {
        let code = self.wire.to_string();
        catalog::ROWS.iter().copied().filter(move |row| {
            row.is_forcible()
                && row.wire.to_string() == code
                && self.service.as_ref().is_none_or(|service| service == row.family)
                && self.variant.is_none_or(|variant| variant == row.variant)
        })
    }
}

/// A code as clients compare it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "an error is a number such as -4019 or a word such as AccessDenied")]
pub enum Wire {
    /// `-4019`.
    Number(i32),
    /// `AccessDenied`.
    Word(String),
}

impl fmt::Display for Wire {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(out),
            Self::Word(word) => word.fmt(out),
        }
    }
}

/// The value of `service`, which may also be given under its former name; an error where the two differ.
pub(super) fn one_name(service: Option<String>, family: Option<String>) -> Result<Option<String>, String> {
    match (&service, &family) {
        (Some(service), Some(family)) if service != family => {
            Err(format!("service {service:?} and family {family:?} differ; give service alone"))
        }
        _ => Ok(service.or(family)),
    }
}
