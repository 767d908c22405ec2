//! Errors of the scripted bucket itself: whatever a script answers is a success of the script.

use std::time::Duration;

use http::StatusCode;

use crate::catalog::ErrorRow;
use crate::services::error::{ErrorKind, ServiceError};
use crate::wire::body::ReadError;

/// An error of the scripted bucket.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A key without a script.
    #[error(
        "the key {0:?} names no behaviour; known: a status such as 503, with r for a request id or l for \
         ever; shutdown; timeout"
    )]
    NoScript(String),
    /// A script that closes the connection, after a pause.
    #[error("a script wants no answer")]
    NoAnswer(Duration),
    /// A body that cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// An error that a fault rule forces. The bucket has no rows of its own.
    #[error("{0}")]
    Forced(String),
    /// A panic that was caught.
    #[error("cosplay itself failed: {0}; please report it")]
    Internal(String),
}

impl Error {
    /// The HTTP status that it is answered with.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NoScript(_) => StatusCode::NOT_FOUND,
            Self::Read(ReadError::MemoryFull(_)) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Read(_) | Self::NoAnswer(_) | Self::Forced(_) => StatusCode::BAD_REQUEST,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl ServiceError for Error {
    fn row(_: &'static ErrorRow, reason: String) -> Self {
        Self::Forced(reason)
    }

    fn internal(message: String) -> Self {
        Self::Internal(message)
    }

    fn kind(&self) -> ErrorKind<'_> {
        match self {
            Self::NoAnswer(pause) => ErrorKind::NoAnswer(*pause),
            Self::NoScript(_) | Self::Read(_) | Self::Forced(_) | Self::Internal(_) => ErrorKind::Ordinary,
        }
    }
}
