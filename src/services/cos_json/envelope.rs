//! How the JSON API words things: `{"code":…,"message":…,"request_id":…,"data":…}`, compact, in this order.
//!
//! Statuses: 200 for success, 404 for -197, 413 for -285, 400 for the rest — the only ones ever observed on the API
//! host. Memory running out is ours: -300 with 503.

use http::StatusCode;
use http::header::{ALLOW, CONNECTION, HeaderValue, SERVER};
use serde::Serialize;

use crate::catalog::{ErrorRow, Wire, cos_json as rows};
use crate::domain::App;
use crate::domain::auth::cos_json::Refusal;
use crate::domain::store::error::{BucketError, CreateBucketError, ObjectError, PathError, SliceUploadError};
use crate::primitives::names::{AppId, BucketId};
use crate::services::legacy::Failure;
use crate::wire::body::ReadError;
use crate::wire::cors;
use crate::wire::request::{RequestHead, Surface};
use crate::wire::response::Response;

/// The envelope of every answer.
#[derive(Serialize)]
struct Envelope<'a, T: Serialize> {
    code: i32,
    message: &'a str,
    request_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<T>,
}

/// The body of a download that failed; key names from an old client's error type, values assumed.
#[derive(Serialize)]
struct DownloadError<'a> {
    errorcode: i32,
    errormsg: &'a str,
    retcode: i32,
}

/// Success with data.
pub fn success<T: Serialize>(app: &App, data: T) -> Response {
    answer(app, StatusCode::OK, rows::_SUCCESS.text, 0, Some(data))
}

/// Success without data.
pub fn done(app: &App) -> Response {
    answer(app, StatusCode::OK, rows::_SUCCESS.text, 0, None::<()>)
}

fn answer<T: Serialize>(
    app: &App,
    status: StatusCode,
    message: &str,
    code: i32,
    data: Option<T>,
) -> Response {
    let request_id = app.ids.request_id(app.clock.now());
    Response::json(status, &Envelope { code, message, request_id, data })
}

/// Words a failure.
pub fn encode(app: &App, head: &RequestHead, failure: &Failure) -> Response {
    let download = crate::services::cos_json::address::surface(head) == Surface::Download;
    let mut response = match (failure, download) {
        (Failure::Read(ReadError::TooLarge { limit }), false) => too_large(*limit),
        (Failure::Plain { status, .. }, _) => Response::new(*status, ""),
        (_, true) => encode_download(failure),
        (_, false) => {
            let row = word(failure);
            answer(app, status(row, failure), row.text, code(row), None::<()>)
        }
    };
    if let Failure::Read(_) = failure {
        response.set(CONNECTION, HeaderValue::from_static("close"));
    }
    if response.status == StatusCode::METHOD_NOT_ALLOWED {
        response.set(ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS"));
    }
    response.set_reason(failure.to_string());
    response
}

fn code(row: &ErrorRow) -> i32 {
    match row.wire {
        Wire::Number(code) => code,
        Wire::Word(_) => code(&rows::UNKOWN),
    }
}

fn status(row: &ErrorRow, failure: &Failure) -> StatusCode {
    match failure {
        _ if failure.is_memory() => StatusCode::SERVICE_UNAVAILABLE,
        Failure::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        Failure::Read(ReadError::Stalled { .. }) => StatusCode::REQUEST_TIMEOUT,
        _ => row.http.and_then(|status| StatusCode::from_u16(status).ok()).unwrap_or(StatusCode::BAD_REQUEST),
    }
}

fn encode_download(failure: &Failure) -> Response {
    let row = match failure {
        Failure::Object(ObjectError::NotFound { .. }) | Failure::Bucket(BucketError::NotFound(_)) => {
            &rows::DOWNLOAD_6101
        }
        Failure::Path(PathError::Unfinished { .. }) => &rows::DOWNLOAD_45062,
        Failure::JsonAuth(Refusal::Malformed(_)) => &rows::ERROR_PROXY_AUTH_INVALID_TOKEN,
        other => word(other),
    };
    let forbidden = matches!(failure, Failure::JsonAuth(_)) && !failure.is_memory();
    let status = if forbidden { StatusCode::FORBIDDEN } else { status(row, failure) };
    Response::json(
        status,
        &DownloadError { errorcode: code(row), errormsg: errormsg(row), retcode: code(row) },
    )
}

/// What a download's failure is called; the rows of download hosts have no text of their own, so all but the first are
/// assumed.
fn errormsg(row: &'static ErrorRow) -> &'static str {
    match row.text {
        "" if row.wire == rows::DOWNLOAD_6101.wire => "file not exist",
        "" => row.message.split(" (").next().unwrap_or_default(),
        text => text,
    }
}

/// The page a body beyond the gateway's limit was seen to get.
fn too_large(limit: u64) -> Response {
    let page = format!(
        "<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body>\r\n\
         <center><h1>413 Request Entity Too Large</h1></center>\r\n<hr><center>at most {limit} bytes</center>\r\n\
         </body>\r\n</html>\r\n"
    );
    Response::new(StatusCode::PAYLOAD_TOO_LARGE, page).typed("text/html")
}

/// The row that stands for a failure.
pub fn word(failure: &Failure) -> &'static ErrorRow {
    match failure {
        Failure::Row { row, .. } | Failure::Unplayed { row, .. } => row,
        Failure::MemoryFull(_) => &rows::ERROR_PROCESS_OVERLOAD,
        Failure::Bucket(error) => word_bucket(error),
        Failure::CreateBucket(error) => word_create_bucket(error),
        Failure::Object(error) => word_object(error),
        Failure::Path(error) => word_path(error),
        Failure::SliceUpload(error) => word_slice_upload(error),
        Failure::JsonAuth(refusal) => word_auth(refusal),
        Failure::Read(fault) => word_read(fault),
        Failure::VodAuth(_)
        | Failure::XmlAuth(_)
        | Failure::DeleteBucket(_)
        | Failure::Version(_)
        | Failure::Append(_)
        | Failure::Multipart(_)
        | Failure::Plain { .. }
        | Failure::NoAnswer { .. }
        | Failure::Internal(_) => &rows::UNKOWN,
    }
}

fn word_read(fault: &ReadError) -> &'static ErrorRow {
    match fault {
        ReadError::Form(_) => &rows::ERROR_CGI_FORM_ERR,
        ReadError::Json(_) => &rows::ERROR_CGI_JSON_PARSE_ERROR,
        ReadError::ContentType(_) => &rows::ERROR_CGI_REQ_PARAM,
        ReadError::TooLarge { .. } => &rows::ERROR_PROCESS_FILE_TOO_LARGE,
        ReadError::MemoryFull(_) => &rows::ERROR_PROCESS_OVERLOAD,
        ReadError::Stalled { .. } | ReadError::Gone(_) | ReadError::Aborted => &rows::ERROR_CGI_NETWORK,
    }
}

fn word_auth(refusal: &Refusal) -> &'static ErrorRow {
    match refusal {
        Refusal::Missing => &rows::ERROR_PROXY_AUTH_SIGN_EMPTY,
        Refusal::Malformed(_) => &rows::ERROR_CGI_AUTHORIZATION,
        Refusal::AppIdNotNumeric(_)
        | Refusal::CodeMismatch { .. }
        | Refusal::TokenMismatch { .. }
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
        Refusal::FileMismatch { .. } => &rows::ERROR_PROXY_FILEID_NOTMATCH,
        Refusal::Replayed => &rows::ERROR_PROXY_AUTH_REPLAY_ATTACH,
        Refusal::Expired { .. } | Refusal::CredentialsExpired { .. } => &rows::ERROR_PROXY_AUTH_EXPIRED,
        Refusal::MemoryFull(_) => &rows::ERROR_PROCESS_OVERLOAD,
    }
}

fn word_bucket(error: &BucketError) -> &'static ErrorRow {
    match error {
        BucketError::NotFound(_) | BucketError::Elsewhere { .. } => &rows::ERROR_CMD_BUCKET_NOTEXIST,
    }
}

fn word_create_bucket(error: &CreateBucketError) -> &'static ErrorRow {
    match error {
        CreateBucketError::Exists(_) => &rows::ERROR_CMD_COS_BUCKET_EXIST,
        CreateBucketError::MemoryFull(_) => &rows::ERROR_PROCESS_OVERLOAD,
    }
}

fn word_object(error: &ObjectError) -> &'static ErrorRow {
    match error {
        ObjectError::Bucket(error) => word_bucket(error),
        ObjectError::NotFound { .. } => &rows::ERROR_CMD_FILE_NOTEXIST,
        ObjectError::Exists { .. } => &rows::ERROR_CMD_COS_FILE_EXIST,
        ObjectError::MemoryFull(_) => &rows::ERROR_PROCESS_OVERLOAD,
    }
}

fn word_path(error: &PathError) -> &'static ErrorRow {
    match error {
        PathError::Object(error) => word_object(error),
        PathError::Unfinished { .. } => &rows::ERROR_CMD_FILE_NOTEXIST,
        PathError::SameFileExists { .. } => &rows::ERR_SAME_FILE_UPLOAD,
        PathError::NoSuchDirectory { .. } => &rows::ERROR_CMD_COS_INDEX_ERROR,
        PathError::Conflict { .. } => &rows::ERROR_CMD_COS_PATH_CONFLICT,
        PathError::DirectoryNotEmpty { .. } => &rows::ERROR_CMD_COS_DIR_NOT_EMPTY,
        PathError::SameSourceAndDestination { .. } => &rows::ERROR_CMD_FILE_MOVE_ERROR,
    }
}

fn word_slice_upload(error: &SliceUploadError) -> &'static ErrorRow {
    use SliceUploadError as E;
    match error {
        E::Path(error) => word_path(error),
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

/// Answers a preflight without any proof, as captured.
pub fn preflight(app: &App, head: &RequestHead) -> Response {
    let mut response = done(app);
    cors::mark_preflight(&mut response, head, &cors_origins(app, head));
    response
}

/// What every answer carries.
pub fn dress(app: &App, head: &RequestHead, response: &mut Response) {
    response.set(SERVER, HeaderValue::from_static("tencent-cos"));
    if head.headers.contains_key(http::header::ORIGIN) {
        cors::mark(response, head, &cors_origins(app, head));
    }
}

/// The origins the addressed bucket lets in; all where there is no such bucket.
fn cors_origins(app: &App, head: &RequestHead) -> Vec<String> {
    let bucket = crate::services::cos_json::address::read_url(head).ok().and_then(|address| {
        let id = BucketId::new(AppId::parse(&address.appid)?, &address.bucket);
        app.store.bucket(&id).ok()
    });
    bucket.map_or_else(Vec::new, |bucket| bucket.settings.cors_origins.clone())
}
