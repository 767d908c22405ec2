//! PUT and GET Object acl: the grants of an object.
//!
//! The JSON API shows them as the authority of a file: `default` is eInvalid, what everybody may read
//! eWPrivateRPublic, everything else eWRPrivate.

use crate::domain::store::acl::{ObjectAcl, Word};
use crate::domain::store::version::VersionRef;
use crate::services::cos_xml::auth::acl_limit;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::object::conditions;
use crate::services::cos_xml::request::grants;
use crate::services::cos_xml::response::acl;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Replaces the grants of an object, or of one version of it.
///
/// They come as headers (`x-cos-acl`: default, private, public-read, authenticated-read, bucket-owner-read,
/// bucket-owner-full-control; `x-cos-grant-*`) or as an `AccessControlPolicy`; with both, the document is not
/// read. `versionId`: the version.
///
/// Errors: `NoSuchKey`, `NoSuchVersion`, `InvalidArgument`, `PolicyFull`, those of a document.
pub(crate) struct PutObjectAcl;

pub(crate) struct Input {
    version: VersionRef,
    /// Refused only once the object has been found.
    /// The ACL, and whether a document was not read.
    acl: Result<(ObjectAcl, bool), Error>,
}

impl Operation for PutObjectAcl {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &["versionId"],
        headers: &grants::HEADERS,
        elements: &grants::ELEMENTS,
        action: Some("name/cos:PutObjectACL"),
        ..OperationSpec::new(
            "put_object_acl",
            "Sets who may do what with an object.",
            "https://cloud.tencent.com/document/product/436/7748",
            route(Verb::Put, Resource::Object, &["acl"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::WriteAcp);

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        Ok(Input { version: request.params.version.clone()?, acl: grants::of_request(request) })
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        conditions::object(&bucket, key, input.version)?;
        let (acl, is_unread) = input.acl?;
        if acl.is_own() && !bucket.has_acl(key, input.version) {
            acl_limit::check(&ctx.app, bucket.owner)?;
        }
        bucket.amend(key, input.version, |attributes| attributes.acl = acl)?;
        Ok(acl::was_set(is_unread))
    }
}

/// Returns the grants of an object, or of one version of it: an `AccessControlPolicy`.
///
/// `versionId`: the version. Errors: `NoSuchKey`, `NoSuchVersion`.
pub(crate) struct GetObjectAcl;

impl Operation for GetObjectAcl {
    type Service = CosXml;
    type Input = VersionRef;

    const SPEC: OperationSpec = OperationSpec {
        query: &["versionId"],
        action: Some("name/cos:GetObjectACL"),
        ..OperationSpec::new(
            "get_object_acl",
            "Tells who may do what with an object.",
            "XML API documentation: GET Object acl",
            route(Verb::Get, Resource::Object, &["acl"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::ReadAcp);

    fn parse(request: &Request<CosXml>) -> Result<VersionRef, Error> {
        request.params.version.clone()
    }

    fn run(ctx: &Ctx<CosXml>, version: VersionRef) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let object = conditions::object(&bucket, key, version)?;
        let acl = &object.attributes.acl;
        Ok(acl::policy_document(bucket.owner, acl.canned.word(), &acl.listed(bucket.owner)))
    }
}
