//! Explains a signature without the request it came with: its fields, its errors and their likely causes.
//!
//! Verifiers stop at the first error; this reports all that can be found. A one-time signature is not used
//! up.

mod aws_v2;
mod cloud;
mod explanation;
mod hmac_token;
mod pairs;
mod post_policy;
mod q_sign;
mod times;

use std::borrow::Cow;

pub use crate::domain::auth::explain::explanation::{Explanation, Field, Verdict};
use crate::domain::auth::keyring::Keyring;
use crate::primitives::escape::{decoded, raw_pairs};
use crate::primitives::time::UnixSeconds;

/// Longest text that is explained, in bytes: that of a request head.
const LONGEST: usize = 64 * 1024;

/// Explains a signature: bare, or as a header, a URL, a form parameter or a JSON body carries it.
pub fn explain(text: &str, keyring: Keyring<'_>, now: UnixSeconds) -> Explanation {
    if text.len() > LONGEST {
        let sentence = format!(
            "it has {} bytes, and no request head has room for more than {LONGEST}: give the signature alone",
            text.len()
        );
        return Explanation::nothing(sentence);
    }
    let carried = carried(text.trim());
    if carried.is_empty() {
        Explanation::nothing("there is no signature in it")
    } else if carried.starts_with("AWS4-HMAC-SHA256") || carried.contains("X-Amz-Signature=") {
        q_sign::explain_aws(&carried, keyring)
    } else if cloud::is_one(&carried) {
        cloud::explain(&carried, keyring, now)
    } else if aws_v2::is_one(&carried) {
        aws_v2::explain(&carried, keyring)
    } else if carried.contains("q-signature=") || carried.contains("q-sign-algorithm=") {
        q_sign::explain(&carried, keyring, now)
    } else {
        post_policy::explain(&carried, now).unwrap_or_else(|| hmac_token::explain(&carried, keyring, now))
    }
}

/// The signature without the header, URL or body that carries it.
fn carried(text: &str) -> Cow<'_, str> {
    if let Ok(body) = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text) {
        let signature = body.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("signature"));
        return signature.and_then(|(_, value)| value.as_str().map(str::to_owned)).unwrap_or_default().into();
    }
    let text = text.trim_matches(['"', '\'']);
    let in_header = text.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("authorization"));
    let text = in_header.map_or(text, |(_, value)| value.trim());
    let is_url = ["http", "/", "?"].iter().any(|start| text.starts_with(start));
    let query = text.split_once('?').filter(|_| is_url).map_or(text, |(_, query)| query);
    let named = raw_pairs(query).find(|(name, value)| *name == "sign" && !value.is_empty());
    match named {
        Some((_, value)) => decoded(value).into(),
        None => query.into(),
    }
}
