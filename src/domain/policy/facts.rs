//! The values that a request has for condition keys, kept beyond the request.

use crate::domain::policy::condition_value::Fact;
use crate::domain::policy::keys;

/// Condition keys and their values as text. A key may stand several times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestFacts(Vec<(&'static str, String)>);

impl RequestFacts {
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
