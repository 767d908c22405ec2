//! Query keys that the operation of a request does not read: one that names something else is refused, and
//! not taken for a request for the bucket or the object itself.

use http::Method;

use crate::catalog::cos_xml as rows;
use crate::domain::accounts::Unsupported;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::request::unsupported::{self, Fate, folded};
use crate::services::cos_xml::service::{CosXml, HostKind};
use crate::services::service::{Endpoint, Request};
use crate::services::spec::{OperationSpec, Resource, Route};

const PART_NUMBER: &str = "partNumber";
const UPLOAD_ID: &str = "uploadId";

/// A resource in a sentence.
pub(crate) fn describe(resource: Resource) -> &'static str {
    match resource {
        Resource::Service => "the service",
        Resource::Bucket => "a bucket",
        Resource::Object => "an object",
    }
}

/// A resource in the rows of [`unsupported`].
const fn word(resource: Resource) -> &'static str {
    match resource {
        Resource::Service => "service",
        Resource::Bucket => "bucket",
        Resource::Object => "object",
    }
}

/// Refuses a key that `found` does not read.
///
/// # Errors
/// `NotImplemented` for one that is not played, `MethodNotAllowed` for a sub-resource that has no such
/// method, `InvalidRequest` for two of them, `InvalidObjectName` for one of objects without a key,
/// `InvalidArgument` for a part without its upload.
pub(crate) fn check(
    request: &Request<CosXml>,
    found: Option<&OperationSpec>,
    operations: &[Endpoint<CosXml>],
) -> Result<(), Error> {
    let is_ignored = request.options.unsupported == Unsupported::Ignore;
    unread(request, found).try_for_each(|name| match judge(request, found, operations, name) {
        Some(Error::Unsupported { .. }) if is_ignored && !replaces_bucket(request) => Ok(()),
        Some(error) => Err(error),
        None => Ok(()),
    })
}

/// The first key of the query that names a sub-resource of anything.
pub(crate) fn first<'r>(request: &'r Request<CosXml>, operations: &[Endpoint<CosXml>]) -> Option<&'r str> {
    let is_served = |name: &&str| {
        operations.iter().filter_map(|endpoint| subresource(endpoint.spec)).any(|(_, key)| key == *name)
    };
    request.params.query.pairs().map(|(name, _)| name).find(is_served)
}

/// Refuses a parameter of a website's page that names something that is not played.
///
/// # Errors
/// `NotImplemented`.
pub(crate) fn check_page(request: &Request<CosXml>) -> Result<(), Error> {
    const OF_OBJECTS: &str = "of objects on the bucket's own host";
    let refused = |name: &'_ str| {
        let row = unsupported::query(name).filter(|row| row.fate == Fate::Refused);
        let is_objects = name == "versionId" || params::OVERRIDES.iter().any(|(known, _)| *known == name);
        row.map(|row| row.what).or_else(|| is_objects.then_some(OF_OBJECTS))
    };
    let mut names = request.params.query.pairs().map(|(name, _)| name);
    match names.find_map(|name| Some((name, refused(name)?))) {
        Some((name, what)) if request.options.unsupported != Unsupported::Ignore => {
            let stem = name.split(['/', '|', '=']).next().unwrap_or_default();
            Err(Error::Unsupported {
                name: format!("?{stem} of a website"),
                reason: format!("{what}{}", unsupported::OPTION),
            })
        }
        Some(_) | None => Ok(()),
    }
}

/// Whether a key that `found` does not read names something that is not played.
pub(crate) fn is_unplayed(
    request: &Request<CosXml>,
    found: &OperationSpec,
    operations: &[Endpoint<CosXml>],
    name: &str,
) -> bool {
    matches!(judge(request, Some(found), operations, name), Some(Error::Unsupported { .. }))
}

/// Keys of the query that neither `found` nor a signature reads.
pub(crate) fn unread<'r>(
    request: &'r Request<CosXml>,
    found: Option<&'r OperationSpec>,
) -> impl Iterator<Item = &'r str> {
    let is_read =
        move |name: &str| found.is_some_and(|spec| keys(spec).contains(&name) || spec.query.contains(&name));
    request.params.query.pairs().map(|(name, _)| name).filter(move |name| !is_read(name) && !is_general(name))
}

/// Whether every operation may have the key: those of signatures, and `x-id`, in which AWS SDKs repeat the
/// operation's name.
fn is_general(name: &str) -> bool {
    const BEGINNINGS: [&str; 4] = ["q-", "x-cos-", "x-amz-", "x-ci-"];
    const WHOLE: [&str; 5] = ["sign", "signature", "expires", "awsaccesskeyid", "x-id"];
    BEGINNINGS.iter().any(|begin| unsupported::covers(begin, name))
        || WHOLE.iter().any(|whole| name.eq_ignore_ascii_case(whole))
        || name.is_empty()
}

/// Whether the request without the key would make or delete a bucket, which no option allows.
fn replaces_bucket(request: &Request<CosXml>) -> bool {
    request.target.resource() == Resource::Bucket
        && matches!(request.head.method, Method::PUT | Method::DELETE)
}

/// The error of a key that `found` does not read; none for one that may be ignored.
fn judge(
    request: &Request<CosXml>,
    found: Option<&OperationSpec>,
    operations: &[Endpoint<CosXml>],
    name: &str,
) -> Option<Error> {
    let (resource, method) = (request.target.resource(), &request.head.method);
    let (wanted, is_page) = (folded(name), request.target.host == HostKind::Website);
    let served = || operations.iter().filter_map(|endpoint| subresource(endpoint.spec));
    if served().any(|(of, key)| of == resource && key == name) {
        let own: Vec<&str> = served().filter(|(of, _)| *of == resource).map(|(_, key)| key).collect();
        return Some(misplaced(request, found, name, &own));
    }
    if resource == Resource::Bucket
        && let Some((_, key)) = served().find(|(of, key)| *of == Resource::Object && folded(key) == wanted)
        && !served().any(|(of, key)| of == Resource::Bucket && folded(key) == wanted)
    {
        return Some(Error::new(&rows::INVALID_OBJECT_NAME, format!("?{key} needs a key in the path")));
    }
    // A part that has lost its upload must not become the object.
    if name == PART_NUMBER && *method == Method::PUT {
        return Some(Error::invalid_argument("partNumber without uploadId: a part belongs to an upload"));
    }
    let meaning = match unsupported::query(name) {
        Some(row) if row.fate == Fate::Ignored && row.is_of(method.as_str()) && row.is_of(word(resource)) => {
            return None;
        }
        Some(row) if row.fate == Fate::Refused => row.what.to_owned(),
        _ => match similar(found, operations, &wanted) {
            Some(key) => format!("the name of a sub-resource or parameter is {key}"),
            None if is_read(method) && (resource == Resource::Object || is_page) => return None,
            None => format!("no operation on {} has this parameter", describe(resource)),
        },
    };
    let stem = name.split(['/', '|', '=']).next().unwrap_or_default();
    let option = if replaces_bucket(request) { "" } else { unsupported::OPTION };
    Some(Error::Unsupported {
        name: format!("?{stem} of {}", describe(resource)),
        reason: format!("{meaning}{option}"),
    })
}

fn is_read(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// A sub-resource that is played, and has no such method or stands beside another one of `own`, those of the
/// resource.
fn misplaced(request: &Request<CosXml>, found: Option<&OperationSpec>, name: &str, own: &[&str]) -> Error {
    let (method, resource) = (&request.head.method, describe(request.target.resource()));
    let beside = || {
        let mut names = request.params.query.pairs().map(|(name, _)| name);
        names.find(|other| *other != name && own.contains(other))
    };
    if let Some(other) = found.and_then(|spec| keys(spec).first().copied()).or_else(beside) {
        let reason = format!("?{other} and ?{name} are two sub-resources; ask for one of them at a time");
        Error::new(&rows::INVALID_REQUEST, reason)
    } else if name == UPLOAD_ID && *method == Method::PUT {
        Error::invalid_argument("uploadId without partNumber: a part has a number from 1 to 10000")
    } else {
        let reason = format!("{method} is not a method of ?{name} of {resource}");
        Error::new(&rows::METHOD_NOT_ALLOWED, reason)
    }
}

/// The name of a sub-resource, or of a parameter of `found`, that a key is another spelling of.
fn similar(
    found: Option<&OperationSpec>,
    operations: &[Endpoint<CosXml>],
    wanted: &str,
) -> Option<&'static str> {
    let served = operations.iter().flat_map(|endpoint| keys(endpoint.spec));
    served.chain(found.into_iter().flat_map(|spec| spec.query)).copied().find(|key| folded(key) == wanted)
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
