//! Common mistakes in making an HMAC: each is tried, and the one that yields the received HMAC is reported.

use crate::primitives::digest::{HmacKey, HmacKey256};
use crate::primitives::escape::{decode_lenient, encode_component};

/// The mistake that explains why `code` is not the HMAC-SHA1 of `text` under the key.
pub(super) fn of_code(text: &str, code: &[u8], secret_id: &str, secret_key: &str) -> Option<&'static str> {
    let decoded = String::from_utf8_lossy(&decode_lenient(text)).into_owned();
    let encoded = encode_component(text);
    let texts = [
        (format!("{text}\n"), "a line feed was signed behind the text; sign the text alone"),
        (format!("{text}&"), "an & was signed behind the text; sign what is sent, byte for byte"),
        (decoded, "the text was signed before it was percent-encoded; sign what is sent, byte for byte"),
        (encoded.into_owned(), "the text was percent-encoded for signing; sign what is sent, byte for byte"),
    ];
    let keys = [
        (secret_id.to_owned(), "the SecretId was used as the key; use the SecretKey"),
        (format!("{secret_key}\n"), "the key had a line feed behind it, perhaps from a file; trim it"),
        (format!("{secret_key} "), "the key had a blank behind it; trim it"),
        (format!("{secret_key}&"), "the key had an & behind it, which another service's signatures want"),
        (secret_key.to_lowercase(), "the key was turned into lower case"),
    ];
    let by_text = texts.iter().find(|(text, _)| is_sha1_of(secret_key, text, code)).map(|(_, slip)| *slip);
    let by_key = || keys.iter().find(|(key, _)| is_sha1_of(key, text, code)).map(|(_, slip)| *slip);
    let by_order = || is_sha1_of(text, secret_key, code).then_some("key and text were swapped");
    by_text.or_else(by_key).or_else(by_order)
}

fn is_sha1_of(key: &str, text: &str, code: &[u8]) -> bool {
    code.try_into().is_ok_and(|code| HmacKey::new(key.as_bytes()).matches(text.as_bytes(), code))
}

/// Whether `code` is the HMAC-SHA256 of `text`.
pub(super) fn is_sha256_of(key: &str, text: &str, code: &[u8]) -> bool {
    code.try_into().is_ok_and(|code| HmacKey256::new(key.as_bytes()).matches(text.as_bytes(), code))
}
