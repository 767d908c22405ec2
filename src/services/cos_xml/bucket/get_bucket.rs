//! GET Bucket (List Objects): the keys of a bucket, page by page.

use http::Method;
use http::header::HeaderName;

use crate::domain::App;
use crate::domain::store::keys::Query;
use crate::services::cos_xml::bucket::lists;
use crate::services::cos_xml::request::params::Encoding;
use crate::services::cos_xml::request::{params, target};
use crate::services::cos_xml::response::envelope;
use crate::services::legacy::{Auth, Failure, Need, Operation, Place, Selector};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Lists a bucket.
pub static OP: Operation = Operation {
    name: "get_bucket",
    summary: "Lists the objects of a bucket.",
    doc: "XML API documentation: GET Bucket (List Objects)",
    selector: Selector::Resource { method: Method::GET, place: Place::Bucket, keys: &[], header: None },
    auth: Auth::Acl(Need::Read),
    check: |_, request| lists::delimiter(request).map(drop),
    weight: lists::weight,
    run,
};

const BUCKET_REGION: HeaderName = HeaderName::from_static("x-cos-bucket-region");

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = target::bucket(app, request)?;
    let encoding = Encoding::of(request)?;
    let limit = params::limit(request, "max-keys")?;
    let (prefix, delimiter) = (params::text_or_empty(request, "prefix")?, lists::delimiter(request)?);
    let marker = params::text_or_empty(request, "marker")?;
    let query = Query { prefix: &prefix, delimiter: &delimiter, after: &marker, limit };
    let page = bucket.read().page(query);
    let mut response = envelope::document("ListBucketResult", |x| {
        x.leaf("Name", bucket.id.to_string());
        x.leaf_if("EncodingType", encoding.word());
        x.leaf("Prefix", encoding.write(&prefix));
        x.leaf("Marker", encoding.write(&marker));
        x.leaf("MaxKeys", limit.to_string());
        if !delimiter.is_empty() {
            x.leaf("Delimiter", encoding.write(&delimiter));
        }
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
