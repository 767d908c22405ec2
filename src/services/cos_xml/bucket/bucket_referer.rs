//! PUT, GET and DELETE Bucket referer.

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::configuration::{Configuration, Document};
use crate::domain::store::referer::{RefererDomain, RefererList, RefererRules};
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::elements;
use crate::wire::xml::Element;

/// A bucket's referer rules. A PUT without a body stores none; the Python SDK removes them so.
pub(crate) struct BucketReferer;

impl Setting for BucketReferer {
    type Value = Option<RefererRules>;

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
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<Self::Value>> =
        |configuration| &mut configuration.referer;
    const UNSET: Option<&'static ErrorRow> = Some(&rows::NO_SUCH_REFERER_CONFIGURATION);
    const EMPTIES: bool = true;

    fn read(document: &Element) -> Result<Self::Value, Error> {
        const SWITCH: [(&str, bool); 2] = [("Enabled", true), ("Disabled", false)];
        if *document == Element::default() {
            return Ok(None);
        }
        let optional = |name: &str, words: &[(&str, bool)]| match document.child(name) {
            Some(_) => elements::one_of(document, name, words),
            None => Ok(false),
        };
        let lists = [("White-List", RefererList::White), ("Black-List", RefererList::Black)];
        let domains = elements::child(document, "DomainList")?.children.iter().map(domain);
        let rules = RefererRules {
            is_enabled: elements::one_of(document, "Status", &SWITCH)?,
            list: elements::one_of(document, "RefererType", &lists)?,
            domains: domains.collect::<Result<_, _>>()?,
            allows_empty: optional("EmptyReferConfiguration", &[("Allow", true), ("Deny", false)])?,
            checks_signed_urls: optional("VerifySignatureURL", &SWITCH)?,
        };
        if rules.domains.is_empty() {
            return Err(Error::malformed_xml("<DomainList> has no Domain"));
        }
        Ok(Some(rules))
    }
}

fn domain(element: &Element) -> Result<RefererDomain, Error> {
    let text = element.text.trim();
    if text.is_empty() {
        return Err(Error::malformed_xml("a Domain is empty"));
    }
    RefererDomain::parse(text).ok_or_else(|| {
        Error::invalid_argument(format!("Domain {text:?} is how no page begins; write www.example.com/path"))
    })
}
