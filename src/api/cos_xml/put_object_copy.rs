//! PUT Object - Copy: makes an object of another one, without copying a byte.

use http::Method;
use http::header::HeaderName;

use super::copy_source::{self, Source};
use super::said::Said;
use super::{envelope, form, metadata, params, target, views};
use crate::api::operation::{Auth, Failure, Need, Operation, Place, Selector, Weight};
use crate::catalog::{cos_xml as rows, limits};
use crate::domain::App;
use crate::domain::store::bucket::NewObject;
use crate::domain::store::configuration::Versioning;
use crate::domain::store::object::Attributes;
use crate::domain::store::version::VersionId;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

/// Copies an object.
pub static OP: Operation = Operation {
    name: "put_object_copy",
    summary: "Makes an object of another one.",
    doc: "XML API documentation: PUT Object - Copy",
    selector: Selector::Resource {
        method: Method::PUT,
        place: Place::Object,
        keys: &[],
        header: Some(copy_source::HEADER),
    },
    auth: Auth::Acl(Need::Write),
    check: |_, _| Ok(()),
    weight: |_, _| Weight::Heavy,
    run,
};

const SOURCE_VERSION: HeaderName = HeaderName::from_static("x-cos-copy-source-version-id");

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let (bucket, key) = target::open(app, call)?;
    form::check_key(key)?;
    let source = copy_source::find(app, call)?;
    if source.object.content.len() > limits::XML_UPLOAD_MAX {
        return Err(Failure::row(
            &rows::ENTITY_TOO_LARGE_2,
            "5 GB can be copied at once; copy the rest in parts",
        ));
    }
    let replaced = is_replaced(call, "x-cos-metadata-directive")?;
    let is_newest = source.version.is_none() || bucket.versioning() == Versioning::Off;
    if !replaced && source.bucket.id == bucket.id && source.key == key && is_newest {
        let reason =
            "source and target are one; with x-cos-metadata-directive: Replaced its metadata is changed";
        return Err(Failure::row(&rows::INVALID_REQUEST, reason));
    }
    let now = app.clock.now();
    let content = source.object.content.clone();
    let mut attributes = attributes(call, &source, replaced)?;
    attributes.details.etag = metadata::opaque_etag(attributes.details.encryption.as_ref(), content.md5());
    let new = NewObject::whole(content, attributes, app.ids.vid(now), now);
    let object = bucket.store(key, new, false)?;
    let mut reply = envelope::document("CopyObjectResult", |x| {
        x.leaf("ETag", views::etag(&object));
        x.leaf("CRC64", object.content.crc64().to_string());
        x.leaf("LastModified", views::short_date(now));
        x.leaf_if("VersionId", object.version.map(|id| VersionId::text(Some(id))));
    });
    views::crc64(&mut reply, &object);
    views::new_version(&mut reply, &object);
    if let Some(version) = source.version {
        reply.set_text(SOURCE_VERSION, &VersionId::text(version));
    }
    views::encryption(&mut reply, object.attributes.details.encryption.as_ref());
    Ok(reply)
}

/// What the request says of the new object; where it does not replace them, metadata and tags of the source.
fn attributes(call: &Call, source: &Source, replaced: bool) -> Result<Attributes, Failure> {
    let mut attributes = metadata::attributes(&Said::in_head(&call.head))?;
    let from = &source.object.attributes;
    if !replaced {
        attributes.custom_headers = from.custom_headers.clone();
        attributes.biz_attr = from.biz_attr.clone();
    }
    if !is_replaced(call, "x-cos-tagging-directive")? {
        attributes.details.tags = from.details.tags.clone();
    }
    Ok(attributes)
}

/// A directive: `Copy`, the default, or `Replaced`, which the Java SDK writes `REPLACE`.
fn is_replaced(call: &Call, name: &str) -> Result<bool, Failure> {
    match call.head.text(name).map(str::to_ascii_lowercase).as_deref() {
        None | Some("copy") => Ok(false),
        Some("replaced" | "replace") => Ok(true),
        Some(other) => Err(params::invalid(format!("{name}: {other:?} is neither Copy nor Replaced"))),
    }
}
