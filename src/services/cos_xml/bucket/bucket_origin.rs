//! PUT, GET and DELETE Bucket origin.

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::configuration::{Configuration, Document};
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::wire::xml::Element;

/// A bucket's origin rules.
pub(crate) struct BucketOrigin;

impl Setting for BucketOrigin {
    type Value = ();

    const KIND: Kind = kind!(
        "origin",
        "origin",
        "Origin",
        "origin rules",
        "OriginConfiguration",
        "XML API documentation: Bucket origin"
    );
    const ELEMENTS: &'static [&'static str] = &[
        "OriginRule/OriginCondition/HTTPStatusCode",
        "OriginRule/OriginCondition/Prefix",
        "OriginRule/OriginInfo/FileInfo/FixedFileConfiguration/FixedFilePath",
        "OriginRule/OriginInfo/FileInfo/PrefixConfiguration/Prefix",
        "OriginRule/OriginInfo/FileInfo/PrefixDirective",
        "OriginRule/OriginInfo/FileInfo/SuffixConfiguration/Suffix",
        "OriginRule/OriginInfo/HostInfo/HostName",
        "OriginRule/OriginInfo/HostInfo/Weight",
        "OriginRule/OriginParameter",
        "OriginRule/OriginType",
        "OriginRule/RulePriority",
    ];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<()>> =
        |configuration| &mut configuration.origin;
    const UNSET: Option<&'static ErrorRow> = Some(&rows::ORIGIN_CONFIGURATION_NOT_FOUND_ERROR);

    fn read(_: &Element) -> Result<(), Error> {
        Ok(())
    }
}
