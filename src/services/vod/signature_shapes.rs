//! The shapes in which signature services answer. One was captured; the others are what the SDKs' demos and
//! guides read.

use http::StatusCode;
use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::services::vod::answer as envelope;
use crate::services::vod::service::Shape;
use crate::wire::response::Response;

/// A signature that was made.
#[derive(Debug)]
pub(super) struct Made {
    /// The signature.
    pub signature: String,
    /// When it expires, as ISO 8601 text.
    pub expires: String,
    /// An id for the one shape that carries one.
    pub request_id: String,
}

/// The captured shape.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReturnValue<'a> {
    return_value: i32,
    return_msg: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    return_data: Option<Json>,
}

/// The shape of the web SDK's guide.
#[derive(Serialize)]
struct Flat<'a> {
    code: i32,
    signature: &'a str,
}

/// The shape of the short-video template.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct UploadSign<'a> {
    request_id: &'a str,
    code: i32,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<UploadSignData<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct UploadSignData<'a> {
    upload_sign: &'a str,
    expire_time: &'a str,
}

/// Words success.
pub(super) fn success(shape: Shape, made: &Made) -> Response {
    let (signature, ok) = (made.signature.as_str(), StatusCode::OK);
    match shape {
        Shape::ReturnValue => {
            let return_data = Some(json!({ "signature": signature }));
            let return_msg = "return successfully!";
            Response::json(ok, &ReturnValue { return_value: 0, return_msg, return_data })
        }
        Shape::Data => envelope::worded(0, "ok", Some(json!({ "signature": signature }))),
        Shape::Sign => envelope::worded(0, "ok", Some(json!({ "sign": signature }))),
        Shape::Flat => Response::json(ok, &Flat { code: 0, signature }),
        Shape::Text => Response::new(ok, made.signature.clone()).typed("text/plain; charset=utf-8"),
        Shape::UploadSign => {
            let data = Some(UploadSignData { upload_sign: signature, expire_time: &made.expires });
            Response::json(ok, &UploadSign { request_id: &made.request_id, code: 0, message: "", data })
        }
    }
}

/// Words a refusal: a code that is not zero, and no signature.
pub(super) fn failure(shape: Shape, code: i32, message: &str, request_id: &str) -> Response {
    let status = StatusCode::OK;
    match shape {
        Shape::ReturnValue => {
            let refusal = ReturnValue { return_value: code, return_msg: message, return_data: None };
            Response::json(status, &refusal)
        }
        Shape::Data | Shape::Sign | Shape::Flat => envelope::worded(code, message, None),
        Shape::Text => Response::sentence(StatusCode::BAD_REQUEST, message),
        Shape::UploadSign => Response::json(status, &UploadSign { request_id, code, message, data: None }),
    }
}
