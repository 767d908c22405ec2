//! Errors of the admin interface.

use http::StatusCode;

use crate::catalog::ErrorRow;
use crate::primitives::memory::MemoryFull;
use crate::services::admin::envelope::PREFIX;
use crate::services::error::{ErrorKind, ServiceError};
use crate::wire::body::ReadError;

/// An error of the admin interface; its text is the member `error` of the response.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The host is a name that others could hold in the public DNS (DNS rebinding).
    #[error(
        "a foreign page can lead a browser here by the public name {0}; use localhost or an address, or \
         start cosplay with --tls-name and that name"
    )]
    UntrustedHost(String),
    /// A page of another origin wants to change something.
    #[error("changing calls from the origin {0} are refused")]
    ForeignOrigin(String),
    #[error("there is no {PREFIX}{0}; see {PREFIX}operations")]
    UnknownPath(String),
    #[error("the path of a changing call does not end with a slash; is an id or a name missing behind it?")]
    TrailingSlash,
    #[error("{method} is not a method of {PREFIX}{path}; known: {}", allowed.join(", "))]
    Method { method: String, path: String, allowed: Vec<&'static str> },
    #[error(
        "no parameter {name:?}; {}",
        if known.is_empty() { "none is known here".into() } else { format!("known: {}", known.join(", ")) }
    )]
    UnknownParameter { name: String, known: &'static [&'static str] },
    /// Any other parameter that is wrong.
    #[error("{0}")]
    BadRequest(String),
    #[error("{0}")]
    NotFound(String),
    #[error("{0}")]
    Conflict(String),
    #[error("{0}")]
    TooMany(String),
    #[error(transparent)]
    MemoryFull(#[from] MemoryFull),
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A panic that was caught.
    #[error("cosplay itself failed: {0}; please report it")]
    Internal(String),
}

impl Error {
    pub fn bad(message: impl Into<String>) -> Self {
        Self::BadRequest(message.into())
    }

    pub fn status(&self) -> StatusCode {
        match self {
            Self::UntrustedHost(_) | Self::ForeignOrigin(_) => StatusCode::FORBIDDEN,
            Self::UnknownPath(_) | Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Method { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::TrailingSlash | Self::UnknownParameter { .. } | Self::BadRequest(_) => {
                StatusCode::BAD_REQUEST
            }
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::MemoryFull(_) | Self::Read(ReadError::MemoryFull(_)) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Read(ReadError::TooLarge { .. }) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Read(ReadError::Stalled { .. }) => StatusCode::REQUEST_TIMEOUT,
            Self::Read(
                ReadError::Gone(_)
                | ReadError::Form(_)
                | ReadError::Json(_)
                | ReadError::Aborted
                | ReadError::ContentType(_),
            ) => StatusCode::BAD_REQUEST,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl ServiceError for Error {
    /// Fault rules are not for this service.
    fn row(_: &'static ErrorRow, reason: String) -> Self {
        Self::BadRequest(reason)
    }

    fn internal(message: String) -> Self {
        Self::Internal(message)
    }

    fn kind(&self) -> ErrorKind<'_> {
        ErrorKind::Ordinary
    }
}
