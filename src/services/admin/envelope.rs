//! Answers of the admin interface: JSON, errors as `{"error":"…"}` with a fitting status.

use http::header::{CONNECTION, HeaderValue};
use http::{Method, StatusCode};
use serde_json::json;

use crate::domain::App;
use crate::services::legacy::Failure;
use crate::wire::body::ReadError;
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Success with data.
pub fn success(data: &impl serde::Serialize) -> Response {
    Response::json(StatusCode::OK, data)
}

/// Something was made.
pub fn created(data: &impl serde::Serialize) -> Response {
    Response::json(StatusCode::CREATED, data)
}

/// Something is no more.
pub fn gone() -> Response {
    Response::new(StatusCode::NO_CONTENT, "")
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
pub fn encode(_: &App, head: &RequestHead, failure: &Failure) -> Response {
    let status = match failure {
        Failure::Plain { status, .. } => *status,
        _ if failure.is_memory() => StatusCode::SERVICE_UNAVAILABLE,
        Failure::Read(ReadError::TooLarge { .. }) => StatusCode::PAYLOAD_TOO_LARGE,
        Failure::Read(ReadError::Stalled { .. }) => StatusCode::REQUEST_TIMEOUT,
        Failure::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::BAD_REQUEST,
    };
    let mut response = Response::json(status, &json!({ "error": failure.to_string() }));
    if head.method == Method::HEAD || matches!(failure, Failure::Read(_)) {
        response.set(CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// No foreign page may call: a preflight gets no permission.
pub fn preflight(_: &App, _: &RequestHead) -> Response {
    Response::new(StatusCode::NO_CONTENT, "")
}
