//! Queries without what signs or opens anything.

use crate::primitives::escape::decode_lenient;

/// Parts of parameter names whose values nobody may see.
const SECRET: [&str; 5] = ["sign", "token", "secret", "credential", "session"];

/// The query with `…` in the place of signatures, tokens, keys and sessions.
pub(super) fn masked(query: &str) -> String {
    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, value)) if !value.is_empty() && is_secret(name) => format!("{name}=***"),
        _ => pair.to_owned(),
    });
    pairs.collect::<Vec<_>>().join("&")
}

/// Names are compared as they are read: percent-encoded letters are letters.
fn is_secret(name: &str) -> bool {
    let name = String::from_utf8_lossy(&decode_lenient(name)).to_ascii_lowercase();
    SECRET.iter().any(|secret| name.contains(secret))
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
}
