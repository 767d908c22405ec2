//! List Multipart Uploads: the uploads that are open in a bucket, by key and then by id.

use std::ops::Bound;

use crate::domain::ids::UploadId;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::keys::{self, Query};
use crate::domain::store::multipart::Multipart;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::request::params::Encoding;
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;
use crate::wire::xml::Writer;

/// Lists the uploads that are open in a bucket.
///
/// `prefix`, `delimiter`, `encoding-type` as in GET Bucket; `max-uploads`: most entries of a page, 1000 by
/// default; `key-marker` and `upload-id-marker`: the entry behind which the page begins.
///
/// Errors: `InvalidArgument`, `InvalidDelimiter`.
pub(crate) struct ListMultipartUploads;

pub(crate) struct Input {
    encoding: Encoding,
    limit: usize,
    prefix: String,
    delimiter: String,
    key_marker: String,
    id_marker: UploadId,
}

impl Operation for ListMultipartUploads {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &["delimiter", "encoding-type", "key-marker", "max-uploads", "prefix", "upload-id-marker"],
        action: Some("name/cos:ListMultipartUploads"),
        ..OperationSpec::new(
            "list_multipart_uploads",
            "Lists the uploads that are open in a bucket.",
            "https://cloud.tencent.com/document/product/436/7736",
            route(Verb::Get, Resource::Bucket, &["uploads"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Read);

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        let query = &request.params.query;
        Ok(Input {
            encoding: Encoding::parse(query)?,
            limit: params::limit(query, "max-uploads")?,
            prefix: query.text("prefix"),
            delimiter: params::delimiter(query)?,
            key_marker: query.text("key-marker"),
            id_marker: query.text("upload-id-marker").as_str().into(),
        })
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let Input { encoding, limit, prefix, delimiter, key_marker, id_marker } = input;
        let uploads = bucket.multiparts.after(&key_marker, &id_marker);
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
