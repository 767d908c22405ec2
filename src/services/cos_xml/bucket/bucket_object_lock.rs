//! PUT and GET Bucket object-lock: what is stored can be neither replaced nor deleted for some days. A lock
//! cannot be removed.

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::bucket::Bucket;
use crate::domain::store::configuration::{Configuration, Document, Versioning};
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::elements;
use crate::services::cos_xml::service::CosXml;
use crate::services::service::Ctx;
use crate::wire::xml::Element;

/// A bucket's object lock. It excludes versions, lifecycle rules, replication and intelligent tiering.
///
/// Errors: `InvalidLockedTime` for fewer days than before, or not 1 to 36500; `InvalidBucketState`.
pub(crate) struct BucketObjectLock;

/// Days that a lock may have.
const DAYS: std::ops::RangeInclusive<u32> = 1..=36_500;

impl Setting for BucketObjectLock {
    /// Days; none: what is stored is locked only if it says so itself.
    type Value = Option<u32>;

    const KIND: Kind = kind!(
        "object-lock",
        "object_lock",
        "ObjectLock",
        "object lock",
        "ObjectLockConfiguration",
        "https://cloud.tencent.com/document/product/436/40133"
    );
    const ELEMENTS: &'static [&'static str] =
        &["ObjectLockEnabled", "Rule/DefaultRetention/Days", "Rule/DefaultRetention/Mode"];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<Option<u32>>> =
        |configuration| &mut configuration.object_lock;
    const UNSET: Option<&'static ErrorRow> = Some(&rows::NO_SUCH_OBJECT_LOCK_CONFIGURATION);

    fn read(document: &Element) -> Result<Option<u32>, Error> {
        elements::one_of(document, "ObjectLockEnabled", &[("Enabled", ())])?;
        let Some(rule) = document.child("Rule") else { return Ok(None) };
        let retention = elements::child(rule, "DefaultRetention")?;
        if retention.child("Mode").is_some() {
            elements::one_of(retention, "Mode", &[("COMPLIANCE", ())])?;
        }
        let days: u64 = elements::number(retention, "Days", 0..=u64::MAX)?
            .ok_or_else(|| Error::malformed_xml("a DefaultRetention has no Days"))?;
        let days = u32::try_from(days).ok().filter(|days| DAYS.contains(days));
        days.map(Some).ok_or_else(|| {
            Error::new(&rows::INVALID_LOCKED_TIME, format!("Days is not a number from 1 to {}", DAYS.end()))
        })
    }

    fn check(
        _: &Ctx<CosXml>,
        _: &Bucket,
        configuration: &Configuration,
        days: &Option<u32>,
    ) -> Result<(), Error> {
        let others = [
            ("versioning", configuration.versioning != Versioning::Off),
            ("lifecycle", configuration.lifecycle.is_some()),
            ("replication", configuration.replication.is_some()),
            ("intelligenttiering", !configuration.tiering.is_empty()),
        ];
        if let Some((other, _)) = others.iter().find(|(_, is_set)| *is_set) {
            let reason = format!("the bucket has ?{other}, which goes with no object lock");
            return Err(Error::new(&rows::INVALID_BUCKET_STATE, reason));
        }
        match configuration.object_lock.as_ref().and_then(|before| before.value) {
            Some(before) if days.is_none_or(|days| days < before) => {
                let reason = format!("the lock lasts {before} days and cannot be made shorter");
                Err(Error::new(&rows::INVALID_LOCKED_TIME, reason))
            }
            Some(_) | None => Ok(()),
        }
    }
}

/// Refuses a setting that goes with no object lock.
///
/// # Errors
/// `InvalidBucketState`.
pub(crate) fn check_unlocked(configuration: &Configuration, setting: &str) -> Result<(), Error> {
    if configuration.object_lock.is_some() {
        let reason = format!("the bucket has an object lock, which goes with no ?{setting}");
        return Err(Error::new(&rows::INVALID_BUCKET_STATE, reason));
    }
    Ok(())
}
