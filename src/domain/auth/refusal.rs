//! What can be wrong with a signature of the JSON API: which field, which clock, which bytes.

use crate::primitives::memory::MemoryFull;
use crate::primitives::names::AppId;

/// Why a signature was refused. Each has its own code on the wire.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No signature at all.
    #[error("no signature: neither an Authorization header nor a sign parameter")]
    Missing,
    /// Not a signature.
    #[error("not a signature: {0}")]
    Malformed(&'static str),
    /// `a` is not a number.
    #[error("the signature's a={0:?} is not a number")]
    AppIdNotNumeric(String),
    /// The URL's AppId is zero or too large.
    #[error("the AppId {0} in the URL is out of range")]
    UrlAppIdOutOfRange(String),
    /// `a` and the URL differ.
    #[error("signed for AppId {signed}, but the URL names {url}")]
    AppIdMismatch {
        /// In the signature.
        signed: String,
        /// In the URL.
        url: String,
    },
    /// Nobody owns `k`.
    #[error("no account has the SecretId {0:?}")]
    UnknownSecretId(String),
    /// `k` belongs to somebody else.
    #[error("the SecretId belongs to AppId {owner}, not to {signed}")]
    SecretIdOfAnother {
        /// Who owns the SecretId.
        owner: AppId,
        /// Who the signature claims to be.
        signed: String,
    },
    /// The account is closed.
    #[error("AppId {0} is not registered (any more)")]
    AccountClosed(AppId),
    /// The account is blocked.
    #[error("AppId {0} is blocked")]
    AccountForbidden(AppId),
    /// The code does not belong to the text.
    #[error(
        "the HMAC-SHA1 over the {len} received bytes of plaintext differs: wrong SecretKey, or the text was changed"
    )]
    CodeMismatch {
        /// Length of the plaintext.
        len: usize,
    },
    /// A temporary key without its token.
    #[error("{}", if *.sent { "the security token is not the one issued with this temporary key" } else { "a temporary key needs its token in x-cos-security-token" })]
    TokenMismatch {
        /// Some token came.
        sent: bool,
    },
    /// `b` is not the addressed bucket.
    #[error("signed for bucket {signed:?}, but the URL names {url:?}")]
    BucketMismatch {
        /// In the signature.
        signed: String,
        /// In the URL.
        url: String,
    },
    /// A once-signature where a multi-effect one is needed.
    #[error("e=0 makes a once-signature, but this operation needs a multi-effect one")]
    OnceNotAccepted,
    /// A multi-effect signature where a once-signature is needed.
    #[error("e={expires} makes a multi-effect signature, but this operation needs a once-signature (e=0)")]
    OnceNeeded {
        /// The `e` of the signature.
        expires: i64,
    },
    /// A once-signature without a file.
    #[error("a once-signature must name its file in f")]
    OnceWithoutFile,
    /// `f` is something else than the addressed file.
    #[error("signed for f={signed:?}, but the request addresses {addressed:?}")]
    FileMismatch {
        /// In the signature.
        signed: String,
        /// The addressed file.
        addressed: String,
    },
    /// A once-signature was used before.
    #[error("this once-signature was used before")]
    Replayed,
    /// It has expired.
    #[error("expired {ago} s ago: e={expires}, now={now}")]
    Expired {
        /// The `e` of the signature.
        expires: i64,
        /// The server's time.
        now: i64,
        /// The difference.
        ago: i64,
    },
    /// The temporary credentials it is made with have.
    #[error("the temporary credentials expired at {expires}, now={now}")]
    CredentialsExpired {
        /// Their first second no more.
        expires: i64,
        /// The server's time.
        now: i64,
    },
    /// It is valid for more than 90 days.
    #[error("valid for {seconds} s, more than the 90 days allowed")]
    ValidTooLong {
        /// `e` − `t`.
        seconds: i64,
    },
    /// No room to remember that it was used.
    #[error(transparent)]
    MemoryFull(#[from] MemoryFull),
}
