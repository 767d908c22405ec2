//! Errors of API 3.0 signatures.

use crate::domain::auth::cloud::slip::Slip;
use crate::primitives::time::UnixSeconds;

/// Seconds that a time stamp may differ from the server's clock
/// (<https://cloud.tencent.com/document/api/213/30654>).
pub const SKEW: i64 = 300;

/// Error of a signature.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A common parameter is missing.
    #[error("{name} is missing: {hint}")]
    Missing { name: &'static str, hint: &'static str },
    /// A common parameter is no number.
    #[error("{name} {value:?} is not {want}")]
    Malformed { name: &'static str, value: String, want: &'static str },
    /// The `Authorization` header is not of the scheme.
    #[error("the Authorization header: {0}")]
    Authorization(String),
    /// The time stamp is too far from the server's clock.
    #[error(
        "Timestamp {timestamp} is {} s {} the server's clock, which says {now}; {SKEW} s are allowed",
        now.0.abs_diff(*timestamp), if *timestamp < now.0 { "behind" } else { "ahead of" }
    )]
    Expired { timestamp: i64, now: UnixSeconds },
    /// Nobody has the SecretId.
    #[error("no account has the SecretId {0:?}, and no temporary key")]
    UnknownSecretId(String),
    /// The token is missing, wrong, over, or sent beside a permanent key.
    #[error("{0}")]
    Token(TokenFault),
    /// The day in the credential is not that of the time stamp.
    #[error(
        "the Credential says {signed}, and Timestamp {timestamp} falls on {utc} in UTC{}",
        if *is_local { ": the local date was taken" } else { "" }
    )]
    Date { signed: String, utc: String, timestamp: i64, is_local: bool },
    /// A header that must be signed is not.
    #[error("SignedHeaders {0:?} does not name content-type and host, which must be signed")]
    HeaderUnsigned(String),
    /// The code differs.
    #[error("{}{}", mismatch(slip.as_deref()), hashed(text))]
    Mismatch {
        /// The likeliest cause.
        slip: Option<Box<Slip>>,
        /// The text that the server hashed: the canonical request, or the string to sign.
        text: String,
    },
    /// Parameters of a v1 signature beyond its limit.
    #[error(
        "{bytes} bytes of parameters; a v1 signature covers at most {limit}, TC3-HMAC-SHA256 ten times that"
    )]
    TooLarge { bytes: u64, limit: u64 },
}

/// Error of a token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokenFault {
    #[error("the SecretId is that of a temporary key: send its token as X-TC-Token, or Token in v1")]
    Missing,
    #[error("the token is not the one that was issued with this temporary key")]
    Wrong,
    #[error("the temporary key expired at {expires}, now is {now}")]
    Expired { expires: UnixSeconds, now: UnixSeconds },
    #[error("a token was sent beside a permanent key; leave it out")]
    Unexpected,
}

fn mismatch(slip: Option<&Slip>) -> String {
    slip.map_or_else(
        || "the signature differs: another SecretKey, or a signed value was changed".to_owned(),
        ToString::to_string,
    )
}

fn hashed(text: &str) -> String {
    format!("; signed here was {}", text.replace('\n', "\\n"))
}
