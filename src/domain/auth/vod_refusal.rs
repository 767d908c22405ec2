//! What can be wrong with an upload signature of VOD.

use crate::catalog::limits::VOD_RANDOM_MAX;
use crate::primitives::memory::MemoryFull;

/// Why an upload signature was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not a signature.
    #[error("not an upload signature: {0}")]
    Malformed(&'static str),
    /// A field that every signature has is not there.
    #[error("the signed text has no {0}")]
    FieldMissing(&'static str),
    /// A field that must be a whole number is something else.
    #[error("{name}={value:?} in the signed text is not a whole number; seconds must not have decimals")]
    NotWhole {
        /// The field.
        name: &'static str,
        /// What it holds.
        value: String,
    },
    /// `random` is a whole number, but none of 32 bits.
    #[error("random={0} in the signed text is outside 0 to {VOD_RANDOM_MAX}")]
    Random(i64),
    /// Nobody owns the SecretId.
    #[error("no account has the SecretId {0:?}")]
    UnknownSecretId(String),
    /// The code does not belong to the text.
    #[error(
        "the HMAC-SHA1 over the {len} received bytes of text differs: wrong SecretKey, or the text was changed after signing"
    )]
    CodeMismatch {
        /// Length of the text.
        len: usize,
    },
    /// It has expired.
    #[error("expired {ago} s ago: expireTime={expires}, now={now}")]
    Expired {
        /// `expireTime`.
        expires: i64,
        /// The server's time.
        now: i64,
        /// The difference.
        ago: i64,
    },
    /// It is valid for too long, or for no time at all.
    #[error(
        "expireTime - currentTimeStamp is {seconds} s; it must be positive and at most 90 days (7776000 s)"
    )]
    Validity {
        /// `expireTime` − `currentTimeStamp`.
        seconds: i64,
    },
    /// A one-time signature was used before.
    #[error(
        "oneTimeValid=1, and this signature was used for an upload before; fetch a new one for each upload"
    )]
    Replayed,
    /// An optional parameter is outside what is allowed.
    #[error("{name} in the signed text: {rule}")]
    Parameter {
        /// The parameter.
        name: &'static str,
        /// What is allowed, and what came.
        rule: String,
    },
    /// No room to remember that it was used.
    #[error(transparent)]
    MemoryFull(#[from] MemoryFull),
}
