//! Errors of XML API signatures of every scheme, with hints.
//!
//! <https://cloud.tencent.com/document/product/436/7730>

use crate::domain::auth::cos_json;
use crate::domain::auth::slips::kind::{Slip, said};
use crate::primitives::time::UnixSeconds;

/// Error of a signature or a POST policy. The service has the vendor's code for each.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the signature has no {0}")]
    FieldMissing(&'static str),
    /// A field of the signature cannot be read.
    #[error("the signature's {name}={value:?} is not {want}")]
    FieldMalformed {
        name: &'static str,
        value: String,
        /// Description of the expected form.
        want: &'static str,
    },
    /// A field of the signature, or the header that carries it, is there more than once.
    #[error("the request has {0} more than once; send it once")]
    Duplicated(String),
    /// A header or parameter that changes what the request means and is not signed.
    #[error(
        "the signature does not cover {0}: sign it, leave it out, or set the account's option \
         unsigned_headers = \"allow\""
    )]
    Unsigned(String),
    /// The SecretId is unknown.
    #[error("no account and no temporary key has the SecretId {0:?}")]
    UnknownSecretId(String),
    /// A refusal with the mistakes that explain it.
    #[error("{refusal}: {}", said(slips, ""))]
    Explained {
        refusal: Box<Self>,
        /// At least one.
        slips: Vec<Slip>,
    },
    #[error("the signature expired {} s ago: it was good until {end}, now is {now}", now.since(*end))]
    Expired {
        /// Last second of its validity.
        end: UnixSeconds,
        now: UnixSeconds,
    },
    #[error(
        "the signature becomes good in {} s: it starts at {start}, now is {now}; set the client's clock",
        start.since(*now)
    )]
    NotYetValid {
        /// First second of its validity.
        start: UnixSeconds,
        now: UnixSeconds,
    },
    /// The request's `Date` differs by more than 15 minutes from the server's time.
    #[error(
        "the request says it is {date}, but now is {now}, a difference of {} s; set the client's clock",
        date.distance(*now)
    )]
    ClockSkewed { date: UnixSeconds, now: UnixSeconds },
    #[error("the SecretId is a temporary key's: send its token along, as x-cos-security-token")]
    TokenMissing,
    #[error(
        "the token sent is not that of the temporary key: id, key and token have to come from one answer"
    )]
    TokenWrong,
    #[error("a token was sent, but the SecretId is a permanent key's: leave x-cos-security-token out")]
    TokenUnexpected,
    #[error(
        "the temporary key expired {} s ago: it was good until {expires}, now is {now}",
        now.since(*expires)
    )]
    TokenExpired {
        /// First second at which the key was no longer valid.
        expires: UnixSeconds,
        now: UnixSeconds,
    },
    /// The HMAC does not match the request.
    #[error(transparent)]
    Mismatch(Box<Mismatch>),
    /// The content does not match the signed SHA-256.
    #[error("the signed SHA-256 of the content is {signed}, but the content received has {actual}")]
    PayloadMismatch {
        /// Value of `x-amz-content-sha256`.
        signed: String,
        /// SHA-256 of the received bytes.
        actual: String,
    },
    /// A body in chunks where none is taken.
    #[error("x-amz-content-sha256 is {word}: {why}")]
    Chunks {
        /// Value of `x-amz-content-sha256`.
        word: String,
        why: &'static str,
    },
    /// A body with trailers, which the service does not take.
    #[error(
        "x-amz-content-sha256 is {0}: bodies with trailers are refused; have the SDK send none \
         (request_checksum_calculation = when_required), or set the account's option \
         aws_trailers = \"accept\""
    )]
    Trailers(String),
    /// A signature of the JSON API, in `sign`.
    #[error("the signature in sign, of the JSON API's form: {0}")]
    Json(#[from] cos_json::Refusal),
    /// The policy is malformed.
    #[error("the policy cannot be read: {0}")]
    PolicyMalformed(String),
    #[error("the policy's expiration was {expires}, now is {now}")]
    PolicyExpired {
        /// `expiration`.
        expires: UnixSeconds,
        now: UnixSeconds,
    },
    /// The form does not meet a condition of the policy.
    #[error("the policy wants {name} to {rule} {value:?}, but the form {}", found_words(found.as_deref()))]
    PolicyConditionUnmet {
        /// The field as the policy spells it.
        name: String,
        /// Operand of the condition.
        value: String,
        /// `be` or `start with`.
        rule: &'static str,
        /// Value in the form.
        found: Option<String>,
    },
    /// The policy lacks a mandatory condition.
    #[error("the policy has no condition on {0}, which is mandatory")]
    PolicyConditionMissing(&'static str),
    #[error("the file has {size} bytes, but the policy demands at least {min}")]
    FileTooSmall { min: u64, size: u64 },
    #[error("the file has {size} bytes, but the policy allows at most {max}")]
    FileTooLarge { max: u64, size: u64 },
}

fn found_words(found: Option<&str>) -> String {
    found.map_or_else(|| "has no such field".into(), |found| format!("has {found:?}"))
}

/// An HMAC that does not match the request, with the text that the server has signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the signature is not that of this request: {}", cause(because.as_deref(), slips))]
pub struct Mismatch {
    /// `StringToSign` of the vendor's response: the text that the server has signed.
    pub string_to_sign: String,
    /// `FormatString` of the vendor's response: the canonical request. A policy has none.
    pub http_string: Option<String>,
    /// Mistakes that yield the signature received.
    pub slips: Vec<Slip>,
    /// Why, where that is known without a search.
    pub because: Option<String>,
}

/// Advice where no mistake was found.
const COMPARE: &str = "none of the mistakes that are known yields it; compare StringToSign and FormatString \
                       of the response with those of the client";

fn cause(because: Option<&str>, slips: &[Slip]) -> String {
    because.map_or_else(|| said(slips, COMPARE), str::to_owned)
}
