//! Errors of the JSON API, and the row of the catalogue that words each.

use std::borrow::Cow;

use crate::catalog::{ErrorRow, cos_json as rows};
use crate::domain::auth::cos_json::Refusal;
use crate::domain::store::error::{BucketError, CreateBucketError, ObjectError, PathError, SliceUploadError};
use crate::services::error::{ErrorKind, ServiceError};
use crate::wire::body::ReadError;

/// An error of the JSON API.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A URL or a parameter that is wrong, or an error that a fault rule forces.
    #[error("{reason}")]
    Row { row: &'static ErrorRow, reason: Cow<'static, str> },
    #[error(transparent)]
    Bucket(#[from] BucketError),
    #[error(transparent)]
    CreateBucket(#[from] CreateBucketError),
    #[error(transparent)]
    Object(#[from] ObjectError),
    #[error(transparent)]
    Path(#[from] PathError),
    #[error(transparent)]
    SliceUpload(#[from] SliceUploadError),
    #[error(transparent)]
    Auth(#[from] Refusal),
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A panic that was caught.
    #[error("cosplay itself failed: {0}; please report it")]
    Internal(String),
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
            Self::Auth(Refusal::MemoryFull(_) | Refusal::NotAllowed(_)) => ErrorKind::Ordinary,
            Self::Auth(_) => ErrorKind::RefusedSignature,
            Self::Row { .. }
            | Self::Bucket(_)
            | Self::CreateBucket(_)
            | Self::Object(_)
            | Self::Path(_)
            | Self::SliceUpload(_)
            | Self::Read(_)
            | Self::Internal(_) => ErrorKind::Ordinary,
        }
    }
}

impl Error {
    /// An error of the catalogue, and the reason in our own words.
    pub fn new(row: &'static ErrorRow, reason: impl Into<Cow<'static, str>>) -> Self {
        Self::Row { row, reason: reason.into() }
    }

    /// -182.
    pub fn invalid(reason: String) -> Self {
        Self::new(&rows::ERROR_CMD_PARAM_INVALID, reason)
    }

    /// Whether the memory budget is spent.
    pub fn is_memory(&self) -> bool {
        match self {
            Self::Object(error) => error.is_memory(),
            Self::Path(error) => error.is_memory(),
            Self::SliceUpload(error) => error.is_memory(),
            Self::CreateBucket(CreateBucketError::MemoryFull(_))
            | Self::Read(ReadError::MemoryFull(_))
            | Self::Auth(Refusal::MemoryFull(_)) => true,
            Self::Row { .. }
            | Self::Bucket(_)
            | Self::CreateBucket(CreateBucketError::Exists(_))
            | Self::Auth(_)
            | Self::Read(_)
            | Self::Internal(_) => false,
        }
    }

    /// The row that words the error.
    pub fn wording(&self) -> &'static ErrorRow {
        match self {
            Self::Row { row, .. } => row,
            Self::Bucket(error) => of_bucket(error),
            Self::CreateBucket(error) => of_create_bucket(error),
            Self::Object(error) => of_object(error),
            Self::Path(error) => of_path(error),
            Self::SliceUpload(error) => of_slice_upload(error),
            Self::Auth(refusal) => of_auth(refusal),
            Self::Read(error) => of_read(error),
            Self::Internal(_) => &rows::UNKOWN,
        }
    }
}

fn of_read(error: &ReadError) -> &'static ErrorRow {
    match error {
        ReadError::Form(_) => &rows::ERROR_CGI_FORM_ERR,
        ReadError::Json(_) => &rows::ERROR_CGI_JSON_PARSE_ERROR,
        ReadError::ContentType(_) => &rows::ERROR_CGI_REQ_PARAM,
        ReadError::TooLarge { .. } => &rows::ERROR_PROCESS_FILE_TOO_LARGE,
        ReadError::MemoryFull(_) => &rows::ERROR_PROCESS_OVERLOAD,
        ReadError::Stalled { .. } | ReadError::Gone(_) | ReadError::Aborted => &rows::ERROR_CGI_NETWORK,
    }
}

fn of_auth(refusal: &Refusal) -> &'static ErrorRow {
    match refusal {
        Refusal::Explained { refusal, .. } => of_auth(refusal),
        Refusal::Missing => &rows::ERROR_PROXY_AUTH_SIGN_EMPTY,
        Refusal::Malformed(_) => &rows::ERROR_CGI_AUTHORIZATION,
        Refusal::AppIdNotNumeric(_)
        | Refusal::CodeMismatch { .. }
        | Refusal::TokenMismatch { .. }
        | Refusal::TokenUnexpected
        | Refusal::ValidTooLong { .. } => &rows::ERROR_PROXY_AUTH_FAILED,
        Refusal::UrlAppIdOutOfRange(_) => &rows::ERROR_PROXY_INVALID_APPID,
        Refusal::AppIdMismatch { .. } => &rows::ERROR_PROXY_APPID_USERID_NOTMATCH,
        Refusal::UnknownSecretId(_) => &rows::ERROR_PROXY_AUTH_SECRETID_NOEXIST,
        Refusal::SecretIdOfAnother { .. } => &rows::ERROR_PROXY_AUTH_APPID,
        Refusal::AccountClosed(_) => &rows::ERROR_PROXY_AUTH_APPID_NOEXIST,
        Refusal::AccountForbidden(_) => &rows::ERROR_PROXY_FORBID_APPID,
        Refusal::BucketMismatch { .. } => &rows::ERROR_PROXY_SIGN_BUCKET_NOTMATCH,
        Refusal::OnceNotAccepted => &rows::ERROR_PROXY_AUTH_MULTISIGN_EXPIREDEMPTY,
        Refusal::OnceNeeded { .. } => &rows::ERROR_PROXY_AUTH_ONCESIGN_EXPIREDNOTEMPTY,
        Refusal::OnceWithoutFile => &rows::ERROR_PROXY_AUTH_ONCESIGN_NOFILEID,
        // That this code stands for the policy of a key as well is assumed.
        Refusal::FileMismatch { .. } | Refusal::NotAllowed(_) => &rows::ERROR_PROXY_FILEID_NOTMATCH,
        Refusal::Replayed => &rows::ERROR_PROXY_AUTH_REPLAY_ATTACH,
        Refusal::Expired { .. } | Refusal::CredentialsExpired { .. } => &rows::ERROR_PROXY_AUTH_EXPIRED,
        Refusal::MemoryFull(_) => &rows::ERROR_PROCESS_OVERLOAD,
    }
}

fn of_bucket(error: &BucketError) -> &'static ErrorRow {
    match error {
        BucketError::NotFound(_) | BucketError::Elsewhere { .. } => &rows::ERROR_CMD_BUCKET_NOTEXIST,
    }
}

fn of_create_bucket(error: &CreateBucketError) -> &'static ErrorRow {
    match error {
        CreateBucketError::Exists(_) => &rows::ERROR_CMD_COS_BUCKET_EXIST,
        CreateBucketError::MemoryFull(_) => &rows::ERROR_PROCESS_OVERLOAD,
    }
}

fn of_object(error: &ObjectError) -> &'static ErrorRow {
    match error {
        ObjectError::Bucket(error) => of_bucket(error),
        ObjectError::NotFound { .. } => &rows::ERROR_CMD_FILE_NOTEXIST,
        ObjectError::Exists { .. } => &rows::ERROR_CMD_COS_FILE_EXIST,
        // Assumed: this API is older than object lock.
        ObjectError::Locked { .. } | ObjectError::WriteForbidden { .. } => {
            &rows::ERROR_PROXY_AUTH_UNSUPPORTED_OP
        }
        ObjectError::MemoryFull(_) => &rows::ERROR_PROCESS_OVERLOAD,
    }
}

fn of_path(error: &PathError) -> &'static ErrorRow {
    match error {
        PathError::Object(error) => of_object(error),
        PathError::Unfinished { .. } => &rows::ERROR_CMD_FILE_NOTEXIST,
        PathError::SameFileExists { .. } => &rows::ERR_SAME_FILE_UPLOAD,
        PathError::NoSuchDirectory { .. } => &rows::ERROR_CMD_COS_INDEX_ERROR,
        PathError::Conflict { .. } => &rows::ERROR_CMD_COS_PATH_CONFLICT,
        PathError::DirectoryNotEmpty { .. } => &rows::ERROR_CMD_COS_DIR_NOT_EMPTY,
        PathError::SameSourceAndDestination { .. } => &rows::ERROR_CMD_FILE_MOVE_ERROR,
    }
}

fn of_slice_upload(error: &SliceUploadError) -> &'static ErrorRow {
    use SliceUploadError as E;
    match error {
        E::Path(error) => of_path(error),
        E::Pending { .. } => &rows::ERR_OFFSET_TO_ZERO,
        E::SliceOfUnknownSession => &rows::ERR_DECODE_SESSION,
        E::FinishOfUnknownSession => &rows::ERR_PARAM_INVALID_SESSION_DECODE_ERROR,
        E::SessionClosed { .. } => &rows::ERROR_CGI_WRONG_SESSION,
        E::SessionOfAnother { .. } => &rows::ERROR_PROXY_WRONG_SESSION,
        E::Dropped | E::ShaNotDeclared { .. } => &rows::ERR_OFFSET_BACK_TOO_MUCH,
        E::ShaMissing { .. } => &rows::PLUGIN_29094,
        E::ShaChanged { .. } => &rows::ERROR_CMD_COS_SHA_NOT_EQU,
        E::ContentDiffers { .. } => &rows::ERR_NOT_SAME_SHA,
        E::OffsetInvalid { .. } => &rows::ERROR_PROCESS_OFFSET,
        E::SliceTooLong { .. } => &rows::ERROR_CGI_SLICE,
        E::SliceLength { .. } => &rows::ERROR_PROCESS_WRONG_SLICE_SIZE,
        E::SliceDiffers { .. } => &rows::ERROR_CGI_SHA_NOT_MATCH,
        E::SliceConflict { .. } => &rows::ERR_THE_SAME_OFFSET,
        E::SliceAhead { .. } => &rows::ERR_QUERY_OFFSET,
        E::SliceBehind { .. } => &rows::ERR_OFF_GO_BACK,
        E::SizeChanged { .. } | E::SlicesMissing { .. } => &rows::ERROR_CMD_COS_FILE_SIZE_NOT_EQU,
    }
}
