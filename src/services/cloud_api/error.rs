//! Errors of API 3.0, and the row of the catalogue that words each.

use std::borrow::Cow;

use crate::catalog::{ErrorRow, cloud_api as rows};
use crate::domain::auth::cloud::refusal::Refusal;
use crate::domain::store::error::BucketError;
use crate::domain::vod::session::SessionFault;
use crate::primitives::memory::MemoryFull;
use crate::services::cloud_api::language::Language;
use crate::services::error::{ErrorKind, ServiceError};
use crate::wire::body::ReadError;

/// An error of API 3.0.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A row of the catalogue; `values` take the places of what its text has in angle brackets, in order.
    #[error("{reason}")]
    Row { row: &'static ErrorRow, values: Vec<String>, reason: Cow<'static, str> },
    #[error(transparent)]
    Signature(Box<Refusal>),
    /// What the vendor has and cosplay does not play; `what` names it.
    #[error("{what} is not played; see docs/fidelity.md for what is")]
    Unplayed { what: String },
    #[error(transparent)]
    Session(#[from] SessionFault),
    #[error(transparent)]
    Bucket(#[from] BucketError),
    #[error(transparent)]
    MemoryFull(#[from] MemoryFull),
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A panic that was caught.
    #[error("cosplay itself failed: {0}; please report it")]
    Internal(String),
    /// An error told in the language that the request asks for.
    #[error("{error}")]
    Told { language: Language, error: Box<Self> },
}

impl Error {
    /// An error of the catalogue whose text has no places to fill, and the reason in our own words.
    pub fn new(row: &'static ErrorRow, reason: impl Into<Cow<'static, str>>) -> Self {
        Self::filled(row, Vec::new(), reason)
    }

    /// An error of the catalogue with the values that its text names.
    pub fn filled(row: &'static ErrorRow, values: Vec<String>, reason: impl Into<Cow<'static, str>>) -> Self {
        Self::Row { row, values, reason: reason.into() }
    }

    /// `InvalidParameterValue`.
    pub fn invalid_value(name: &str, value: &str, reason: impl Into<Cow<'static, str>>) -> Self {
        Self::filled(&rows::INVALID_PARAMETER_VALUE, vec![value.into(), name.into()], reason)
    }

    /// The same error, told in a language.
    pub fn told(self, language: Language) -> Self {
        Self::Told { language, error: Box::new(self) }
    }

    /// The row that words it.
    pub fn row(&self) -> &'static ErrorRow {
        match self {
            Self::Row { row, .. } => row,
            Self::Signature(refusal) => signature_row(refusal),
            Self::Unplayed { .. } => &rows::UNSUPPORTED_OPERATION,
            Self::Session(_) => &rows::INVALID_PARAMETER_VALUE_VOD_SESSION_KEY,
            Self::Read(ReadError::TooLarge { .. }) => &rows::REQUEST_SIZE_LIMIT_EXCEEDED,
            Self::Read(_) => &rows::INVALID_REQUEST,
            Self::Bucket(BucketError::NotFound(_) | BucketError::Elsewhere { .. })
            | Self::MemoryFull(_)
            | Self::Internal(_) => &rows::INTERNAL_ERROR,
            Self::Told { error, .. } => error.row(),
        }
    }

    /// The values that the row's text names, in order.
    pub fn values(&self) -> Vec<String> {
        match self {
            Self::Row { values, .. } => values.clone(),
            Self::Signature(refusal) => signature_values(refusal),
            Self::Told { error, .. } => error.values(),
            Self::Unplayed { .. }
            | Self::Session(_)
            | Self::Bucket(_)
            | Self::MemoryFull(_)
            | Self::Read(_)
            | Self::Internal(_) => Vec::new(),
        }
    }
}

fn signature_row(refusal: &Refusal) -> &'static ErrorRow {
    match refusal {
        Refusal::Explained { refusal, .. } => signature_row(refusal),
        Refusal::Missing { .. } => &rows::MISSING_PARAMETER,
        Refusal::Malformed { name: "SignatureMethod", .. } => &rows::INVALID_PARAMETER_VALUE,
        Refusal::Malformed { .. } => &rows::INVALID_PARAMETER,
        Refusal::Authorization(_) => &rows::AUTH_FAILURE_INVALID_AUTHORIZATION,
        Refusal::Expired { .. } => &rows::AUTH_FAILURE_SIGNATURE_EXPIRE,
        Refusal::UnknownSecretId(_) => &rows::AUTH_FAILURE_SECRET_ID_NOT_FOUND,
        Refusal::Token(_) => &rows::AUTH_FAILURE_TOKEN_FAILURE,
        Refusal::Date { .. } | Refusal::HeaderUnsigned(_) | Refusal::Mismatch { .. } => {
            &rows::AUTH_FAILURE_SIGNATURE_FAILURE
        }
        Refusal::TooLarge { .. } => &rows::AUTH_FAILURE_SIGNATURE_FAILURE_2,
    }
}

fn signature_values(refusal: &Refusal) -> Vec<String> {
    match refusal {
        Refusal::Explained { refusal, .. } => signature_values(refusal),
        Refusal::Missing { name, .. } => vec![(*name).to_owned()],
        Refusal::Malformed { name: name @ "SignatureMethod", value, .. } => {
            vec![value.clone(), (*name).to_owned()]
        }
        Refusal::Malformed { name, .. } => vec![(*name).to_owned(), "int64".into()],
        Refusal::Expired { now, .. } => vec![now.to_string()],
        Refusal::Authorization(_)
        | Refusal::UnknownSecretId(_)
        | Refusal::Token(_)
        | Refusal::Date { .. }
        | Refusal::HeaderUnsigned(_)
        | Refusal::Mismatch { .. }
        | Refusal::TooLarge { .. } => Vec::new(),
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Signature(Box::new(refusal))
    }
}

impl ServiceError for Error {
    fn row(row: &'static ErrorRow, reason: String) -> Self {
        Self::new(row, reason)
    }

    fn internal(message: String) -> Self {
        Self::Internal(message)
    }

    fn kind(&self) -> ErrorKind<'_> {
        match self {
            Self::Signature(_) => ErrorKind::RefusedSignature,
            Self::Unplayed { what } => ErrorKind::Unsupported(what),
            Self::Told { error, .. } => error.kind(),
            Self::Row { .. }
            | Self::Session(_)
            | Self::Bucket(_)
            | Self::MemoryFull(_)
            | Self::Read(_)
            | Self::Internal(_) => ErrorKind::Ordinary,
        }
    }
}
