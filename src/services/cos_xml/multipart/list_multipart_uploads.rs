//! List Multipart Uploads: the uploads that are open in a bucket, by key and then by id.

use std::ops::Bound;

use http::Method;

use crate::domain::App;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::keys::{self, Query};
use crate::domain::store::multipart::Multipart;
use crate::services::cos_xml::request::params::Encoding;
use crate::services::cos_xml::request::{params, target};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;
use crate::wire::xml::Writer;

/// Lists open uploads.
pub static OP: Operation = Operation {
    name: "list_multipart_uploads",
    summary: "Lists the uploads that are open in a bucket.",
    doc: "XML API documentation: List Multipart Uploads",
    selector: Selector::Resource {
        method: Method::GET,
        place: Place::Bucket,
        keys: &["uploads"],
        header: None,
    },
    auth: Auth::Acl(Need::Read),
    check: |_, _| Ok(()),
    weight: light,
    run,
};

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = target::bucket(app, request)?;
    let encoding = Encoding::of(request)?;
    let limit = params::limit(request, "max-uploads")?;
    let [prefix, delimiter, key_marker, id_marker] = [
        params::text_or_empty(request, "prefix")?,
        params::text_or_empty(request, "delimiter")?,
        params::text_or_empty(request, "key-marker")?,
        params::text_or_empty(request, "upload-id-marker")?,
    ];
    let uploads = bucket.multiparts.after(&key_marker, &id_marker.as_str().into());
    let query = Query { prefix: &prefix, delimiter: &delimiter, after: &key_marker, limit };
    let page = keys::page(query, Bound::Unbounded, |from| {
        let reached = move |key: &str| match from {
            Bound::Included(start) => key >= start,
            Bound::Excluded(start) => key > start,
            Bound::Unbounded => true,
        };
        let rest = uploads.iter().filter(|upload| reached(&upload.key) && *upload.key >= *prefix);
        let rest: Vec<_> = rest.map(|upload| (&*upload.key, upload.clone())).collect();
        Box::new(rest.into_iter())
    });
    Ok(envelope::document("ListMultipartUploadsResult", |x| {
        x.leaf("Bucket", bucket.id.to_string());
        x.leaf_if("Encoding-Type", encoding.word());
        x.leaf("KeyMarker", encoding.write(&key_marker));
        x.leaf("UploadIdMarker", &id_marker);
        if page.truncated {
            let id = page.entries.last().filter(|(key, _)| **key == *page.last);
            x.leaf("NextKeyMarker", encoding.write(&page.last));
            x.leaf("NextUploadIdMarker", id.map_or("", |(_, upload)| upload.id.as_ref()));
        }
        x.leaf("MaxUploads", limit.to_string());
        x.leaf("IsTruncated", if page.truncated { "true" } else { "false" });
        x.leaf("Prefix", encoding.write(&prefix));
        x.leaf("Delimiter", encoding.write(&delimiter));
        page.entries.iter().for_each(|(_, upload)| write(x, &bucket, upload, encoding));
        for prefix in &page.prefixes {
            x.node("CommonPrefixes", |x| x.leaf("Prefix", encoding.write(prefix)));
        }
    }))
}

fn write(x: &mut Writer, bucket: &Bucket, upload: &Multipart, encoding: Encoding) {
    x.node("Upload", |x| {
        x.leaf("Key", encoding.write(&upload.key));
        x.leaf("UploadId", &upload.id);
        x.leaf("StorageClass", upload.attributes.details.storage_class.word());
        views::owner(x, "Initiator", bucket.owner);
        views::owner(x, "Owner", bucket.owner);
        x.leaf("Initiated", views::date(upload.initiated));
    });
}
