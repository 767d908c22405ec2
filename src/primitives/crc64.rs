//! CRC-64/XZ, which the XML API sends as `x-cos-hash-crc64ecma`, and combining it.

use std::fmt;

use crate::primitives::blob::Blob;
use crate::primitives::digest::Md5;
use md5::{Digest, Md5 as Md5Hasher};

/// A CRC-64/XZ, displayed as the decimal number of the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Crc64(pub u64);

impl fmt::Display for Crc64 {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// The generator in reflected form.
const POLYNOMIAL: u64 = 0xC96C_5795_D787_0F42;
/// The polynomial 1: reflected, the highest bit stands for x⁰.
const ONE: u64 = 1 << 63;

impl Crc64 {
    /// The CRC of bytes with this CRC, followed by `len` bytes with the CRC `next`. Reads no bytes.
    pub fn then(self, next: Self, len: u64) -> Self {
        Self(multiply(power(len), self.0) ^ next.0)
    }
}

/// x to the power of eight times `bytes`, modulo the generator.
fn power(mut bytes: u64) -> u64 {
    let mut square = ONE >> 8;
    let mut result = ONE;
    while bytes > 0 {
        if bytes & 1 == 1 {
            result = multiply(square, result);
        }
        square = multiply(square, square);
        bytes >>= 1;
    }
    result
}

fn multiply(one: u64, mut other: u64) -> u64 {
    let mut product = 0;
    for place in (0..64).rev() {
        if one >> place & 1 == 1 {
            product ^= other;
        }
        other = (other >> 1) ^ if other & 1 == 1 { POLYNOMIAL } else { 0 };
    }
    product
}

/// MD5 and CRC of a blob in one pass, so that each byte is read from memory once.
pub(crate) fn md5_and_crc64(blob: &Blob) -> (Md5, Crc64) {
    const STRIDE: usize = 16 * 1024;
    let (mut md5, mut crc) = (Md5Hasher::new(), crc64fast::Digest::new());
    for run in blob.pieces().iter().flat_map(|piece| piece.chunks(STRIDE)) {
        md5.update(run);
        crc.write(run);
    }
    (Md5(md5.finalize().into()), Crc64(crc.sum64()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crc(bytes: &[u8]) -> Crc64 {
        md5_and_crc64(&bytes.to_vec().into()).1
    }

    #[test]
    fn the_vectors_of_the_vendors_samples_hold() {
        let cases: [(&[u8], u64); 5] = [
            (b"", 0),
            (b"123456789", 11_051_210_869_376_104_954),
            (b"[Object Content]", 16_749_565_679_157_681_890),
            (b"[Object Part]", 4_510_578_591_875_220_731),
            (b"bbbbbbbbbb", 16_332_867_268_285_949_405),
        ];
        for (bytes, want) in cases {
            assert_eq!(crc(bytes), Crc64(want), "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(crc(&vec![b'a'; 1 << 20]), Crc64(6_701_094_182_323_390_671));
        let (md5, _) = md5_and_crc64(&"[Object Part]".into());
        assert_eq!(md5.to_string(), "108f528eb63b65e734f27ae331f5ffaa");
    }

    #[test]
    fn joined_bytes_have_the_crc_that_follows_from_those_of_the_pieces() {
        let whole: Vec<u8> = (0..70_000u32).map(|i| (i * 31 % 251) as u8).collect();
        for cut in [0, 1, 16, 65_536, whole.len()] {
            let (front, back) = whole.split_at(cut);
            assert_eq!(crc(front).then(crc(back), back.len() as u64), crc(&whole), "{cut}");
        }
    }
}
