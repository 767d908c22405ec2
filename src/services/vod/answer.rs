//! The envelope of VOD's responses: `{"code":…,"message":…,"data":…}`, compact, in this order.

use http::StatusCode;
use serde::Serialize;
use serde_json::Value as Json;

use crate::catalog::vod as rows;
use crate::wire::response::Response;

#[derive(Serialize)]
struct Envelope<'a, T> {
    code: i32,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<T>,
}

/// Success with data.
pub(super) fn success<T: Serialize>(data: T) -> Response {
    let (code, message) = (0, rows::OK.text);
    Response::json(StatusCode::OK, &Envelope { code, message, data: Some(data) })
}

/// Success without data.
pub(super) fn done() -> Response {
    worded(0, rows::OK.text, None)
}

/// Any code and message.
pub(super) fn worded(code: i32, message: &str, data: Option<Json>) -> Response {
    Response::json(StatusCode::OK, &Envelope { code, message, data })
}
