//! PUT, GET and DELETE Bucket domain.

use crate::catalog::ErrorRow;
use crate::domain::store::configuration::{Configuration, Document};
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::wire::xml::Element;

/// A bucket's own domains.
pub(crate) struct BucketDomain;

impl Setting for BucketDomain {
    type Value = ();

    const KIND: Kind = kind!(
        "domain",
        "domain",
        "Domain",
        "own domains",
        "DomainConfiguration",
        "https://cloud.tencent.com/document/product/436/35868"
    );
    const ELEMENTS: &'static [&'static str] =
        &["DomainRule/ForcedReplacement", "DomainRule/Name", "DomainRule/Status", "DomainRule/Type"];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<()>> =
        |configuration| &mut configuration.domain;
    const UNSET: Option<&'static ErrorRow> = None;

    fn read(_: &Element) -> Result<(), Error> {
        Ok(())
    }
}
