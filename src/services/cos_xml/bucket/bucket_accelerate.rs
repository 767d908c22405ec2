//! PUT and GET Bucket accelerate. It can be suspended, never removed.

use crate::catalog::ErrorRow;
use crate::domain::store::configuration::{Configuration, Document};
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::elements;
use crate::wire::xml::Element;

/// A bucket's global acceleration.
pub(crate) struct BucketAccelerate;

impl Setting for BucketAccelerate {
    /// Whether it is on.
    type Value = bool;

    const KIND: Kind = kind!(
        "accelerate",
        "accelerate",
        "Accelerate",
        "global acceleration",
        "AccelerateConfiguration",
        "https://cloud.tencent.com/document/product/436/33411"
    );
    const ELEMENTS: &'static [&'static str] = &["Status", "Type"];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<bool>> =
        |configuration| &mut configuration.accelerate;
    const UNSET: Option<&'static ErrorRow> = None;

    fn read(document: &Element) -> Result<bool, Error> {
        if document.child("Type").is_some() {
            elements::one_of(document, "Type", &[("COS", ())])?;
        }
        elements::one_of(document, "Status", &[("Enabled", true), ("Suspended", false)])
    }
}
