//! Response of a rule: a row of the catalogue, or one written out in the rule.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalog::{self, ErrorRow};

/// Response of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Forced {
    /// A row of the catalogue.
    Error(Code),
    /// A response written out in the rule.
    Verbatim { status: u16, headers: Vec<(String, String)>, body: String },
}

/// Reference to a row of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The code as clients compare it.
    pub wire: Wire,
    /// The service of the row; that of the request where none is given.
    pub service: Option<String>,
    /// Variant of the code; the first where none is given.
    pub variant: Option<u8>,
}

impl Code {
    /// Rows that match.
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
