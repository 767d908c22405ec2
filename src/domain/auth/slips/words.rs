//! Texts that are sent in the place of a signature, and signed texts of an odd form.

use base64::Engine;

use crate::domain::auth::hmac_token::LENIENT;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Slip;

/// Names that a signed text can begin with.
pub(super) const STARTS: [&str; 19] = [
    "secretId%3D",
    "currentTimeStamp%3D",
    "a%3D",
    "{\"",
    "secretId=",
    "currentTimeStamp=",
    "expireTime=",
    "random=",
    "procedure=",
    "classId=",
    "oneTimeValid=",
    "vodSubAppId=",
    "a=",
    "b=",
    "k=",
    "e=",
    "t=",
    "r=",
    "f=",
];

/// Texts that stand for a signature in examples.
const PLACEHOLDERS: [&str; 14] = [
    "signature",
    "sign",
    "your_signature",
    "your-signature",
    "yoursignature",
    "<signature>",
    "${signature}",
    "{{signature}}",
    "getsignature()",
    "signature_here",
    "xxx",
    "xxxx",
    "test",
    "todo",
];

/// What is wrong with a text that is no token at all.
pub fn no_token(carried: &str) -> Vec<Slip> {
    without_token(carried, true)
}

/// The mistake in the form of a signed text, which is right in its digest perhaps.
pub fn odd_text(text: &str) -> Option<Slip> {
    let has = |mark: char| text.contains(mark);
    if text.starts_with('{') {
        Some(Slip::from(&generated::TEXT_JSON))
    } else if text.contains("%3D") && !has('=') {
        Some(Slip::from(&generated::TEXT_ALL_ENCODED))
    } else if has('×') {
        Some(Slip::from(&generated::TEXT_TIMES))
    } else if text.contains("&amp;") {
        Some(Slip::from(&generated::TEXT_AMP))
    } else if !has('&') && text.matches('=').count() > 2 {
        let mark = [',', ';', '|', ' ', '\n'].into_iter().find(|mark| has(*mark))?;
        Some(Slip::of(&generated::TEXT_SEPARATOR, format!("{mark:?}")))
    } else {
        None
    }
}

/// What is wrong with a text that ought to be a token, of digest and text.
pub fn not_sealed(carried: &str) -> Vec<Slip> {
    without_token(carried, false)
}

/// `is_code`: a digest alone is right in this place.
fn without_token(carried: &str, is_code: bool) -> Vec<Slip> {
    let found = of_word(carried, is_code);
    // A blank may have become + before.
    if found.is_empty() && carried.contains('+') {
        of_word(&carried.replace('+', " "), is_code)
    } else {
        found
    }
}

fn of_word(carried: &str, is_code: bool) -> Vec<Slip> {
    let carried = carried.trim();
    let word = ["undefined", "null", "None", "nil", "NaN", "false", "true", "(null)", "<nil>"];
    let kind = if carried.is_empty() {
        Some(&generated::TRAVEL_EMPTY)
    } else if word.contains(&carried) {
        return vec![Slip::of(&generated::TRAVEL_WORD, format!("{carried:?}"))];
    } else if matches!(carried, "[object Object]" | "[object Promise]" | "function") {
        return vec![Slip::of(&generated::TRAVEL_OBJECT, format!("{carried:?}"))];
    } else if PLACEHOLDERS.iter().any(|text| carried.eq_ignore_ascii_case(text)) {
        Some(&generated::TRAVEL_PLACEHOLDER)
    } else if let Some(vendor) =
        ["OSS", "OBS", "QBox", "Qiniu", "UPYUN", "OSS4-HMAC-SHA256", "SDK-HMAC-SHA256"]
            .into_iter()
            .find(|vendor| carried.strip_prefix(vendor).is_some_and(|rest| rest.starts_with(' ')))
    {
        return vec![Slip::of(&generated::TRAVEL_OSS, vendor)];
    } else if is_digest(carried) && !is_code {
        Some(&generated::TRAVEL_DIGEST_ALONE)
    } else if carried.starts_with('<') {
        Some(&generated::TRAVEL_PAGE)
    } else if carried.starts_with("q-sign-algorithm=") || carried.contains("q-signature=") {
        Some(&generated::TRAVEL_Q_SIGN)
    } else if carried.starts_with("AWS4-") || carried.starts_with("AWS ") {
        Some(&generated::TRAVEL_AWS)
    } else if carried.starts_with("TC3-HMAC-SHA256") {
        Some(&generated::TRAVEL_TC3)
    } else if carried.starts_with("eyJ") && carried.matches('.').count() == 2 {
        Some(&generated::TRAVEL_JWT)
    } else if STARTS.iter().any(|start| carried.starts_with(start)) {
        Some(&generated::TRAVEL_TEXT_ALONE)
    } else {
        None
    };
    kind.map(Slip::from).into_iter().collect()
}

/// Whether it is as long as a digest, in hexadecimal digits or base64.
fn is_digest(text: &str) -> bool {
    let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex && matches!(text.len(), 32 | 40 | 64)
        || matches!(text.len(), 27 | 28 | 44) && LENIENT.decode(text).is_ok_and(|bytes| !bytes.is_ascii())
}

/// The text that a text is base64 of.
pub fn plain_base64(text: &str) -> Option<String> {
    LENIENT.decode(text).ok().and_then(|bytes| String::from_utf8(bytes).ok())
}
