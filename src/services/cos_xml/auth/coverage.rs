//! Which words of a request an AWS signature has to cover.
//!
//! That the service asks for it as S3 does is assumed; the account's option `unsigned_headers` allows more.

use crate::domain::accounts::UnsignedHeaders;
use crate::domain::auth::xml_refusal::Refusal;
use crate::services::cos_xml::request::s3_dialect;
use crate::services::cos_xml::service::CosXml;
use crate::services::service::Request;

const PREFIXES: [&str; 2] = ["x-amz-", "x-cos-"];

/// Words that change nothing, or are compared otherwise, by the part behind the prefix; names that end with
/// `-` stand for all that begin so.
const FREE: [&str; 11] = [
    "checksum-",
    "content-sha256",
    "date",
    "decoded-content-length",
    "expected-bucket-owner",
    "request-id",
    "request-payer",
    "sdk-",
    "trace-id",
    "trailer",
    "user-agent",
];

fn must_be_covered(name: &str) -> bool {
    let rest = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix));
    let is_free =
        |rest: &str| FREE.iter().any(|free| rest == *free || free.ends_with('-') && rest.starts_with(free));
    rest.is_some_and(|rest| !is_free(rest))
}

/// Refuses a header or parameter that changes what the request means and that the signature leaves out.
///
/// # Errors
/// [`Refusal::Unsigned`].
pub(super) fn check(
    request: &Request<CosXml>,
    covers_header: &dyn Fn(&str) -> bool,
    covers_param: &dyn Fn(&str) -> bool,
) -> Result<(), Refusal> {
    if request.options.unsigned_headers == UnsignedHeaders::Allow {
        return Ok(());
    }
    let head = &*request.head;
    let is_open = |name: &&str| {
        must_be_covered(name)
            && !covers_header(name)
            && !(name.starts_with("x-cos-") && s3_dialect::is_meant(head, name))
    };
    if let Some(name) = head.headers.keys().map(http::HeaderName::as_str).find(is_open) {
        return Err(Refusal::Unsigned(format!("the header {name}")));
    }
    let names = request.params.query.pairs().map(|(name, _)| name.to_ascii_lowercase());
    match names.filter(|name| must_be_covered(name)).find(|name| !covers_param(name)) {
        Some(name) => Err(Refusal::Unsigned(format!("the parameter {name}"))),
        None => Ok(()),
    }
}
