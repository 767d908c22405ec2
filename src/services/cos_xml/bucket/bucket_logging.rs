//! PUT, GET and DELETE Bucket logging.

use crate::catalog::ErrorRow;
use crate::domain::store::configuration::{Configuration, Document};
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::wire::xml::Element;

/// A bucket's access logging.
pub(crate) struct BucketLogging;

impl Setting for BucketLogging {
    type Value = ();

    const KIND: Kind = kind!(
        "logging",
        "logging",
        "Logging",
        "access logging",
        "BucketLoggingStatus",
        "https://cloud.tencent.com/document/product/436/17054"
    );
    const ELEMENTS: &'static [&'static str] = &["LoggingEnabled/TargetBucket", "LoggingEnabled/TargetPrefix"];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<()>> =
        |configuration| &mut configuration.logging;
    const UNSET: Option<&'static ErrorRow> = None;

    fn read(_: &Element) -> Result<(), Error> {
        Ok(())
    }
}
