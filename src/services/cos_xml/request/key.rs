//! Rules for object keys (<https://cloud.tencent.com/document/product/436/13324>), the same wherever a key
//! stands: in the path, a form, a copy source, or a list of keys to delete.
//!
//! The page forbids a leading slash as well; the service stores such keys (an SDK's live suite), so only the
//! option `strict_keys` refuses them.

use std::borrow::Cow;

use crate::catalog::{cos_xml as rows, limits};
use crate::domain::accounts::AccountOptions;
use crate::primitives::escape::{EscapeError, decode_strict};
use crate::services::cos_xml::error::Error;

/// Decodes a path as received. A literal `+` stands for a blank (StringToSign of live responses shows that
/// for the signature; that the key has the blank as well is assumed).
///
/// # Errors
/// `InvalidURI` for a `%` without two hexadecimal digits, and for what is not UTF-8.
pub(crate) fn decode_path(path: &str) -> Result<Cow<'_, str>, Error> {
    let invalid = |error: EscapeError| Error::new(&rows::INVALID_URI, format!("in the path, {error}"));
    if path.contains('+') {
        let spaced = path.replace('+', " ");
        return decode_strict(&spaced).map(|path| path.into_owned().into()).map_err(invalid);
    }
    decode_strict(path).map_err(invalid)
}

/// Refuses keys that no object may have.
///
/// # Errors
/// `InvalidURI` for a NUL; `InvalidObjectName` for a `\` in front, a line end, U+0018 to U+001B, a key of
/// slashes and dots only, and with `strict_keys` a `/` in front.
pub(crate) fn check(key: &str, options: &AccountOptions) -> Result<(), Error> {
    let is_forbidden = |byte: u8| matches!(byte, b'\r' | b'\n' | 0x18..=0x1b);
    let reason = if key.contains('\0') {
        return Err(Error::new(&rows::INVALID_URI, "the key has a NUL"));
    } else if key.starts_with('\\') {
        "it begins with \\".to_owned()
    } else if let Some(byte) = key.bytes().find(|byte| is_forbidden(*byte)) {
        format!("it has the control character 0x{byte:02X}")
    } else if is_root(key) {
        "it is nothing but slashes and dots, which stand for the bucket itself".to_owned()
    } else if options.strict_keys && key.starts_with('/') {
        "it begins with /, which the account's option strict_keys refuses".to_owned()
    } else {
        return Ok(());
    };
    Err(Error::new(&rows::INVALID_OBJECT_NAME, format!("the key {key:?} is not allowed: {reason}")))
}

/// Whether all segments are empty or `.`: the service folds such a path to that of the bucket (an SDK's live
/// suite expects an error for it). `..` counts as a name.
pub(crate) fn is_root(key: &str) -> bool {
    key.split('/').all(|segment| segment.is_empty() || segment == ".")
}

/// Refuses a key that is too long to be written.
///
/// # Errors
/// `KeyTooLong`.
pub(crate) fn check_length(key: &str) -> Result<(), Error> {
    if key.len() > limits::XML_KEY_MAX {
        let reason = format!("the key has {} bytes, at most {} are allowed", key.len(), limits::XML_KEY_MAX);
        return Err(Error::new(&rows::KEY_TOO_LONG, reason));
    }
    Ok(())
}
