//! Symbolic links: objects that stand for another one of their bucket. The manual names them among the
//! actions of policies only (<https://cloud.tencent.com/document/product/436/31923>); the rest follows
//! published SDKs.

use std::sync::Arc;

use http::StatusCode;
use http::header::{ETAG, HeaderName};

use crate::catalog::cos_xml as rows;
use crate::domain::store::bucket::{Bucket, NewObject};
use crate::domain::store::configuration::Versioning;
use crate::domain::store::content::Content;
use crate::domain::store::object::{Attributes, Object, Overwrite};
use crate::domain::store::version::VersionRef;
use crate::primitives::blob::Blob;
use crate::primitives::digest::md5;
use crate::primitives::escape::{decode_strict, encode_path};
use crate::services::cos_xml::auth::authorize;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::object::conditions;
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::request::names::names;
use crate::services::cos_xml::request::{key, metadata, overwrite};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

const TARGET: HeaderName = HeaderName::from_static("x-cos-symlink-target");
const KEY: &str = "symlink";
const DOC: &str = "published SDKs; the manual lists the action";

/// Makes a link. `x-cos-symlink-target` is the key that it leads to, percent-encoded; nothing needs to be
/// there yet. Other headers describe the link as they do an object.
///
/// Errors: `InvalidArgument` without a target, `KeyTooLong`, those of the description, `FileAlreadyExists`.
pub(crate) struct PutSymlink;

/// The target and the link's own attributes.
pub(crate) struct Link {
    target: String,
    attributes: Attributes,
    overwrite: Overwrite,
}

impl Operation for PutSymlink {
    type Service = CosXml;
    type Input = Link;

    const SPEC: OperationSpec = OperationSpec {
        headers: names![metadata::HEADERS, ["x-cos-symlink-target", overwrite::HEADER]],
        action: Some("name/cos:PutSymlink"),
        ..OperationSpec::new(
            "put_symlink",
            "Makes a symbolic link.",
            DOC,
            route(Verb::Put, Resource::Object, &[KEY]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Write);

    fn parse(request: &Request<CosXml>) -> Result<Link, Error> {
        key::check_length(request.target.key())?;
        let missing =
            || Error::invalid_argument(format!("{TARGET} must name the key that the link leads to"));
        let target = decode_strict(request.head.text(TARGET.as_str()).ok_or_else(missing)?);
        let target = target.map_err(|_| {
            Error::invalid_argument(format!("{TARGET} is not a key in percent-encoded UTF-8"))
        })?;
        key::check_length(&target)?;
        key::check(&target, &request.options)?;
        let fields = HeaderFields::in_head(&request.head);
        let attributes = metadata::attributes(&fields)?;
        Ok(Link { target: target.into_owned(), attributes, overwrite: overwrite::parse(&fields)? })
    }

    fn run(ctx: &Ctx<CosXml>, link: Link) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        overwrite::check(&bucket, key, link.overwrite)?;
        let mut attributes = link.attributes;
        attributes.details.etag = Some(md5(link.target.as_bytes()).to_string());
        attributes.details.symlink = Some(link.target);
        let now = ctx.app.clock.now();
        let empty = Arc::new(Content::new(Blob::default()));
        let new = NewObject::whole(empty, attributes, ctx.app.ids.vid(now), now);
        let object = bucket.store(key, new, link.overwrite)?;
        let mut response = envelope::done(StatusCode::OK);
        response.set_text(ETAG, &views::etag(&object));
        views::new_version(&mut response, &object);
        Ok(response)
    }
}

/// Tells the target of a link in `x-cos-symlink-target`, percent-encoded.
///
/// `versionId`: the version of the link. Errors: `NoSuchKey`, `NoSuchVersion`; `InvalidArgument` for an
/// object that is no link (assumed).
pub(crate) struct GetSymlink;

impl Operation for GetSymlink {
    type Service = CosXml;
    type Input = VersionRef;

    const SPEC: OperationSpec = OperationSpec {
        query: &["versionId"],
        action: Some("name/cos:GetSymlink"),
        ..OperationSpec::new(
            "get_symlink",
            "Tells the target of a symbolic link.",
            DOC,
            route(Verb::Get, Resource::Object, &[KEY]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Read);

    fn parse(request: &Request<CosXml>) -> Result<VersionRef, Error> {
        request.params.version.clone()
    }

    fn run(ctx: &Ctx<CosXml>, version: VersionRef) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let object = conditions::object(&bucket, key, version)?;
        let target = object.attributes.details.symlink.as_deref();
        let target = target.ok_or_else(|| Error::invalid_argument(format!("{key:?} is no symbolic link")))?;
        let mut response = envelope::done(StatusCode::OK);
        response.set_text(TARGET, &encode_path(target));
        response.set_text(ETAG, &views::etag(&object));
        if object.version.is_some() || bucket.versioning() != Versioning::Off {
            views::version(&mut response, object.version);
        }
        Ok(response)
    }
}

/// The object that `object` leads to if it is a link, which the caller must be allowed to read; else itself.
///
/// # Errors
/// `NoSuchKey`, `AccessDenied`; `InvalidRequest` for a link to a link (all assumed).
pub(crate) fn followed(
    ctx: &Ctx<CosXml>,
    bucket: &Bucket,
    object: Arc<Object>,
) -> Result<Arc<Object>, Error> {
    let Some(target) = &object.attributes.details.symlink else { return Ok(object) };
    let missing =
        |_| Error::new(&rows::NO_SUCH_KEY, format!("the link leads to {target:?}, which is not there"));
    let found = conditions::object(bucket, target, VersionRef::Latest).map_err(missing)?;
    authorize::permit_read(bucket, (target, VersionRef::Latest), &ctx.caller)?;
    if found.attributes.details.symlink.is_some() {
        let reason = format!("the link leads to {target:?}, which is a link itself");
        return Err(Error::new(&rows::INVALID_REQUEST, reason));
    }
    Ok(found)
}
