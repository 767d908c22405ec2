//! Which object a read means, and whether the conditions of the request hold for it.

use std::sync::Arc;

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::error::{ObjectError, VersionError};
use crate::domain::store::object::Object;
use crate::domain::store::version::{VersionId, VersionRef};
use crate::services::cos_xml::request::{params, target};
use crate::services::cos_xml::response::views;
use crate::services::legacy::{Failure, Weight};
use crate::wire::request::{Request, RequestHead};
use crate::wire::validators::{Validators, parse_date};

/// The object at `key`, or the version of it that was asked for.
pub fn object(bucket: &Bucket, key: &str, version: VersionRef) -> Result<Arc<Object>, VersionError> {
    let objects = bucket.read();
    let missing = || match version {
        VersionRef::Latest => ObjectError::NotFound { key: key.into() }.into(),
        VersionRef::Null | VersionRef::Id(_) => {
            VersionError::NotFound { key: key.into(), version: VersionId::text(version.id()) }
        }
    };
    let shown = objects.version(key, version).ok_or_else(missing)?;
    let marker = || VersionError::Deleted { key: key.into(), version: VersionId::text(shown.version) };
    shown.object.clone().ok_or_else(marker)
}

/// Refuses to read an object that lies in an archive and has not been brought back.
pub fn check_restored(object: &Object, now: i64) -> Result<(), VersionError> {
    let details = &object.attributes.details;
    let restored = details.restored.is_some_and(|restored| (restored.ready..restored.until).contains(&now));
    match details.storage_class.is_archive() && !restored {
        true => Err(VersionError::Archived { class: details.storage_class.word() }),
        false => Ok(()),
    }
}

/// The weight of telling the digests of the addressed object, where they are not known yet.
pub fn weight(app: &App, request: &Request) -> Weight {
    let found = target::open(app, request)
        .ok()
        .and_then(|(bucket, key)| object(&bucket, key, params::version(request).ok()?).ok());
    found.map_or(Weight::Light, |object| unknown_weight(&object))
}

/// The weight of telling the digests of an object.
pub fn unknown_weight(object: &Object) -> Weight {
    let etag_known = object.attributes.details.etag.is_some() || object.content.md5_known();
    match object.content.crc64_known() && etag_known {
        true => Weight::Light,
        false => Weight::of_hashing(object.content.len()),
    }
}

/// What the conditions come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// They hold, or there are none.
    Send,
    /// The client has it already.
    NotModified,
}

/// Judges the four conditions; `prefix` is what stands before their names. One of a kind comes before the other as RFC 9110
/// orders them.
pub fn judge(head: &RequestHead, prefix: &str, object: &Object) -> Result<Verdict, Failure> {
    let get = |name: &str| head.text(&format!("{prefix}{name}"));
    let etag = views::etag(object);
    let validators = Validators { etag: Some(&etag), modified: object.mtime };
    let failed = |what: &str| {
        let reason =
            format!("{what} does not hold: ETag {etag}, last modified {}", views::short_date(object.mtime));
        Err(Failure::row(&rows::PRECONDITION_FAILED, reason))
    };
    match get("if-match") {
        Some(list) if !validators.are_in(list) => return failed("If-Match"),
        None if get("if-unmodified-since").and_then(parse_date).is_some_and(|since| object.mtime > since) => {
            return failed("If-Unmodified-Since");
        }
        _ => {}
    }
    match validators.are_known(head, prefix) {
        true if !prefix.is_empty() => failed("If-None-Match or If-Modified-Since"),
        true => Ok(Verdict::NotModified),
        false => Ok(Verdict::Send),
    }
}
