//! Attributes of a request or an event, to which rules are compared.

use crate::domain::faults::pattern::Pattern;
use crate::primitives::names::AppId;

/// What is known of a request or an event.
#[derive(Clone, Copy)]
pub struct Attributes<'a> {
    pub service: &'a str,
    /// The operation, without its service.
    pub operation: Option<&'a str>,
    /// The event; requests have none, and events nothing that only requests have.
    pub event: Option<&'a str>,
    /// Whose faults, clock and journal apply.
    pub tenant: Option<AppId>,
    /// The bucket's short name.
    pub bucket: Option<&'a str>,
    /// The AppId in the bucket's full name, as it stands in the URL.
    pub bucket_appid: &'a str,
    /// The key.
    pub key: Option<&'a str>,
    /// The host, without a port.
    pub host: &'a str,
    /// The key id presented, whether or not the signature is right.
    pub secret_id: Option<&'a str>,
    /// Headers by name.
    pub header: &'a dyn Fn(&str) -> Option<&'a str>,
    /// All of the request has been received: what is missing now stays missing.
    pub is_complete: bool,
}

impl Attributes<'_> {
    /// Whether the bucket fits, by its short or its full name.
    pub fn is_in(&self, pattern: &Pattern) -> bool {
        let full = |bucket: &str| format!("{bucket}-{}", self.bucket_appid);
        self.bucket.is_some_and(|bucket| pattern.fits(bucket) || pattern.fits(&full(bucket)))
    }
}
