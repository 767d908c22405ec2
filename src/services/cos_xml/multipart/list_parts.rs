//! List Parts: the parts of an upload that are here, in order.

use http::Method;

use crate::domain::App;
use crate::domain::store::multipart::Part;
use crate::services::cos_xml::multipart::parts;
use crate::services::cos_xml::request::params::Encoding;
use crate::services::cos_xml::request::{params, target};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;
use crate::wire::xml::Writer;

/// Lists the parts of an upload.
pub static OP: Operation = Operation {
    name: "list_parts",
    summary: "Lists the parts of an upload that are here.",
    doc: "XML API documentation: List Parts",
    selector: Selector::Resource {
        method: Method::GET,
        place: Place::Object,
        keys: &["uploadid"],
        header: None,
    },
    auth: Auth::Acl(Need::Read),
    check: |_, request| parts::upload_id(request).map(drop),
    weight: light,
    run,
};

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let (bucket, key) = target::open(app, request)?;
    let encoding = Encoding::of(request)?;
    let limit = params::limit(request, "max-parts")?;
    let after = params::number(request, "part-number-marker")?.unwrap_or(0).min(u64::from(u32::MAX)) as u32;
    let upload = parts::upload(&bucket, key, request)?;
    let (page, more) = upload.parts(after, limit);
    Ok(envelope::document("ListPartsResult", |x| {
        x.leaf("Bucket", bucket.id.to_string());
        x.leaf_if("EncodingType", encoding.word());
        x.leaf("Key", encoding.write(key));
        x.leaf("UploadId", &upload.id);
        views::owner(x, "Owner", bucket.owner);
        x.leaf("PartNumberMarker", after.to_string());
        views::owner(x, "Initiator", bucket.owner);
        page.iter().for_each(|part| write(x, part));
        x.leaf("StorageClass", upload.attributes.details.storage_class.word());
        x.leaf("MaxParts", limit.to_string());
        if let Some(last) = page.last().filter(|_| more) {
            x.leaf("NextPartNumberMarker", last.number.to_string());
        }
        x.leaf("IsTruncated", if more { "true" } else { "false" });
    }))
}

fn write(x: &mut Writer, part: &Part) {
    x.node("Part", |x| {
        x.leaf("PartNumber", part.number.to_string());
        x.leaf("LastModified", views::date(part.mtime));
        x.leaf("ETag", format!("\"{}\"", part.etag));
        x.leaf("Size", part.content.len().to_string());
    });
}
