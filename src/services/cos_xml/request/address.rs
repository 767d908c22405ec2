//! Names of buckets in hosts and paths: `<bucket>-<appid>.cos.<region>.myqcloud.com/<key>`, and hosts of our
//! own, where the first label or the path may name the bucket.

use http::Method;
use http::header::AUTHORIZATION;

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::vod::naming;
use crate::primitives::escape::form_pairs;
use crate::primitives::names::{AppId, BucketId, VOD_STORAGE_APPID};
use crate::services::cos_xml::error::Error;
use crate::wire::host::{CosHost, Role};
use crate::wire::request::RequestHead;

/// Whether a request is for this service: by its host, or because it is for no other. The service is asked
/// last.
pub(crate) fn claims(head: &RequestHead) -> bool {
    match head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::Cos(_)) => true,
        Some(_) => false,
        None => !is_front_page(head) || in_label(&head.authority).is_some(),
    }
}

/// Whether a person opens a host of our own in a browser.
fn is_front_page(head: &RequestHead) -> bool {
    let reads = head.method == Method::GET || head.method == Method::HEAD;
    reads && head.path == "/" && head.query.is_empty() && head.headers.get(AUTHORIZATION).is_none()
}

/// The bucket that the first label of a host of our own names, if it looks like one: clients put it in front
/// of any domain.
pub(crate) fn in_label(authority: &str) -> Option<BucketId> {
    let (label, domain) = authority.split_once('.')?;
    // A numeric address is no name.
    domain
        .starts_with(|c: char| c.is_ascii_alphabetic())
        .then(|| BucketId::parse_full(&label.to_ascii_lowercase()))
        .flatten()
}

/// Refuses headers and parameters that are not UTF-8: they could neither be signed nor stored.
///
/// # Errors
/// `InvalidArgument`.
pub(crate) fn check_text(head: &RequestHead) -> Result<(), Error> {
    let invalid = |what: String| Err(Error::invalid_argument(format!("{what} is not UTF-8")));
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

/// The bucket of this full name, `<name>-<appid>`.
///
/// # Errors
/// `BucketNameTooLong`; `InvalidBucketName`; `InvalidRequest` where the AppId is missing.
pub(crate) fn bucket(label: &str) -> Result<BucketId, Error> {
    const LONGEST: usize = 60;
    if label.len() > LONGEST {
        let reason = format!("a bucket's name and AppId have at most {LONGEST} characters: {label:?}");
        return Err(Error::new(&rows::BUCKET_NAME_TOO_LONG, reason));
    }
    let is_legal = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
    if !label.bytes().all(is_legal) || label.starts_with('-') || label.is_empty() {
        let reason = format!("{label:?} is not <name>-<appid> in lower-case letters, digits and -");
        return Err(Error::new(&rows::INVALID_BUCKET_NAME, reason));
    }
    let digits = label.rsplit_once('-').map_or("", |(_, last)| last);
    if digits.len() < AppId::MIN_DIGITS || !digits.bytes().all(|b| b.is_ascii_digit()) {
        let reason = format!("the bucket {label:?} lacks its AppId; write <name>-<appid>");
        return Err(Error::new(&rows::INVALID_REQUEST_3, reason));
    }
    BucketId::parse_full(label).ok_or_else(|| {
        let reason = format!("{label:?} does not end in a possible AppId");
        Error::new(&rows::INVALID_BUCKET_NAME, reason)
    })
}

/// Refuses capitals and `_` in the label of a bucket that does not exist: the XML API makes none of such a
/// name. Those of the JSON API and of the admin interface have them.
///
/// # Errors
/// `InvalidBucketName`.
pub(crate) fn check_letters(
    app: &App,
    head: &RequestHead,
    host: &CosHost,
    id: &BucketId,
) -> Result<(), Error> {
    let is_domain = matches!(host, CosHost::Domain { .. });
    let written = head.authority.split('.').next().unwrap_or_default();
    let label =
        if written.eq_ignore_ascii_case(&id.to_string()) { written.to_owned() } else { id.to_string() };
    let is_illegal = |letter: char| letter.is_ascii_uppercase() || letter == '_';
    if is_domain || !label.contains(is_illegal) || app.store.bucket_of_host(id).is_ok() {
        return Ok(());
    }
    let reason = format!("{label:?} is not <name>-<appid> in lower-case letters, digits and -");
    Err(Error::new(&rows::INVALID_BUCKET_NAME, reason))
}

/// The bucket that the first segment of a path names, if it looks like one.
pub(crate) fn in_path(key: &str) -> Option<BucketId> {
    let first = key.split('/').next().unwrap_or_default();
    let storage = || naming::is_bucket(first).then(|| BucketId::new(VOD_STORAGE_APPID, first));
    BucketId::parse_full(first).or_else(storage)
}
