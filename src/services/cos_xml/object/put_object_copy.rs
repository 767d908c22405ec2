//! PUT Object - Copy: makes an object of another one, without copying a byte.

use http::Method;
use http::header::HeaderName;

use crate::catalog::{cos_xml as rows, limits};
use crate::domain::App;
use crate::domain::store::bucket::NewObject;
use crate::domain::store::configuration::Versioning;
use crate::domain::store::object::Attributes;
use crate::domain::store::object::Overwrite;
use crate::domain::store::version::{VersionId, VersionRef};
use crate::services::cos_xml::request::copy_source;
use crate::services::cos_xml::request::copy_source::Source;
use crate::services::cos_xml::request::header_fields::Said;
use crate::services::cos_xml::request::{form, metadata, params, target};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, Weight};
use crate::wire::request::Request;
use crate::wire::response::Response;

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

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    form::check_key(key)?;
    let source = copy_source::find(app, request)?;
    if source.object.content.len() > limits::XML_UPLOAD_MAX {
        return Err(Failure::row(
            &rows::ENTITY_TOO_LARGE_2,
            "5 GB can be copied at once; copy the rest in parts",
        ));
    }
    let replaced = is_replaced(request, "x-cos-metadata-directive")?;
    let is_newest = source.version == VersionRef::Latest || bucket.versioning() == Versioning::Off;
    if !replaced && source.bucket.id == bucket.id && source.key == key && is_newest {
        let reason =
            "source and target are one; with x-cos-metadata-directive: Replaced its metadata is changed";
        return Err(Failure::row(&rows::INVALID_REQUEST, reason));
    }
    let now = app.clock.now();
    let content = source.object.content.clone();
    let mut attributes = attributes(request, &source, replaced)?;
    attributes.details.etag = metadata::opaque_etag(attributes.details.encryption.as_ref(), content.md5());
    let new = NewObject::whole(content, attributes, app.ids.vid(now), now);
    let object = bucket.store(key, new, Overwrite::Allow)?;
    let mut response = envelope::document("CopyObjectResult", |x| {
        x.leaf("ETag", views::etag(&object));
        x.leaf("CRC64", object.content.crc64().to_string());
        x.leaf("LastModified", views::short_date(now));
        x.leaf_if("VersionId", object.version.map(|id| VersionId::text(Some(id))));
    });
    views::crc64(&mut response, &object);
    views::new_version(&mut response, &object);
    if source.version != VersionRef::Latest {
        response.set_text(SOURCE_VERSION, &VersionId::text(source.version.id()));
    }
    views::encryption(&mut response, object.attributes.details.encryption.as_ref());
    Ok(response)
}

/// What the request says of the new object; where it does not replace them, metadata and tags of the source.
fn attributes(request: &Request, source: &Source, replaced: bool) -> Result<Attributes, Failure> {
    let mut attributes = metadata::attributes(&Said::in_head(&request.head))?;
    let from = &source.object.attributes;
    if !replaced {
        attributes.custom_headers = from.custom_headers.clone();
        attributes.biz_attr = from.biz_attr.clone();
    }
    if !is_replaced(request, "x-cos-tagging-directive")? {
        attributes.details.tags = from.details.tags.clone();
    }
    Ok(attributes)
}

/// A directive: `Copy`, the default, or `Replaced`, which the Java SDK writes `REPLACE`.
fn is_replaced(request: &Request, name: &str) -> Result<bool, Failure> {
    match request.head.text(name).map(str::to_ascii_lowercase).as_deref() {
        None | Some("copy") => Ok(false),
        Some("replaced" | "replace") => Ok(true),
        Some(other) => Err(params::invalid(format!("{name}: {other:?} is neither Copy nor Replaced"))),
    }
}
