//! PUT Object - Copy: makes an object of another one, without copying a byte.

use http::header::HeaderName;

use crate::catalog::{cos_xml as rows, limits};
use crate::domain::store::bucket::NewObject;
use crate::domain::store::configuration::Versioning;
use crate::domain::store::object::{Attributes, Overwrite};
use crate::domain::store::version::{VersionId, VersionRef};
use crate::services::cos_xml::auth::acl_limit;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::object::copy_source;
use crate::services::cos_xml::object::copy_source::{CopySource, Source};
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::request::names::names;
use crate::services::cos_xml::request::{encryption, key, metadata, overwrite};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Resource, Route, Verb};
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Copies an object of at most 5 GB, within the bucket or from another that the caller may read.
///
/// `x-cos-copy-source` names the source, `x-cos-copy-source-if-*` its conditions. `x-cos-metadata-directive`
/// and `x-cos-tagging-directive`: `Copy` (default) keeps the source's metadata or tags, `Replaced` takes
/// those of the request.
///
/// Errors: `InvalidCopySource`, those of reading the source and of PUT Object, `PreconditionFailed`,
/// `EntityTooLarge`; `FileAlreadyExists`; `InvalidRequest` for a copy onto itself that changes nothing.
pub(crate) struct PutObjectCopy;

pub(crate) struct Input {
    source: CopySource,
    /// Like the others below, refused only once the source has been found.
    replaces_metadata: Result<bool, Error>,
    attributes: Result<Attributes, Error>,
    overwrite: Result<Overwrite, Error>,
    replaces_tags: Result<bool, Error>,
}

const METADATA_DIRECTIVE: &str = "x-cos-metadata-directive";
const TAGGING_DIRECTIVE: &str = "x-cos-tagging-directive";
const SOURCE_VERSION: HeaderName = HeaderName::from_static("x-cos-copy-source-version-id");

impl Operation for PutObjectCopy {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        headers: names![
            metadata::HEADERS,
            copy_source::HEADERS,
            [METADATA_DIRECTIVE, TAGGING_DIRECTIVE, overwrite::HEADER]
        ],
        action: Some("name/cos:PutObjectCopy"),
        ..OperationSpec::new(
            "put_object_copy",
            "Makes an object of another one.",
            "XML API documentation: PUT Object - Copy",
            Route::Resource {
                method: Verb::Put,
                resource: Resource::Object,
                keys: &[],
                header: Some(copy_source::HEADER),
            },
        )
    };
    const AUTH: Auth = Auth::Copy;

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        let head = &*request.head;
        key::check_length(request.target.key())?;
        Ok(Input {
            source: CopySource::parse(request)?,
            replaces_metadata: is_replaced(head, METADATA_DIRECTIVE),
            attributes: metadata::attributes(&HeaderFields::in_head(head)),
            overwrite: overwrite::parse(&HeaderFields::in_head(head)),
            replaces_tags: is_replaced(head, TAGGING_DIRECTIVE),
        })
    }

    fn cost(_: &Ctx<CosXml>, _: &Input) -> Cost {
        Cost::Blocking
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let Input { source, attributes, overwrite, replaces_metadata, replaces_tags } = input;
        let source = source.find(ctx)?;
        if source.object.content.len() > limits::XML_UPLOAD_MAX {
            let reason = "5 GB can be copied at once; copy the rest in parts";
            return Err(Error::new(&rows::ENTITY_TOO_LARGE_2, reason));
        }
        let replaces_metadata = replaces_metadata?;
        let is_newest = source.version == VersionRef::Latest || bucket.versioning() == Versioning::Off;
        if !replaces_metadata && source.bucket.id == bucket.id && source.key == key && is_newest {
            let reason =
                "source and target are one; with x-cos-metadata-directive: Replaced its metadata is changed";
            return Err(Error::new(&rows::INVALID_REQUEST, reason));
        }
        let overwrite = overwrite?;
        overwrite::check(&bucket, key, overwrite)?;
        let now = ctx.app.clock.now();
        let content = source.object.content.clone();
        let mut attributes = merged(attributes?, &source, replaces_metadata, replaces_tags?);
        acl_limit::check_object(&ctx.app, &bucket, key, &attributes.acl)?;
        metadata::settle(&bucket, &mut attributes, ctx.app.clock.now())?;
        attributes.details.etag =
            encryption::opaque_etag(attributes.details.encryption.as_ref(), content.md5());
        let new = NewObject::whole(content, attributes, ctx.app.ids.vid(now), now);
        let object = bucket.store(key, new, overwrite)?;
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
        response.also = source.used();
        Ok(response)
    }
}

/// The attributes of the request; metadata and tags that are not replaced are the source's.
fn merged(
    mut attributes: Attributes,
    source: &Source,
    replaces_metadata: bool,
    replaces_tags: bool,
) -> Attributes {
    let from = &source.object.attributes;
    if !replaces_metadata {
        attributes.custom_headers = from.custom_headers.clone();
        attributes.biz_attr.clone_from(&from.biz_attr);
    }
    if !replaces_tags {
        attributes.details.tags.clone_from(&from.details.tags);
    }
    attributes
}

/// A directive: `Copy`, the default, or `Replaced`, which the Java SDK writes `REPLACE`.
fn is_replaced(head: &RequestHead, name: &str) -> Result<bool, Error> {
    match head.text(name).map(str::to_ascii_lowercase).as_deref() {
        None | Some("copy") => Ok(false),
        Some("replaced" | "replace") => Ok(true),
        Some(other) => {
            Err(Error::invalid_argument(format!("{name}: {other:?} is neither Copy nor Replaced")))
        }
    }
}
