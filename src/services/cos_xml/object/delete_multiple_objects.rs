//! DELETE Multiple Objects: up to a thousand objects or versions in one call.

use http::Method;

use crate::catalog::{cos_xml as rows, limits};
use crate::domain::App;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::error::VersionError;
use crate::domain::store::version::{VersionId, VersionRef};
use crate::domain::store::versions::Deleted;
use crate::services::cos_xml::request::{params, target};
use crate::services::cos_xml::response::envelope;
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;
use crate::wire::xml::{Element, Writer};

/// Deletes many objects.
pub static OP: Operation = Operation {
    name: "delete_multiple_objects",
    summary: "Deletes up to a thousand objects.",
    doc: "XML API documentation: DELETE Multiple Objects",
    selector: Selector::Resource {
        method: Method::POST,
        place: Place::Bucket,
        keys: &["delete"],
        header: None,
    },
    auth: Auth::Acl(Need::Write),
    check: |_, _| Ok(()),
    weight: light,
    run,
};

/// One entry of the request.
struct Asked {
    key: String,
    version: Option<String>,
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = target::bucket(app, request)?;
    if app.options(&bucket.id).delete_needs_md5 && request.head.text("content-md5").is_none() {
        let reason = "the account has delete_needs_md5: send Content-MD5";
        return Err(Failure::row(&rows::INVALID_REQUEST_2, reason));
    }
    let document = params::document(request, "Delete")?;
    let quiet = document.word_of("Quiet").is_some_and(|word| word.eq_ignore_ascii_case("true"));
    let asked: Vec<Asked> = document.children_named("Object").map(read).collect::<Result<_, _>>()?;
    if asked.is_empty() || asked.len() > limits::DELETE_MAX {
        let reason = format!("{} objects; there must be 1 to {}", asked.len(), limits::DELETE_MAX);
        return Err(params::malformed(reason));
    }
    let now = app.clock.now();
    Ok(envelope::document("DeleteResult", |x| {
        for one in &asked {
            match delete(&bucket, one, now) {
                Ok(_) if quiet => {}
                Ok(deleted) => write_deleted(x, one, deleted),
                Err(fact) => write_error(x, one, &fact),
            }
        }
    }))
}

fn read(object: &Element) -> Result<Asked, Failure> {
    let key = object.text_of("Key").ok_or_else(|| params::malformed("an Object has no Key"))?;
    Ok(Asked { key: key.to_owned(), version: object.word_of("VersionId").map(str::to_owned) })
}

fn delete(bucket: &Bucket, asked: &Asked, now: i64) -> Result<Deleted, VersionError> {
    let version = asked.version.as_ref().map_or(Ok(VersionRef::Latest), |text| {
        let unknown = || VersionError::NotFound { key: asked.key.clone(), version: text.clone() };
        VersionRef::parse(text).ok_or_else(unknown)
    });
    bucket.delete(&asked.key, version?, now)
}

fn write_deleted(x: &mut Writer, asked: &Asked, deleted: Deleted) {
    x.node("Deleted", |x| {
        x.leaf("Key", &asked.key);
        let marker = match deleted {
            Deleted::Marked(version) | Deleted::Version { version, was_marker: true } => Some(version),
            _ => None,
        };
        if let Some(version) = marker {
            x.leaf("DeleteMarker", "true");
            x.leaf("DeleteMarkerVersionId", VersionId::text(version));
        }
        x.leaf_if("VersionId", asked.version.as_ref());
    });
}

fn write_error(x: &mut Writer, asked: &Asked, error: &VersionError) {
    let row = envelope::word_version(error);
    x.node("Error", |x| {
        x.leaf("Key", &asked.key);
        x.leaf_if("VersionId", asked.version.as_ref());
        x.leaf("Code", row.wire.word().unwrap_or_default());
        x.leaf("Message", row.text);
    });
}
