//! Host and path of a request: `<bucket>-<appid>.cos.<region>.myqcloud.com/<key>`, the service's own hosts, and hosts of our
//! own, where the path may name the bucket.

use http::Method;
use http::header::AUTHORIZATION;

use crate::catalog::cos_xml as rows;
use crate::domain::vod::naming;
use crate::primitives::escape::{decode_strict, form_pairs, raw_pairs};
use crate::primitives::names::{BucketId, VOD_STORAGE_APPID};
use crate::services::legacy::Failure;
use crate::wire::host::{CosHost, Role};
use crate::wire::request::{Address, RequestHead, Surface};

/// Whether a request is for this family: by its host, or because it is for no other. It stands last among the families.
pub fn claims(head: &RequestHead) -> bool {
    match head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::Cos(_)) => true,
        Some(_) => false,
        None => !is_front_page(head) || in_label(&head.authority).is_some(),
    }
}

/// What a person asks for who opens a host of our own in a browser.
fn is_front_page(head: &RequestHead) -> bool {
    let reads = head.method == Method::GET || head.method == Method::HEAD;
    reads && head.path == "/" && head.query.is_empty() && head.headers.get(AUTHORIZATION).is_none()
}

/// Reads host and path.
pub fn locate(head: &RequestHead) -> Result<Address, Failure> {
    check_text(head)?;
    let path = decode_strict(&head.path)
        .map_err(|error| Failure::row(&rows::INVALID_URI, format!("in the path, {error}")))?;
    let key = path.strip_prefix('/').unwrap_or(&path);
    match head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::Cos(host)) => at_host(host, key),
        _ => Ok(match in_label(&head.authority) {
            Some(id) => Address { surface: Surface::Label, ..in_bucket(&id, key) },
            None => at_path(key),
        }),
    }
}

/// The bucket that the first label of a host of our own names, if it looks like one: clients put it in front of any domain.
pub fn in_label(authority: &str) -> Option<BucketId> {
    let (label, domain) = authority.split_once('.')?;
    // An address in numbers is no name.
    domain
        .starts_with(|c: char| c.is_ascii_alphabetic())
        .then(|| BucketId::parse_full(&label.to_ascii_lowercase()))
        .flatten()
}

/// Refuses what is said in another encoding than UTF-8: it could neither be signed for nor kept.
fn check_text(head: &RequestHead) -> Result<(), Failure> {
    let invalid = |what: String| Err(Failure::row(&rows::INVALID_ARGUMENT, format!("{what} is not UTF-8")));
    let is_text = |bytes: &[u8]| std::str::from_utf8(bytes).is_ok();
    let is_kept =
        |name: &str| ["x-", "content-", "cache-", "expires"].iter().any(|kept| name.starts_with(kept));
    let mut headers = head.headers.iter().filter(|(name, _)| is_kept(name.as_str()));
    if let Some((name, _)) = headers.find(|(_, value)| !is_text(value.as_bytes())) {
        return invalid(format!("the header {name}"));
    }
    if !head.query.contains('%') {
        return Ok(());
    }
    let mut pairs = form_pairs(head.query.as_bytes());
    match pairs.find(|(name, value)| !is_text(name) || !is_text(value)) {
        Some((name, _)) => invalid(format!("the parameter {}", String::from_utf8_lossy(&name))),
        None => Ok(()),
    }
}

fn at_host(host: &CosHost, key: &str) -> Result<Address, Failure> {
    if !host.region_is_sound() {
        let region = host.region.as_deref().unwrap_or_default();
        let reason = format!("{region:?} in the host is no region; one has the form ap-guangzhou");
        return Err(Failure::row(&rows::NO_SUCH_BUCKET, reason));
    }
    match &host.bucket {
        Some(label) => Ok(in_bucket(&bucket(label)?, key)),
        None if key.is_empty() => Ok(Address { surface: Surface::Service, ..Address::default() }),
        None => {
            let (label, key) = key.split_once('/').unwrap_or((key, ""));
            Ok(in_bucket(&bucket(label)?, key))
        }
    }
}

fn in_bucket(bucket: &BucketId, key: &str) -> Address {
    let (appid, bucket) = (bucket.appid.to_string(), bucket.name.to_string());
    Address { surface: Surface::Api, appid, bucket, key: key.into(), slash: key.ends_with('/') }
}

/// A bucket's full name.
pub fn bucket(label: &str) -> Result<BucketId, Failure> {
    const LONGEST: usize = 60;
    if label.len() > LONGEST {
        let reason = format!("a bucket's name and AppId have at most {LONGEST} characters: {label:?}");
        return Err(Failure::row(&rows::BUCKET_NAME_TOO_LONG, reason));
    }
    let legal = |id: &BucketId| {
        id.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'))
            && !id.name.starts_with('-')
    };
    BucketId::parse_full(label).filter(legal).ok_or_else(|| {
        let reason = format!("{label:?} is not <name>-<appid> in lower-case letters, digits and -");
        Failure::row(&rows::INVALID_BUCKET_NAME, reason)
    })
}

/// On a host of our own the first segment may name a bucket; whether it does is known only where buckets are known. The key
/// is the whole path.
fn at_path(key: &str) -> Address {
    let bucket = in_path(key);
    Address {
        surface: Surface::Path,
        appid: bucket.as_ref().map(|id| id.appid.to_string()).unwrap_or_default(),
        bucket: bucket.map(|id| id.name.to_string()).unwrap_or_default(),
        key: key.into(),
        slash: key.ends_with('/'),
    }
}

/// The bucket that the first segment of a path names, if it looks like one.
pub fn in_path(key: &str) -> Option<BucketId> {
    let first = key.split('/').next().unwrap_or_default();
    let storage = || naming::is_bucket(first).then(|| BucketId::new(VOD_STORAGE_APPID, first));
    BucketId::parse_full(first).or_else(storage)
}

/// Whether the query or the head carries a signature.
pub fn is_signed(head: &RequestHead) -> bool {
    const MARKS: [&str; 4] = ["q-signature", "q-sign-algorithm", "X-Amz-Algorithm", "AWSAccessKeyId"];
    let in_query = |name: &str| MARKS.contains(&name);
    let whole = |name: &str, text: &str| name == "sign" && text.starts_with("q-sign-algorithm");
    head.text("authorization").is_some()
        || raw_pairs(&head.query).any(|(name, text)| in_query(name) || whole(name, text))
}
