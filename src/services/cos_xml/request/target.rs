//! From host and path to the bucket and the key that a request addresses.

use http::Method;

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::primitives::escape::{decode_strict, raw_pairs};
use crate::primitives::names::{BucketId, VOD_STORAGE_APPID};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::address;
use crate::services::cos_xml::service::{Addressed, Target};
use crate::wire::host::{CosHost, Role};
use crate::wire::request::RequestHead;

/// Resolves host and path.
///
/// # Errors
/// `InvalidArgument` and `InvalidURI` for text that is not UTF-8; `InvalidBucketName`, `BucketNameTooLong`,
/// `NoSuchBucket` for a host or path that names no bucket.
pub(crate) fn resolve(app: &App, head: &RequestHead) -> Result<Target, Error> {
    address::check_text(head)?;
    let path = decode_strict(&head.path)
        .map_err(|error| Error::new(&rows::INVALID_URI, format!("in the path, {error}")))?;
    let key = path.strip_prefix('/').unwrap_or(&path);
    match head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::Cos(host)) => at_vendor_host(head, host, key),
        _ => at_own_host(app, head, key),
    }
}

fn at_vendor_host(head: &RequestHead, host: &CosHost, key: &str) -> Result<Target, Error> {
    if !host.region_is_sound() {
        let region = host.region.as_deref().unwrap_or_default();
        let reason = format!("{region:?} in the host is no region; one has the form ap-guangzhou");
        return Err(Error::new(&rows::NO_SUCH_BUCKET, reason));
    }
    let region = host.region.clone();
    let (label, key) = match &host.bucket {
        Some(label) => (label.as_str(), key),
        None if key.is_empty() => return Ok(Target::service(region)),
        None => key.split_once('/').unwrap_or((key, "")),
    };
    let addressed = addressed(head, address::bucket(label)?, key);
    Ok(Target { addressed, by_host: true, in_path: host.bucket.is_none(), region })
}

/// On a host of our own the first label of the host or the first segment of the path may name a bucket;
/// whether it does depends on the buckets and accounts that exist.
fn at_own_host(app: &App, head: &RequestHead, key: &str) -> Result<Target, Error> {
    let label = address::in_label(&head.authority);
    let by_host = label.is_some();
    if let Some(id) = label.filter(|id| is_known(app, id)) {
        return Ok(Target { addressed: addressed(head, id, key), by_host, in_path: false, region: None });
    }
    if key.is_empty() && asks_for_service(head) {
        return Ok(Target::service(None));
    }
    let (first, rest) = key.split_once('/').unwrap_or((key, ""));
    let named = address::in_path(key);
    let in_path = named.as_ref().is_some_and(|id| id.to_string() == first && is_known(app, id));
    let (id, key) = match (named, app.store.default_bucket()) {
        // Clients send the whole path as the key of an object in VOD's storage.
        (Some(id), _) if is_storage(app, &id, first) => (id, key),
        (Some(id), _) if in_path => (id, rest),
        (_, Some(id)) => (id.clone(), key),
        (_, None) => {
            let reason = "the path names no bucket, and there is no default one";
            return Err(Error::new(&rows::NO_SUCH_BUCKET, reason));
        }
    };
    Ok(Target { addressed: addressed(head, id, key), by_host, in_path, region: None })
}

/// An object, or the bucket where there is no key.
fn addressed(head: &RequestHead, id: BucketId, key: &str) -> Addressed {
    if key.is_empty() || head.method == Method::GET && is_root(key) {
        Addressed::Bucket(id)
    } else {
        Addressed::Object(id, key.to_owned())
    }
}

/// Whether a key is nothing but slashes and dots: reading it lists the bucket (an SDK's suite says so).
fn is_root(key: &str) -> bool {
    key.split('/').all(|segment| segment.is_empty() || segment == ".")
}

/// Whether the first segment is the short name of a bucket of VOD's storage.
fn is_storage(app: &App, id: &BucketId, first: &str) -> bool {
    id.appid == VOD_STORAGE_APPID && *id.name == *first && app.store.bucket(id).is_ok()
}

/// Whether a bucket exists, or could: its account does.
fn is_known(app: &App, id: &BucketId) -> bool {
    app.store.bucket(id).is_ok() || app.accounts.by_appid(id.appid).is_some()
}

/// Whether a request for `/` on a host of our own is for the account's list of buckets: it is signed, and its
/// query asks for nothing of a bucket.
fn asks_for_service(head: &RequestHead) -> bool {
    const OWN: [&str; 10] = [
        "region",
        "tagkey",
        "tagvalue",
        "create-time",
        "range",
        "sign",
        // S3's clients.
        "x-id",
        "max-buckets",
        "continuation-token",
        "bucket-region",
    ];
    let signature =
        |name: &str| name.starts_with("q-") || name.starts_with("x-cos-") || name.starts_with("X-Amz-");
    head.method == Method::GET
        && address::is_signed(head)
        && raw_pairs(&head.query).all(|(name, _)| signature(name) || OWN.contains(&name))
}

/// The beginning of every URL of an object in the bucket `id`, by the host that the client came to.
pub(crate) fn root(head: &RequestHead, target: &Target) -> String {
    let mut root = format!("{}://{}/", head.scheme(), head.authority);
    if let Some(vendor) = head.vendor.as_ref().filter(|_| head.vendor_in_path) {
        root += &format!("{}/", vendor.name);
    }
    if let Some(id) = target.bucket_id().filter(|_| target.in_path) {
        root += &format!("{id}/");
    }
    root
}
