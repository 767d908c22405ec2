//! Which signature a request carries: the one place that decides it, for verification, dialect and routing.

use std::borrow::Cow;

use http::header::AUTHORIZATION;

use crate::domain::auth::{aws_v2, aws_v4};
use crate::primitives::escape::{form_pairs, lossy};
use crate::wire::request::RequestHead;

/// Scheme of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// The XML API's own, `q-sign-algorithm=…`.
    Cos,
    AwsV4,
    AwsV2,
    /// The JSON API's, which stands in the parameter `sign`.
    CosJson,
}

/// Place of a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place<'a> {
    /// This text, of the header `Authorization` or of the parameter `sign`, an old form of pre-signed URLs
    /// that SDKs still make.
    Text(Cow<'a, str>),
    /// Parameters of the query.
    Query,
}

/// Scheme and place of the signature that a request carries, if any. A header wins over the query.
pub(crate) fn carried(head: &RequestHead) -> Option<(Scheme, Place<'_>)> {
    let header = head.headers.get(AUTHORIZATION).map(|value| lossy(value.as_bytes()));
    if let Some(text) = header.filter(|text| !text.trim().is_empty()) {
        let scheme = match &*text {
            text if aws_v4::Signature::is_in_header(text) => Scheme::AwsV4,
            text if aws_v2::Signature::is_in_header(text.trim_start()) => Scheme::AwsV2,
            _ => Scheme::Cos,
        };
        return Some((scheme, Place::Text(text)));
    }
    let mut found = None;
    for (name, value) in form_pairs(head.query.as_bytes()) {
        let name = lossy(&name);
        if name == "sign" && !value.is_empty() {
            let text = lossy(&value).into_owned();
            let is_own = text.starts_with("q-sign-algorithm=");
            return Some((if is_own { Scheme::Cos } else { Scheme::CosJson }, Place::Text(text.into())));
        }
        found = found.or_else(|| Some((of_parameter(&name)?, Place::Query)));
    }
    found
}

/// The scheme that a parameter belongs to.
fn of_parameter(name: &str) -> Option<Scheme> {
    match name {
        "q-sign-algorithm" | "q-ak" | "q-signature" => Some(Scheme::Cos),
        "AWSAccessKeyId" | "Signature" => Some(Scheme::AwsV2),
        _ => {
            let aws = ["x-amz-algorithm", "x-amz-credential", "x-amz-signature"];
            aws.iter().any(|known| name.eq_ignore_ascii_case(known)).then_some(Scheme::AwsV4)
        }
    }
}

/// Whether a request is in S3's dialect, and where its words stand: `Some(true)` for a pre-signed URL, which
/// has some as parameters.
pub(crate) fn dialect(head: &RequestHead) -> Option<bool> {
    match carried(head) {
        Some((Scheme::AwsV4 | Scheme::AwsV2, place)) => Some(place == Place::Query),
        Some((Scheme::Cos | Scheme::CosJson, _)) | None => None,
    }
}
