//! Mistakes in the signatures that are `Base64(HMAC-SHA1 ‖ text)`: the JSON API's and VOD's.
//!
//! <https://cloud.tencent.com/document/product/266/9221>
//! <https://cloud.tencent.com/document/product/436/6054>

use std::borrow::Cow;

use base64::Engine;
use base64::engine::GeneralPurpose;

use crate::domain::auth::hmac_token::{FORGIVING, LENIENT};
use crate::domain::auth::slips::encoding::from_hex;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::keys;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::domain::auth::slips::pair::Pair;
use crate::domain::auth::slips::search::{Algorithm, Search};
use crate::domain::auth::slips::words::STARTS;
pub use crate::domain::auth::slips::words::{no_token, not_sealed, odd_text, plain_base64};
use crate::primitives::escape::{decoded as plain, encode_component, raw_pairs};

const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&base64::alphabet::URL_SAFE, FORGIVING);

/// Escapes of JSON and HTML in a token, and what they stand for.
static ESCAPES: [(&str, &str, &Kind); 7] = [
    ("\\n", "", &generated::TRAVEL_LINE_FEED_ESCAPED),
    ("&amp;", "", &generated::TRAVEL_AMP),
    ("&#x3D;", "=", &generated::TRAVEL_AMP),
    ("&#43;", "+", &generated::TRAVEL_AMP),
    ("&#x2B;", "+", &generated::TRAVEL_AMP),
    ("&#61;", "=", &generated::TRAVEL_AMP),
    ("&#x2F;", "/", &generated::TRAVEL_AMP),
];

/// A token taken apart, however it was put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parted {
    /// The digest as bytes, or as the digits of some encoding.
    pub code: Vec<u8>,
    /// The signed text.
    pub text: String,
    /// What is wrong with the form: how it travelled, how it was encoded, what stands where.
    pub slips: Vec<Slip>,
}

/// Takes a token apart. None where nothing in it looks like a signed text.
pub fn part(carried: &str) -> Option<Parted> {
    let (text, mut slips) = unwrapped(carried.trim());
    let (bytes, encoded) = decoded(&text)?;
    slips.extend(encoded);
    let (code, text, placed) = split(&bytes)?;
    slips.extend(placed);
    Some(Parted { code, text, slips })
}

/// The token without what it was wrapped in on its way.
pub fn unwrapped(carried: &str) -> (String, Vec<Slip>) {
    let mut slips = Vec::new();
    let mut text = Cow::Borrowed(carried);
    if let Some(inner) = in_json(&text) {
        slips.push(Slip::from(&generated::TRAVEL_JSON));
        text = inner.into();
    }
    if let Some(inner) = text.strip_prefix(['"', '\'']).and_then(|text| text.strip_suffix(['"', '\''])) {
        slips.push(Slip::from(&generated::TRAVEL_QUOTED));
        text = inner.to_owned().into();
    }
    let bytes = text.strip_prefix("b'").and_then(|text| text.strip_suffix('\''));
    if let Some(inner) = bytes {
        slips.push(Slip::from(&generated::TRAVEL_BYTES));
        text = inner.to_owned().into();
    }
    let words = [
        "Authorization:",
        "authorization: ",
        "Bearer ",
        "bearer ",
        "Basic ",
        "sign=",
        "signature=",
        "Signature=",
        "Authorization: ",
    ];
    if let Some((word, rest)) = words.iter().find_map(|word| Some((word, text.strip_prefix(word)?))) {
        slips.push(Slip::of(&generated::TRAVEL_PREFIX, format!("{:?}", word.trim())));
        text = rest.to_owned().into();
    }
    for _ in 0..3 {
        if !text.contains('%') {
            break;
        }
        slips.push(Slip::from(&generated::TRAVEL_ESCAPED));
        text = plain(&text).into();
    }
    slips.dedup();
    for (mark, plain, kind) in ESCAPES {
        if text.contains(mark) {
            slips.push(Slip::from(kind));
            text = text.replace(mark, plain).into();
        }
    }
    let (text, marks) = unmarked(text);
    slips.extend(marks);
    (text.into_owned(), slips)
}

/// The token without line breaks, commas and blanks.
fn unmarked(mut text: Cow<'_, str>) -> (Cow<'_, str>, Vec<Slip>) {
    let mut slips = Vec::new();
    if text.contains(['\n', '\r']) {
        slips.push(Slip::from(&generated::TRAVEL_LINES));
        text = text.replace(['\n', '\r'], "").into();
    }
    if text.contains(',') {
        slips.push(Slip::from(&generated::TRAVEL_COMMA));
        text = text.replace(", ", "").replace(',', "").into();
    }
    if text.contains(' ') {
        slips.push(Slip::from(&generated::TRAVEL_PLUS));
        text = text.replace(' ', "+").into();
    }
    (text, slips)
}

/// The signature in a JSON answer of a signature service.
fn in_json(text: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    fn find(value: &serde_json::Value, depth: u8) -> Option<String> {
        let object = value.as_object()?;
        let named = object.iter().find(|(name, value)| {
            let name = name.to_ascii_lowercase();
            value.is_string() && (name.contains("sign") || name == "token")
        });
        let here = named.and_then(|(_, value)| value.as_str().map(str::to_owned));
        here.or_else(|| {
            (depth > 0).then(|| object.values().find_map(|value| find(value, depth - 1))).flatten()
        })
    }
    find(&value, 3)
}

fn decoded(text: &str) -> Option<(Vec<u8>, Vec<Slip>)> {
    let mut slips = Vec::new();
    if text.contains(['-', '_']) {
        slips.push(Slip::from(&generated::ENCODED_BASE64_URL));
        let bytes = URL_SAFE.decode(text).ok()?;
        return Some((bytes, slips));
    }
    if !text.trim_end_matches('=').len().is_multiple_of(4) && !text.ends_with('=') {
        let unpadded = !text.len().is_multiple_of(4);
        slips.extend(unpadded.then(|| Slip::from(&generated::TRAVEL_PADDING)));
    }
    if let Some(bytes) = from_hex(text.as_bytes()).filter(|bytes| split(bytes).is_some()) {
        slips.push(Slip::from(&generated::ENCODED_HEX));
        return Some((bytes, slips));
    }
    if let Some((front, behind)) = text.split_at_checked(28).filter(|(front, _)| front.ends_with('=')) {
        let code = LENIENT.decode(front).ok().filter(|code| code.len() == 20);
        let both = code.and_then(|code| Some([code, LENIENT.decode(behind).ok()?].concat()));
        if let Some(bytes) = both.filter(|bytes| split(bytes).is_some()) {
            slips.push(Slip::from(&generated::TRAVEL_PARTS));
            return Some((bytes, slips));
        }
    }
    if !text.is_ascii() || text.starts_with(|c: char| !c.is_ascii_alphanumeric() && c != '+' && c != '/') {
        return None;
    }
    if let Ok(bytes) = LENIENT.decode(text) {
        // Once more where that is base64 again.
        let again = std::str::from_utf8(&bytes)
            .ok()
            .filter(|inner| !inner.contains('='.to_string().as_str()) || inner.ends_with('='));
        let again =
            again.and_then(|inner| LENIENT.decode(inner.trim()).ok()).filter(|bytes| split(bytes).is_some());
        if let Some(inner) = again {
            slips.push(Slip::from(&generated::TRAVEL_TWICE));
            return Some((inner, slips));
        }
        return Some((bytes, slips));
    }
    // One digit too many or too few: cut on its way.
    let whole = text.len() / 4 * 4;
    let bytes = LENIENT.decode(text.get(..whole)?).ok()?;
    slips.push(Slip::from(&generated::TRAVEL_CUT));
    Some((bytes, slips))
}

/// Whether a text can be the signed one.
fn is_text(text: &str) -> bool {
    STARTS.iter().any(|start| text.starts_with(start)) && !text.chars().any(|c| c.is_control() && c != '\n')
}

/// Digest and text where the digest's bytes were taken for characters.
fn transcoded(bytes: &[u8]) -> Option<Split> {
    let whole = std::str::from_utf8(bytes).ok()?;
    let latin: Option<Vec<u8>> = whole.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    let slips = vec![Slip::from(&generated::TRAVEL_TRANSCODED)];
    if let Some(latin) = latin.filter(|latin| latin.len() < bytes.len()) {
        let (code, text) = latin.split_at_checked(20)?;
        let text = std::str::from_utf8(text).ok().filter(|text| is_text(text))?;
        return Some((code.to_vec(), text.to_owned(), slips));
    }
    let replaced = Some(whole).filter(|text| text.contains('\u{fffd}'))?;
    let at = STARTS.iter().filter_map(|start| replaced.find(start)).min()?;
    Some((bytes[..at].to_vec(), replaced[at..].to_owned(), slips))
}

/// Digest, text and what is wrong with their form.
type Split = (Vec<u8>, String, Vec<Slip>);

/// Digest and text, wherever the text begins; with it what is misplaced.
fn split(bytes: &[u8]) -> Option<(Vec<u8>, String, Vec<Slip>)> {
    let with_code = |len: usize| {
        let (code, text) = bytes.split_at_checked(len)?;
        let text = std::str::from_utf8(text).ok().filter(|text| is_text(text))?;
        Some((code.to_vec(), text.to_owned()))
    };
    let behind = |len: usize| {
        let (text, code) = bytes.split_at_checked(bytes.len().checked_sub(len)?)?;
        let text = std::str::from_utf8(text).ok().filter(|text| is_text(text))?;
        Some((code.to_vec(), text.to_owned(), vec![Slip::from(&generated::CODE_BEHIND)]))
    };
    if let Some(found) = transcoded(bytes) {
        return Some(found);
    }
    if let Some((code, text)) = with_code(20) {
        return Some((code, text, Vec::new()));
    }
    if let Some(text) = std::str::from_utf8(bytes).ok().filter(|text| is_text(text)) {
        return Some((Vec::new(), text.to_owned(), vec![Slip::from(&generated::CODE_MISSING)]));
    }
    behind(20)
        .or_else(|| {
            // The usual place failed: a code of another length, or digits instead of bytes.
            (1..bytes.len().min(200)).find_map(with_code).map(|(code, text)| {
                let slip = match code.len() {
                    40 => Slip::from(&generated::ENCODED_HEX),
                    28 => Slip::from(&generated::ENCODED_BASE64),
                    32 | 64 | 44 => Slip::of(&generated::ALGORITHM, "HMAC-SHA256 or MD5"),
                    16 => Slip::of(&generated::ALGORITHM, "MD5"),
                    _ => Slip::from(&generated::CODE_LENGTH),
                };
                (code, text, vec![slip])
            })
        })
        .or_else(|| behind(40))
}

/// The mistakes by which `code` came out instead of the HMAC-SHA1 of `text`.
pub fn find(code: &[u8], text: &str, pair: &Pair, others: &[Pair]) -> Vec<Slip> {
    let search = Search::of_bytes(code);
    let secret = pair.secret_key.as_bytes();
    let hmac = Algorithm::HmacSha1;
    let by_key = || {
        keys::variants(pair, others)
            .find_map(|(slip, key)| search.try_code(hmac, &key, text.as_bytes(), || Some(slip)))
    };
    let by_text = || {
        texts(text, pair).into_iter().filter(|(_, other)| other != text).find_map(|(kind, other)| {
            search.try_code(hmac, secret, other.as_bytes(), || Some(Slip::from(kind)))
        })
    };
    search
        .try_code(hmac, secret, text.as_bytes(), || None)
        .or_else(by_key)
        .or_else(by_text)
        .or_else(|| search.try_algorithms(hmac, secret, text.as_bytes()))
        .unwrap_or_default()
}

/// Texts that a mistake would have signed.
fn texts(text: &str, pair: &Pair) -> Vec<(&'static Kind, String)> {
    let decoded = plain(text);
    let mut pairs: Vec<(&str, &str)> = raw_pairs(text).collect();
    let join = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    };
    let full: Vec<_> = pairs.iter().copied().filter(|(_, value)| !value.is_empty()).collect();
    let escaped: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{name}={}", encode_component(value))).collect();
    let without_empty = join(&full);
    pairs.sort_unstable();
    let sorted = join(&pairs);
    let reversed = join(&pairs.iter().rev().copied().collect::<Vec<_>>());
    vec![
        (&generated::TEXT_LINE_FEED, format!("{text}\n")),
        (&generated::TEXT_LINE_FEED, text.trim_end_matches('\n').to_owned()),
        (&generated::TEXT_AMPERSAND, format!("{text}&")),
        (&generated::TEXT_AMPERSAND, text.trim_end_matches('&').to_owned()),
        (&generated::TEXT_DECODED, decoded),
        (&generated::TEXT_DECODED, text.replace('+', " ")),
        (&generated::TEXT_ENCODED, encode_component(text).into_owned()),
        (&generated::TEXT_ENCODED, escaped.join("&")),
        (&generated::TEXT_BASE64, base64::engine::general_purpose::STANDARD.encode(text)),
        (&generated::TEXT_SORTED, sorted),
        (&generated::TEXT_SORTED, reversed),
        (&generated::TEXT_WITHOUT_EMPTY, without_empty),
        (&generated::TEXT_CASE, text.to_lowercase()),
        (&generated::TEXT_WITH_KEY, format!("{text}{}", pair.secret_key)),
        (&generated::TEXT_WITH_KEY, format!("{text}&secretKey={}", pair.secret_key)),
        (&generated::TEXT_QUESTION_MARK, format!("?{text}")),
        (&generated::TEXT_AMP, text.replace('&', "&amp;")),
        (&generated::TEXT_AMP, text.replace("&amp;", "&")),
        (&generated::TEXT_TIMES, text.replace("&times", "×")),
    ]
}
