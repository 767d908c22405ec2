//! DELETE Object: deletes an object, puts a delete marker in front of it, or deletes one version for good.

use http::header::{HeaderName, HeaderValue};
use http::{Method, StatusCode};

use super::{envelope, metadata, params, target, views};
use crate::api::operation::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::domain::App;
use crate::domain::store::versions::Deleted;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

/// Deletes an object.
pub static OP: Operation = Operation {
    name: "delete_object",
    summary: "Deletes an object, or one version of it.",
    doc: "XML API documentation: DELETE Object",
    selector: Selector::Resource { method: Method::DELETE, place: Place::Object, keys: &[], header: None },
    auth: Auth::Acl(Need::Write),
    check: |_, call| metadata::refuse_encryption(call),
    weight: light,
    run,
};

const DELETE_MARKER: HeaderName = HeaderName::from_static("x-cos-delete-marker");

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let (bucket, key) = target::open(app, call)?;
    let deleted = match params::version(call)? {
        Some(version) => bucket.delete_version(key, version)?,
        None => bucket.delete_object(key, app.clock.now())?,
    };
    let mut reply = envelope::done(StatusCode::NO_CONTENT);
    let (version, marker) = match deleted {
        Deleted::Gone => return Ok(reply),
        Deleted::Marked(version) => (version, true),
        Deleted::Version { version, was_marker } => (version, was_marker),
    };
    views::version(&mut reply, version);
    if marker {
        reply.set(DELETE_MARKER, HeaderValue::from_static("true"));
    }
    Ok(reply)
}
