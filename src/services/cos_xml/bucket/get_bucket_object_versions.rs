//! GET Bucket Object Versions: every version of every key, newest first within a key.

use http::Method;

use crate::domain::App;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::configuration::Versioning;
use crate::domain::store::keys::Query;
use crate::domain::store::version::VersionId;
use crate::domain::store::versions::Shown;
use crate::services::cos_xml::bucket::lists;
use crate::services::cos_xml::request::params::Encoding;
use crate::services::cos_xml::request::{params, target};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector};
use crate::wire::request::Request;
use crate::wire::response::Response;
use crate::wire::xml::Writer;

/// Lists all versions.
pub static OP: Operation = Operation {
    name: "get_bucket_object_versions",
    summary: "Lists all versions of the objects of a bucket.",
    doc: "XML API documentation: GET Bucket Object Versions",
    selector: Selector::Resource {
        method: Method::GET,
        place: Place::Bucket,
        keys: &["versions"],
        header: None,
    },
    auth: Auth::Acl(Need::Read),
    check: |_, request| lists::delimiter(request).map(drop),
    weight: lists::weight,
    run,
};

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = target::bucket(app, request)?;
    let encoding = Encoding::of(request)?;
    let limit = params::limit(request, "max-keys")?;
    let (prefix, delimiter) = (params::text_or_empty(request, "prefix")?, lists::delimiter(request)?);
    let key_marker = params::text_or_empty(request, "key-marker")?;
    let version_marker = params::text(request, "version-id-marker")?;
    let query = Query { prefix: &prefix, delimiter: &delimiter, after: &key_marker, limit };
    let page = bucket.read().page_of_versions(query, version_marker.as_deref());
    Ok(envelope::document("ListVersionsResult", |x| {
        x.leaf("Name", bucket.id.to_string());
        x.leaf_if("EncodingType", encoding.word());
        x.leaf("Prefix", encoding.write(&prefix));
        x.leaf("KeyMarker", encoding.write(&key_marker));
        x.leaf("VersionIdMarker", version_marker.as_deref().unwrap_or_default());
        x.leaf("MaxKeys", limit.to_string());
        if !delimiter.is_empty() {
            x.leaf("Delimiter", encoding.write(&delimiter));
        }
        x.leaf("IsTruncated", if page.truncated { "true" } else { "false" });
        if page.truncated {
            let last = page.entries.last().filter(|(key, _)| **key == *page.last);
            x.leaf("NextKeyMarker", encoding.write(&page.last));
            x.leaf(
                "NextVersionIdMarker",
                last.map_or_else(String::new, |(_, shown)| VersionId::text(shown.version)),
            );
        }
        page.entries.iter().for_each(|(key, shown)| write(x, &bucket, &encoding.write(key), shown));
        lists::prefixes(x, &page.prefixes, encoding);
    }))
}

fn write(x: &mut Writer, bucket: &Bucket, key: &str, shown: &Shown) {
    // A bucket that never kept versions has no ids to tell.
    let id = match bucket.versioning() {
        Versioning::Off => String::new(),
        _ => VersionId::text(shown.version),
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
