//! PUT, GET and DELETE tagging of buckets and objects.

use http::StatusCode;

use crate::catalog::cos_xml as rows;
use crate::domain::store::details::Tag;
use crate::domain::store::version::VersionRef;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::object::conditions;
use crate::services::cos_xml::request::{metadata, tag_document};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

const DOC: &str = "https://cloud.tencent.com/document/product/436/8281";

const fn of_bucket(name: &'static str, summary: &'static str, method: Verb) -> OperationSpec {
    OperationSpec::new(name, summary, DOC, route(method, Resource::Bucket, &["tagging"]))
}

const fn of_object(name: &'static str, summary: &'static str, method: Verb) -> OperationSpec {
    let doc = "XML API documentation: Object tagging";
    let spec = OperationSpec::new(name, summary, doc, route(method, Resource::Object, &["tagging"]));
    OperationSpec { query: &["versionId"], ..spec }
}

const ELEMENTS: &[&str] = &["TagSet/Tag/Key", "TagSet/Tag/Value"];

/// Replaces a bucket's tags: at most 50.
///
/// Errors: those of a document, `InvalidTag`.
pub(crate) struct PutBucketTagging;

impl Operation for PutBucketTagging {
    type Service = CosXml;
    type Input = Vec<Tag>;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        elements: ELEMENTS,
        action: Some("name/cos:PutBucketTagging"),
        statuses: &[204],
        ..of_bucket("put_bucket_tagging", "Sets a bucket's tags.", Verb::Put)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<Vec<Tag>, Error> {
        tag_document::read(request, metadata::MOST_OF_BUCKET)
    }

    fn run(ctx: &Ctx<CosXml>, tags: Vec<Tag>) -> Result<Response, Error> {
        ctx.target.bucket(&ctx.app)?.configuration.write().tags = Some(tags);
        Ok(envelope::done(StatusCode::NO_CONTENT))
    }
}

/// Returns a bucket's tags. Errors: `NoSuchTagSet`.
pub(crate) struct GetBucketTagging;

impl Operation for GetBucketTagging {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:GetBucketTagging"),
        ..of_bucket("get_bucket_tagging", "Tells a bucket's tags.", Verb::Get)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let tags = ctx.target.bucket(&ctx.app)?.configuration.read().tags.clone();
        let unset = || Error::new(&rows::NO_SUCH_TAG_SET, "the bucket has no tags");
        Ok(write(&tags.ok_or_else(unset)?))
    }
}

/// Removes a bucket's tags.
pub(crate) struct DeleteBucketTagging;

impl Operation for DeleteBucketTagging {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:DeleteBucketTagging"),
        statuses: &[204],
        ..of_bucket("delete_bucket_tagging", "Removes a bucket's tags.", Verb::Delete)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        ctx.target.bucket(&ctx.app)?.configuration.write().tags = None;
        Ok(envelope::done(StatusCode::NO_CONTENT))
    }
}

/// Replaces the tags of an object, or of one version of it: at most 10.
///
/// `versionId`: the version. Errors: those of a document, `InvalidTag`, `NoSuchKey`, `NoSuchVersion`.
pub(crate) struct PutObjectTagging;

impl Operation for PutObjectTagging {
    type Service = CosXml;
    type Input = (VersionRef, Vec<Tag>);

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5"],
        elements: ELEMENTS,
        action: Some("name/cos:PutObjectTagging"),
        ..of_object("put_object_tagging", "Sets an object's tags.", Verb::Put)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<(VersionRef, Vec<Tag>), Error> {
        Ok((request.params.version.clone()?, tag_document::read(request, metadata::MOST_OF_OBJECT)?))
    }

    fn run(ctx: &Ctx<CosXml>, (version, tags): (VersionRef, Vec<Tag>)) -> Result<Response, Error> {
        amend(ctx, version, tags, StatusCode::OK)
    }
}

/// Returns the tags of an object, or of one version of it.
///
/// `versionId`: the version. Errors: `NoSuchKey`, `NoSuchVersion`.
pub(crate) struct GetObjectTagging;

impl Operation for GetObjectTagging {
    type Service = CosXml;
    type Input = VersionRef;

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:GetObjectTagging"),
        ..of_object("get_object_tagging", "Tells an object's tags.", Verb::Get)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<VersionRef, Error> {
        request.params.version.clone()
    }

    fn run(ctx: &Ctx<CosXml>, version: VersionRef) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        Ok(write(&conditions::object(&bucket, key, version)?.attributes.details.tags))
    }
}

/// Removes the tags of an object, or of one version of it.
///
/// `versionId`: the version. Errors: `NoSuchKey`, `NoSuchVersion`.
pub(crate) struct DeleteObjectTagging;

impl Operation for DeleteObjectTagging {
    type Service = CosXml;
    type Input = VersionRef;

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:DeleteObjectTagging"),
        statuses: &[204],
        ..of_object("delete_object_tagging", "Removes an object's tags.", Verb::Delete)
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(request: &Request<CosXml>) -> Result<VersionRef, Error> {
        request.params.version.clone()
    }

    fn run(ctx: &Ctx<CosXml>, version: VersionRef) -> Result<Response, Error> {
        amend(ctx, version, Vec::new(), StatusCode::NO_CONTENT)
    }
}

fn write(tags: &[Tag]) -> Response {
    envelope::document("Tagging", |x| {
        x.node("TagSet", |x| {
            for tag in tags {
                x.node("Tag", |x| {
                    x.leaf("Key", &tag.key);
                    x.leaf("Value", &tag.value);
                });
            }
        });
    })
}

fn amend(
    ctx: &Ctx<CosXml>,
    version: VersionRef,
    tags: Vec<Tag>,
    status: StatusCode,
) -> Result<Response, Error> {
    let (bucket, key) = ctx.target.open(&ctx.app)?;
    let object = conditions::object(&bucket, key, version)?;
    bucket.check_writable(key, Some(&object), ctx.app.clock.now())?;
    let object = bucket.amend(key, version, |attributes| attributes.details.tags = tags)?;
    let mut response = envelope::done(status);
    views::new_version(&mut response, &object);
    Ok(response)
}
