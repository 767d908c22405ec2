//! Complete Multipart Upload: makes the object of the parts that are listed.
//!
//! A repeated call has the same response while the object is there: SDKs repeat it when a response got lost.

use http::header::{HeaderName, HeaderValue};

use crate::catalog::limits;
use crate::domain::ids::UploadId;
use crate::domain::journal::step::Step;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::configuration::Versioning;
use crate::domain::store::error::MultipartError;
use crate::domain::store::multipart::ListedPart;
use crate::domain::store::multiparts::Completion;
use crate::domain::store::object::{Object, Overwrite};
use crate::primitives::escape::encode_path;
use crate::services::cos_xml::auth::acl_limit;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::multipart::parts;
use crate::services::cos_xml::request::encryption::{self, Repeated};
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::request::names::names;
use crate::services::cos_xml::request::{overwrite, params, target};
use crate::services::cos_xml::response::return_body::{self, ReturnBody};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;
use crate::wire::xml::Element;

/// Makes the object of the parts that are listed; others are dropped.
///
/// `uploadId`: the upload. The document names number and ETag of each part, numbers ascending.
///
/// Errors: `NoSuchUpload`, `FileAlreadyExists`, `MalformedXML`, `InvalidPart`, `InvalidPartOrder`,
/// `EntityTooSmall`, `SSECDecryptHeaderInvalid`.
pub(crate) struct CompleteMultipartUpload;

pub(crate) struct Input {
    upload_id: UploadId,
    /// An unknown upload is complained about before a malformed list.
    parts: Result<Vec<ListedPart>, Error>,
    overwrite: Result<Overwrite, Error>,
    /// URL of the object.
    location: String,
    return_body: Option<ReturnBody>,
    repeated: Repeated,
}

/// SDKs take exactly this namespace off again.
const ROOT: &str = "CompleteMultipartUploadResult xmlns=\"http://www.qcloud.com/document/product/436/7751\"";
const VERSION_ID: HeaderName = HeaderName::from_static("x-cos-version-id");

impl Operation for CompleteMultipartUpload {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        headers: names![encryption::REPEATED, ["content-md5", overwrite::HEADER, return_body::HEADER]],
        elements: &["Part/PartNumber", "Part/ETag"],
        action: Some("name/cos:CompleteMultipartUpload"),
        ..OperationSpec::new(
            "complete_multipart_upload",
            "Makes the object of the parts that are listed.",
            "XML API documentation: Complete Multipart Upload",
            route(Verb::Post, Resource::Object, &["uploadId"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Write);

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        let root = target::root(&request.head, &request.target);
        let fields = HeaderFields::in_head(&request.head);
        Ok(Input {
            upload_id: parts::upload_id(&request.params.query)?,
            parts: listed(request),
            overwrite: overwrite::parse(&fields),
            location: format!("{root}{}", encode_path(request.target.key())),
            return_body: ReturnBody::parse(&fields)?,
            repeated: Repeated::of_end(&request.head),
        })
    }

    fn step(_: &Request<CosXml>) -> Option<Step> {
        Some(Step::End)
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let Input { upload_id: id, parts, overwrite, location, return_body, repeated } = input;
        let respond = |object: &Object| {
            let mut response = completed(&bucket, key, object, &location);
            if let Some(body) = &return_body {
                body.fill(&mut response, &bucket, key, object);
            }
            response
        };
        let upload = match bucket.multipart(key, &id) {
            Err(MultipartError::NoSuchUpload { .. }) => {
                let done = bucket.completed(key, &id).ok_or(MultipartError::NoSuchUpload { id })?;
                return Ok(respond(&done));
            }
            other => other?,
        };
        repeated.check(upload.attributes.details.encryption.as_ref())?;
        let overwrite = overwrite?;
        overwrite::check(&bucket, key, overwrite)?;
        acl_limit::check_object(&ctx.app, &bucket, key, &upload.attributes.acl)?;
        let now = ctx.app.clock.now();
        let completion = Completion { parts: parts?, overwrite, vid: ctx.app.ids.vid(now), now };
        let object = bucket.complete(&upload, completion)?;
        Ok(respond(&object))
    }
}

fn part_number(text: &str) -> Option<u32> {
    let number = text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    number.filter(|number| (1..=limits::PART_NUMBER_MAX).contains(number)).map(|number| number as u32)
}

fn listed(request: &Request<CosXml>) -> Result<Vec<ListedPart>, Error> {
    if request.params.body.is_empty() {
        return Err(Error::malformed_xml("the body is empty; send a CompleteMultipartUpload document"));
    }
    let document = params::document(request, "CompleteMultipartUpload")?;
    let read = |part: &Element| {
        let number = part.word_of("PartNumber").and_then(part_number);
        let number =
            number.ok_or_else(|| Error::malformed_xml("a Part has no PartNumber from 1 to 10000"))?;
        let etag = part.word_of("ETag").ok_or_else(|| Error::malformed_xml("a Part has no ETag"))?;
        Ok(ListedPart { number, etag: etag.trim_matches('"').to_owned() })
    };
    let parts: Vec<_> = document.children_named("Part").map(read).collect::<Result<_, Error>>()?;
    if parts.is_empty() {
        return Err(Error::malformed_xml("there is no Part"));
    }
    Ok(parts)
}

fn completed(bucket: &Bucket, key: &str, object: &Object, location: &str) -> Response {
    let mut response = envelope::document(ROOT, |x| {
        x.leaf("Location", location);
        x.leaf("Bucket", bucket.id.to_string());
        x.leaf("Key", key);
        x.leaf("ETag", views::etag(object));
    });
    views::crc64(&mut response, object);
    match bucket.versioning() {
        Versioning::Off => {}
        // The page says so, unlike those of PUT and POST.
        Versioning::Suspended => response.set(VERSION_ID, HeaderValue::from_static("null")),
        Versioning::Enabled => views::new_version(&mut response, object),
    }
    views::encryption(&mut response, object.attributes.details.encryption.as_ref());
    response
}
