//! PUT and GET Bucket logging: the bucket that access logs go to. None are written. An empty document
//! switches logging off.

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::bucket::Bucket;
use crate::domain::store::configuration::{Configuration, Document};
use crate::primitives::names::BucketId;
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::{elements, key};
use crate::services::cos_xml::service::CosXml;
use crate::services::service::Ctx;
use crate::wire::xml::Element;

/// A bucket's access logging.
///
/// Errors: `TargetBucketNameInvalid`; `InvalidTargetBucketForLogging` for a bucket that is not there, belongs
/// to another account or lies in another region; `LoggingPrefixInvalid`.
pub(crate) struct BucketLogging;

impl Setting for BucketLogging {
    /// The bucket that logs go to; none: logging is off.
    type Value = Option<BucketId>;

    const KIND: Kind = kind!(
        "logging",
        "logging",
        "Logging",
        "access logging",
        "BucketLoggingStatus",
        "https://cloud.tencent.com/document/product/436/17054"
    );
    const ELEMENTS: &'static [&'static str] = &["LoggingEnabled/TargetBucket", "LoggingEnabled/TargetPrefix"];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<Option<BucketId>>> =
        |configuration| &mut configuration.logging;
    const UNSET: Option<&'static ErrorRow> = None;
    const NOTE: Option<&'static str> = Some("stored without effect: no access logs are written");

    fn read(document: &Element) -> Result<Option<BucketId>, Error> {
        let Some(enabled) = document.child("LoggingEnabled") else { return Ok(None) };
        let name = elements::word(enabled, "TargetBucket")?;
        let bucket = bucket_named(name)?;
        let prefix = enabled.text_of("TargetPrefix").unwrap_or_default();
        if prefix.starts_with('\\') || key::check_length(prefix).is_err() || prefix.contains(char::is_control)
        {
            let reason = format!("TargetPrefix {prefix:?} begins no key");
            return Err(Error::new(&rows::LOGGING_PREFIX_INVALID, reason));
        }
        Ok(Some(bucket))
    }

    fn check(
        ctx: &Ctx<CosXml>,
        bucket: &Bucket,
        _: &Configuration,
        target: &Option<BucketId>,
    ) -> Result<(), Error> {
        let Some(target) = target else { return Ok(()) };
        let found = ctx.app.store.bucket(target).ok();
        let is_near =
            |found: &Bucket| found.owner == bucket.owner && found.settings.region == bucket.settings.region;
        if found.is_some_and(|found| is_near(&found)) {
            return Ok(());
        }
        let reason = format!(
            "{target} is no bucket of this account in {}; make it there first",
            bucket.settings.region
        );
        Err(Error::new(&rows::INVALID_TARGET_BUCKET_FOR_LOGGING, reason))
    }
}

/// A bucket's full name in a document.
///
/// # Errors
/// `TargetBucketNameInvalid`.
pub(crate) fn bucket_named(name: &str) -> Result<BucketId, Error> {
    let is_sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let bucket = BucketId::parse_full(name).filter(|_| name.bytes().all(is_sound));
    let wrong = || format!("{name:?} is not of the form name-1250000000");
    bucket.ok_or_else(|| Error::new(&rows::TARGET_BUCKET_NAME_INVALID, wrong()))
}

/// The bucket in `qcs::cos:<region>::<bucket>`; none where the form is another.
pub(crate) fn bucket_in_resource(resource: &str) -> Option<&str> {
    let (region, bucket) = resource.strip_prefix("qcs::cos:")?.split_once("::")?;
    (!region.is_empty() && !region.contains(':')).then_some(bucket)
}
