//! Comparison of what a mistake would yield with the signature received.

use std::cell::Cell;

use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};

use crate::domain::auth::slips::encoding::Encoding;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Slip;
use crate::domain::auth::slips::received::Received;

/// Bytes that one search may hash, its overhead included: less than 2 ms of one core.
pub const BUDGET: u64 = 1 << 20;
/// What setting up one HMAC costs, in bytes hashed.
const OVERHEAD: u64 = 192;

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
    received: Received,
    left: Cell<u64>,
}

impl Search {
    /// A search for a digest that was received as text, where the scheme wants it encoded so.
    pub fn of_text(text: &str, wanted: Encoding) -> Self {
        Self { received: Received::of_text(text, wanted), left: Cell::new(BUDGET) }
    }

    /// A search for a digest that was received as bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self { received: Received::of_bytes(bytes), left: Cell::new(BUDGET) }
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

    /// The mistakes by which `code` is the digest received: `slip`, a wrong encoding, and what happened to it
    /// on its way.
    pub(super) fn found(&self, code: &[u8], slip: Option<Slip>) -> Option<Vec<Slip>> {
        let form = self.received.fits(code)?;
        let slips: Vec<Slip> = slip.into_iter().chain(form).collect();
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
        let form = self.received.fits(&code)?;
        let slips: Vec<Slip> = slip().into_iter().chain(form).collect();
        (!slips.is_empty()).then_some(slips)
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
