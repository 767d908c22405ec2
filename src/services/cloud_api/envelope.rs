//! Responses: `{"Response":{…,"RequestId":…}}` with HTTP 200 and exactly `application/json`, errors too.
//!
//! The Python SDK looks for an error only in answers of that very type, and clients take any other status
//! for a broken connection.

use http::StatusCode;
use http::header::{CONNECTION, HeaderValue};
use serde::Serialize;

use crate::catalog::{ErrorRow, cloud_api as rows};
use crate::domain::App;
use crate::services::cloud_api::edition::Edition;
use crate::services::cloud_api::envelope_2017;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::language::Language;
use crate::wire::body::ReadError;
use crate::wire::response::Response;

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Envelope<T> {
    response: Content<T>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Content<T> {
    #[serde(flatten)]
    data: T,
    request_id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Refused<'a> {
    error: Details<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Details<'a> {
    code: &'a str,
    message: String,
}

/// An action's answer without members of its own.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Nothing {}

/// The answer of an action: the members of `data`, and a request id.
pub fn answer(app: &App, data: impl Serialize) -> Response {
    enclosed(data, app.ids.uuid())
}

fn enclosed(data: impl Serialize, request_id: String) -> Response {
    let envelope = Envelope { response: Content { data, request_id } };
    Response::json(StatusCode::OK, &envelope).typed("application/json")
}

/// The answer to an error, in the form of the call.
pub(super) fn refusal(app: &App, edition: Edition, error: &Error) -> Response {
    let (row, request_id) = (error.row(), app.ids.uuid());
    let code = row.wire.word().unwrap_or_default();
    let message = message(error, row, &request_id);
    let mut response = match edition {
        Edition::V3 => enclosed(Refused { error: Details { code, message } }, request_id),
        Edition::V2017 => envelope_2017::refusal(row, &message),
    };
    if is_unread(error) {
        response.set(CONNECTION, HeaderValue::from_static("close"));
    }
    response.code = Some(row.wire);
    response.set_reason(error.to_string());
    response
}

fn is_unread(error: &Error) -> bool {
    if let Error::Told { error, .. } = error {
        return is_unread(error);
    }
    matches!(error, Error::Read(ReadError::TooLarge { .. }))
}

/// Whether the Chinese meaning of a row is what the service was seen to answer. The others are in English
/// here: the vendor's own suites compare the texts of VOD's codes.
fn in_chinese(row: &ErrorRow) -> bool {
    const SEEN: [&ErrorRow; 4] = [
        &rows::AUTH_FAILURE_SIGNATURE_FAILURE,
        &rows::AUTH_FAILURE_SECRET_ID_NOT_FOUND,
        &rows::INVALID_PARAMETER,
        &rows::REQUEST_LIMIT_EXCEEDED,
    ];
    SEEN.contains(&row)
}

/// The row's text with its places filled: `<uuid>` with the request id, the others in order.
fn message(error: &Error, row: &ErrorRow, request_id: &str) -> String {
    let chinese = matches!(error, Error::Told { language: Language::Chinese, .. });
    let text = if chinese && in_chinese(row) { row.message_zh } else { row.text };
    let mut text = text.replace("<uuid>", request_id);
    for value in error.values() {
        let Some((start, end)) = text.find('<').zip(text.find('>')).filter(|(start, end)| start < end) else {
            break;
        };
        // A value may have brackets of its own.
        let value = value.replace('<', "\u{1}").replace('>', "\u{2}");
        text.replace_range(start..=end, &value);
    }
    text.replace('\u{1}', "<").replace('\u{2}', ">")
}
