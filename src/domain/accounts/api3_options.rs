//! Options of API 3.0.

use serde::{Deserialize, Serialize};

/// Parameters that an action does not have.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnknownParameters {
    /// `UnknownParameter`.
    #[default]
    Refuse,
    /// They have no effect; the journal lists them. For SDKs that are newer than the table of parameters.
    Ignore,
}

/// Answer of PullEvents when no event has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmptyPull {
    /// `ResourceNotFound`.
    #[default]
    NotFound,
    /// `EventSet` is null.
    Null,
}

/// Options of API 3.0; each has a default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Api3Options {
    /// Parameters that an action does not have.
    pub unknown_parameters: UnknownParameters,
    /// ApplyUpload answers no `TempCertificate`; SDKs then sign uploads with their own key.
    pub apply_without_certificate: bool,
    /// Answer of PullEvents when no event has come.
    pub pull_events_empty: EmptyPull,
    /// Names or numbers of the roles that AssumeRole knows; absent: any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
}
