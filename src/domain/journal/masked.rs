//! Queries and headers without what signs or opens anything.

use std::borrow::Cow;

use crate::primitives::escape::{decode_lenient, decoded};

/// In the place of a secret.
pub(super) const MASK: &str = "***";

/// Parts of parameter names whose values nobody may see.
const SECRET: [&str; 5] = ["sign", "token", "secret", "credential", "session"];

/// Parts of header names whose values nobody may see; `customer-key` is that of an encryption (SSE-C).
const SECRET_HEADERS: [&str; 8] =
    ["signature", "token", "secret", "credential", "session", "cookie", "password", "customer-key"];

/// The query with `***` in the place of signatures, tokens, keys and sessions.
pub(super) fn masked(query: &str) -> String {
    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, value)) if !value.is_empty() && is_secret(name) => format!("{name}={MASK}"),
        _ => pair.to_owned(),
    });
    pairs.collect::<Vec<_>>().join("&")
}

/// The query as `hide` shows the decoded pairs, but for those that are masked anyway.
pub(super) fn hidden_query(query: &str, hide: &dyn for<'t> Fn(&'t str) -> Cow<'t, str>) -> String {
    let pairs = query.split('&').map(|pair| match hide(&decoded(pair)) {
        Cow::Owned(hidden) if !is_secret(pair.split('=').next().unwrap_or_default()) => hidden,
        Cow::Owned(_) | Cow::Borrowed(_) => pair.to_owned(),
    });
    pairs.collect::<Vec<_>>().join("&")
}

/// Names are compared as they are read: percent-encoded letters are letters.
pub(super) fn is_secret(name: &str) -> bool {
    let name = String::from_utf8_lossy(&decode_lenient(name)).to_ascii_lowercase();
    SECRET.iter().any(|secret| name.contains(secret))
}

/// A header's value without its secrets. Of a signature, what was signed stays readable; of a URL, its path.
pub(super) fn masked_header(name: &str, value: &str) -> String {
    if name.ends_with("authorization") {
        return masked_authorization(value);
    }
    if !name.ends_with("-md5") && SECRET_HEADERS.iter().any(|secret| name.contains(secret)) {
        return MASK.into();
    }
    let shown = match value.split_once('?') {
        Some((path, query)) => Cow::Owned(format!("{path}?{}", masked(query))),
        None => Cow::Borrowed(value),
    };
    shown.into_owned()
}

/// `Authorization` with the code masked, and all of a scheme that is not known.
fn masked_authorization(value: &str) -> String {
    if let Some((before, rest)) = value.split_once("q-signature=") {
        let behind = rest.find('&').map_or("", |end| &rest[end..]);
        return format!("{before}q-signature={MASK}{behind}");
    }
    if let Some((before, _)) = value.split_once("Signature=") {
        return format!("{before}Signature={MASK}");
    }
    match value.strip_prefix("AWS ").and_then(|pair| pair.split_once(':')) {
        Some((id, _)) => format!("AWS {id}:{MASK}"),
        None => MASK.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_and_tokens_are_masked() {
        let query = "op=stat&sign=abc&q-signature=0f&x-cos-security-token=t&X-Amz-Credential=c&name=v&empty";
        let shown =
            "op=stat&sign=***&q-signature=***&x-cos-security-token=***&X-Amz-Credential=***&name=v&empty";
        assert_eq!(masked(query), shown);
        assert_eq!(masked("q-%73ignature=0f&%74oken=t"), "q-%73ignature=***&%74oken=***");
    }

    #[test]
    fn of_an_authorization_only_the_code_is_masked() {
        let shown = |value: &str| masked_header("authorization", value);
        assert_eq!(
            shown("q-sign-algorithm=sha1&q-ak=AKID&q-signature=0f"),
            "q-sign-algorithm=sha1&q-ak=AKID&q-signature=***"
        );
        let tc3 =
            "TC3-HMAC-SHA256 Credential=AKID/2020-01-01/vod/tc3_request, SignedHeaders=host, Signature=";
        let sent = format!("{tc3}0f");
        assert_eq!(shown(&sent), format!("{tc3}***"));
        assert_eq!(shown("AWS AKID:code="), "AWS AKID:***");
        assert_eq!(shown("YT1j"), "***");
    }

    #[test]
    fn headers_with_secrets_are_masked_and_others_are_not() {
        for name in
            ["x-cos-security-token", "x-tc-token", "cookie", "x-cos-server-side-encryption-customer-key"]
        {
            assert_eq!(masked_header(name, "v"), "***", "{name}");
        }
        for name in ["x-cos-server-side-encryption-customer-key-md5", "x-cos-meta-design", "host"] {
            assert_eq!(masked_header(name, "v"), "v", "{name}");
        }
        assert_eq!(masked_header("referer", "http://a/b?sign=c"), "http://a/b?sign=***");
    }
}
