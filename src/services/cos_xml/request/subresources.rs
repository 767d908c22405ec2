//! Sub-resources that are not played: a request for one is refused, and not taken for one for the bucket or
//! object.

use http::Method;

use crate::catalog::cos_xml as rows;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::service::CosXml;
use crate::services::service::{Endpoint, Request};
use crate::services::spec::{OperationSpec, Resource, Route};

/// Query keys that name a sub-resource of a bucket or an object (manual, and the published SDKs) which no
/// operation serves. Case and underscores do not matter here: clients of these are refused however they spell
/// them.
const UNSUPPORTED: [&str; 36] = [
    "asrbucket",
    "async",
    "avatar",
    "bucketencryption",
    "datapipeline",
    "detecttype",
    "docbucket",
    "domaincertificate",
    "fetch",
    "ci-process",
    "guetzli",
    "httptrigger",
    "imageprocess",
    "imageauditing",
    "imageMogr2",
    "intelligenttiering",
    "intelligent-tiering",
    "inventory",
    "inventorys",
    "legalhold",
    "legal-hold",
    "listen",
    "live",
    "mediabucket",
    "meta",
    "metadata",
    "notification",
    "object-lock",
    "picstyle",
    "rename",
    "requestPayment",
    "retention",
    "select",
    "symlink",
    "torrent",
    "watermark",
];

/// Query keys that only an object has.
const OF_OBJECTS: [&str; 5] = ["append", "uploadId", PART_NUMBER, "restore", "symlink"];
const PART_NUMBER: &str = "partNumber";

/// A resource in a sentence.
pub(crate) fn describe(resource: Resource) -> &'static str {
    match resource {
        Resource::Service => "the service",
        Resource::Bucket => "a bucket",
        Resource::Object => "an object",
    }
}

/// Refuses a sub-resource that `found` does not serve.
///
/// # Errors
/// `NotImplemented` for one that is not played, `MethodNotAllowed` for one that has no such method,
/// `InvalidObjectName` for one of objects without a key, `InvalidArgument` for a part without its upload.
pub(crate) fn check(
    request: &Request<CosXml>,
    found: Option<&OperationSpec>,
    operations: &[Endpoint<CosXml>],
) -> Result<(), Error> {
    if found.is_some_and(|spec| !keys(spec).is_empty()) {
        return Ok(());
    }
    let resource = request.target.resource();
    let sent = |key: &str| {
        request.params.query.pairs().map(|(name, _)| name).find(|name| folded(name) == folded(key))
    };
    let unsupported = |name: &str| Error::Unsupported(format!("?{name} of {}", describe(resource)));
    if resource == Resource::Bucket
        && let Some(key) = OF_OBJECTS.iter().find(|key| sent(key).is_some())
    {
        return Err(Error::new(&rows::INVALID_OBJECT_NAME, format!("?{key} needs a key in the path")));
    }
    // A part that has lost its upload must not become the object.
    if request.head.method == Method::PUT
        && let Some(name) = sent(PART_NUMBER)
    {
        let reason = "partNumber without uploadId: a part belongs to an upload";
        return Err(if name == PART_NUMBER { Error::invalid_argument(reason) } else { unsupported(name) });
    }
    let served = || operations.iter().filter_map(|endpoint| subresource(endpoint.spec));
    let is_known = |name: &str| {
        let name = folded(name);
        UNSUPPORTED.iter().any(|known| folded(known) == name) || served().any(|(_, key)| folded(key) == name)
    };
    match request.params.query.pairs().map(|(name, _)| name).find(|name| is_known(name)) {
        None => Ok(()),
        Some(name) if served().any(|served| served == (resource, name)) => {
            let reason =
                format!("{} is not a method of ?{name} of {}", request.head.method, describe(resource));
            Err(Error::new(&rows::METHOD_NOT_ALLOWED, reason))
        }
        Some(name) => Err(unsupported(name)),
    }
}

fn folded(name: &str) -> String {
    name.replace('_', "").to_ascii_lowercase()
}

fn keys(spec: &OperationSpec) -> &'static [&'static str] {
    match spec.route {
        Route::Resource { keys, .. } => keys,
        Route::Op(_) | Route::Action(_) | Route::Host | Route::Path(..) => &[],
    }
}

/// The sub-resource that an operation serves: the first of its keys, and what it is a sub-resource of.
fn subresource(spec: &OperationSpec) -> Option<(Resource, &'static str)> {
    match spec.route {
        Route::Resource { resource, keys, .. } => keys.first().map(|key| (resource, *key)),
        Route::Op(_) | Route::Action(_) | Route::Host | Route::Path(..) => None,
    }
}
