//! SHA-1, SHA-256, MD5, HMAC, and the running SHA-1 state that `datasha` carries.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use md5::Md5 as Md5Hasher;
use sha1::digest::common::hazmat::SerializableState;
use sha1::{Digest, Sha1 as Sha1Hasher, block_api::compress as sha1_compress};
use sha2::Sha256 as Sha256Hasher;

use crate::primitives::blob::Blob;

macro_rules! digest_type {
    ($(#[$doc:meta])* $name:ident, $len:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $name(pub [u8; $len]);

        impl $name {
            /// Parses exactly the hexadecimal digits of one digest, in either case.
            pub fn from_hex(text: &str) -> Option<Self> {
                let mut bytes = [0; $len];
                decode_hex(text, &mut bytes).then_some(Self(bytes))
            }
        }

        impl fmt::Display for $name {
            /// Lower-case hexadecimal.
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_hex(&self.0, out)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_hex(&self.0, out)
            }
        }
    };
}

digest_type!(Sha1, 20);
digest_type!(Sha256, 32);
digest_type!(Md5, 16);

fn write_hex(bytes: &[u8], out: &mut fmt::Formatter<'_>) -> fmt::Result {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = [0; 64];
    for (pair, byte) in text.as_chunks_mut().0.iter_mut().zip(bytes) {
        *pair = [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
    }
    out.write_str(std::str::from_utf8(&text[..bytes.len() * 2]).expect("digits are ASCII"))
}

fn decode_hex(text: &str, out: &mut [u8]) -> bool {
    let digits = text.as_bytes();
    if digits.len() != out.len() * 2 {
        return false;
    }
    let value = |digit: u8| char::from(digit).to_digit(16);
    for (byte, pair) in out.iter_mut().zip(digits.chunks_exact(2)) {
        let (Some(high), Some(low)) = (value(pair[0]), value(pair[1])) else { return false };
        *byte = (high << 4 | low) as u8;
    }
    true
}

pub fn sha1(blob: &Blob) -> Sha1 {
    let mut hasher = Sha1Hasher::new();
    blob.pieces().iter().for_each(|piece| hasher.update(piece));
    Sha1(hasher.finalize().into())
}

pub fn sha1_of(bytes: &[u8]) -> Sha1 {
    Sha1(Sha1Hasher::digest(bytes).into())
}

/// SHA-1 of bytes that arrive in runs.
#[derive(Debug, Clone, Default)]
pub struct RunningSha1(Sha1Hasher);

impl RunningSha1 {
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub fn finish(self) -> Sha1 {
        Sha1(self.0.finalize().into())
    }
}

pub fn sha256(blob: &Blob) -> Sha256 {
    let mut hasher = Sha256Hasher::new();
    blob.pieces().iter().for_each(|piece| hasher.update(piece));
    Sha256(hasher.finalize().into())
}

pub fn sha256_of(bytes: &[u8]) -> Sha256 {
    Sha256(Sha256Hasher::digest(bytes).into())
}

pub fn md5(bytes: &[u8]) -> Md5 {
    Md5(Md5Hasher::digest(bytes).into())
}

/// A key for HMAC-SHA1 with its two first blocks already hashed.
#[derive(Clone)]
pub struct HmacKey(Hmac<Sha1Hasher>);

impl HmacKey {
    pub fn new(key: &[u8]) -> Self {
        Self(Hmac::new_from_slice(key).expect("HMAC takes a key of any length"))
    }

    /// The MAC of `text`.
    pub fn code(&self, text: &[u8]) -> [u8; 20] {
        self.0.clone().chain_update(text).finalize().into_bytes().into()
    }

    /// Whether `code` is the MAC of `text`, compared in constant time.
    pub fn matches(&self, text: &[u8], code: &[u8; 20]) -> bool {
        self.0.clone().chain_update(text).verify(code.into()).is_ok()
    }
}

impl fmt::Debug for HmacKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("HmacKey(…)")
    }
}

/// A key for HMAC-SHA256 with its two first blocks already hashed.
#[derive(Clone)]
pub struct HmacKey256(Hmac<Sha256Hasher>);

impl HmacKey256 {
    pub fn new(key: &[u8]) -> Self {
        Self(Hmac::new_from_slice(key).expect("HMAC takes a key of any length"))
    }

    /// The MAC of `text`.
    pub fn code(&self, text: &[u8]) -> [u8; 32] {
        self.0.clone().chain_update(text).finalize().into_bytes().into()
    }

    /// Whether `code` is the MAC of `text`, compared in constant time.
    pub fn matches(&self, text: &[u8], code: &[u8; 32]) -> bool {
        self.0.clone().chain_update(text).verify(code.into()).is_ok()
    }
}

impl fmt::Debug for HmacKey256 {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("HmacKey256(…)")
    }
}

/// The SHA-1 state after a number of whole 64-byte blocks, before padding.
///
/// The vendor's SDKs send it as `uploadparts[].datasha` for every part but the last, each 32-bit word in
/// little-endian order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chain([u32; 5]);

/// Block size of SHA-1 and MD5 in bytes; a [`Chain`] exists only at multiples of it.
pub const BLOCK: u64 = 64;

impl Chain {
    pub const START: Self = Self([0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]);

    /// Parses a `datasha`.
    pub fn from_datasha(datasha: Sha1) -> Self {
        let (words, _) = datasha.0.as_chunks::<4>();
        Self(std::array::from_fn(|i| u32::from_le_bytes(words[i])))
    }

    /// This state as a `datasha`.
    pub fn datasha(&self) -> Sha1 {
        let mut bytes = [0; 20];
        bytes.chunks_exact_mut(4).zip(self.0).for_each(|(to, word)| to.copy_from_slice(&word.to_le_bytes()));
        Sha1(bytes)
    }

    /// Hashes the whole blocks of `bytes` and returns the rest.
    fn absorb<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let (blocks, rest) = bytes.as_chunks::<64>();
        sha1_compress(&mut self.0, blocks);
        rest
    }

    /// The SHA-1 of a message of `total` bytes that ends with `rest` after this state.
    fn finish(mut self, rest: &[u8], total: u64) -> Sha1 {
        let rest = self.absorb(rest);
        let mut tail = [0; 128];
        tail[..rest.len()].copy_from_slice(rest);
        tail[rest.len()] = 0x80;
        let end = if rest.len() < 56 { 64 } else { 128 };
        tail[end - 8..end].copy_from_slice(&(total * 8).to_be_bytes());
        self.absorb(&tail[..end]);
        let mut bytes = [0; 20];
        bytes.chunks_exact_mut(4).zip(self.0).for_each(|(to, word)| to.copy_from_slice(&word.to_be_bytes()));
        Sha1(bytes)
    }
}

/// Position of a run of bytes in the file whose SHA-1 it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct ChainLink {
    /// The state before the run.
    pub before: Chain,
    /// Length of the whole file if the run ends it: then the result is the file's SHA-1, else the running
    /// state.
    pub ends_file_of: Option<u64>,
}

/// The `datasha` of `bytes` and their MD5, computed in one pass so that the CPU overlaps the two.
///
/// `bytes` must be whole blocks unless they end the file.
pub fn datasha_and_md5(link: ChainLink, bytes: &[u8]) -> (Sha1, Md5) {
    const STRIDE: usize = 64;
    let mut chain = link.before;
    let mut md5_state = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476];
    let (blocks, rest) = bytes.as_chunks::<STRIDE>();
    for block in blocks {
        sha1_compress(&mut chain.0, std::slice::from_ref(block));
        md5::block_api::compress(&mut md5_state, std::slice::from_ref(block));
    }
    let datasha = match link.ends_file_of {
        Some(total) => chain.finish(rest, total),
        None => chain.datasha(),
    };
    (datasha, finish_md5(md5_state, rest, bytes.len() as u64))
}

/// The SHA-1 of a blob, and the `datasha` at each of `ends`, which ascend. An end within a block has the
/// state of the block boundary before it, as clients send it that read the state of their hasher.
pub fn sha1_with_states(blob: &Blob, ends: impl Iterator<Item = u64>) -> (Vec<Sha1>, Sha1) {
    let mut hasher = Sha1Hasher::new();
    let (mut states, mut ends) = (Vec::new(), ends.peekable());
    let mut hashed = 0;
    for piece in blob.pieces() {
        let mut piece = &piece[..];
        while let Some(end) = ends.next_if(|end| *end <= hashed + piece.len() as u64) {
            let (now, later) = piece.split_at((end - hashed) as usize);
            hasher.update(now);
            // The serialized state begins with the five words, in little-endian order.
            let state = hasher.serialize();
            states.push(Sha1(*state.first_chunk().expect("five words come first")));
            (piece, hashed) = (later, end);
        }
        hasher.update(piece);
        hashed += piece.len() as u64;
    }
    (states, Sha1(hasher.finalize().into()))
}

fn finish_md5(mut state: [u32; 4], rest: &[u8], total: u64) -> Md5 {
    let mut tail = [0; 128];
    tail[..rest.len()].copy_from_slice(rest);
    tail[rest.len()] = 0x80;
    let end = if rest.len() < 56 { 64 } else { 128 };
    tail[end - 8..end].copy_from_slice(&(total * 8).to_le_bytes());
    let (blocks, _) = tail[..end].as_chunks::<64>();
    md5::block_api::compress(&mut state, blocks);
    let mut bytes = [0; 16];
    bytes.chunks_exact_mut(4).zip(state).for_each(|(to, word)| to.copy_from_slice(&word.to_le_bytes()));
    Md5(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn running(bytes: &[u8]) -> String {
        let link = ChainLink { before: Chain::START, ends_file_of: None };
        datasha_and_md5(link, bytes).0.to_string()
    }

    #[test]
    fn the_published_datasha_vectors_hold() {
        assert_eq!(running(&[b'a'; 64]), "eb6849da1f7c372e528f4e88eb4b5283bdbd4ee7");
        assert_eq!(running(&vec![0; 524_288]), "a9a367b44b8ffd0c81c3425071a7fb52861c3834");
    }

    #[test]
    fn a_file_hashed_in_links_has_its_ordinary_digests() {
        for len in [0usize, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 4096, 4159] {
            let bytes: Vec<u8> = (0..len).map(|i| (i * 31 % 251) as u8).collect();
            let cut = len / 2 / 64 * 64;
            let first = ChainLink { before: Chain::START, ends_file_of: None };
            let state = Chain::from_datasha(datasha_and_md5(first, &bytes[..cut]).0);
            let last = ChainLink { before: state, ends_file_of: Some(len as u64) };
            let (sha, tail_md5) = datasha_and_md5(last, &bytes[cut..]);
            assert_eq!(sha, sha1(&bytes.clone().into()), "{len}");
            assert_eq!(tail_md5, md5(&bytes[cut..]), "{len}");
        }
    }

    #[test]
    fn the_states_on_the_way_are_those_of_the_links() {
        let bytes: Vec<u8> = (0..5000).map(|i| (i * 31 % 251) as u8).collect();
        let pieces = [&bytes[..70], &bytes[70..70], &bytes[70..4000], &bytes[4000..]];
        let blob = Blob::from_pieces(pieces.map(bytes::Bytes::copy_from_slice));
        let ends = [64, 128, 4032, 4990];
        let (states, whole) = sha1_with_states(&blob, ends.into_iter());
        let expected = ends.map(|end| running(&bytes[..end as usize / 64 * 64]));
        assert_eq!(states.iter().map(Sha1::to_string).collect::<Vec<_>>(), expected);
        assert_eq!(whole, sha1_of(&bytes));
    }

    #[test]
    fn the_published_vectors_of_sha256_and_its_hmac_hold() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sha256_of(b"").to_string(), empty);
        assert_eq!(sha256(&Blob::default()), Sha256::from_hex(empty).unwrap());
        // RFC 4231, test case 2.
        let code = HmacKey256::new(b"Jefe").code(b"what do ya want for nothing?");
        let want = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(Sha256(code).to_string(), want);
        assert!(HmacKey256::new(b"Jefe").matches(b"what do ya want for nothing?", &code));
    }

    #[test]
    fn only_exactly_forty_hexadecimal_digits_are_a_sha1() {
        assert_eq!(Sha1::from_hex("DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"), Some(sha1(&Blob::default())));
        for bad in [
            "",
            "da39",
            "xa39a3ee5e6b4b0d3255bfef95601890afd80709",
            "da39a3ee5e6b4b0d3255bfef95601890afd8070é",
        ] {
            assert_eq!(Sha1::from_hex(bad), None, "{bad}");
        }
    }
}
