//! Answers of the admin interface: JSON, errors as `{"error":"…"}` with a fitting status.

use http::header::{CONNECTION, HeaderValue};
use http::{Method, StatusCode};
use serde_json::json;

use crate::api::operation::Failure;
use crate::domain::App;
use crate::wire::call::Head;
use crate::wire::inflow::ReadError;
use crate::wire::reply::Reply;

/// Success with data.
pub fn success(data: &impl serde::Serialize) -> Reply {
    Reply::json(StatusCode::OK, data)
}

/// Something was made.
pub fn created(data: &impl serde::Serialize) -> Reply {
    Reply::json(StatusCode::CREATED, data)
}

/// Something is no more.
pub fn gone() -> Reply {
    Reply::new(StatusCode::NO_CONTENT, "")
}

/// There is no such thing.
pub fn not_found(sentence: impl Into<String>) -> Failure {
    Failure::Plain { status: StatusCode::NOT_FOUND, sentence: sentence.into() }
}

/// A request whose parameters are wrong.
pub fn bad_request(sentence: impl Into<String>) -> Failure {
    Failure::Plain { status: StatusCode::BAD_REQUEST, sentence: sentence.into() }
}

/// Words a failure.
pub fn encode(_: &App, head: &Head, failure: &Failure) -> Reply {
    let status = match failure {
        Failure::Plain { status, .. } => *status,
        _ if failure.is_memory() => StatusCode::SERVICE_UNAVAILABLE,
        Failure::Read(ReadError::TooLarge { .. }) => StatusCode::PAYLOAD_TOO_LARGE,
        Failure::Read(ReadError::Stalled { .. }) => StatusCode::REQUEST_TIMEOUT,
        Failure::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::BAD_REQUEST,
    };
    let mut reply = Reply::json(status, &json!({ "error": failure.to_string() }));
    if head.method == Method::HEAD || matches!(failure, Failure::Read(_)) {
        reply.set(CONNECTION, HeaderValue::from_static("close"));
    }
    reply
}

/// No foreign page may call: a preflight gets no permission.
pub fn preflight(_: &App, _: &Head) -> Reply {
    Reply::new(StatusCode::NO_CONTENT, "")
}
