//! How VOD words things: `{"code":…,"message":…,"data":…}`, compact, in this order, and with status 200 whatever the code,
//! because SDKs take any other status for a broken connection.

use http::StatusCode;
use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS, CONNECTION,
    HeaderValue,
};

use crate::catalog::{ErrorRow, Wire, vod as rows};
use crate::domain::App;
use crate::domain::auth::vod::Refusal;
use crate::domain::vod::session::SessionFault;
use crate::services::legacy::Failure;
use crate::services::vod::address::{Face, face};
use crate::services::vod::{answer, signature_shapes};
use crate::wire::body::ReadError;
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Words a failure.
pub fn encode(app: &App, head: &RequestHead, failure: &Failure) -> Response {
    let row = word(failure);
    let mut response = match (failure, face(head)) {
        (Failure::Plain { status, sentence }, _) => Response::sentence(*status, sentence),
        (_, Some(Face::Signatures(shape))) => {
            let request_id = app.ids.request_id(app.clock.now());
            signature_shapes::failure(shape, code(app, row), row.text, &request_id)
        }
        _ => {
            let mut response = answer::worded(code(app, row), row.text, None);
            response.status = status(failure);
            response
        }
    };
    if let Failure::Read(_) = failure {
        response.set(CONNECTION, HeaderValue::from_static("close"));
    }
    response.set_reason(failure.to_string());
    response
}

/// The row's code, or the one the user wants in its place.
fn code(app: &App, row: &ErrorRow) -> i32 {
    match row.wire {
        Wire::Number(code) => app.vod.codes.get(&code).copied().unwrap_or(code),
        Wire::Word(_) => code(app, &rows::INVALID_REQUEST),
    }
}

/// 200, but for what is no business of the service's.
fn status(failure: &Failure) -> StatusCode {
    match failure {
        _ if failure.is_memory() => StatusCode::SERVICE_UNAVAILABLE,
        Failure::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        Failure::Read(ReadError::TooLarge { .. }) => StatusCode::PAYLOAD_TOO_LARGE,
        Failure::Read(ReadError::Stalled { .. }) => StatusCode::REQUEST_TIMEOUT,
        _ => StatusCode::OK,
    }
}

/// The row that stands for a failure.
fn word(failure: &Failure) -> &'static ErrorRow {
    match failure {
        Failure::Row { row, .. } | Failure::Unplayed { row, .. } => row,
        Failure::VodAuth(refusal) => match refusal {
            Refusal::Malformed(_)
            | Refusal::FieldMissing(_)
            | Refusal::NotWhole { .. }
            | Refusal::Random(_)
            | Refusal::UnknownSecretId(_)
            | Refusal::CodeMismatch { .. } => &rows::INVALID_SIGNATURE,
            Refusal::Expired { .. } => &rows::SIGNATURE_EXPIRED,
            Refusal::Validity { .. } => &rows::MOCK_VALIDITY_TOO_LONG,
            Refusal::Replayed => &rows::MOCK_SIGNATURE_REUSED,
            Refusal::Parameter { .. } | Refusal::MemoryFull(_) => &rows::INVALID_REQUEST,
        },
        _ => &rows::INVALID_REQUEST,
    }
}

/// Why a session cannot be used, as a failure.
pub fn session_failure(fault: SessionFault) -> Failure {
    let row = match fault {
        SessionFault::Unknown | SessionFault::Committed => &rows::MOCK_SESSION_NOT_FOUND,
        SessionFault::Expired { .. } => &rows::MOCK_SESSION_EXPIRED,
        SessionFault::Foreign { .. } => &rows::MOCK_SESSION_OWNER_MISMATCH,
    };
    Failure::row(row, fault.to_string())
}

/// Answers a preflight.
pub fn preflight(_: &App, head: &RequestHead) -> Response {
    let mut response = answer::done();
    let asked = head.headers.get(ACCESS_CONTROL_REQUEST_HEADERS).cloned();
    response
        .set(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST, PUT, DELETE, OPTIONS, HEAD"));
    response.set(ACCESS_CONTROL_ALLOW_HEADERS, asked.unwrap_or(HeaderValue::from_static("*")));
    response.set(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    response
}

/// What every answer carries: any page may read it.
pub fn dress(_: &App, _: &RequestHead, response: &mut Response) {
    response.set(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response.set(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("*"));
}
