//! PUT Object: stores an object whole.

use http::{Method, StatusCode};

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::bucket::NewObject;
use crate::domain::store::error::ObjectError;
use crate::domain::store::object::Overwrite;
use crate::services::cos_xml::request::header_fields::Said;
use crate::services::cos_xml::request::{body, form, metadata, target};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Stores an object.
pub static OP: Operation = Operation {
    name: "put_object",
    summary: "Stores an object whole.",
    doc: "XML API documentation: PUT Object",
    selector: Selector::Resource { method: Method::PUT, place: Place::Object, keys: &[], header: None },
    auth: Auth::Acl(Need::Write),
    check: body::must_have_length,
    weight: body::weight,
    run,
};

const FORBID_OVERWRITE: &str = "x-cos-forbid-overwrite";

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    form::check_key(key)?;
    let mut attributes = metadata::attributes(&Said::in_head(&request.head))?;
    let content = body::content(app, request)?;
    attributes.details.etag = metadata::opaque_etag(attributes.details.encryption.as_ref(), content.md5());
    let now = app.clock.now();
    let new = NewObject::whole(content, attributes, app.ids.vid(now), now);
    let is_forbidden = request.head.text(FORBID_OVERWRITE) == Some("true");
    let overwrite = if is_forbidden { Overwrite::Forbid } else { Overwrite::Allow };
    let object = bucket.store(key, new, overwrite).map_err(|fact| match fact {
        // The status is known, the code assumed.
        ObjectError::Exists { key } => {
            Failure::row(&rows::PATH_CONFLICT, format!("{key:?} exists, and {FORBID_OVERWRITE} is true"))
        }
        other => other.into(),
    })?;
    let mut response = envelope::done(StatusCode::OK);
    views::written_object(&mut response, &object);
    Ok(response)
}
