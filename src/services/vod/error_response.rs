//! Error responses: `{"code":…,"message":…}`, compact, in this order, and with status 200 whatever the code,
//! because SDKs take any other status for a broken connection.

use http::header::{CONNECTION, HeaderValue};

use crate::catalog::{ErrorRow, Wire, vod as rows};
use crate::domain::App;
use crate::services::vod::address::{Site, site};
use crate::services::vod::error::Error;
use crate::services::vod::{answer, signature_shapes};
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Words an error.
pub(super) fn of(app: &App, head: &RequestHead, error: &Error) -> Response {
    let row = error.row();
    let mut response = match (error, site(head)) {
        (Error::Address { status, sentence }, _) => Response::sentence(*status, sentence),
        (_, Some(Site::Signatures(shape))) => {
            let request_id = app.ids.request_id(app.clock.now());
            signature_shapes::failure(shape, code(app, row), row.text, &request_id)
        }
        _ => {
            let mut response = answer::worded(code(app, row), row.text, None);
            response.status = error.status();
            response
        }
    };
    if let Error::Read(_) = error {
        response.set(CONNECTION, HeaderValue::from_static("close"));
    }
    response.code = Some(Wire::Number(code(app, row)));
    response.set_reason(error.to_string());
    response
}

/// The row's code, or the one the user wants in its place.
fn code(app: &App, row: &ErrorRow) -> i32 {
    match row.wire {
        Wire::Number(code) => app.vod.codes.get(&code).copied().unwrap_or(code),
        Wire::Word(_) => code(app, &rows::INVALID_REQUEST),
    }
}
