//! Upload Part - Copy: makes a part of another object, or of a range of it.

use std::sync::Arc;

use http::Method;

use super::{copy_source, envelope, parts, target, views};
use crate::api::operation::{Auth, Failure, Need, Operation, Place, Selector, Weight};
use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::content::Content;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

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

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let (bucket, key) = target::open(app, call)?;
    let number = parts::number(call)?;
    let upload = parts::upload(&bucket, key, call)?;
    let source = copy_source::find(app, call)?;
    let content = part(call, &source.object.content)?;
    let part = parts::keep(app, call, &bucket, &upload, number, content)?;
    let mut reply = envelope::document("CopyPartResult", |x| {
        x.leaf("ETag", format!("\"{}\"", part.etag));
        x.leaf("CRC64", part.content.crc64().to_string());
        x.leaf("LastModified", views::short_date(part.mtime));
    });
    views::encryption(&mut reply, upload.attributes.details.encryption.as_ref());
    Ok(reply)
}

/// The content, or the range of it that is asked for; it must lie within.
fn part(call: &Call, content: &Arc<Content>) -> Result<Arc<Content>, Failure> {
    let Some(range) = call.head.text(RANGE) else { return Ok(content.clone()) };
    let unsound = |reason: String| Failure::row(&rows::INVALID_RANGE, format!("{RANGE}: {range} {reason}"));
    let ends = range.strip_prefix("bytes=").and_then(|ends| ends.split_once('-'));
    let ends = ends.and_then(|(first, last)| Some((first.parse::<u64>().ok()?, last.parse::<u64>().ok()?)));
    let (first, last) = ends.ok_or_else(|| unsound("is not bytes=<first>-<last>".into()))?;
    match first <= last && last < content.len() {
        true => Ok(Arc::new(Content::new(content.blob.slice(first..last + 1)))),
        false => Err(unsound(format!("lies outside the {} bytes", content.len()))),
    }
}
