//! Upload Part - Copy: makes a part of another object, or of a range of it.

use std::sync::Arc;

use http::Method;

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::content::Content;
use crate::services::cos_xml::multipart::parts;
use crate::services::cos_xml::request::{copy_source, target};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, Weight};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Copies a part.
pub static OP: Operation = Operation {
    name: "upload_part_copy",
    summary: "Makes a part of another object.",
    doc: "XML API documentation: Upload Part - Copy",
    selector: Selector::Resource {
        method: Method::PUT,
        place: Place::Object,
        keys: &["partnumber", "uploadid"],
        header: Some(copy_source::HEADER),
    },
    auth: Auth::Acl(Need::Write),
    check: |_, _| Ok(()),
    weight: |_, _| Weight::Heavy,
    run,
};

const RANGE: &str = "x-cos-copy-source-range";

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    let number = parts::number(request)?;
    let upload = parts::upload(&bucket, key, request)?;
    let source = copy_source::find(app, request)?;
    let content = part(request, &source.object.content)?;
    let part = parts::keep(app, request, &bucket, &upload, number, content)?;
    let mut response = envelope::document("CopyPartResult", |x| {
        x.leaf("ETag", format!("\"{}\"", part.etag));
        x.leaf("CRC64", part.content.crc64().to_string());
        x.leaf("LastModified", views::short_date(part.mtime));
    });
    views::encryption(&mut response, upload.attributes.details.encryption.as_ref());
    Ok(response)
}

/// The content, or the range of it that is asked for; it must lie within.
fn part(request: &Request, content: &Arc<Content>) -> Result<Arc<Content>, Failure> {
    let Some(range) = request.head.text(RANGE) else { return Ok(content.clone()) };
    let unsound = |reason: String| Failure::row(&rows::INVALID_RANGE, format!("{RANGE}: {range} {reason}"));
    let ends = range.strip_prefix("bytes=").and_then(|ends| ends.split_once('-'));
    let ends = ends.and_then(|(first, last)| Some((first.parse::<u64>().ok()?, last.parse::<u64>().ok()?)));
    let (first, last) = ends.ok_or_else(|| unsound("is not bytes=<first>-<last>".into()))?;
    match first <= last && last < content.len() {
        true => Ok(Arc::new(Content::new(content.blob.slice(first..last + 1)))),
        false => Err(unsound(format!("lies outside the {} bytes", content.len()))),
    }
}
