//! What can be wrong with a signature of the XML API, whichever of its schemes was used, and how to mend it.

/// Why a request was refused. The vendor's code for each is the family's business.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A field of the signature is not there.
    #[error("the signature has no {0}")]
    FieldMissing(&'static str),
    /// A field of the signature cannot be read.
    #[error("the signature's {name}={value:?} is not {want}")]
    FieldMalformed {
        /// Which field.
        name: &'static str,
        /// What stands in it.
        value: String,
        /// What should.
        want: &'static str,
    },
    /// Nobody owns the SecretId.
    #[error("no account and no temporary key has the SecretId {0:?}")]
    UnknownSecretId(String),
    /// The signature's time is over.
    #[error("the signature expired {} s ago: it was good until {end}, now is {now}", now.saturating_sub(*end))]
    Expired {
        /// The last second it was good for.
        end: i64,
        /// The server's time.
        now: i64,
    },
    /// The signature's time lies in the future.
    #[error(
        "the signature becomes good in {} s: it starts at {start}, now is {now}; set the client's clock",
        start.saturating_sub(*now)
    )]
    NotYetValid {
        /// Its first second.
        start: i64,
        /// The server's time.
        now: i64,
    },
    /// The time the client gives differs too much from ours.
    #[error(
        "the request says it is {date}, but now is {now}, a difference of {} s; set the client's clock",
        date.abs_diff(*now)
    )]
    ClockSkewed {
        /// The time the request gives.
        date: i64,
        /// The server's time.
        now: i64,
    },
    /// A temporary key without its token.
    #[error("the SecretId is a temporary key's: send its token along, as x-cos-security-token")]
    TokenMissing,
    /// A temporary key with some other token.
    #[error(
        "the token sent is not that of the temporary key: id, key and token have to come from one answer"
    )]
    TokenWrong,
    /// The temporary key's time is over.
    #[error("the temporary key expired {} s ago: it was good until {expires}, now is {now}", now.saturating_sub(*expires))]
    TokenExpired {
        /// Its last second.
        expires: i64,
        /// The server's time.
        now: i64,
    },
    /// The code does not belong to this request.
    #[error(transparent)]
    Mismatch(Box<Mismatch>),
    /// The content is not what was signed.
    #[error("the signed SHA-256 of the content is {signed}, but the content received has {actual}")]
    PayloadMismatch {
        /// In `x-amz-content-sha256`.
        signed: String,
        /// Of the bytes received.
        actual: String,
    },
    /// Not a policy.
    #[error("the policy cannot be read: {0}")]
    PolicyMalformed(String),
    /// The policy's own time is over.
    #[error("the policy's expiration was {expires}, now is {now}")]
    PolicyExpired {
        /// Its `expiration`, Unix seconds.
        expires: i64,
        /// The server's time.
        now: i64,
    },
    /// The form is not what the policy demands.
    #[error("the policy wants {name} to {rule} {value:?}, but the form {}", found_words(found.as_deref()))]
    PolicyConditionUnmet {
        /// The field as the policy spells it.
        name: String,
        /// What it demands of it.
        value: String,
        /// How: `be` or `start with`.
        rule: &'static str,
        /// What the form has.
        found: Option<String>,
    },
    /// The policy leaves open what it has to fix.
    #[error("the policy has no condition on {0}, which is mandatory")]
    PolicyConditionMissing(&'static str),
    /// The file is smaller than the policy allows.
    #[error("the file has {size} bytes, but the policy demands at least {min}")]
    FileTooSmall {
        /// Lower end of the range.
        min: u64,
        /// Of the file.
        size: u64,
    },
    /// The file is larger than the policy allows.
    #[error("the file has {size} bytes, but the policy allows at most {max}")]
    FileTooLarge {
        /// Upper end of the range.
        max: u64,
        /// Of the file.
        size: u64,
    },
}

fn found_words(found: Option<&str>) -> String {
    found.map_or_else(|| "has no such field".into(), |found| format!("has {found:?}"))
}

/// A code that is not that of the request, with everything needed to compare what either side has hashed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the signature is not that of this request: {}", hints.join("; "))]
pub struct Mismatch {
    /// What the server has made codes of: `StringToSign` in the vendor's answer.
    pub string_to_sign: String,
    /// The request in its canonical form: `FormatString` in the vendor's answer. A policy has none.
    pub http_string: Option<String>,
    /// What is likely to be the cause. Never empty.
    pub hints: Vec<String>,
}
