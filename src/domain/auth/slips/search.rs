//! Comparison of what a mistake would yield with the signature received.

use std::cell::Cell;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};

use crate::domain::auth::hmac_token::{FORGIVING, LENIENT};
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Kind;
use crate::domain::auth::slips::kind::Slip;

/// Bytes that one search may hash, its overhead included: less than 2 ms of one core.
pub const BUDGET: u64 = 640 << 10;
/// What setting up one HMAC costs, in bytes hashed.
const OVERHEAD: u64 = 192;

/// How a digest is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Its bytes.
    Bytes,
    /// Lower-case hexadecimal digits.
    Hex,
    HexCapitals,
    /// The standard alphabet with padding.
    Base64,
    Base64Url,
    /// Base64 of the hexadecimal digits.
    Base64OfHex,
}

impl Encoding {
    /// The mistake of using this encoding.
    pub(super) fn slip(self) -> &'static Kind {
        match self {
            Self::Bytes => &generated::ENCODED_BYTES,
            Self::Hex => &generated::ENCODED_HEX,
            Self::HexCapitals => &generated::ENCODED_HEX_CAPITALS,
            Self::Base64 => &generated::ENCODED_BASE64,
            Self::Base64Url => &generated::ENCODED_BASE64_URL,
            Self::Base64OfHex => &generated::ENCODED_BASE64_OF_HEX,
        }
    }
}

/// How a digest is computed from a key and a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    HmacSha1,
    HmacSha256,
    HmacSha512,
    HmacMd5,
    /// A digest of key and text, one behind the other.
    PlainSha1,
    PlainSha256,
    PlainMd5,
}

impl Algorithm {
    pub(super) const ALL: [Self; 7] = [
        Self::HmacSha1,
        Self::HmacSha256,
        Self::HmacSha512,
        Self::HmacMd5,
        Self::PlainSha1,
        Self::PlainSha256,
        Self::PlainMd5,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::HmacSha1 => "HMAC-SHA1",
            Self::HmacSha256 => "HMAC-SHA256",
            Self::HmacSha512 => "HMAC-SHA512",
            Self::HmacMd5 => "HMAC-MD5",
            Self::PlainSha1 => "plain SHA-1",
            Self::PlainSha256 => "plain SHA-256",
            Self::PlainMd5 => "plain MD5",
        }
    }

    /// The digest; of a plain algorithm that of `key` followed by `text`.
    pub(super) fn code(self, key: &[u8], text: &[u8]) -> Vec<u8> {
        match self {
            Self::HmacSha1 => hmac::<Hmac<Sha1>>(key, text),
            Self::HmacSha256 => hmac::<Hmac<Sha256>>(key, text),
            Self::HmacSha512 => hmac::<Hmac<Sha512>>(key, text),
            Self::HmacMd5 => hmac::<Hmac<Md5>>(key, text),
            Self::PlainSha1 => plain::<Sha1>(key, text),
            Self::PlainSha256 => plain::<Sha256>(key, text),
            Self::PlainMd5 => plain::<Md5>(key, text),
        }
    }
}

fn hmac<M: Mac + KeyInit>(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut mac = <M as KeyInit>::new_from_slice(key).expect("an HMAC takes a key of any length");
    mac.update(text);
    mac.finalize().into_bytes().to_vec()
}

fn plain<D: Digest>(key: &[u8], text: &[u8]) -> Vec<u8> {
    D::new().chain_update(key).chain_update(text).finalize().to_vec()
}

/// A search for the mistake behind a signature.
#[derive(Debug)]
pub struct Search {
    /// The digest received, in each encoding that it can be read in.
    received: Vec<(Encoding, Vec<u8>)>,
    /// The encoding that the scheme wants.
    wanted: Encoding,
    left: Cell<u64>,
}

impl Search {
    /// A search for a digest that was received as text.
    pub fn of_text(text: &str, wanted: Encoding) -> Self {
        let text = text.trim();
        let mut received = Vec::new();
        if let Some(bytes) = from_hex(text.as_bytes()) {
            let capitals = text.bytes().any(|byte| byte.is_ascii_uppercase());
            received.push((if capitals { Encoding::HexCapitals } else { Encoding::Hex }, bytes));
        }
        let spaced = text.replace(' ', "+");
        if let Ok(bytes) = LENIENT.decode(&spaced) {
            received.extend(from_hex(&bytes).map(|bytes| (Encoding::Base64OfHex, bytes)));
            received.push((Encoding::Base64, bytes));
        }
        let url_safe = base64::engine::GeneralPurpose::new(&base64::alphabet::URL_SAFE, FORGIVING);
        if let Ok(bytes) = url_safe.decode(text) {
            received.push((Encoding::Base64Url, bytes));
        }
        Self { received, wanted, left: Cell::new(BUDGET) }
    }

    /// A search for a digest that was received as bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let mut received = vec![(Encoding::Bytes, bytes.to_vec())];
        if let Some(decoded) = from_hex(bytes) {
            let capitals = bytes.iter().any(u8::is_ascii_uppercase);
            received.push((if capitals { Encoding::HexCapitals } else { Encoding::Hex }, decoded));
        }
        received.extend(STANDARD.decode(bytes).ok().map(|decoded| (Encoding::Base64, decoded)));
        received.extend(URL_SAFE.decode(bytes).ok().map(|decoded| (Encoding::Base64Url, decoded)));
        Self { received, wanted: Encoding::Bytes, left: Cell::new(BUDGET) }
    }

    /// Whether the search has hashed as much as it may. It finds nothing more then.
    pub fn is_spent(&self) -> bool {
        self.left.get() == 0
    }

    /// Charges for `bytes` to be hashed; false where too little is left.
    pub(super) fn charge(&self, bytes: usize) -> bool {
        let left = self.left.get().saturating_sub(OVERHEAD + bytes as u64);
        self.left.set(left);
        left > 0
    }

    /// The encoding in which `code` is the digest received.
    pub(super) fn compare(&self, code: &[u8]) -> Option<Encoding> {
        let is_it = |(_, received): &&(Encoding, Vec<u8>)| received == code;
        self.received.iter().find(is_it).map(|(encoding, _)| *encoding)
    }

    /// The mistakes by which `code` is the digest received: `slip`, and a wrong encoding.
    pub(super) fn found(&self, code: &[u8], slip: Option<Slip>) -> Option<Vec<Slip>> {
        let encoding = self.compare(code)?;
        let encoded = (encoding != self.wanted).then(|| Slip::from(encoding.slip()));
        let slips: Vec<Slip> = slip.into_iter().chain(encoded).collect();
        (!slips.is_empty()).then_some(slips)
    }

    /// Tries a digest of `text` under `key`.
    pub(super) fn try_code(
        &self,
        algorithm: Algorithm,
        key: &[u8],
        text: &[u8],
        slip: impl FnOnce() -> Option<Slip>,
    ) -> Option<Vec<Slip>> {
        if !self.charge(text.len()) {
            return None;
        }
        let code = algorithm.code(key, text);
        self.compare(&code)?;
        self.found(&code, slip())
    }

    /// Tries other algorithms than `wanted`, and key and text in each other's place.
    pub(super) fn try_algorithms(&self, wanted: Algorithm, key: &[u8], text: &[u8]) -> Option<Vec<Slip>> {
        let other = |algorithm: Algorithm| {
            let slip = || Some(Slip::of(&generated::ALGORITHM, algorithm.name()));
            self.try_code(algorithm, key, text, slip).or_else(|| {
                let is_plain =
                    matches!(algorithm, Algorithm::PlainSha1 | Algorithm::PlainSha256 | Algorithm::PlainMd5);
                let behind = is_plain.then(|| self.try_code(algorithm, text, key, slip)).flatten();
                behind.or_else(|| is_plain.then(|| self.try_code(algorithm, b"", text, slip)).flatten())
            })
        };
        let swapped =
            || self.try_code(wanted, text, key, || Some(Slip::from(&generated::KEY_AND_TEXT_SWAPPED)));
        Algorithm::ALL.into_iter().filter(|one| *one != wanted).find_map(other).or_else(swapped)
    }
}

/// Lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes that hexadecimal digits stand for.
fn from_hex(digits: &[u8]) -> Option<Vec<u8>> {
    let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let pair = |pair: &[u8]| Some(value(pair[0])? << 4 | value(*pair.get(1)?)?);
    let sound = !digits.is_empty() && digits.len().is_multiple_of(2);
    sound.then(|| digits.chunks(2).map(pair).collect()).flatten()
}
