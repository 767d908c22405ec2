//! Responses of 2017: a number, a text and a word at the top level, and an action's members in `data`.

use http::StatusCode;
use serde::Serialize;

use crate::catalog::{ErrorRow, cloud_api as rows};
use crate::wire::response::Response;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Envelope<'a, T> {
    code: u32,
    message: &'a str,
    code_desc: &'a str,
    /// Absent in refusals: clients take its presence for success.
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<T>,
}

/// The answer of an action.
pub(super) fn answer(data: impl Serialize) -> Response {
    respond(&Envelope { code: 0, message: "", code_desc: "Success", data: Some(data) })
}

/// The answer to an error, whose text in API 3.0 is `message`.
pub(super) fn refusal(row: &ErrorRow, message: &str) -> Response {
    // As quoted in <https://github.com/tencentyun/cos-js-sdk-v5/issues/34>, blank included.
    if row.name == rows::INVALID_PARAMETER_GRANT_OTHER_RESOURCE.name {
        let message = "(60024)you are not resource owner";
        return respond(&Envelope::<()> {
            code: 4000,
            message,
            code_desc: "StrategyResourceInvalid ",
            data: None,
        });
    }
    let word = row.wire.word().unwrap_or_default();
    // Assumed: the last part of today's word.
    let code_desc = word.rsplit('.').next().unwrap_or_default();
    respond(&Envelope::<()> { code: number(word), message, code_desc, data: None })
}

fn respond(envelope: &impl Serialize) -> Response {
    Response::json(StatusCode::OK, envelope).typed("application/json")
}

/// The number for a code of API 3.0, from the list of common codes
/// (<https://cloud.tencent.com/doc/api/309/7025>).
fn number(word: &str) -> u32 {
    let (first, rest) = word.split_once('.').unwrap_or((word, ""));
    match (first, rest) {
        ("AuthFailure", "SignatureExpire") => 4500,
        ("AuthFailure", "SecretIdNotFound") => 4104,
        ("AuthFailure", "TokenFailure") => 4105,
        ("AuthFailure", "MFAFailure") => 4106,
        ("AuthFailure", "UnauthorizedOperation") | ("UnauthorizedOperation", _) => 4103,
        ("AuthFailure", _) => 4100,
        ("MissingParameter" | "UnknownParameter" | "InvalidParameter" | "InvalidParameterValue", _) => 4000,
        ("RequestLimitExceeded" | "LimitExceeded", _) => 4400,
        ("UnsupportedProtocol", _) => 4600,
        ("ResourceNotFound", _) => 5000,
        ("FailedOperation", _) => 5100,
        ("InvalidAction" | "UnsupportedOperation" | "NoSuchVersion", _) => 6100,
        ("ActionOffline", _) => 6200,
        _ => 6000,
    }
}
