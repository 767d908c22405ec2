//! Content as an answer: whole, the part that `Range` asks for, or nothing where the client has it.

use http::StatusCode;
use http::header::{ACCEPT_RANGES, CONTENT_RANGE, HeaderValue};

use super::call::Head;
use super::range::{self, Ranged};
use super::reply::Reply;
use super::validators::Validators;
use crate::primitives::blob::Blob;

/// Sends `blob`, or the part asked for (206), or says that there is no such part (416) or that the client has it (304).
pub fn send(head: &Head, blob: &Blob, validators: &Validators<'_>) -> Reply {
    if validators.are_known(head, "") {
        return Reply::new(StatusCode::NOT_MODIFIED, "");
    }
    let asked = validators.range(head);
    let mut reply = match range::parse(asked, blob.len()) {
        Ranged::Whole => Reply::new(StatusCode::OK, blob.clone()),
        Ranged::Part(part) => {
            let content_range = format!("bytes {}-{}/{}", part.start, part.end - 1, blob.len());
            let mut reply = Reply::new(StatusCode::PARTIAL_CONTENT, blob.slice(part));
            reply.set_text(CONTENT_RANGE, &content_range);
            reply
        }
        Ranged::Unsatisfiable => {
            let (asked, len) = (asked.unwrap_or_default(), blob.len());
            let mut reply = Reply::new(StatusCode::RANGE_NOT_SATISFIABLE, "");
            reply.set_text(CONTENT_RANGE, &format!("bytes */{len}"));
            reply.set_reason(format!("the range {asked} lies outside the {len} bytes"));
            return reply;
        }
    };
    reply.set(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    reply
}
