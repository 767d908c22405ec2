//! The words of S3's clients: in requests with an AWS signature `x-amz-…` means what `x-cos-…` means, and
//! answers to them have both.
//!
//! The vendor's page on AWS SDKs says that they may be used unchanged. That copies, metadata and request ids
//! travel under the names of S3 follows from clients that are known to work (rclone's TencentCOS provider);
//! the values that differ between the two are assumed.

use http::header::{HeaderMap, HeaderName, HeaderValue};

use crate::primitives::escape::form_pairs;
use crate::services::cos_xml::request::scheme;
use crate::services::cos_xml::request::unsupported::covers;
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

const AMZ: &str = "x-amz-";
const COS: &str = "x-cos-";

/// Headers that both dialects have, by the part behind the prefix; names that end with `-` stand for all that
/// begin so.
const SHARED: [&str; 18] = [
    "acl",
    "copy-source",
    "copy-source-",
    "forbid-overwrite",
    "force-download",
    "grant-",
    "meta-",
    "metadata-directive",
    "object-lock-",
    "request-id",
    "server-side-encryption",
    "server-side-encryption-",
    "storage-class",
    "tagging",
    "tagging-directive",
    "traffic-limit",
    "version-id",
    "delete-marker",
];

/// Values that the two call differently, by what they are values of: S3's, and COS's. Of grants it is a part
/// of the value.
const VALUES: [(&str, &str, &str); 3] = [
    ("grant-", "http://acs.amazonaws.com/groups/", "http://cam.qcloud.com/groups/"),
    ("server-side-encryption", "aws:kms", "cos/kms"),
    ("storage-class", "GLACIER", "ARCHIVE"),
];

/// Names that the two end differently: S3's, and COS's.
const NAMES: [(&str, &str); 1] =
    [("server-side-encryption-aws-kms-key-id", "server-side-encryption-cos-kms-key-id")];

/// The vendor's name of a header or parameter of S3's; none for another name.
pub(crate) fn ours(name: &str) -> Option<String> {
    let rest = name.strip_prefix(AMZ)?;
    let known = NAMES.iter().find(|(theirs, _)| *theirs == rest);
    Some(format!("{COS}{}", known.map_or(rest, |(_, ours)| ours)))
}

/// A value in our words, or in theirs.
fn translated(rest: &str, value: &str, to_ours: bool) -> String {
    let known = VALUES.iter().find(|(name, ..)| covers(name, rest));
    let Some((name, theirs, ours)) = known else { return value.to_owned() };
    let (old, new) = if to_ours { (theirs, ours) } else { (ours, theirs) };
    match name.ends_with('-') {
        true => value.replace(old, new),
        false if value == *old => (*new).to_owned(),
        false => value.to_owned(),
    }
}

/// Whether a header of S3's has the meaning of one of the vendor's in requests with an AWS signature.
pub(crate) fn is_word(name: &str) -> bool {
    name.strip_prefix(AMZ).is_some_and(is_shared)
}

fn is_shared(rest: &str) -> bool {
    SHARED.iter().any(|name| covers(name, rest))
}

/// The headers, in our words, that the words of a request of S3's dialect mean. Pre-signed URLs carry some of
/// them as parameters.
fn meant(head: &RequestHead) -> Vec<(String, String)> {
    let Some(is_presigned) = scheme::dialect(head) else { return Vec::new() };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let query = if is_presigned { head.query.as_bytes() } else { b"" };
    let params = form_pairs(query).map(|(name, value)| (text(&name).to_lowercase(), text(&value)));
    let headers = head.headers.iter().filter_map(|(name, value)| {
        Some((name.as_str().to_owned(), std::str::from_utf8(value.as_bytes()).ok()?.to_owned()))
    });
    let named = |(name, value): (String, String)| {
        let rest = name.strip_prefix(AMZ).filter(|rest| is_shared(rest))?;
        Some((ours(&name)?, translated(rest, &value, true)))
    };
    params.chain(headers).filter_map(named).collect()
}

/// Adds to a request of S3's dialect the headers that its words mean here.
pub(crate) fn adapt(head: &mut RequestHead) {
    for (name, value) in meant(head) {
        add(&mut head.headers, &name, value.as_bytes());
    }
}

/// Whether a header `x-cos-…` says what a word of S3's dialect says in the same request.
pub(crate) fn is_meant(head: &RequestHead, name: &str) -> bool {
    let meant = meant(head);
    let is_said = |value: &HeaderValue| {
        meant.iter().any(|(known, said)| known == name && said.as_bytes() == value.as_bytes())
    };
    head.headers.get_all(name).iter().all(is_said)
}

/// Adds to a response the headers that S3's clients look for.
pub(crate) fn answer(head: &RequestHead, response: &mut Response) {
    if scheme::dialect(head).is_none() {
        return;
    }
    let spoken: Vec<(String, HeaderValue)> = response
        .headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str().strip_prefix(COS)?.to_owned(), value.clone())))
        .filter(|(rest, _)| is_shared(rest))
        .collect();
    for (rest, value) in spoken {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        let value = translated(&rest, &value, false);
        let known = NAMES.iter().find(|(_, ours)| *ours == rest);
        let rest = known.map_or(&*rest, |(theirs, _)| theirs);
        add(&mut response.headers, &format!("{AMZ}{rest}"), value.as_bytes());
    }
}

/// Adds a header that is not there yet.
fn add(headers: &mut HeaderMap, name: &str, value: &[u8]) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_bytes(value)) {
        headers.entry(name).or_insert(value);
    }
}
