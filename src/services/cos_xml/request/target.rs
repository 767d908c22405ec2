//! Which bucket and which key a request is about, once it is known which buckets exist.

use std::sync::Arc;

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::error::BucketError;
use crate::primitives::escape::raw_pairs;
use crate::primitives::names::{AppId, BucketId, VOD_STORAGE_APPID};
use crate::services::cos_xml::request::{address, form};
use crate::services::legacy::{About, Failure, Place};
use crate::wire::host::Role;
use crate::wire::request::{Address, Request, RequestHead, Surface};

/// Bucket and key.
#[derive(Debug)]
pub struct Target<'a> {
    /// The bucket, whether it exists or not.
    pub id: BucketId,
    /// The key; empty for the bucket itself.
    pub key: &'a str,
}

/// Bucket and key of an address.
pub fn of<'a>(app: &App, address: &'a Address) -> Result<Target<'a>, Failure> {
    let named = match (address.surface, named(address)) {
        (Surface::Api, Some(id)) => return Ok(Target { id, key: &address.key }),
        (Surface::Label, Some(id)) if is_known(app, &id) => return Ok(Target { id, key: &address.key }),
        (Surface::Label, _) => address::in_path(&address.key),
        (_, named) => named,
    };
    match named {
        Some(id) if is_storage(app, address, &id) => Ok(Target { id, key: &address.key }),
        Some(id) if is_path_style(app, address, &id) => {
            let key = address.key.split_once('/').map_or("", |(_, key)| key);
            Ok(Target { id, key })
        }
        _ => match app.store.default_bucket() {
            Some(id) => Ok(Target { id: id.clone(), key: &address.key }),
            None => Err(Failure::row(
                &rows::NO_SUCH_BUCKET,
                "the path names no bucket, and there is no default one",
            )),
        },
    }
}

/// The bucket that the host names, or on a host of our own perhaps the path.
fn named(address: &Address) -> Option<BucketId> {
    AppId::parse(&address.appid).map(|appid| BucketId::new(appid, &address.bucket))
}

/// What a request is about; the key of a form stands in the form.
pub fn about(app: &App, address: &Address, request: Option<&Request>) -> About {
    if address.surface == Surface::Service {
        return About::default();
    }
    let Ok(target) = of(app, address) else { return About::default() };
    let in_form =
        || request.filter(|request| !request.parts.is_empty()).and_then(|request| form::read(request).ok());
    let key = match target.key {
        "" => in_form().map(|form| form.key().to_owned()),
        key => Some(key.to_owned()),
    };
    About { bucket: Some(target.id), key }
}

/// Whether the first segment is a bucket of VOD's storage; clients send the whole path as its key.
fn is_storage(app: &App, address: &Address, id: &BucketId) -> bool {
    id.appid == VOD_STORAGE_APPID
        && address.key.starts_with(&*id.name)
        && !is_full(address, id)
        && app.store.bucket(id).is_ok()
}

/// Whether the first segment is `<bucket>-<appid>` of an account that exists.
fn is_path_style(app: &App, address: &Address, id: &BucketId) -> bool {
    is_full(address, id) && is_known(app, id)
}

/// Whether a bucket exists, or could: its account does.
fn is_known(app: &App, id: &BucketId) -> bool {
    app.store.bucket(id).is_ok() || app.accounts.by_appid(id.appid).is_some()
}

fn is_full(address: &Address, id: &BucketId) -> bool {
    address.key.split('/').next() == Some(id.to_string().as_str())
}

/// Whether a request is about the service, a bucket or a key.
pub fn place(app: &App, request: &Request) -> Result<Place, Failure> {
    if is_service(app, &request.head, &request.address) {
        return Ok(Place::Service);
    }
    let target = of(app, &request.address)?;
    let is_bucket = target.key.is_empty() || request.head.method == http::Method::GET && is_root(target.key);
    Ok(if is_bucket { Place::Bucket } else { Place::Object })
}

/// Whether a key is nothing but slashes and dots: reading it lists the bucket (an SDK's suite says so).
fn is_root(key: &str) -> bool {
    key.split('/').all(|segment| segment.is_empty() || segment == ".")
}

/// On a host of our own, `/` is the account's list of buckets unless the query asks for something of a bucket.
fn is_service(app: &App, head: &RequestHead, address: &Address) -> bool {
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
    match address.surface {
        Surface::Service => true,
        Surface::Path | Surface::Label => {
            let about_service = |(name, _): (&str, &str)| signature(name) || OWN.contains(&name);
            address.key.is_empty()
                && !names_bucket(app, address)
                && head.method == http::Method::GET
                && address::is_signed(head)
                && raw_pairs(&head.query).all(about_service)
        }
        _ => false,
    }
}

/// Whether the host's first label is a bucket of an account that exists.
fn names_bucket(app: &App, address: &Address) -> bool {
    address.surface == Surface::Label && named(address).is_some_and(|id| is_known(app, &id))
}

/// The bucket and the key of a call; the bucket must exist, and in the host's region where the account wants that checked.
pub fn open<'a>(app: &App, request: &'a Request) -> Result<(Arc<Bucket>, &'a str), Failure> {
    let (address, target) = (&request.address, of(app, &request.address)?);
    let bucket = match address.surface {
        Surface::Api | Surface::Label => app.store.bucket_of_host(&target.id)?,
        _ => app.store.bucket(&target.id)?,
    };
    check_region(app, &request.head, &bucket)?;
    Ok((bucket, target.key))
}

/// The bucket of a call.
pub fn bucket(app: &App, request: &Request) -> Result<Arc<Bucket>, Failure> {
    open(app, request).map(|(bucket, _)| bucket)
}

fn check_region(app: &App, head: &RequestHead, bucket: &Bucket) -> Result<(), Failure> {
    let region = match head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::Cos(host)) => host.region.as_deref(),
        _ => None,
    };
    match region {
        Some(asked) if asked != bucket.settings.region && app.options(&bucket.id).region_check => {
            let lives_in = bucket.settings.region.clone();
            Err(BucketError::Elsewhere { bucket: bucket.id.clone(), lives_in, asked: asked.into() }.into())
        }
        _ => Ok(()),
    }
}

/// What every URL of an object in this bucket begins with, by the host the client came to.
pub fn root(head: &RequestHead, address: &Address, id: &BucketId) -> String {
    let mut root = format!("{}://{}/", head.scheme(), head.authority);
    if let Some(vendor) = head.vendor.as_ref().filter(|_| head.vendor_in_path) {
        root += &format!("{}/", vendor.name);
    }
    let in_path = match head.vendor.as_ref().map(|vendor| &vendor.role) {
        Some(Role::Cos(host)) => host.bucket.is_none(),
        _ if address.surface == Surface::Label && *address.bucket == *id.name => false,
        _ => is_full(address, id),
    };
    if in_path {
        root += &format!("{id}/");
    }
    root
}
