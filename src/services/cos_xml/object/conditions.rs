//! The object that a read means, and the conditions of the read (RFC 9110 section 13).

use std::sync::Arc;

use crate::catalog::cos_xml as rows;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::error::{ObjectError, VersionError};
use crate::domain::store::object::Object;
use crate::domain::store::version::{VersionId, VersionRef};
use crate::primitives::time::UnixSeconds;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::response::views;
use crate::services::spec::Cost;
use crate::wire::request::RequestHead;
use crate::wire::validators::{self, Comparison, Validators, parse_date};

/// The object at `key`, or the version of it that is asked for.
///
/// # Errors
/// There is none, or a delete marker stands there.
pub(crate) fn object(bucket: &Bucket, key: &str, version: VersionRef) -> Result<Arc<Object>, VersionError> {
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

/// Checks that an object can be read: one that lies in an archive must have been restored.
///
/// # Errors
/// [`VersionError::Archived`].
pub(crate) fn check_restored(object: &Object, now: UnixSeconds) -> Result<(), VersionError> {
    let details = &object.attributes.details;
    let restored = details.restored.is_some_and(|restored| (restored.ready..restored.until).contains(&now));
    if details.storage_class.is_archive() && !restored {
        return Err(VersionError::Archived { class: details.storage_class.word() });
    }
    Ok(())
}

/// The cost of telling the digests of an object, where they are not known yet.
pub(crate) fn digest_cost(object: &Object) -> Cost {
    let etag_known = object.attributes.details.etag.is_some() || object.content.md5_known();
    if object.content.crc64_known() && etag_known {
        Cost::Inline
    } else {
        Cost::of_bytes(object.content.len())
    }
}

/// Request headers that [`Conditions::of_read`] reads.
pub(crate) const HEADERS: [&str; 4] =
    ["if-match", "if-modified-since", "if-none-match", "if-unmodified-since"];

/// The conditions of a read or a copy. Dates that are malformed count as absent.
#[derive(Debug)]
pub(crate) struct Conditions {
    if_match: Option<String>,
    if_unmodified_since: Option<UnixSeconds>,
    others: validators::Conditions,
    is_copy: bool,
}

impl Conditions {
    /// The conditions of a read, and its range.
    pub(crate) fn of_read(head: &RequestHead) -> Self {
        Self::parse(head, "", false)
    }

    /// The conditions of a copy, in headers that begin with `prefix`.
    pub(crate) fn of_copy(head: &RequestHead, prefix: &str) -> Self {
        Self::parse(head, prefix, true)
    }

    fn parse(head: &RequestHead, prefix: &str, is_copy: bool) -> Self {
        let get = |name: &str| head.text_with(prefix, name);
        Self {
            if_match: get("if-match").map(str::to_owned),
            if_unmodified_since: get("if-unmodified-since").and_then(parse_date),
            others: validators::Conditions::with_prefix(head, prefix),
            is_copy,
        }
    }

    /// Compares an object with the conditions. The entity tags of a pair win over its dates.
    ///
    /// # Errors
    /// `PreconditionFailed`. A copy is refused where a read is answered with 304.
    pub(crate) fn judge(&self, object: &Object) -> Result<Verdict, Error> {
        if self.if_match.is_none() && self.if_unmodified_since.is_none() && self.others.are_none() {
            return Ok(Verdict::Send);
        }
        let etag = views::etag(object);
        let validators = Validators { etag: Some(&etag), modified: object.mtime };
        let failed = |what: &str| {
            let modified = views::short_date(object.mtime);
            let reason = format!("{what} does not hold: ETag {etag}, last modified {modified}");
            Err(Error::new(&rows::PRECONDITION_FAILED, reason))
        };
        match &self.if_match {
            Some(list) if !validators.are_in(list, Comparison::Strong) => return failed("If-Match"),
            None if self.if_unmodified_since.is_some_and(|since| object.mtime > since) => {
                return failed("If-Unmodified-Since");
            }
            Some(_) | None => {}
        }
        if !validators.satisfy(&self.others) {
            Ok(Verdict::Send)
        } else if self.is_copy {
            failed("If-None-Match or If-Modified-Since")
        } else {
            Ok(Verdict::NotModified)
        }
    }

    /// The range that is asked for, unless `If-Range` names other content than the object has.
    pub(crate) fn range(&self, object: &Object) -> Option<&str> {
        self.others.asked_range()?;
        let etag = views::etag(object);
        Validators { etag: Some(&etag), modified: object.mtime }.range_of(&self.others)
    }
}

/// Answer to a read whose conditions allow one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Send,
    /// The client has the object already.
    NotModified,
}
