//! How digests are written.

use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Kind;

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

/// Lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes that hexadecimal digits stand for.
pub(super) fn from_hex(digits: &[u8]) -> Option<Vec<u8>> {
    let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let pair = |pair: &[u8]| Some(value(pair[0])? << 4 | value(*pair.get(1)?)?);
    let sound = !digits.is_empty() && digits.len().is_multiple_of(2);
    sound.then(|| digits.chunks(2).map(pair).collect()).flatten()
}
