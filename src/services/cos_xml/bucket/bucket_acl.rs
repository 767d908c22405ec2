//! PUT and GET Bucket acl: the grants of a bucket.

use http::StatusCode;

use crate::domain::store::acl::{Acl, Canned};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::request::{grants, params};
use crate::services::cos_xml::response::{acl, envelope};
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Replaces the grants of a bucket.
///
/// They come as headers (`x-cos-acl`: private, public-read, public-read-write, authenticated-read;
/// `x-cos-grant-*`) or as an `AccessControlPolicy`.
///
/// Errors: `InvalidArgument`, `InvalidRequest` for headers and a document at once, those of a document.
pub(crate) struct PutBucketAcl;

impl Operation for PutBucketAcl {
    type Service = CosXml;
    type Input = Acl;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["content-md5", "x-cos-acl", "x-cos-grant-"],
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

    fn parse(request: &Request<CosXml>) -> Result<Acl, Error> {
        let in_headers = grants::of_bucket(&HeaderFields::in_head(&request.head))?;
        grants::check_one_way(in_headers.is_some(), !request.params.body.is_empty())?;
        if let Some(acl) = in_headers {
            return Ok(acl);
        }
        let grants = grants::read(params::document(request, "AccessControlPolicy")?)?;
        Ok(Acl { canned: Canned::Private, grants, listed: true })
    }

    fn run(ctx: &Ctx<CosXml>, acl: Acl) -> Result<Response, Error> {
        ctx.target.bucket(&ctx.app)?.configuration.write().acl = acl;
        Ok(envelope::done(StatusCode::OK))
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
        let list = bucket.configuration.read().acl.clone();
        Ok(acl::policy_document(bucket.owner, list.canned.word(), &list))
    }
}
