//! Responses of the JSON API: `{"code":…,"message":…,"request_id":…,"data":…}`, compact, in this order.
//!
//! Statuses: 200 for success, 404 for -197, 413 for -285, 400 for the rest — the only ones ever observed on
//! the API host. Memory running out is ours: -300 with 503.

use http::StatusCode;
use http::header::{ALLOW, CONNECTION, HeaderValue, SERVER};
use serde::Serialize;

use crate::catalog::{ErrorRow, Wire, cos_json as rows};
use crate::domain::App;
use crate::domain::auth::cos_json::Refusal;
use crate::domain::store::error::{BucketError, ObjectError, PathError};
use crate::services::cos_json::error::Error;
use crate::services::cos_json::target::{is_download, target_of_url};
use crate::wire::body::ReadError;
use crate::wire::cors;
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

#[derive(Serialize)]
struct Envelope<'a, T> {
    code: i32,
    message: &'a str,
    request_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<T>,
}

/// Body of a failed download; key names from an old client's error type, values assumed.
#[derive(Serialize)]
struct DownloadError<'a> {
    errorcode: i32,
    errormsg: &'a str,
    retcode: i32,
}

/// Success with data.
pub(super) fn success<T: Serialize>(app: &App, data: T) -> Response {
    enveloped(app, StatusCode::OK, &rows::_SUCCESS, Some(data))
}

/// Success without data.
pub(super) fn done(app: &App) -> Response {
    enveloped(app, StatusCode::OK, &rows::_SUCCESS, None::<()>)
}

fn enveloped<T: Serialize>(app: &App, status: StatusCode, row: &ErrorRow, data: Option<T>) -> Response {
    let request_id = app.ids.request_id(app.clock.now());
    Response::json(status, &Envelope { code: code(row), message: row.text, request_id, data })
}

/// The response to an error.
pub(super) fn error(app: &App, head: &RequestHead, error: &Error) -> Response {
    let mut response = if is_download(head) {
        failed_download(error)
    } else if let Error::Read(ReadError::TooLarge { limit }) = error {
        too_large(*limit)
    } else {
        let row = error.wording();
        enveloped(app, status(row, error), row, None::<()>)
    };
    if let Error::Read(_) = error {
        response.set(CONNECTION, HeaderValue::from_static("close"));
    }
    if response.status == StatusCode::METHOD_NOT_ALLOWED {
        response.set(ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS"));
    }
    response.code = Some(error.wording().wire);
    response.set_reason(error.to_string());
    response
}

fn code(row: &ErrorRow) -> i32 {
    match row.wire {
        Wire::Number(code) => code,
        Wire::Word(_) => code(&rows::UNKOWN),
    }
}

fn status(row: &ErrorRow, error: &Error) -> StatusCode {
    if error.is_memory() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    match error {
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        Error::Read(ReadError::Stalled { .. }) => StatusCode::REQUEST_TIMEOUT,
        Error::Read(_)
        | Error::Row { .. }
        | Error::Bucket(_)
        | Error::CreateBucket(_)
        | Error::Object(_)
        | Error::Path(_)
        | Error::SliceUpload(_)
        | Error::Auth(_) => {
            row.http.and_then(|status| StatusCode::from_u16(status).ok()).unwrap_or(StatusCode::BAD_REQUEST)
        }
    }
}

fn failed_download(error: &Error) -> Response {
    let row = match error {
        Error::Object(ObjectError::NotFound { .. }) | Error::Bucket(BucketError::NotFound(_)) => {
            &rows::DOWNLOAD_6101
        }
        Error::Path(PathError::Unfinished { .. }) => &rows::DOWNLOAD_45062,
        Error::Auth(refusal) if matches!(refusal.bare(), Refusal::Malformed(_)) => {
            &rows::ERROR_PROXY_AUTH_INVALID_TOKEN
        }
        Error::Row { .. }
        | Error::Bucket(_)
        | Error::CreateBucket(_)
        | Error::Object(_)
        | Error::Path(_)
        | Error::SliceUpload(_)
        | Error::Auth(_)
        | Error::Read(_)
        | Error::Internal(_) => error.wording(),
    };
    let is_forbidden = matches!(error, Error::Auth(_)) && !error.is_memory();
    let status = if is_forbidden { StatusCode::FORBIDDEN } else { status(row, error) };
    Response::json(
        status,
        &DownloadError { errorcode: code(row), errormsg: errormsg(row), retcode: code(row) },
    )
}

/// Message of a failed download. The rows of download hosts have no text of their own, so all but the first
/// are assumed.
fn errormsg(row: &'static ErrorRow) -> &'static str {
    match row.text {
        "" if row.wire == rows::DOWNLOAD_6101.wire => "file not exist",
        "" => row.message.split(" (").next().unwrap_or_default(),
        text => text,
    }
}

/// The page that a body beyond the gateway's limit was seen to get.
fn too_large(limit: u64) -> Response {
    let page = format!(
        "<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body>\r\n\
         <center><h1>413 Request Entity Too Large</h1></center>\r\n<hr><center>at most {limit} bytes</center>\r\n\
         </body>\r\n</html>\r\n"
    );
    Response::new(StatusCode::PAYLOAD_TOO_LARGE, page).typed("text/html")
}

/// Answers a CORS preflight, which needs no signature, as captured.
pub(super) fn preflight(app: &App, head: &RequestHead) -> Response {
    let mut response = done(app);
    cors::mark_preflight(&mut response, head, &cors_origins(app, head));
    response
}

/// Adds the headers that every response has.
pub(super) fn add_common_headers(app: &App, head: &RequestHead, response: &mut Response) {
    response.set(SERVER, HeaderValue::from_static("tencent-cos"));
    if head.headers.contains_key(http::header::ORIGIN) {
        cors::mark(response, head, &cors_origins(app, head));
    }
}

/// Origins that the addressed bucket lets in; all of them where there is no such bucket.
fn cors_origins(app: &App, head: &RequestHead) -> Vec<String> {
    let target = target_of_url(head).ok();
    let bucket = target.as_ref().and_then(|target| app.store.bucket(target.bucket()?).ok());
    bucket.map_or_else(Vec::new, |bucket| bucket.settings.cors_origins.clone())
}
