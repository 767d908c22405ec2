//! Errors of services, as the exchange sees them.

use std::time::Duration;

use crate::catalog::ErrorRow;
use crate::wire::body::ReadError;

/// An error of a service. Its `Display` is the reason in our own words.
pub trait ServiceError: std::error::Error + From<ReadError> + Send + Sync + 'static {
    /// A row of the catalogue, as a fault rule forces it.
    fn row(row: &'static ErrorRow, reason: String) -> Self;

    /// A fault of cosplay itself: a panic that was caught.
    fn internal(message: String) -> Self;

    /// How the exchange treats it.
    fn kind(&self) -> ErrorKind<'_>;
}

/// How the exchange treats an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind<'a> {
    /// It is answered.
    Ordinary,
    /// It is answered and counted as a refused signature.
    RefusedSignature,
    /// It is answered and counted as something that is not played.
    Unsupported(&'a str),
    /// It is not answered: the connection is closed after a pause.
    NoAnswer(Duration),
}
