//! Errors of JSON API signatures.

use crate::domain::auth::slips::kind::Slip;
use crate::domain::auth::slips::kind::said;
use crate::primitives::memory::MemoryFull;
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;

/// Error of a JSON API signature. Each has its own code in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("no signature: neither an Authorization header nor a sign parameter")]
    Missing,
    #[error("not a signature: {0}")]
    Malformed(&'static str),
    /// `a` is not a number.
    #[error("the signature's a={0:?} is not a number")]
    AppIdNotNumeric(String),
    /// The URL's AppId is zero or too large.
    #[error("the AppId {0} in the URL is out of range")]
    UrlAppIdOutOfRange(String),
    #[error("signed for AppId {signed}, but the URL names {url}")]
    AppIdMismatch { signed: String, url: String },
    /// `k` is unknown.
    #[error("no account has the SecretId {0:?}")]
    UnknownSecretId(String),
    /// `k` is another account's.
    #[error("the SecretId belongs to AppId {owner}, not to {signed}")]
    SecretIdOfAnother {
        /// Account of the SecretId.
        owner: AppId,
        /// `a` of the signature.
        signed: String,
    },
    #[error("AppId {0} is not registered (any more)")]
    AccountClosed(AppId),
    #[error("AppId {0} is blocked")]
    AccountForbidden(AppId),
    /// A refusal with the mistakes that explain it.
    #[error("{refusal}: {}", said(slips, ""))]
    Explained {
        refusal: Box<Self>,
        /// At least one.
        slips: Vec<Slip>,
    },
    /// The HMAC does not match the text.
    #[error("the HMAC-SHA1 over the {len} received bytes of plaintext differs")]
    CodeMismatch {
        /// Length of the plaintext in bytes.
        len: usize,
    },
    /// The token of a temporary key is missing or wrong.
    #[error("{}", token_words(*.sent))]
    TokenMismatch {
        /// Whether the request had a token.
        sent: bool,
    },
    /// A token beside a permanent key (that it is refused is assumed).
    #[error("a token was sent, but the SecretId is a permanent key's: leave x-cos-security-token out")]
    TokenUnexpected,
    /// `b` is not the addressed bucket.
    #[error("signed for bucket {signed:?}, but the URL names {url:?}")]
    BucketMismatch { signed: String, url: String },
    /// A once-signature where a multi-effect one is needed.
    #[error("e=0 makes a once-signature, but this operation needs a multi-effect one")]
    OnceNotAccepted,
    /// A multi-effect signature where a once-signature is needed.
    #[error("e={expires} makes a multi-effect signature, but this operation needs a once-signature (e=0)")]
    OnceNeeded {
        /// The `e` of the signature.
        expires: UnixSeconds,
    },
    /// A once-signature without a file.
    #[error("a once-signature must name its file in f")]
    OnceWithoutFile,
    /// `f` does not match the addressed file.
    #[error("signed for f={signed:?}, but the request addresses {addressed:?}")]
    FileMismatch { signed: String, addressed: String },
    /// The policy of the temporary key does not allow it (that policies bind in this API is assumed).
    #[error("the temporary key may not do this: {0}")]
    NotAllowed(String),
    /// A once-signature was used before.
    #[error("this once-signature was used before")]
    Replayed,
    #[error("expired {ago} s ago: e={expires}, now={now}")]
    Expired {
        /// The `e` of the signature.
        expires: UnixSeconds,
        now: UnixSeconds,
        ago: i64,
    },
    /// The temporary key has expired.
    #[error("the temporary credentials expired at {expires}, now={now}")]
    CredentialsExpired {
        /// First second at which the key was no longer valid.
        expires: UnixSeconds,
        now: UnixSeconds,
    },
    #[error("valid for {seconds} s, more than the 90 days allowed")]
    ValidTooLong {
        /// `e` − `t`.
        seconds: i64,
    },
    /// No memory to remember a once-signature.
    #[error(transparent)]
    MemoryFull(#[from] MemoryFull),
}

fn token_words(sent: bool) -> &'static str {
    if sent {
        "the security token is not the one issued with this temporary key"
    } else {
        "a temporary key needs its token in x-cos-security-token"
    }
}

impl Refusal {
    /// The refusal without the mistakes that explain it.
    pub fn bare(&self) -> &Self {
        if let Self::Explained { refusal, .. } = self { refusal.bare() } else { self }
    }
}
