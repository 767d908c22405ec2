//! List Parts: the parts of an upload that are here, in order.

use crate::domain::ids::UploadId;
use crate::domain::store::multipart::Part;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::multipart::parts;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::request::params::Encoding;
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;
use crate::wire::xml::Writer;

/// Lists the parts of an upload, by number.
///
/// `uploadId`: the upload; `max-parts`: most parts of a page, 1000 by default; `part-number-marker`: the
/// number behind which the page begins; `encoding-type=url`: keys percent-encoded.
///
/// Errors: `NoSuchUpload`, `InvalidArgument`.
pub(crate) struct ListParts;

pub(crate) struct Input {
    upload_id: UploadId,
    encoding: Encoding,
    limit: usize,
    after: u32,
}

impl Operation for ListParts {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: &["encoding-type", "max-parts", "part-number-marker"],
        action: Some("name/cos:ListParts"),
        ..OperationSpec::new(
            "list_parts",
            "Lists the parts of an upload that are here.",
            "XML API documentation: List Parts",
            route(Verb::Get, Resource::Object, &["uploadId"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::List);

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        let query = &request.params.query;
        Ok(Input {
            upload_id: parts::upload_id(query)?,
            encoding: Encoding::parse(query)?,
            limit: params::limit(query, "max-parts")?,
            after: u32::try_from(params::number(query, "part-number-marker")?.unwrap_or(0))
                .unwrap_or(u32::MAX),
        })
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        let Input { upload_id, encoding, limit, after } = input;
        let upload = bucket.multipart(key, &upload_id)?;
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
}

fn write(x: &mut Writer, part: &Part) {
    x.node("Part", |x| {
        x.leaf("PartNumber", part.number.to_string());
        x.leaf("LastModified", views::date(part.mtime));
        x.leaf("ETag", format!("\"{}\"", part.etag));
        x.leaf("Size", part.content.len().to_string());
    });
}
