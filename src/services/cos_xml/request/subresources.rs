//! The sub-resources of the XML API by name, so that one which is not played says so instead of looking like data.

use http::Method;

use crate::catalog::cos_xml as rows;
use crate::services::cos_xml::request::params;
use crate::services::legacy::{Failure, Operation, Place, Selector};
use crate::wire::request::Request;

/// Query keys that make another resource of a bucket or an object (manual, and the published SDKs), without underscores.
const KNOWN: [&str; 58] = [
    "accelerate",
    "acl",
    "append",
    "asrbucket",
    "async",
    "avatar",
    "bucketencryption",
    "cors",
    "datapipeline",
    "delete",
    "detecttype",
    "docbucket",
    "domain",
    "domaincertificate",
    "encryption",
    "fetch",
    "ci-process",
    "guetzli",
    "httptrigger",
    "imageprocess",
    "imageauditing",
    "imagemogr2",
    "intelligenttiering",
    "intelligent-tiering",
    "inventory",
    "inventorys",
    "legalhold",
    "legal-hold",
    "lifecycle",
    "list-type",
    "listen",
    "live",
    "location",
    "logging",
    "mediabucket",
    "meta",
    "metadata",
    "notification",
    "object-lock",
    "origin",
    "policy",
    "picstyle",
    "referer",
    "rename",
    "replication",
    "requestpayment",
    "restore",
    "retention",
    "select",
    "symlink",
    "tagging",
    "torrent",
    "uploadid",
    "uploads",
    "versioning",
    "versions",
    "watermark",
    "website",
];

/// Query keys that only an object has.
const OF_OBJECTS: [&str; 5] = ["append", "uploadid", "partnumber", "restore", "symlink"];

/// How a place is called in a sentence.
pub fn describe(place: Place) -> &'static str {
    match place {
        Place::Service => "the service",
        Place::Bucket => "a bucket",
        Place::Object => "an object",
    }
}

/// Refuses a sub-resource that `found` does not serve.
pub fn check(
    request: &Request,
    place: Place,
    found: Option<&'static Operation>,
    operations: &[&'static Operation],
) -> Result<(), Failure> {
    let keys: &[&str] = match found.map(|operation| &operation.selector) {
        Some(Selector::Resource { keys, .. }) => keys,
        _ => &[],
    };
    if place == Place::Bucket
        && keys.is_empty()
        && let Some(key) = OF_OBJECTS.iter().find(|key| request.fields.bytes(key).is_some())
    {
        return Err(Failure::row(&rows::INVALID_OBJECT_NAME, format!("?{key} needs a key in the path")));
    }
    // A part that has lost its upload must not become the object.
    if request.head.method == Method::PUT && keys.is_empty() && request.fields.bytes("partnumber").is_some() {
        return Err(params::invalid("partNumber without uploadId: a part belongs to an upload"));
    }
    let asked = request.fields.names().find(|name| KNOWN.contains(name));
    let Some(asked) = asked.filter(|_| keys.is_empty()) else { return Ok(()) };
    match operations.iter().any(|operation| serves(operation, place, asked)) {
        true => {
            let reason =
                format!("{} is not a method of ?{asked} of {}", request.head.method, describe(place));
            Err(Failure::row(&rows::METHOD_NOT_ALLOWED, reason))
        }
        false => {
            let what = format!("?{asked} of {}", describe(place));
            Err(Failure::Unplayed { row: &rows::NOT_IMPLEMENTED, what })
        }
    }
}

fn serves(operation: &Operation, here: Place, key: &str) -> bool {
    matches!(&operation.selector, Selector::Resource { place, keys, .. } if *place == here && keys.contains(&key))
}
