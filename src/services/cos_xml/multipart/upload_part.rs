//! Upload Part: stores one part; one of the same number is replaced.

use http::StatusCode;
use http::header::{ETAG, HeaderName};

use crate::domain::journal::step::Step;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::multipart::parts::{self, PartTarget};
use crate::services::cos_xml::request::body::ContentBody;
use crate::services::cos_xml::request::names::names;
use crate::services::cos_xml::request::{body, encryption, traffic_limit};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Stores one part of an upload.
///
/// `uploadId`: the upload; `partNumber`: 1 to 10000. Digests of the part as with PUT Object; the customer's
/// key if the upload has one.
///
/// Errors: `MissingContentLength`, `InvalidArgument`, `NoSuchUpload`, `BadDigest`, `InvalidSHA1Digest`,
/// `SSECDecryptHeaderInvalid`.
pub(crate) struct UploadPart;

pub(crate) struct Input {
    target: PartTarget,
    /// Refused only once the upload has been found.
    content: Result<ContentBody, Error>,
}

const CRC64: HeaderName = HeaderName::from_static("x-cos-hash-crc64ecma");

impl Operation for UploadPart {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &[traffic_limit::NAME],
        headers: names![body::HEADERS, encryption::REPEATED, [traffic_limit::NAME]],
        action: Some("name/cos:UploadPart"),
        ..OperationSpec::new(
            "upload_part",
            "Brings one part of an upload.",
            "https://cloud.tencent.com/document/product/436/7750",
            route(Verb::Put, Resource::Object, &["uploadId", "partNumber"]),
        )
    };
    const AUTH: Auth = Auth::Uploads;

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        body::must_have_length(&request.head)?;
        traffic_limit::parse(&request.head)?;
        Ok(Input { target: PartTarget::parse(request)?, content: ContentBody::parse(request) })
    }

    fn step(request: &Request<CosXml>) -> Option<Step> {
        parts::step(&request.params.query)
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let upload = bucket.multipart(key, &input.target.upload_id)?;
        let content = input.content?.content(&ctx.caller.payload)?;
        let part = input.target.keep(&ctx.app, &bucket, &upload, content)?;
        let mut response = envelope::done(StatusCode::OK);
        response.set_text(ETAG, &format!("\"{}\"", part.etag));
        response.set(CRC64, part.content.crc64().0.into());
        views::encryption(&mut response, upload.attributes.details.encryption.as_ref());
        Ok(response)
    }
}
