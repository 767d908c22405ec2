//! APPEND Object: puts bytes behind an object that was made so.

use http::header::{ETAG, HeaderName};
use http::{Method, StatusCode};

use super::said::Said;
use super::{body, envelope, form, metadata, params, target, views};
use crate::api::operation::{Auth, Failure, Need, Operation, Place, Selector};
use crate::domain::App;
use crate::domain::store::writes::Appended;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

/// The query key that makes a POST append.
pub const KEY: &str = "append";

/// Appends to an object.
pub static OP: Operation = Operation {
    name: "append_object",
    summary: "Puts bytes behind an object.",
    doc: "XML API documentation: APPEND Object",
    selector: Selector::Resource { method: Method::POST, place: Place::Object, keys: &[KEY], header: None },
    auth: Auth::Acl(Need::Write),
    check: body::must_have_length,
    weight: body::weight,
    run,
};

const NEXT: HeaderName = HeaderName::from_static("x-cos-next-append-position");
const CONTENT_SHA1: HeaderName = HeaderName::from_static("x-cos-content-sha1");

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let (bucket, key) = target::open(app, call)?;
    form::check_key(key)?;
    let position =
        params::number(call, "position")?.ok_or_else(|| params::invalid("there is no position"))?;
    let attributes = metadata::attributes(&Said::in_head(&call.head))?;
    let piece = body::content(app, call)?;
    let now = app.clock.now();
    let object =
        bucket.append(key, position, &piece, &Appended { attributes, vid: app.ids.vid(now), now })?;
    let mut reply = envelope::done(StatusCode::OK);
    reply.set_text(ETAG, &views::etag(&object));
    reply.set(NEXT, object.content.len().into());
    reply.set_text(CONTENT_SHA1, &piece.sha1().to_string());
    views::crc64(&mut reply, &object);
    Ok(reply)
}
