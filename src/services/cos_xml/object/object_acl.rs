//! PUT and GET Object acl: the grants of an object.
//!
//! The canned word is the JSON API's authority of a file: `default` is eInvalid, `private` eWRPrivate and
//! `public-read` eWPrivateRPublic.

use http::StatusCode;

use crate::domain::store::acl::{Acl, Canned, Grant};
use crate::domain::store::object::{Attributes, Authority};
use crate::domain::store::version::VersionRef;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::object::conditions;
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::request::{grants, params};
use crate::services::cos_xml::response::{acl, envelope};
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Replaces the grants of an object, or of one version of it.
///
/// They come as headers (`x-cos-acl`: default, private, public-read, authenticated-read; `x-cos-grant-*`) or
/// as an `AccessControlPolicy`. `versionId`: the version.
///
/// Errors: `NoSuchKey`, `NoSuchVersion`, `InvalidArgument`, `InvalidRequest` for headers and a document at
/// once, those of a document.
pub(crate) struct PutObjectAcl;

pub(crate) struct Input {
    version: VersionRef,
    /// Refused only once the object has been found.
    list: Result<List, Error>,
}

/// The grants of a request.
struct List {
    authority: Authority,
    grants: Vec<Grant>,
    /// The grants come as a document.
    listed: bool,
}

impl Operation for PutObjectAcl {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &["versionId"],
        headers: &["content-md5", "x-cos-acl", "x-cos-grant-"],
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
        Ok(Input { version: request.params.version.clone()?, list: List::parse(request) })
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let Input { version, list } = input;
        conditions::object(&bucket, key, version)?;
        let List { authority, grants, listed } = list?;
        bucket.amend(key, version, |attributes| {
            attributes.authority = authority;
            attributes.details.grants = grants;
            attributes.details.grants_listed = listed;
        })?;
        Ok(envelope::done(StatusCode::OK))
    }
}

impl List {
    fn parse(request: &Request<CosXml>) -> Result<Self, Error> {
        // Grants without a word take the place of one.
        let mut given = Attributes { authority: Authority::EWRPrivate, ..Attributes::default() };
        let in_headers = grants::of_object(&HeaderFields::in_head(&request.head), &mut given)?;
        grants::check_one_way(in_headers, !request.params.body.is_empty())?;
        if !in_headers {
            given.details.grants = grants::read(params::document(request, "AccessControlPolicy")?)?;
        }
        Ok(Self { authority: given.authority, grants: given.details.grants, listed: !in_headers })
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
        let (word, canned) = match object.attributes.authority {
            Authority::EInvalid => ("default", bucket.configuration.read().acl.canned),
            Authority::EWRPrivate => ("private", Canned::Private),
            Authority::EWPrivateRPublic => ("public-read", Canned::PublicRead),
        };
        let details = &object.attributes.details;
        let list = Acl { canned, grants: details.grants.clone(), listed: details.grants_listed };
        Ok(acl::policy_document(bucket.owner, word, &list))
    }
}
