//! PUT Object: stores an object whole.

use http::StatusCode;

use crate::domain::journal::step::Step;
use crate::domain::store::bucket::NewObject;
use crate::domain::store::object::{Attributes, Overwrite};
use crate::services::cos_xml::auth::acl_limit;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::body::ContentBody;
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::request::names::names;
use crate::services::cos_xml::request::{body, encryption, key, metadata, overwrite, traffic_limit};
use crate::services::cos_xml::response::return_body::{self, ReturnBody};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Stores an object whole, at most 5 GB.
///
/// Headers describe the object (see [`metadata::HEADERS`]) and its content (see [`body::HEADERS`]). With
/// `x-cos-forbid-overwrite: true` an object that is there stays; `x-cos-return-body` is the response's body.
///
/// Errors: `MissingContentLength`, `KeyTooLong`, those of the description, `BadDigest`, `InvalidSHA1Digest`,
/// `FileAlreadyExists` for an object that must not be replaced.
pub(crate) struct PutObject;

pub(crate) struct Input {
    attributes: Attributes,
    content: ContentBody,
    overwrite: Overwrite,
    return_body: Option<ReturnBody>,
}

impl Operation for PutObject {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        headers: names![
            metadata::HEADERS,
            body::HEADERS,
            [overwrite::HEADER, return_body::HEADER, traffic_limit::NAME]
        ],
        query: &[traffic_limit::NAME],
        action: Some("name/cos:PutObject"),
        ..OperationSpec::new(
            "put_object",
            "Stores an object whole.",
            "https://cloud.tencent.com/document/product/436/7749",
            route(Verb::Put, Resource::Object, &[]),
        )
    };
    const AUTH: Auth = Auth::Uploads;

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        let head = &*request.head;
        body::must_have_length(head)?;
        key::check_length(request.target.key())?;
        traffic_limit::parse(head)?;
        let fields = HeaderFields::in_head(head);
        Ok(Input {
            attributes: metadata::attributes(&fields)?,
            overwrite: overwrite::parse(&fields)?,
            return_body: ReturnBody::parse(&fields)?,
            content: ContentBody::parse(request)?,
        })
    }

    fn step(_: &Request<CosXml>) -> Option<Step> {
        Some(Step::Whole)
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        overwrite::check(&bucket, key, input.overwrite)?;
        acl_limit::check_object(&ctx.app, &bucket, key, &input.attributes.acl)?;
        let (content, mut attributes) = (input.content.content(&ctx.caller.payload)?, input.attributes);
        metadata::settle(&bucket, &mut attributes, ctx.app.clock.now())?;
        attributes.details.etag =
            encryption::opaque_etag(attributes.details.encryption.as_ref(), content.md5());
        let now = ctx.app.clock.now();
        let new = NewObject::whole(content, attributes, ctx.app.ids.vid(now), now);
        let object = bucket.store(key, new, input.overwrite)?;
        let mut response = envelope::done(StatusCode::OK);
        views::written_object(&mut response, &object);
        if let Some(body) = input.return_body {
            body.fill(&mut response, &bucket, key, &object);
        }
        Ok(response)
    }
}
