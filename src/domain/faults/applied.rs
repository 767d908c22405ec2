//! Trace of a rule in the journal.

use serde::Serialize;

/// A rule that has acted on a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AppliedRule {
    /// Id of the rule.
    pub rule: String,
    /// Byte of the request body at which it acted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<u64>,
}
