//! Errors of the XML API, and the rows of the catalogue that word them.

use std::borrow::Cow;

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::auth::cos_json;
use crate::domain::auth::xml_refusal::Refusal;
use crate::domain::store::error::{
    AppendError, BucketError, CreateBucketError, DeleteBucketError, MultipartError, ObjectError, VersionError,
};
use crate::services::error::{ErrorKind, ServiceError};
use crate::wire::body::ReadError;

/// An error of the XML API.
#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum Error {
    /// A row of the catalogue, with the reason in our own words.
    #[error("{reason}")]
    Row { row: &'static ErrorRow, reason: Cow<'static, str> },
    /// Something that the vendor documents and cosplay does not play.
    #[error("{name} is not played: {reason}")]
    Unsupported { name: String, reason: String },
    /// A word of `x-cos-acl` that there is not.
    #[error("{field}={word:?} is no canned ACL of {resource}; known: {known}")]
    CannedAcl { field: &'static str, word: String, resource: &'static str, known: String },
    #[error(transparent)]
    Bucket(#[from] BucketError),
    #[error(transparent)]
    CreateBucket(#[from] CreateBucketError),
    #[error(transparent)]
    DeleteBucket(#[from] DeleteBucketError),
    #[error(transparent)]
    Object(#[from] ObjectError),
    #[error(transparent)]
    Version(#[from] VersionError),
    #[error(transparent)]
    Append(#[from] AppendError),
    #[error(transparent)]
    Multipart(#[from] MultipartError),
    /// A signature, token or policy that was refused.
    #[error(transparent)]
    Auth(#[from] Refusal),
    /// A body that cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A panic that was caught.
    #[error("cosplay itself failed: {0}; please report it")]
    Internal(String),
}

impl Error {
    /// A row, and the reason why it applies.
    pub(crate) fn new(row: &'static ErrorRow, reason: impl Into<Cow<'static, str>>) -> Self {
        Self::Row { row, reason: reason.into() }
    }

    /// `InvalidArgument`: a parameter with a value that is not allowed.
    pub(crate) fn invalid_argument(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::new(&rows::INVALID_ARGUMENT, reason)
    }

    /// `MalformedXML`: a document that is not what it should be.
    pub(crate) fn malformed_xml(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::new(&rows::MALFORMED_XML, reason)
    }

    /// The row that words it.
    pub(crate) fn catalog_row(&self) -> &'static ErrorRow {
        match self {
            Self::Row { row, .. } => row,
            Self::Unsupported { .. } => &rows::NOT_IMPLEMENTED,
            Self::CannedAcl { .. } => &rows::INVALID_ARGUMENT_4,
            Self::Bucket(error) => bucket_row(error),
            Self::CreateBucket(error) => create_bucket_row(error),
            Self::DeleteBucket(error) => delete_bucket_row(error),
            Self::Object(error) => object_row(error),
            Self::Version(error) => version_row(error),
            Self::Append(error) => append_row(error),
            Self::Multipart(error) => multipart_row(error),
            Self::Auth(refusal) => auth_row(refusal),
            Self::Read(error) => read_row(error),
            Self::Internal(_) => &rows::INTERNAL_ERROR,
        }
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
            Self::Auth(_) => ErrorKind::RefusedSignature,
            Self::Unsupported { name, .. } => ErrorKind::Unsupported(name),
            Self::Row { .. }
            | Self::CannedAcl { .. }
            | Self::Bucket(_)
            | Self::CreateBucket(_)
            | Self::DeleteBucket(_)
            | Self::Object(_)
            | Self::Version(_)
            | Self::Append(_)
            | Self::Multipart(_)
            | Self::Read(_)
            | Self::Internal(_) => ErrorKind::Ordinary,
        }
    }
}

fn read_row(error: &ReadError) -> &'static ErrorRow {
    match error {
        ReadError::Form(_) | ReadError::Json(_) | ReadError::ContentType(_) => &rows::MALFORMED_POST_REQUEST,
        ReadError::TooLarge { .. } => &rows::ENTITY_TOO_LARGE_2,
        ReadError::MemoryFull(_) => &rows::SERVICE_UNAVAILABLE,
        ReadError::Stalled { .. } | ReadError::Aborted => &rows::REQUEST_TIMEOUT,
        ReadError::Gone(_) => &rows::INCOMPLETE_BODY,
    }
}

fn auth_row(refusal: &Refusal) -> &'static ErrorRow {
    use Refusal as R;
    match refusal {
        R::Explained { refusal, .. } => auth_row(refusal),
        R::FieldMissing(_)
        | R::FieldMalformed { .. }
        | R::Duplicated(_)
        | R::TokenMissing
        | R::PolicyConditionMissing(_) => &rows::ACCESS_DENIED,
        R::Unsigned(_) => &rows::ACCESS_DENIED_8,
        R::Chunks { .. } | R::Trailers(_) => &rows::INVALID_REQUEST,
        R::Json(refusal) => json_row(refusal),
        R::UnknownSecretId(_) => &rows::INVALID_ACCESS_KEY_ID,
        R::Expired { .. } => &rows::ACCESS_DENIED_2,
        R::NotYetValid { .. } | R::ClockSkewed { .. } => &rows::REQUEST_TIME_TOO_SKEWED,
        R::TokenWrong | R::TokenUnexpected => &rows::INVALID_TOKEN,
        R::TokenExpired { .. } => &rows::EXPIRED_TOKEN,
        R::Mismatch(_) | R::PayloadMismatch { .. } => &rows::SIGNATURE_DOES_NOT_MATCH,
        R::PolicyMalformed(_) => &rows::INVALID_POLICY_DOCUMENT,
        R::PolicyExpired { .. } => &rows::ACCESS_DENIED_4,
        R::PolicyConditionUnmet { .. } => &rows::ACCESS_DENIED_3,
        R::FileTooSmall { .. } => &rows::ENTITY_TOO_SMALL,
        R::FileTooLarge { .. } => &rows::ENTITY_TOO_LARGE,
    }
}

/// The row of a JSON API signature (assumed: the nearest of this API's own).
fn json_row(refusal: &cos_json::Refusal) -> &'static ErrorRow {
    use cos_json::Refusal as R;
    match refusal {
        R::Explained { refusal, .. } => json_row(refusal),
        R::UnknownSecretId(_) => &rows::INVALID_ACCESS_KEY_ID,
        R::CodeMismatch { .. } => &rows::SIGNATURE_DOES_NOT_MATCH,
        R::Expired { .. } => &rows::ACCESS_DENIED_2,
        R::CredentialsExpired { .. } => &rows::EXPIRED_TOKEN,
        R::TokenMismatch { .. } | R::TokenUnexpected => &rows::INVALID_TOKEN,
        R::MemoryFull(_) => &rows::SERVICE_UNAVAILABLE,
        R::Missing
        | R::Malformed(_)
        | R::AppIdNotNumeric(_)
        | R::UrlAppIdOutOfRange(_)
        | R::AppIdMismatch { .. }
        | R::SecretIdOfAnother { .. }
        | R::AccountClosed(_)
        | R::AccountForbidden(_)
        | R::BucketMismatch { .. }
        | R::OnceNotAccepted
        | R::OnceNeeded { .. }
        | R::OnceWithoutFile
        | R::FileMismatch { .. }
        | R::NotAllowed(_)
        | R::Replayed
        | R::ValidTooLong { .. } => &rows::ACCESS_DENIED,
    }
}

fn bucket_row(error: &BucketError) -> &'static ErrorRow {
    match error {
        BucketError::NotFound(_) | BucketError::Elsewhere { .. } => &rows::NO_SUCH_BUCKET,
    }
}

fn create_bucket_row(error: &CreateBucketError) -> &'static ErrorRow {
    match error {
        CreateBucketError::Exists(_) => &rows::BUCKET_ALREADY_OWNED_BY_YOU,
        CreateBucketError::MemoryFull(_) => &rows::SERVICE_UNAVAILABLE,
    }
}

fn delete_bucket_row(error: &DeleteBucketError) -> &'static ErrorRow {
    match error {
        DeleteBucketError::Bucket(error) => bucket_row(error),
        DeleteBucketError::NotEmpty(_) => &rows::BUCKET_NOT_EMPTY,
    }
}

fn object_row(error: &ObjectError) -> &'static ErrorRow {
    match error {
        ObjectError::Bucket(error) => bucket_row(error),
        ObjectError::NotFound { .. } => &rows::NO_SUCH_KEY,
        ObjectError::Exists { .. } => &rows::FILE_ALREADY_EXISTS,
        ObjectError::Locked { .. } => &rows::OBJECT_LOCKED,
        ObjectError::WriteForbidden { .. } => &rows::ACCESS_DENIED,
        ObjectError::MemoryFull(_) => &rows::SERVICE_UNAVAILABLE,
    }
}

fn version_row(error: &VersionError) -> &'static ErrorRow {
    match error {
        VersionError::Object(error) => object_row(error),
        VersionError::NotFound { .. } => &rows::NO_SUCH_VERSION,
        VersionError::Deleted { .. } => &rows::NO_SUCH_KEY,
        VersionError::Archived { .. } => &rows::INVALID_OBJECT_STATE,
    }
}

fn append_row(error: &AppendError) -> &'static ErrorRow {
    match error {
        AppendError::Object(error) => object_row(error),
        AppendError::NotAppendable { .. } => &rows::OBJECT_NOT_APPENDABLE_2,
        AppendError::Position { .. } => &rows::APPEND_POSITION_ERR,
    }
}

fn multipart_row(error: &MultipartError) -> &'static ErrorRow {
    match error {
        MultipartError::Object(error) => object_row(error),
        MultipartError::NoSuchUpload { .. } => &rows::NO_SUCH_UPLOAD,
        MultipartError::PartsOutOfOrder { .. } => &rows::INVALID_PART_ORDER,
        MultipartError::PartMissing { .. } => &rows::INVALID_PART,
        MultipartError::PartTooSmall { .. } => &rows::ENTITY_TOO_SMALL_2,
    }
}
