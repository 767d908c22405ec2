//! Errors of VOD upload signatures.

use crate::catalog::limits::VOD_RANDOM_MAX;
use crate::domain::auth::slips::kind::Slip;
use crate::domain::auth::slips::kind::said;
use crate::primitives::memory::MemoryFull;
use crate::primitives::time::UnixSeconds;

/// Error of an upload signature.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("not an upload signature: {0}")]
    Malformed(&'static str),
    /// A mandatory field is missing.
    #[error("the signed text has no {0}")]
    FieldMissing(&'static str),
    /// A field that is there more than once: one could be meant, and another act.
    #[error("the signed text has {0} more than once")]
    Duplicated(String),
    /// A numeric field is not a whole number.
    #[error("{name}={value:?} in the signed text is not a whole number of seconds")]
    NotWhole { name: &'static str, value: String },
    /// `random` is out of range.
    #[error("random={0} in the signed text is outside 0 to {VOD_RANDOM_MAX}")]
    Random(i64),
    /// The SecretId is unknown.
    #[error("no account has the SecretId {0:?}")]
    UnknownSecretId(String),
    /// A refusal with the mistakes that explain it.
    #[error("{refusal}: {}", said(slips, ""))]
    Explained {
        refusal: Box<Self>,
        /// At least one.
        slips: Vec<Slip>,
    },
    /// The HMAC does not match the text.
    #[error("the HMAC-SHA1 over the {len} received bytes of text differs")]
    CodeMismatch {
        /// Length of the text in bytes.
        len: usize,
    },
    #[error("expired {ago} s ago: expireTime={expires}, now={now}")]
    Expired {
        /// `expireTime`.
        expires: UnixSeconds,
        now: UnixSeconds,
        ago: i64,
    },
    /// A time that is none in seconds.
    #[error("{name}={value} is no time in Unix seconds")]
    Impossible { name: &'static str, value: UnixSeconds },
    /// The validity is not positive, or more than 90 days.
    #[error(
        "expireTime - currentTimeStamp is {seconds} s; it must be positive and at most 90 days (7776000 s)"
    )]
    Validity {
        /// `expireTime` − `currentTimeStamp`.
        seconds: i64,
    },
    #[error(
        "oneTimeValid=1, and this signature was used for an upload before; fetch a new one for each upload"
    )]
    Replayed,
    /// An optional parameter is out of range.
    #[error("{name} in the signed text: {rule}")]
    Parameter {
        name: &'static str,
        /// The allowed range, and the value.
        rule: String,
    },
    /// No memory to remember a one-time signature.
    #[error(transparent)]
    MemoryFull(#[from] MemoryFull),
}
