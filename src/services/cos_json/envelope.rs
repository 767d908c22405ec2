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
use crate::domain::store::StoreError;
use crate::primitives::names::{AppId, BucketId};
use crate::services::operation::Failure;
use crate::wire::cors;
use crate::wire::inflow::ReadError;
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
        Failure::Store(StoreError::NotFound { .. } | StoreError::NoSuchBucket(_)) => &rows::DOWNLOAD_6101,
        Failure::Store(StoreError::OnlyUnfinished { .. }) => &rows::DOWNLOAD_45062,
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
        Failure::Store(fact) => word_store(fact),
        Failure::JsonAuth(refusal) => word_auth(refusal),
        Failure::Read(fault) => word_read(fault),
        Failure::VodAuth(_)
        | Failure::XmlAuth(_)
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
        ReadError::Stalled { .. } | ReadError::Gone(_) | ReadError::Struck => &rows::ERROR_CGI_NETWORK,
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

fn word_store(fact: &StoreError) -> &'static ErrorRow {
    use StoreError as F;
    match fact {
        F::NoSuchBucket(_) | F::BucketElsewhere { .. } => &rows::ERROR_CMD_BUCKET_NOTEXIST,
        F::BucketExists(_) => &rows::ERROR_CMD_COS_BUCKET_EXIST,
        F::NotFound { .. } | F::OnlyUnfinished { .. } => &rows::ERROR_CMD_FILE_NOTEXIST,
        F::NoSuchDirectory { .. } => &rows::ERROR_CMD_COS_INDEX_ERROR,
        F::FileExists { .. } => &rows::ERROR_CMD_COS_FILE_EXIST,
        F::SameFileExists { .. } => &rows::ERR_SAME_FILE_UPLOAD,
        F::PathConflict { .. } => &rows::ERROR_CMD_COS_PATH_CONFLICT,
        F::DirectoryNotEmpty { .. } => &rows::ERROR_CMD_COS_DIR_NOT_EMPTY,
        F::UploadPending { .. } => &rows::ERR_OFFSET_TO_ZERO,
        F::SliceOfUnknownSession => &rows::ERR_DECODE_SESSION,
        F::FinishOfUnknownSession => &rows::ERR_PARAM_INVALID_SESSION_DECODE_ERROR,
        F::SessionClosed { .. } => &rows::ERROR_CGI_WRONG_SESSION,
        F::SessionOfAnother { .. } => &rows::ERROR_PROXY_WRONG_SESSION,
        F::UploadDropped | F::ShaNotDeclared { .. } => &rows::ERR_OFFSET_BACK_TOO_MUCH,
        F::ShaMissing { .. } => &rows::PLUGIN_29094,
        F::ShaChanged { .. } => &rows::ERROR_CMD_COS_SHA_NOT_EQU,
        F::ContentDiffers { .. } => &rows::ERR_NOT_SAME_SHA,
        F::OffsetInvalid { .. } => &rows::ERROR_PROCESS_OFFSET,
        F::SliceTooLong { .. } => &rows::ERROR_CGI_SLICE,
        F::SliceLength { .. } => &rows::ERROR_PROCESS_WRONG_SLICE_SIZE,
        F::SliceDiffers { .. } => &rows::ERROR_CGI_SHA_NOT_MATCH,
        F::SliceConflict { .. } => &rows::ERR_THE_SAME_OFFSET,
        F::SliceAhead { .. } => &rows::ERR_QUERY_OFFSET,
        F::SliceBehind { .. } => &rows::ERR_OFF_GO_BACK,
        F::SizeChanged { .. } | F::SlicesMissing { .. } => &rows::ERROR_CMD_COS_FILE_SIZE_NOT_EQU,
        F::SameSourceAndDestination { .. } => &rows::ERROR_CMD_FILE_MOVE_ERROR,
        F::MemoryFull(_) => &rows::ERROR_PROCESS_OVERLOAD,
        // Nothing of this family leads there.
        F::BucketNotEmpty(_)
        | F::NoSuchVersion { .. }
        | F::Deleted { .. }
        | F::NoSuchUpload { .. }
        | F::PartsOutOfOrder { .. }
        | F::PartMissing { .. }
        | F::PartTooSmall { .. }
        | F::NotAppendable { .. }
        | F::AppendPosition { .. }
        | F::Archived { .. } => &rows::UNKOWN,
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
