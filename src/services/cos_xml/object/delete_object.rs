//! DELETE Object: deletes an object, puts a delete marker in front of it, or deletes one version for good.

use http::header::{HeaderName, HeaderValue};
use http::{Method, StatusCode};

use crate::domain::App;
use crate::domain::store::versions::Deleted;
use crate::services::cos_xml::request::{metadata, params, target};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Deletes an object.
pub static OP: Operation = Operation {
    name: "delete_object",
    summary: "Deletes an object, or one version of it.",
    doc: "XML API documentation: DELETE Object",
    selector: Selector::Resource { method: Method::DELETE, place: Place::Object, keys: &[], header: None },
    auth: Auth::Acl(Need::Write),
    check: |_, request| metadata::refuse_encryption(request),
    weight: light,
    run,
};

const DELETE_MARKER: HeaderName = HeaderName::from_static("x-cos-delete-marker");

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    let deleted = bucket.delete(key, params::version(request)?, app.clock.now())?;
    let mut response = envelope::done(StatusCode::NO_CONTENT);
    let (version, marker) = match deleted {
        Deleted::Gone => return Ok(response),
        Deleted::Marked(version) => (version, true),
        Deleted::Version { version, was_marker } => (version, was_marker),
    };
    views::version(&mut response, version);
    if marker {
        response.set(DELETE_MARKER, HeaderValue::from_static("true"));
    }
    Ok(response)
}
