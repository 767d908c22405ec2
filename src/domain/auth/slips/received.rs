//! A code as it was received: what it was wrapped in, and the encodings in which it can be read.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

use crate::domain::auth::hmac_token::{FORGIVING, LENIENT};
use crate::domain::auth::slips::encoding::{Encoding, from_hex, hex};
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::{Kind, Slip};
use crate::primitives::escape::decoded;

/// Digits that a cut code has to have left to be told from a wrong one.
const LEFT: usize = 8;

/// A code as it was received.
#[derive(Debug)]
pub(super) struct Received {
    /// The digest in each encoding that it can be read in.
    readings: Vec<(Encoding, Vec<u8>)>,
    /// The text without what it was wrapped in; none of bytes.
    text: Option<String>,
    /// The encoding that the scheme wants.
    wanted: Encoding,
    travelled: Option<Slip>,
}

impl Received {
    /// A code in text.
    pub(super) fn of_text(text: &str, wanted: Encoding) -> Self {
        let (text, travelled) = unwrapped(text, wanted);
        let mut readings = Vec::new();
        if let Some(bytes) = from_hex(text.as_bytes()) {
            let capitals = text.bytes().any(|byte| byte.is_ascii_uppercase());
            readings.push((if capitals { Encoding::HexCapitals } else { Encoding::Hex }, bytes));
        }
        if let Ok(bytes) = LENIENT.decode(&text) {
            readings.extend(from_hex(&bytes).map(|bytes| (Encoding::Base64OfHex, bytes)));
            readings.push((Encoding::Base64, bytes));
        }
        let url_safe = base64::engine::GeneralPurpose::new(&base64::alphabet::URL_SAFE, FORGIVING);
        if let Ok(bytes) = url_safe.decode(&text) {
            readings.push((Encoding::Base64Url, bytes));
        }
        Self { readings, text: Some(text), wanted, travelled }
    }

    /// A code in bytes.
    pub(super) fn of_bytes(bytes: &[u8]) -> Self {
        let mut readings = vec![(Encoding::Bytes, bytes.to_vec())];
        if let Some(decoded) = from_hex(bytes) {
            let capitals = bytes.iter().any(u8::is_ascii_uppercase);
            readings.push((if capitals { Encoding::HexCapitals } else { Encoding::Hex }, decoded));
        }
        readings.extend(STANDARD.decode(bytes).ok().map(|decoded| (Encoding::Base64, decoded)));
        readings.extend(URL_SAFE.decode(bytes).ok().map(|decoded| (Encoding::Base64Url, decoded)));
        Self { readings, text: None, wanted: Encoding::Bytes, travelled: None }
    }

    /// What is wrong with the code received where `code` is the digest; none where it is another digest.
    pub(super) fn fits(&self, code: &[u8]) -> Option<Vec<Slip>> {
        let is_it = |(_, received): &&(Encoding, Vec<u8>)| received == code;
        let own = match self.readings.iter().find(is_it) {
            Some((encoding, _)) => (*encoding != self.wanted).then(|| Slip::from(encoding.slip())),
            None => Some(Slip::from(self.fragment(code)?)),
        };
        Some(self.travelled.iter().cloned().chain(own).collect())
    }

    /// Whether the code received is cut, or has something behind it.
    fn fragment(&self, code: &[u8]) -> Option<&'static Kind> {
        let text = self.text.as_deref()?;
        let whole = match self.wanted {
            Encoding::Hex => hex(code),
            Encoding::Base64 => STANDARD.encode(code),
            Encoding::Bytes | Encoding::HexCapitals | Encoding::Base64Url | Encoding::Base64OfHex => {
                return None;
            }
        };
        let bare = whole.trim_end_matches('=');
        if text.len() >= LEFT && text.len() < bare.len() && bare.starts_with(text) {
            Some(&generated::CODE_CUT)
        } else if text.len() > whole.len() && text.starts_with(bare) {
            Some(&generated::CODE_MORE)
        } else {
            None
        }
    }
}

/// A code without what it was wrapped in on its way.
fn unwrapped(carried: &str, wanted: Encoding) -> (String, Option<Slip>) {
    let text = carried.trim();
    let mended = |kind: &'static Kind, text: String| (text, Some(Slip::from(kind)));
    let quoted = text.strip_prefix(['"', '\'']).and_then(|text| text.strip_suffix(['"', '\'']));
    if let Some(inner) = quoted {
        return mended(&generated::TRAVEL_QUOTED, inner.to_owned());
    }
    let bytes = text.strip_prefix("b'").or_else(|| text.strip_prefix("b\""));
    if let Some(inner) = bytes.and_then(|text| text.strip_suffix(['\'', '"'])) {
        return mended(&generated::TRAVEL_BYTES, inner.to_owned());
    }
    for word in ["0x", "0X", "Bearer ", "sha1=", "sha256=", "Signature="] {
        if let Some(rest) = text.strip_prefix(word) {
            let slip = Slip::of(&generated::TRAVEL_PREFIX, format!("{:?}", word.trim()));
            return (rest.to_owned(), Some(slip));
        }
    }
    if text.contains('%') {
        return mended(&generated::TRAVEL_ESCAPED, decoded(&decoded(text)));
    }
    if text.contains("&#") || text.contains("&amp;") {
        let plain = text.replace("&#43;", "+").replace("&#x2B;", "+").replace("&#61;", "=");
        return mended(&generated::TRAVEL_AMP, plain.replace("&#x3D;", "=").replace("&amp;", "&"));
    }
    if text.contains("\\n") {
        return mended(&generated::TRAVEL_LINE_FEED_ESCAPED, text.replace("\\n", ""));
    }
    if text.contains(['\n', '\r']) {
        return mended(&generated::TRAVEL_LINES, text.replace(['\n', '\r'], ""));
    }
    if text.contains(' ') && wanted == Encoding::Base64 {
        return mended(&generated::TRAVEL_PLUS, text.replace(' ', "+"));
    }
    let is_unpadded = !text.len().is_multiple_of(4) && !text.ends_with('=');
    if wanted == Encoding::Base64 && is_unpadded && matches!(text.len(), 27 | 43) {
        return mended(&generated::TRAVEL_PADDING, text.to_owned());
    }
    (text.to_owned(), None)
}
