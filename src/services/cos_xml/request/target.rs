//! From host and path to the bucket and the key that a request addresses.

use http::Method;

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::primitives::escape::{decode_strict, raw_pairs};
use crate::primitives::names::{BucketId, VOD_STORAGE_APPID, is_region};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::{address, key, scheme};
use crate::services::cos_xml::service::{Addressed, HostKind, NamedBy, Target};
use crate::wire::host::{CosHost, Role, Serves};
use crate::wire::request::RequestHead;

/// Resolves host and path.
///
/// # Errors
/// `InvalidArgument` and `InvalidURI` for text that is not UTF-8; `InvalidRequest`, `InvalidBucketName`,
/// `BucketNameTooLong`, `NoSuchBucket` for a host or path that names no bucket; `InvalidObjectName` for a key
/// that no object may have; `NotImplemented` for a host that is not played.
pub(crate) fn resolve(app: &App, head: &RequestHead) -> Result<Target, Error> {
    address::check_text(head)?;
    let path = key::decode_path(&head.path)?;
    let key = path.strip_prefix('/').unwrap_or(&path);
    match head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::Cos(host)) => at_vendor_host(app, head, host, key),
        Some(
            Role::JsonApi { .. }
            | Role::Download { .. }
            | Role::CloudApi
            | Role::Vod(_)
            | Role::Playback { .. }
            | Role::ErrorBucket
            | Role::NotPlayed,
        )
        | None => at_own_host(app, head, key),
    }
}

fn at_vendor_host(app: &App, head: &RequestHead, host: &CosHost, key: &str) -> Result<Target, Error> {
    if let Some(region) = host.region().filter(|region| !is_region(region)) {
        let reason = format!("{region:?} in the host is no region; one has the form ap-guangzhou");
        return Err(Error::new(&rows::NO_SUCH_BUCKET, reason));
    }
    let region = host.region().map(str::to_owned);
    let kind = match host {
        CosHost::Service { .. } => HostKind::Service,
        CosHost::Bucket { .. } => HostKind::Bucket,
        CosHost::Local { .. } => HostKind::Own,
        CosHost::Accelerate { .. } => HostKind::Accelerate,
        CosHost::Website { .. } => HostKind::Website,
        CosHost::Domain { serves: Serves::Rest, .. } => HostKind::Own,
        CosHost::Domain { serves: Serves::Website, .. } => HostKind::Website,
        CosHost::Domain { serves: Serves::Accelerate, .. } => HostKind::Accelerate,
        CosHost::Domain { serves: Serves::Nothing, .. } => {
            let reason = format!("{} is DISABLED in the ?domain of its bucket", head.host());
            return Err(Error::new(&rows::NO_SUCH_BUCKET, reason));
        }
        CosHost::Processing => {
            let reason = "data processing, and nothing of the bucket itself, is served there".to_owned();
            return Err(Error::Unsupported { name: format!("the host {}", head.host()), reason });
        }
    };
    if kind == HostKind::Accelerate && key.starts_with("files/v2/") {
        let reason = "accelerate hosts reserve /files/v2/; use the bucket's own host";
        return Err(Error::new(&rows::INVALID_REQUEST, reason));
    }
    let (label, key, named_by) = match host.label() {
        Some(label) => (label, key, NamedBy::Host),
        None if key.is_empty() => return Ok(Target::service(kind, region)),
        None => {
            let (label, key) = key.split_once('/').unwrap_or((key, ""));
            (label, key, NamedBy::Path)
        }
    };
    let id = address::bucket(label)?;
    if named_by == NamedBy::Host {
        address::check_letters(app, head, host, &id)?;
    }
    let addressed = addressed(app, head, id, key)?;
    Ok(Target { addressed, host: kind, named_by, region })
}

/// On a host of our own the first label of the host or the first segment of the path may name a bucket;
/// whether it does depends on the buckets and accounts that exist.
fn at_own_host(app: &App, head: &RequestHead, key: &str) -> Result<Target, Error> {
    let host = if head.unknown_host { HostKind::Unknown } else { HostKind::Own };
    let label = address::in_label(&head.authority);
    if let Some(id) = label.filter(|id| is_known(app, id)) {
        let addressed = addressed(app, head, id, key)?;
        return Ok(Target { addressed, host, named_by: NamedBy::Host, region: None });
    }
    if key.is_empty() && asks_for_service(head) {
        return Ok(Target::service(host, None));
    }
    let (first, rest) = key.split_once('/').unwrap_or((key, ""));
    let named = address::in_path(key);
    let in_path = named.as_ref().is_some_and(|id| id.to_string() == first && is_known(app, id));
    let (id, key, named_by) = match (named, app.store.default_bucket()) {
        // Clients send the whole path as the key of an object in VOD's storage.
        (Some(id), _) if is_storage(app, &id, first) => (id, key, NamedBy::Nothing),
        (Some(id), _) if in_path => (id, rest, NamedBy::Path),
        (_, Some(id)) => (id.clone(), key, NamedBy::Nothing),
        (_, None) => {
            let reason = "the path names no bucket, and there is no default one";
            return Err(Error::new(&rows::NO_SUCH_BUCKET, reason));
        }
    };
    Ok(Target { addressed: addressed(app, head, id, key)?, host, named_by, region: None })
}

/// An object, or the bucket where there is no key.
///
/// # Errors
/// Those of [`key::check`]. Reading a key of slashes and dots only is `InvalidURI` (assumed).
fn addressed(app: &App, head: &RequestHead, id: BucketId, key: &str) -> Result<Addressed, Error> {
    if key.is_empty() {
        return Ok(Addressed::Bucket(id));
    }
    let reads = head.method == Method::GET || head.method == Method::HEAD;
    if reads && key::is_root(key) {
        let reason = format!("the path {:?} is nothing but slashes and dots; a bucket's is /", head.path);
        return Err(Error::new(&rows::INVALID_URI, reason));
    }
    key::check(key, &app.options(&id))?;
    let literal = (reads && head.path.contains('+')).then(|| with_plus(app, head, &id, key)).flatten();
    Ok(Addressed::Object(id, literal.unwrap_or_else(|| key.to_owned())))
}

/// The key with its `+`, where nobody signed the request, that key exists and the one with blanks does not
/// (assumed).
fn with_plus(app: &App, head: &RequestHead, id: &BucketId, key: &str) -> Option<String> {
    let whole = decode_strict(&head.path).ok()?;
    // Both have the same length, and the key stands last.
    let literal = whole.get(whole.len().checked_sub(key.len())?..)?;
    let bucket = app.store.bucket(id).ok().filter(|_| scheme::carried(head).is_none())?;
    (bucket.get(key).is_none() && bucket.get(literal).is_some()).then(|| literal.to_owned())
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
        && scheme::carried(head).is_some()
        && raw_pairs(&head.query).all(|(name, _)| signature(name) || OWN.contains(&name))
}

/// The beginning of every URL of an object in the bucket `id`, by the host that the client came to.
pub(crate) fn root(head: &RequestHead, target: &Target) -> String {
    let mut root = format!("{}://{}/", head.scheme(), head.authority);
    if let Some(vendor) = head.vendor.as_ref().filter(|_| head.vendor_in_path) {
        root += &format!("{}/", vendor.name);
    }
    if let Some(id) = target.bucket_id().filter(|_| target.named_by == NamedBy::Path) {
        root += &format!("{id}/");
    }
    root
}
