//! PUT, GET and DELETE Bucket lifecycle.

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::configuration::{Configuration, Document};
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::wire::xml::Element;

/// A bucket's lifecycle rules.
pub(crate) struct BucketLifecycle;

impl Setting for BucketLifecycle {
    type Value = ();

    const KIND: Kind = kind!(
        "lifecycle",
        "lifecycle",
        "Lifecycle",
        "lifecycle rules",
        "LifecycleConfiguration",
        "https://cloud.tencent.com/document/product/436/8280"
    );
    const ELEMENTS: &'static [&'static str] = &[
        "Rule",
        "Rule/AbortIncompleteMultipartUpload/DaysAfterInitiation",
        "Rule/Expiration/Date",
        "Rule/Expiration/Days",
        "Rule/Expiration/ExpiredObjectDeleteMarker",
        "Rule/Filter/And/Prefix",
        "Rule/Filter/And/Tag/Key",
        "Rule/Filter/And/Tag/Value",
        "Rule/Filter/Prefix",
        "Rule/Filter/Tag/Key",
        "Rule/Filter/Tag/Value",
        "Rule/ID",
        "Rule/NoncurrentVersionExpiration/NoncurrentDays",
        "Rule/NoncurrentVersionTransition/NoncurrentDays",
        "Rule/NoncurrentVersionTransition/StorageClass",
        "Rule/Prefix",
        "Rule/Status",
        "Rule/Transition/Date",
        "Rule/Transition/Days",
        "Rule/Transition/StorageClass",
    ];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<()>> =
        |configuration| &mut configuration.lifecycle;
    const UNSET: Option<&'static ErrorRow> = Some(&rows::NO_SUCH_LIFECYCLE_CONFIGURATION);

    fn read(_: &Element) -> Result<(), Error> {
        Ok(())
    }
}
