//! GET Bucket (List Objects): the keys of a bucket, page by page.

use http::header::HeaderName;

use crate::services::cos_xml::bucket::lists;
use crate::services::cos_xml::bucket::lists::Listing;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::names::names;
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Lists the objects of a bucket.
///
/// Parameters: see [`Listing`]; `marker`, the key behind which the page begins.
///
/// Errors: `InvalidArgument`, `InvalidDelimiter`.
pub(crate) struct GetBucket;

pub(crate) struct Input {
    listing: Listing,
    marker: String,
}

const BUCKET_REGION: HeaderName = HeaderName::from_static("x-cos-bucket-region");

impl Operation for GetBucket {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: names![lists::QUERY, ["marker"]],
        action: Some("name/cos:GetBucket"),
        ..OperationSpec::new(
            "get_bucket",
            "Lists the objects of a bucket.",
            "XML API documentation: GET Bucket (List Objects)",
            route(Verb::Get, Resource::Bucket, &[]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Read);

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        let query = &request.params.query;
        Ok(Input { listing: Listing::parse(query)?, marker: query.text("marker") })
    }

    fn cost(ctx: &Ctx<CosXml>, input: &Input) -> Cost {
        lists::cost(ctx, input.listing.query(&input.marker))
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let Input { listing, marker } = input;
        let encoding = listing.encoding;
        let page = bucket.read().page(listing.query(&marker));
        let mut response = envelope::document("ListBucketResult", |x| {
            x.leaf("Name", bucket.id.to_string());
            x.leaf_if("EncodingType", encoding.word());
            x.leaf("Prefix", encoding.write(&listing.prefix));
            x.leaf("Marker", encoding.write(&marker));
            x.leaf("MaxKeys", listing.limit.to_string());
            listing.write_delimiter(x);
            x.leaf("IsTruncated", if page.truncated { "true" } else { "false" });
            if page.truncated {
                x.leaf("NextMarker", encoding.write(&page.last));
            }
            for (key, object) in &page.entries {
                lists::object(x, &encoding.write(key), object, Some(bucket.owner));
            }
            lists::prefixes(x, &page.prefixes, encoding);
        });
        response.set_text(BUCKET_REGION, &bucket.settings.region);
        Ok(response)
    }
}
