//! PUT, GET and DELETE Bucket referer.

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::configuration::{Configuration, Document};
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::wire::xml::Element;

/// A bucket's referer rules.
pub(crate) struct BucketReferer;

impl Setting for BucketReferer {
    type Value = ();

    const KIND: Kind = kind!(
        "referer",
        "referer",
        "Referer",
        "referer rules",
        "RefererConfiguration",
        "https://cloud.tencent.com/document/product/436/31423"
    );
    const ELEMENTS: &'static [&'static str] =
        &["DomainList/Domain", "EmptyReferConfiguration", "RefererType", "Status", "VerifySignatureURL"];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<()>> =
        |configuration| &mut configuration.referer;
    const UNSET: Option<&'static ErrorRow> = Some(&rows::NO_SUCH_REFERER_CONFIGURATION);
    const EMPTIES: bool = true;

    fn read(_: &Element) -> Result<(), Error> {
        Ok(())
    }
}
