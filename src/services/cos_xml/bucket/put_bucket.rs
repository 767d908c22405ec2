//! PUT Bucket: creates a bucket.

use http::StatusCode;

use crate::catalog::cos_xml as rows;
use crate::domain::store::acl::BucketAcl;
use crate::domain::store::bucket::BucketSettings;
use crate::domain::store::cors::CorsMode;
use crate::domain::store::details::Tag;
use crate::domain::store::error::CreateBucketError;
use crate::primitives::names::BucketId;
use crate::services::cos_xml::auth::acl_limit;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::request::{grants, metadata, params};
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, route, signer};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Creates a bucket of the caller's AppId, in the region that the host names.
///
/// `x-cos-acl`, `x-cos-grant-*` and `x-cos-tagging` as in PUT Bucket acl and PUT Bucket tagging.
/// `BucketAZConfig`: `MAZ` for a bucket in several zones.
///
/// Errors: `BucketAlreadyExists` for one of another account, `BucketAlreadyOwnedByYou`, `AccessDenied`
/// without a signature or for another AppId, `InvalidBucketName`, `InvalidArgument`, `InvalidTag`, those of a
/// document.
pub(crate) struct PutBucket;

pub(crate) struct Input {
    /// A bucket that exists is complained about before its description.
    description: Result<Description, Error>,
    region: Option<String>,
}

struct Description {
    acl: Option<BucketAcl>,
    tags: Option<Vec<Tag>>,
    multi_az: bool,
}

impl Operation for PutBucket {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        headers: &[
            "content-md5",
            "x-cos-acl",
            "x-cos-grant-full-control",
            "x-cos-grant-read",
            "x-cos-grant-read-acp",
            "x-cos-grant-write",
            "x-cos-grant-write-acp",
            "x-cos-tagging",
        ],
        elements: &["BucketAZConfig"],
        action: Some("name/cos:PutBucket"),
        ..OperationSpec::new(
            "put_bucket",
            "Makes a bucket.",
            "XML API documentation: PUT Bucket",
            route(Verb::Put, Resource::Bucket, &[]),
        )
    };
    const AUTH: Auth = Auth::Account;

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        Ok(Input { description: Description::parse(request), region: request.target.region.clone() })
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let id = ctx.target.bucket_id().cloned();
        let id = id.ok_or_else(|| Error::new(&rows::NO_SUCH_BUCKET, "the URL names no bucket"))?;
        check(ctx, &id)?;
        let Description { acl, tags, multi_az } = input.description?;
        if acl.is_some() {
            acl_limit::check(&ctx.app, id.appid)?;
        }
        let default = BucketSettings { cors: CorsMode::Strict, ..BucketSettings::default() };
        let settings =
            BucketSettings { region: input.region.unwrap_or_else(|| default.region.clone()), ..default };
        let bucket = ctx.app.store.create_bucket(id, settings, ctx.app.clock.now())?;
        let mut configuration = bucket.configuration.write();
        configuration.acl = acl;
        configuration.multi_az = multi_az;
        configuration.tags = tags;
        Ok(envelope::done(StatusCode::OK))
    }
}

/// Checks that the caller may create this bucket, and that there is none.
fn check(ctx: &Ctx<CosXml>, id: &BucketId) -> Result<(), Error> {
    let denied = |reason: String| Err(Error::new(&rows::ACCESS_DENIED, reason));
    let caller = signer(&ctx.caller)?;
    let existing = ctx.app.store.bucket(id).ok();
    if existing.as_ref().is_some_and(|bucket| bucket.owner != caller.owner()) {
        let reason = format!("bucket {id} exists and belongs to another account");
        return Err(Error::new(&rows::BUCKET_ALREADY_EXISTS, reason));
    }
    if caller.account().appid != id.appid {
        return denied(format!(
            "the AppId in {id} is not that of the key; an account makes buckets of its own number"
        ));
    }
    // Clients create their bucket before they use it, whatever they want of it.
    if existing.is_some() {
        return Err(CreateBucketError::Exists(id.clone()).into());
    }
    if id.name.contains('_') || id.name.starts_with('-') {
        let reason =
            format!("a bucket's name has lower-case letters, digits and -, and begins with no -: {id}");
        return Err(Error::new(&rows::INVALID_BUCKET_NAME, reason));
    }
    Ok(())
}

impl Description {
    fn parse(request: &Request<CosXml>) -> Result<Self, Error> {
        let fields = HeaderFields::in_head(&request.head);
        let acl = grants::of_new_bucket(&fields)?;
        let tags = fields.get("x-cos-tagging");
        let tags = tags.map(|text| metadata::tags(text, metadata::MOST_OF_BUCKET)).transpose()?;
        // Most clients send no body.
        let multi_az = !request.params.body.is_empty() && {
            let document = params::document(request, "CreateBucketConfiguration")?;
            match document
                .child("BucketAZConfig")
                .map(|zones| zones.text.trim().to_ascii_uppercase())
                .as_deref()
            {
                None | Some("OAZ") => false,
                Some("MAZ") => true,
                Some(other) => {
                    let reason = format!("BucketAZConfig is MAZ or OAZ, not {other:?}");
                    return Err(Error::malformed_xml(reason));
                }
            }
        };
        Ok(Self { acl, tags, multi_az })
    }
}
