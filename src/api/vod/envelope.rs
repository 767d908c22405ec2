//! How VOD words things: `{"code":…,"message":…,"data":…}`, compact, in this order, and with status 200 whatever the code,
//! because SDKs take any other status for a broken connection.

use http::StatusCode;
use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS, CONNECTION,
    HeaderValue,
};

use super::address::{Face, face};
use super::{answer, signature_shapes};
use crate::api::operation::Failure;
use crate::catalog::{ErrorRow, Wire, vod as rows};
use crate::domain::App;
use crate::domain::auth::vod::Refusal;
use crate::domain::vod::session::SessionFault;
use crate::wire::call::Head;
use crate::wire::inflow::ReadError;
use crate::wire::reply::Reply;

/// Words a failure.
pub fn encode(app: &App, head: &Head, failure: &Failure) -> Reply {
    let row = word(failure);
    let mut reply = match (failure, face(head)) {
        (Failure::Plain { status, sentence }, _) => Reply::sentence(*status, sentence),
        (_, Some(Face::Signatures(shape))) => {
            let request_id = app.ids.request_id(app.clock.now());
            signature_shapes::failure(shape, code(app, row), row.text, &request_id)
        }
        _ => {
            let mut reply = answer::worded(code(app, row), row.text, None);
            reply.status = status(failure);
            reply
        }
    };
    if let Failure::Read(_) = failure {
        reply.set(CONNECTION, HeaderValue::from_static("close"));
    }
    reply.set_reason(failure.to_string());
    reply
}

/// The row's code, or the one the user wants in its place.
fn code(app: &App, row: &ErrorRow) -> i32 {
    match row.wire {
        Wire::Number(code) => app.vod.codes.get().and_then(|codes| codes.get(&code)).copied().unwrap_or(code),
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
pub fn preflight(_: &App, head: &Head) -> Reply {
    let mut reply = answer::done();
    let asked = head.headers.get(ACCESS_CONTROL_REQUEST_HEADERS).cloned();
    reply
        .set(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST, PUT, DELETE, OPTIONS, HEAD"));
    reply.set(ACCESS_CONTROL_ALLOW_HEADERS, asked.unwrap_or(HeaderValue::from_static("*")));
    reply.set(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    reply
}

/// What every answer carries: any page may read it.
pub fn dress(_: &App, _: &Head, reply: &mut Reply) {
    reply.set(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    reply.set(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("*"));
}
