//! The values that a request has for condition keys, kept beyond the request.

use std::net::IpAddr;

use crate::domain::policy::condition_value::Fact;
use crate::domain::policy::keys;
use crate::primitives::time::UnixSeconds;

/// Condition keys and their values as text. A key may stand several times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestFacts(Vec<(&'static str, String)>);

impl RequestFacts {
    /// The values that any request has: address, time, and whether it came over TLS and in which version.
    pub fn of_connection(peer: IpAddr, now: UnixSeconds, tls: Option<&str>) -> Self {
        let mut facts = Self::default();
        facts.add(keys::IP, Fact::Address(peer));
        facts.add(keys::CURRENT_TIME, Fact::Time(now.0));
        facts.add(keys::SECURE_TRANSPORT, Fact::Flag(tls.is_some()));
        if let Some(version) = tls {
            facts.add(keys::TLS_VERSION, Fact::Text(version));
        }
        facts
    }

    /// Adds a value for a key of [`KEYS`](keys::KEYS).
    pub fn add(&mut self, key: &'static str, fact: Fact<'_>) {
        self.0.push((key, fact.text().into_owned()));
    }

    /// Adds a value for the key of this name, or nothing if there is no such key.
    pub fn add_named(&mut self, key: &str, value: &str) {
        let known = keys::KEYS.iter().find(|(known, _)| *known == key);
        self.0.extend(known.map(|(known, _)| (*known, value.to_owned())));
    }

    /// Adds a tag, as `key&value`.
    pub fn add_tag(&mut self, key: &'static str, name: &str, value: &str) {
        self.0.push((key, format!("{name}&{value}")));
    }

    /// The values as decisions take them.
    pub fn list(&self) -> Vec<(&str, Fact<'_>)> {
        self.0.iter().map(|(key, value)| (*key, Fact::Text(value))).collect()
    }
}
