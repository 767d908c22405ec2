//! The trace a rule leaves in the journal.

use serde::Serialize;

/// A rule that acted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Touch {
    /// Its id.
    pub rule: String,
    /// The byte of the request's body at which it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<u64>,
}
