//! Parts that several responses share: headers of objects, dates, owners.

use http::header::{ACCEPT_RANGES, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, LAST_MODIFIED};
use jiff::Timestamp;

use crate::domain::store::acl::uin;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::configuration::Versioning;
use crate::domain::store::details::{Encryption, Restored, StorageClass};
use crate::domain::store::object::Object;
use crate::domain::store::version::VersionId;
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;
use crate::wire::response::Response;
use crate::wire::xml::Writer;

const CRC64: HeaderName = HeaderName::from_static("x-cos-hash-crc64ecma");
const VERSION_ID: HeaderName = HeaderName::from_static("x-cos-version-id");
const STORAGE_CLASS: HeaderName = HeaderName::from_static("x-cos-storage-class");
const SSE: HeaderName = HeaderName::from_static("x-cos-server-side-encryption");
const SSE_KMS_KEY: HeaderName = HeaderName::from_static("x-cos-server-side-encryption-cos-kms-key-id");
const SSE_C: HeaderName = HeaderName::from_static("x-cos-server-side-encryption-customer-algorithm");
const SSE_C_MD5: HeaderName = HeaderName::from_static("x-cos-server-side-encryption-customer-key-md5");
const OBJECT_TYPE: HeaderName = HeaderName::from_static("x-cos-object-type");
const TAGGING_COUNT: HeaderName = HeaderName::from_static("x-cos-tagging-count");
const LOCK_MODE: HeaderName = HeaderName::from_static("x-cos-object-lock-mode");
const LOCKED_UNTIL: HeaderName = HeaderName::from_static("x-cos-object-lock-retain-until-date");
const RESTORE: HeaderName = HeaderName::from_static("x-cos-restore");

/// A date as lists have it, with milliseconds.
pub(crate) fn date(time: UnixSeconds) -> String {
    written(time, "%Y-%m-%dT%H:%M:%S.000Z")
}

/// A date as copies and buckets have it.
pub(crate) fn short_date(time: UnixSeconds) -> String {
    written(time, "%Y-%m-%dT%H:%M:%SZ")
}

fn written(time: UnixSeconds, form: &str) -> String {
    Timestamp::from_second(time.0).unwrap_or_default().strftime(form).to_string()
}

/// The ETag in quotes.
pub(crate) fn etag(object: &Object) -> String {
    let details = &object.attributes.details;
    details
        .etag
        .as_ref()
        .map_or_else(|| format!("\"{}\"", object.content.md5()), |etag| format!("\"{etag}\""))
}

/// `<ID>` and `<DisplayName>` of an owner or initiator.
pub(crate) fn owner(x: &mut Writer, element: &str, owner: AppId) {
    x.node(element, |x| {
        x.leaf("ID", uin(owner));
        x.leaf("DisplayName", owner.to_string());
    });
}

/// Adds ETag, CRC, version and encryption of an object that was written.
pub(crate) fn written_object(response: &mut Response, object: &Object) {
    response.set_text(ETAG, &etag(object));
    crc64(response, object);
    new_version(response, object);
    encryption(response, object.attributes.details.encryption.as_ref());
}

/// Adds `x-cos-hash-crc64ecma`.
pub(crate) fn crc64(response: &mut Response, object: &Object) {
    response.set(CRC64, object.content.crc64().0.into());
}

/// Adds the id of a version that was just made; while versioning is suspended there is none.
pub(crate) fn new_version(response: &mut Response, object: &Object) {
    if object.version.is_some() {
        version(response, object.version);
    }
}

/// Adds the id of a version.
pub(crate) fn version(response: &mut Response, id: Option<VersionId>) {
    response.set_text(VERSION_ID, &VersionId::text(id));
}

/// Adds the headers of an object's encryption.
pub(crate) fn encryption(response: &mut Response, encryption: Option<&Encryption>) {
    match encryption {
        None => {}
        Some(Encryption::Cos) => response.set(SSE, HeaderValue::from_static("AES256")),
        Some(Encryption::Kms { key_id }) => {
            response.set(SSE, HeaderValue::from_static("cos/kms"));
            response.set_text(SSE_KMS_KEY, key_id);
        }
        Some(Encryption::Customer { key_md5 }) => {
            response.set(SSE_C, HeaderValue::from_static("AES256"));
            response.set_text(SSE_C_MD5, key_md5);
        }
    }
}

/// The type of an object. One that was stored without has that of its key's extension (an SDK's suite says
/// so).
pub(crate) fn content_type<'o>(key: &str, object: &'o Object) -> &'o str {
    let mut stored = object.attributes.custom_headers.iter();
    let stored = stored.find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let guessed = || mime_guess::from_path(key).first_raw().unwrap_or("application/octet-stream");
    stored.map_or_else(guessed, |(_, value)| value)
}

/// Headers that a response with an object has: so many that the map would grow twice.
const USUAL_HEADERS: usize = 12;

/// Adds the headers that GET and HEAD give of an object.
pub(crate) fn describe(
    response: &mut Response,
    bucket: &Bucket,
    key: &str,
    object: &Object,
    now: UnixSeconds,
) {
    let (attributes, details) = (&object.attributes, &object.attributes.details);
    response.headers.reserve(USUAL_HEADERS);
    response.set_text(CONTENT_TYPE, content_type(key, object));
    for (name, value) in &attributes.custom_headers {
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            response.set_text(name, value);
        }
    }
    response.set(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    response.set_text(ETAG, &etag(object));
    response.set_text(LAST_MODIFIED, &httpdate::fmt_http_date(object.mtime.into()));
    crc64(response, object);
    if details.storage_class != StorageClass::default() {
        response.set(STORAGE_CLASS, HeaderValue::from_static(details.storage_class.word()));
    }
    let kind = if details.appendable { "appendable" } else { "normal" };
    response.set(OBJECT_TYPE, HeaderValue::from_static(kind));
    if !details.tags.is_empty() {
        response.set(TAGGING_COUNT, (details.tags.len() as u64).into());
    }
    if let Some(restored) = details.restored.as_ref().filter(|restored| now < restored.until) {
        response.set_text(RESTORE, &restore(restored, now));
    }
    encryption(response, details.encryption.as_ref());
    if let Some(until) = bucket.locked_until(object) {
        response.set(LOCK_MODE, HeaderValue::from_static("COMPLIANCE"));
        response.set_text(LOCKED_UNTIL, &date(until));
    }
    if object.version.is_some() || bucket.versioning() != Versioning::Off {
        version(response, object.version);
    }
}

/// Marks the description of an object that was read through a symbolic link.
pub(crate) fn link(response: &mut Response, named: &Object) {
    if named.attributes.details.symlink.is_some() {
        response.set(OBJECT_TYPE, HeaderValue::from_static("symlink"));
    }
}

fn restore(restored: &Restored, now: UnixSeconds) -> String {
    if now < restored.ready {
        return "ongoing-request=\"true\"".into();
    }
    let until = httpdate::fmt_http_date(restored.until.into());
    format!("ongoing-request=\"false\", expiry-date=\"{until}\"")
}
