//! Content as a response: whole, the part that `Range` asks for, or nothing where the client has it.

use http::StatusCode;
use http::header::{ACCEPT_RANGES, CONTENT_RANGE, HeaderValue};

use crate::primitives::blob::Blob;
use crate::wire::range::{self, Ranged};
use crate::wire::response::Response;
use crate::wire::validators::{Conditions, Validators};

/// A response with `blob` (200), the requested part (206), or without a body where the part does not exist
/// (416) or the client has the content already (304).
pub(crate) fn send(conditions: &Conditions, blob: &Blob, validators: &Validators<'_>) -> Response {
    if validators.satisfy(conditions) {
        return Response::new(StatusCode::NOT_MODIFIED, "");
    }
    let asked = validators.range_of(conditions);
    let mut response = match range::parse(asked, blob.len()) {
        Ranged::Whole => Response::content(StatusCode::OK, blob.clone()),
        Ranged::Part(part) => {
            let content_range = format!("bytes {}-{}/{}", part.start, part.end - 1, blob.len());
            let mut response = Response::content(StatusCode::PARTIAL_CONTENT, blob.slice(part));
            response.set_text(CONTENT_RANGE, &content_range);
            response
        }
        Ranged::Unsatisfiable => {
            let (asked, len) = (asked.unwrap_or_default(), blob.len());
            let mut response = Response::new(StatusCode::RANGE_NOT_SATISFIABLE, "");
            response.set_text(CONTENT_RANGE, &format!("bytes */{len}"));
            response.set_reason(format!("the range {asked} lies outside the {len} bytes"));
            return response;
        }
    };
    response.set(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    response
}
