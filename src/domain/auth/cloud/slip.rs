//! The usual slips behind an API 3.0 signature that differs.

/// The likeliest cause of a signature that differs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Slip {
    #[error("signed with the host {0:?}, and sent to another")]
    Host(String),
    #[error("signed with the Content-Type {signed:?}, and sent with {sent:?}: the charset counts")]
    ContentType { signed: String, sent: String },
    #[error("the body was not signed as sent: {0}")]
    Body(&'static str),
    #[error("signed with a key for the service {signed:?}, and the Credential says {sent:?}")]
    Service { signed: String, sent: String },
    #[error("signed with a key of the local day {0}, and the Credential says another")]
    LocalDate(String),
    #[error("signed with the query {0:?}: it must be signed byte for byte as it is sent")]
    Query(String),
    #[error(
        "signed with Region=None: no region was given to the client, which signs the word without sending it"
    )]
    RegionNone,
    #[error("signed as {0}, and sent with another method")]
    HttpMethod(&'static str),
    #[error("signed with {0}, and SignatureMethod says another")]
    Hash(&'static str),
    #[error("signed over percent-encoded values; the values are signed as they are")]
    Encoded,
    #[error("signed with the path {signed:?} instead of {sent:?}")]
    Path { signed: &'static str, sent: String },
}
