//! GET Bucket Object Versions: every version of every key, newest first within a key.

use crate::domain::store::bucket::Bucket;
use crate::domain::store::configuration::Versioning;
use crate::domain::store::version::{VersionId, VersionRef};
use crate::domain::store::versions::Shown;
use crate::services::cos_xml::bucket::lists;
use crate::services::cos_xml::bucket::lists::Listing;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::names::names;
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Resource, Verb};
use crate::wire::response::Response;
use crate::wire::xml::Writer;

/// Lists all versions of the objects of a bucket, and its delete markers.
///
/// Parameters: see [`Listing`]; `key-marker` and `version-id-marker`: the version behind which the page
/// begins.
///
/// Errors: `InvalidArgument`, `InvalidDelimiter`.
pub(crate) struct GetBucketObjectVersions;

pub(crate) struct Input {
    listing: Listing,
    key_marker: String,
    version_marker: Option<String>,
}

impl Operation for GetBucketObjectVersions {
    type Service = CosXml;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        query: names![lists::QUERY, ["key-marker", "version-id-marker"]],
        action: Some("name/cos:GetBucketObjectVersions"),
        ..OperationSpec::new(
            "get_bucket_object_versions",
            "Lists all versions of the objects of a bucket.",
            "https://cloud.tencent.com/document/product/436/31551",
            route(Verb::Get, Resource::Bucket, &["versions"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Read);

    fn parse(request: &Request<CosXml>) -> Result<Input, Error> {
        let query = &request.params.query;
        let version_marker = query.get("version-id-marker");
        if let Some(marker) = version_marker.filter(|marker| VersionRef::parse(marker).is_none()) {
            let reason = format!("version-id-marker={marker:?} was never handed out");
            return Err(Error::invalid_argument(reason));
        }
        Ok(Input {
            listing: Listing::parse(query)?,
            key_marker: query.text("key-marker"),
            version_marker: version_marker.map(str::to_owned),
        })
    }

    fn cost(ctx: &Ctx<CosXml>, input: &Input) -> Cost {
        lists::cost(ctx, input.listing.query(&input.key_marker))
    }

    fn run(ctx: &Ctx<CosXml>, input: Input) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let Input { listing, key_marker, version_marker } = input;
        let encoding = listing.encoding;
        let page = bucket.read().page_of_versions(listing.query(&key_marker), version_marker.as_deref());
        Ok(envelope::document("ListVersionsResult", |x| {
            x.leaf("Name", bucket.id.to_string());
            x.leaf_if("EncodingType", encoding.word());
            x.leaf("Prefix", encoding.write(&listing.prefix));
            x.leaf("KeyMarker", encoding.write(&key_marker));
            x.leaf("VersionIdMarker", version_marker.as_deref().unwrap_or_default());
            x.leaf("MaxKeys", listing.limit.to_string());
            listing.write_delimiter(x);
            x.leaf("IsTruncated", if page.truncated { "true" } else { "false" });
            if page.truncated {
                let last = page.entries.last().filter(|(key, _)| **key == *page.last);
                let id = last.map_or_else(String::new, |(_, shown)| VersionId::text(shown.version));
                x.leaf("NextKeyMarker", encoding.write(&page.last));
                x.leaf("NextVersionIdMarker", id);
            }
            page.entries.iter().for_each(|(key, shown)| write(x, &bucket, &encoding.write(key), shown));
            lists::prefixes(x, &page.prefixes, encoding);
        }))
    }
}

fn write(x: &mut Writer, bucket: &Bucket, key: &str, shown: &Shown) {
    // A bucket that never kept versions has no ids to tell.
    let id = match bucket.versioning() {
        Versioning::Off => String::new(),
        Versioning::Enabled | Versioning::Suspended => VersionId::text(shown.version),
    };
    x.node(if shown.object.is_some() { "Version" } else { "DeleteMarker" }, |x| {
        x.leaf("Key", key);
        x.leaf("VersionId", id);
        x.leaf("IsLatest", if shown.latest { "true" } else { "false" });
        x.leaf("LastModified", views::date(shown.mtime));
        if let Some(object) = &shown.object {
            x.leaf("ETag", views::etag(object));
            x.leaf("Size", object.content.len().to_string());
            x.leaf("StorageClass", object.attributes.details.storage_class.word());
        }
        lists::owner(x, bucket.owner);
    });
}
