//! Upload Part - Copy: makes a part of another object, or of a range of it.

use std::sync::Arc;

use crate::catalog::cos_xml as rows;
use crate::domain::journal::step::Step;
use crate::domain::store::content::Content;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::multipart::parts::{self, PartTarget};
use crate::services::cos_xml::object::copy_source;
use crate::services::cos_xml::object::copy_source::CopySource;
use crate::services::cos_xml::request::encryption;
use crate::services::cos_xml::request::names::names;
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Resource, Route, Verb};
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Makes a part of another object, or of a range of it.
///
/// `uploadId`: the upload; `partNumber`: 1 to 10000. `x-cos-copy-source` and its conditions as with PUT
/// Object - Copy; `x-cos-copy-source-range: bytes=<first>-<last>`, within the source.
///
/// Errors: `InvalidArgument`, `NoSuchUpload`, those of reading the source, `InvalidRange`,
/// `SSECDecryptHeaderInvalid`.
pub(crate) struct UploadPartCopy;

pub(crate) struct Input {
    target: PartTarget,
    /// Refused only once the upload has been found.
    source: Result<CopySource, Error>,
    /// Refused only once the source has been found.
    range: Result<Option<ByteRange>, Error>,
}

/// A range of bytes, both ends included.
struct ByteRange {
    first: u64,
    last: u64,
    /// As received.
    text: String,
}

const RANGE: &str = "x-cos-copy-source-range";

impl Operation for UploadPartCopy {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        headers: names![copy_source::HEADERS, encryption::REPEATED, [RANGE]],
        action: Some("name/cos:UploadPartCopy"),
        ..OperationSpec::new(
            "upload_part_copy",
            "Makes a part of another object.",
            "XML API documentation: Upload Part - Copy",
            Route::Resource {
                method: Verb::Put,
                resource: Resource::Object,
                keys: &["uploadId", "partNumber"],
                header: Some(copy_source::HEADER),
            },
        )
    };
    const AUTH: Auth = Auth::Copy;

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        let (source, range) = (CopySource::parse(request), ByteRange::parse(&request.head));
        Ok(Input { target: PartTarget::parse(request)?, source, range })
    }

    fn step(request: &Request<CosXml>) -> Option<Step> {
        parts::step(&request.params.query)
    }

    fn cost(_: &Ctx<CosXml>, _: &Input) -> Cost {
        Cost::Blocking
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let Input { target, source, range } = input;
        let upload = bucket.multipart(key, &target.upload_id)?;
        let source = source?.find(ctx)?;
        let content = source.object.content.clone();
        let content = range?.map_or(Ok(content.clone()), |range| range.of(&content))?;
        let part = target.keep(&ctx.app, &bucket, &upload, content)?;
        let mut response = envelope::document("CopyPartResult", |x| {
            x.leaf("ETag", format!("\"{}\"", part.etag));
            x.leaf("CRC64", part.content.crc64().to_string());
            x.leaf("LastModified", views::short_date(part.mtime));
        });
        views::encryption(&mut response, upload.attributes.details.encryption.as_ref());
        response.also = source.used();
        Ok(response)
    }
}

impl ByteRange {
    fn parse(head: &RequestHead) -> Result<Option<Self>, Error> {
        let Some(text) = head.text(RANGE) else { return Ok(None) };
        let ends = text.strip_prefix("bytes=").and_then(|ends| ends.split_once('-'));
        let number =
            |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?;
        let ends = ends.and_then(|(first, last)| Some((number(first)?, number(last)?)));
        let (first, last) = ends.ok_or_else(|| unsound(text, "is not bytes=<first>-<last>"))?;
        Ok(Some(Self { first, last, text: text.to_owned() }))
    }

    /// This part of `content`.
    fn of(&self, content: &Content) -> Result<Arc<Content>, Error> {
        if self.first > self.last || self.last >= content.len() {
            return Err(unsound(&self.text, &format!("lies outside the {} bytes", content.len())));
        }
        Ok(Arc::new(Content::new(content.blob.slice(self.first..self.last + 1))))
    }
}

fn unsound(range: &str, why: &str) -> Error {
    Error::new(&rows::INVALID_RANGE, format!("{RANGE}: {range} {why}"))
}
