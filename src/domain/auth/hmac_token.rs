//! The seal that the JSON API's and VOD's signatures share: `Base64(HMAC-SHA1(SecretKey, text) ‖ text)`.

use base64::{
    Engine,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig, general_purpose::STANDARD},
};

use crate::primitives::digest::HmacKey;

/// Padding may be missing, and stray bits in the last digit are ignored, as lenient decoders do.
pub(super) const FORGIVING: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
/// The standard alphabet, so read.
pub(super) const LENIENT: GeneralPurpose = GeneralPurpose::new(&base64::alphabet::STANDARD, FORGIVING);

/// Bytes of the code in front.
const CODE: usize = 20;

/// Code and text of a sealed text, whether or not the one belongs to the other; else what is wrong with it.
/// Its base64 may be as careless as lenient decoders allow.
pub fn open(sealed: &str) -> Result<([u8; CODE], String), &'static str> {
    part(LENIENT.decode(sealed).map_err(|_| "it is not base64")?)
}

/// Opens a token in strict base64, padding included.
pub fn open_whole(sealed: &str) -> Result<([u8; CODE], String), &'static str> {
    part(STANDARD.decode(sealed).map_err(|_| "it is not base64 in the standard alphabet with its padding")?)
}

fn part(mut bytes: Vec<u8>) -> Result<([u8; CODE], String), &'static str> {
    let Some(code) = bytes.first_chunk::<CODE>().copied().filter(|_| bytes.len() > CODE) else {
        return Err("fewer than 21 bytes after base64 decoding");
    };
    bytes.drain(..CODE);
    let text = String::from_utf8(bytes).map_err(|_| "its plaintext is not UTF-8")?;
    Ok((code, text))
}

/// Seals a text.
pub fn seal(text: &str, key: &HmacKey) -> String {
    let mut bytes = Vec::with_capacity(CODE + text.len());
    bytes.extend_from_slice(&key.code(text.as_bytes()));
    bytes.extend_from_slice(text.as_bytes());
    STANDARD.encode(bytes)
}
