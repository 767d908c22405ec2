//! Errors of API 3.0 signatures.

use crate::domain::auth::slips::kind::{Slip, said};
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
    #[error("the signature is not that of this request: {}{}", said(slips, COMPARE), hashed(text))]
    Mismatch {
        /// Mistakes that yield the signature received.
        slips: Vec<Slip>,
        /// The text that the server hashed: the canonical request, or the string to sign.
        text: String,
    },
    /// A refusal with the mistakes that explain it.
    #[error("{refusal}: {}", said(slips, ""))]
    Explained {
        refusal: Box<Self>,
        /// At least one.
        slips: Vec<Slip>,
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

/// Advice where no mistake was found.
const COMPARE: &str = "none of the mistakes that are known yields it; compare the text with the client's";

impl Refusal {
    /// The refusal without the mistakes that explain it.
    pub fn bare(&self) -> &Self {
        if let Self::Explained { refusal, .. } = self { refusal.bare() } else { self }
    }
}

fn hashed(text: &str) -> String {
    format!("; signed here was {}", text.replace('\n', "\\n"))
}
