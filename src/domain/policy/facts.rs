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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_has_an_address_a_time_and_perhaps_tls() {
        let peer = IpAddr::from([127, 0, 0, 1]);
        let mut facts = RequestFacts::of_connection(peer, UnixSeconds(0), Some("1.3"));
        let text = |key, value| (key, Fact::Text(value));
        let expected = [
            text(keys::IP, "127.0.0.1"),
            text(keys::CURRENT_TIME, "1970-01-01T00:00:00Z"),
            text(keys::SECURE_TRANSPORT, "true"),
            text(keys::TLS_VERSION, "1.3"),
        ];
        assert_eq!(facts.list(), expected);
        facts.add_named("cos:prefix", "a");
        facts.add_named("cos:nobody", "b");
        facts.add_tag(keys::REQUEST_TAG, "k", "v");
        assert_eq!(facts.list()[4..], [text("cos:prefix", "a"), text(keys::REQUEST_TAG, "k&v")]);
        let plain = RequestFacts::of_connection(peer, UnixSeconds(0), None);
        assert_eq!(plain.list()[2..], [text(keys::SECURE_TRANSPORT, "false")]);
    }
}
