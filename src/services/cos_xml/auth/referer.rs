//! Referer rules, before ACLs and policies are looked at
//! (<https://cloud.tencent.com/document/product/436/31423>).

use http::header::REFERER;

use crate::catalog::cos_xml as rows;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::referer::{RefererDomain, RefererList, RefererRules};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::scheme::{Place, carried};
use crate::services::cos_xml::service::Form;
use crate::wire::request::RequestHead;

/// Refuses a page that the rules of a bucket keep out. Signed requests are exempt, but for pre-signed URLs
/// where the rules say so (assumed of URLs); the signature itself is not verified here.
///
/// # Errors
/// `AccessDenied`.
pub(crate) fn check(bucket: &Bucket, head: &RequestHead, form: Option<&Form>) -> Result<(), Error> {
    let configuration = bucket.configuration.read();
    let Some(rules) = configuration.referer.as_ref().and_then(|stored| stored.value.as_ref()) else {
        return Ok(());
    };
    let is_in_url = match carried(head) {
        None if form.is_some_and(is_signed) => return Ok(()),
        None => false,
        Some((_, Place::Query)) => true,
        Some((_, Place::Text(_)))
            if head.text("authorization").is_some_and(|text| !text.trim().is_empty()) =>
        {
            return Ok(());
        }
        Some((_, Place::Text(_))) => true,
    };
    let referer = head.headers.get(REFERER).map(|value| String::from_utf8_lossy(value.as_bytes()));
    let referer = referer.as_deref().unwrap_or_default();
    if (is_in_url && !rules.checks_signed_urls) || rules.admits(referer) {
        return Ok(());
    }
    Err(Error::new(&rows::ACCESS_DENIED_5, reason(rules, referer)))
}

fn is_signed(form: &Form) -> bool {
    form.field("policy").is_some() || form.field("signature").is_some()
}

fn reason(rules: &RefererRules, referer: &str) -> String {
    let domains: Vec<&str> = rules.domains.iter().map(RefererDomain::text).collect();
    let domains = domains.join(", ");
    if referer.trim().is_empty() {
        return format!(
            "the request has no Referer, and ?referer denies that; send one, set EmptyReferConfiguration to \
             Allow, or sign the request (the list: {domains})"
        );
    }
    let list = match rules.list {
        RefererList::White => "is not in the white list",
        RefererList::Black => "is in the black list",
    };
    format!("the Referer {referer:?} {list} of ?referer: {domains}; a signed request is exempt")
}
