//! Errors of VOD, and the row of the catalogue that words each.

use std::borrow::Cow;

use http::StatusCode;

use crate::catalog::{ErrorRow, vod as rows};
use crate::domain::auth::vod::Refusal;
use crate::domain::store::error::BucketError;
use crate::domain::vod::session::SessionFault;
use crate::primitives::memory::MemoryFull;
use crate::services::error::{ErrorKind, ServiceError};
use crate::wire::body::ReadError;

/// An error of VOD.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A parameter that is wrong, or an error that a fault rule forces.
    #[error("{reason}")]
    Row { row: &'static ErrorRow, reason: Cow<'static, str> },
    /// An address that VOD does not have: answered in plain words.
    #[error("{sentence}")]
    Address { status: StatusCode, sentence: String },
    #[error(transparent)]
    Signature(#[from] Refusal),
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
}

impl Error {
    /// An error of the catalogue, and the reason in our own words.
    pub fn new(row: &'static ErrorRow, reason: impl Into<Cow<'static, str>>) -> Self {
        Self::Row { row, reason: reason.into() }
    }

    /// 10001.
    pub fn invalid(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::new(&rows::INVALID_REQUEST, reason)
    }

    /// The row that words it.
    pub fn row(&self) -> &'static ErrorRow {
        match self {
            Self::Row { row, .. } => row,
            Self::Signature(refusal) => signature_row(refusal),
            Self::Session(fault) => session_row(fault),
            Self::Address { .. }
            | Self::Bucket(BucketError::NotFound(_) | BucketError::Elsewhere { .. })
            | Self::MemoryFull(_)
            | Self::Read(_)
            | Self::Internal(_) => &rows::INVALID_REQUEST,
        }
    }

    /// The HTTP status: 200 for every error that the service itself knows.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Address { status, .. } => *status,
            Self::MemoryFull(_)
            | Self::Signature(Refusal::MemoryFull(_))
            | Self::Read(ReadError::MemoryFull(_)) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Read(ReadError::TooLarge { .. }) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Read(ReadError::Stalled { .. }) => StatusCode::REQUEST_TIMEOUT,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Row { .. } | Self::Signature(_) | Self::Session(_) | Self::Bucket(_) | Self::Read(_) => {
                StatusCode::OK
            }
        }
    }
}

fn signature_row(refusal: &Refusal) -> &'static ErrorRow {
    match refusal {
        Refusal::Explained { refusal, .. } => signature_row(refusal),
        Refusal::Malformed(_)
        | Refusal::FieldMissing(_)
        | Refusal::Duplicated(_)
        | Refusal::NotWhole { .. }
        | Refusal::Random(_)
        | Refusal::UnknownSecretId(_)
        | Refusal::CodeMismatch { .. } => &rows::INVALID_SIGNATURE,
        Refusal::Expired { .. } => &rows::SIGNATURE_EXPIRED,
        Refusal::Validity { .. } | Refusal::Impossible { .. } => &rows::MOCK_VALIDITY_TOO_LONG,
        Refusal::Replayed => &rows::MOCK_SIGNATURE_REUSED,
        Refusal::Parameter { .. } | Refusal::MemoryFull(_) => &rows::INVALID_REQUEST,
    }
}

fn session_row(fault: &SessionFault) -> &'static ErrorRow {
    match fault {
        SessionFault::Unknown | SessionFault::Committed | SessionFault::OtherApi(_) => {
            &rows::MOCK_SESSION_NOT_FOUND
        }
        SessionFault::Expired { .. } => &rows::MOCK_SESSION_EXPIRED,
        SessionFault::Foreign { .. } => &rows::MOCK_SESSION_OWNER_MISMATCH,
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
            Self::Signature(Refusal::MemoryFull(_)) => ErrorKind::Ordinary,
            Self::Signature(_) => ErrorKind::RefusedSignature,
            Self::Row { .. }
            | Self::Address { .. }
            | Self::Session(_)
            | Self::Bucket(_)
            | Self::MemoryFull(_)
            | Self::Read(_)
            | Self::Internal(_) => ErrorKind::Ordinary,
        }
    }
}
