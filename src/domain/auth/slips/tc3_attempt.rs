//! A TC3 signature that is searched for its mistake.

use crate::primitives::digest::sha256_of;

/// The first line of the signed text, and the scheme's name.
pub(super) const ALGORITHM: &str = "TC3-HMAC-SHA256";

/// A signature and the request that it ought to cover.
#[derive(Debug, Clone)]
pub struct Attempt<'a> {
    /// The code as received.
    pub code: String,
    /// The credential: SecretId, day and service.
    pub secret_id: String,
    pub date: String,
    pub service: String,
    pub timestamp: i64,
    /// In capitals.
    pub method: String,
    /// As received.
    pub path: String,
    pub query: String,
    /// The signed headers in the order of their list, names in lower case, values as sent.
    pub headers: Vec<(String, String)>,
    /// Headers that are sent and not listed, likewise.
    pub unlisted: Vec<(String, String)>,
    /// The digest of the body that has to be signed, in hexadecimal.
    pub payload: String,
    pub body: &'a [u8],
    /// Hosts that may have been signed: as sent, and without its port.
    pub hosts: Vec<String>,
}

impl Attempt<'_> {
    pub(super) fn scope(&self) -> String {
        format!("{}/{}/tc3_request", self.date, self.service)
    }

    /// The text to sign for a canonical request.
    pub(super) fn string_to_sign(&self, canonical: &str) -> String {
        let digest = sha256_of(canonical.as_bytes());
        format!("{ALGORITHM}\n{}\n{}\n{digest}", self.timestamp, self.scope())
    }
}
