//! PUT and GET Bucket acl: the grants of a bucket.

use crate::domain::store::acl::{BucketAcl, Word};
use crate::services::cos_xml::auth::acl_limit;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::grants;
use crate::services::cos_xml::response::acl;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Replaces the grants of a bucket.
///
/// They come as headers (`x-cos-acl`: private, public-read, public-read-write, authenticated-read;
/// `x-cos-grant-*`) or as an `AccessControlPolicy`; with both, the document is not read.
///
/// Errors: `InvalidArgument`, `PolicyFull`, those of a document.
pub(crate) struct PutBucketAcl;

impl Operation for PutBucketAcl {
    type Service = CosXml;
    /// The ACL, and whether a document was not read.
    type Input = (BucketAcl, bool);

    const SPEC: OperationSpec = OperationSpec {
        headers: &grants::HEADERS,
        elements: &grants::ELEMENTS,
        action: Some("name/cos:PutBucketACL"),
        ..OperationSpec::new(
            "put_bucket_acl",
            "Sets who may do what with a bucket.",
            "https://cloud.tencent.com/document/product/436/7737",
            route(Verb::Put, Resource::Bucket, &["acl"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::WriteAcp);

    fn parse(request: &Request<CosXml>) -> Result<(BucketAcl, bool), Error> {
        grants::of_request(request)
    }

    fn run(ctx: &Ctx<CosXml>, (acl, is_unread): (BucketAcl, bool)) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let is_new = bucket.configuration.read().acl.is_none();
        if is_new {
            acl_limit::check(&ctx.app, bucket.owner)?;
        }
        bucket.configuration.write().acl = Some(acl);
        Ok(acl::was_set(is_unread))
    }
}

/// Returns the grants of a bucket: an `AccessControlPolicy`.
pub(crate) struct GetBucketAcl;

impl Operation for GetBucketAcl {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:GetBucketACL"),
        ..OperationSpec::new(
            "get_bucket_acl",
            "Tells who may do what with a bucket.",
            "https://cloud.tencent.com/document/product/436/7733",
            route(Verb::Get, Resource::Bucket, &["acl"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::ReadAcp);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let acl = bucket.acl();
        Ok(acl::policy_document(bucket.owner, acl.canned.word(), &acl.listed(bucket.owner)))
    }
}
