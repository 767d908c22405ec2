//! APPEND Object: puts bytes behind an object that was made so.

use http::header::{ETAG, HeaderName};
use http::{Method, StatusCode};

use crate::domain::App;
use crate::domain::store::writes::Appended;
use crate::services::cos_xml::request::header_fields::Said;
use crate::services::cos_xml::request::{body, form, metadata, params, target};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector};
use crate::wire::request::Request;
use crate::wire::response::Response;

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

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    form::check_key(key)?;
    let position =
        params::number(request, "position")?.ok_or_else(|| params::invalid("there is no position"))?;
    let attributes = metadata::attributes(&Said::in_head(&request.head))?;
    let piece = body::content(app, request)?;
    let now = app.clock.now();
    let object =
        bucket.append(key, position, &piece, &Appended { attributes, vid: app.ids.vid(now), now })?;
    let mut response = envelope::done(StatusCode::OK);
    response.set_text(ETAG, &views::etag(&object));
    response.set(NEXT, object.content.len().into());
    response.set_text(CONTENT_SHA1, &piece.sha1().to_string());
    views::crc64(&mut response, &object);
    Ok(response)
}
