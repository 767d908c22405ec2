//! POST Object: stores the file of an HTML form.
//!
//! Answers no body, whatever the status (the page's samples, 201 included). There is no CRC in any of them.

use std::sync::Arc;

use http::header::{ETAG, LOCATION};
use http::{Method, StatusCode};

use crate::catalog::{cos_xml as rows, limits};
use crate::domain::App;
use crate::domain::store::bucket::NewObject;
use crate::domain::store::content::Content;
use crate::domain::store::object::Overwrite;
use crate::primitives::escape::{encode_component, encode_path};
use crate::services::cos_xml::request::header_fields::Said;
use crate::services::cos_xml::request::params::check_md5;
use crate::services::cos_xml::request::{form, metadata, target};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::{Auth, Failure, Operation, Place, Selector, Weight};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Stores the file of a form.
pub static OP: Operation = Operation {
    name: "post_object",
    summary: "Stores the file of an HTML form.",
    doc: "XML API documentation: POST Object",
    selector: Selector::Resource { method: Method::POST, place: Place::Bucket, keys: &[], header: None },
    auth: Auth::Form,
    check,
    weight,
    run,
};

/// What is wrong with the form comes before what is wrong with its policy.
fn check(app: &App, request: &Request) -> Result<(), Failure> {
    target::open(app, request)?;
    form::read(request).map(drop)
}

fn weight(_: &App, request: &Request) -> Weight {
    Weight::of_hashing(form::read(request).map_or(0, |form| form.file.content.len() as u64))
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, _) = target::open(app, request)?;
    let form = form::read(request)?;
    let content = Arc::new(Content::new(form.file.content.clone().into()));
    check_md5(form.field("content-md5"), || content.md5())?;
    if content.len() > limits::XML_UPLOAD_MAX {
        return Err(Failure::row(&rows::ENTITY_TOO_LARGE_2, "a form's file may have 5 GB"));
    }
    let mut attributes = metadata::attributes(&Said::in_form(form.fields))?;
    attributes.details.etag = metadata::opaque_etag(attributes.details.encryption.as_ref(), content.md5());
    let now = app.clock.now();
    let new = NewObject::whole(content, attributes, app.ids.vid(now), now);
    let object = bucket.store(form.key(), new, Overwrite::Allow)?;
    let etag = views::etag(&object);
    let (status, location) = match form.field("success_action_redirect") {
        Some(url) => (StatusCode::SEE_OTHER, redirect(url, &bucket.id.to_string(), form.key(), &etag)),
        None => {
            let root = target::root(&request.head, &request.address, &bucket.id);
            (success_status(&form), format!("{root}{}", encode_path(form.key())))
        }
    };
    let mut response = envelope::done(status);
    response.set_text(ETAG, &etag);
    response.set_text(LOCATION, &location);
    views::new_version(&mut response, &object);
    views::encryption(&mut response, object.attributes.details.encryption.as_ref());
    Ok(response)
}

/// 204 unless the form asks for one of the other two; what else it asks for is ignored (assumed).
fn success_status(form: &form::Form<'_>) -> StatusCode {
    match form.field("success_action_status") {
        Some("200") => StatusCode::OK,
        Some("201") => StatusCode::CREATED,
        _ => StatusCode::NO_CONTENT,
    }
}

fn redirect(url: &str, bucket: &str, key: &str, etag: &str) -> String {
    let (page, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let join = if page.contains('?') { '&' } else { '?' };
    let (key, etag) = (encode_component(key), encode_component(etag));
    in_ascii(&format!("{page}{join}bucket={bucket}&key={key}&etag={etag}{fragment}"))
}

/// A URL as it can stand in a header: what is not printable ASCII is percent-encoded.
fn in_ascii(url: &str) -> String {
    let plain = |byte: u8| match byte {
        b'!'..=b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    url.bytes().map(plain).collect()
}
