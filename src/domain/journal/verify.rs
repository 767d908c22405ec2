//! Comparison of the journal with expected requests.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::domain::journal::entry::Entry;
use crate::domain::journal::filter::Filter;
use crate::domain::names::{Names, Unknown};
use crate::domain::object::object;

/// Expected requests.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    pub requests: Vec<Expectation>,
    /// Whether each kind must come after the kinds before it.
    #[serde(default)]
    pub in_order: bool,
    /// Whether other requests are errors.
    #[serde(default)]
    pub nothing_else: bool,
}

/// A kind of requests, and its expected number.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    #[serde(default, deserialize_with = "object")]
    pub matching: Filter,
    /// Exact number.
    pub count: Option<usize>,
    /// Smallest number; 1 where no other is given.
    pub at_least: Option<usize>,
    /// Largest number.
    pub at_most: Option<usize>,
}

impl Expected {
    /// Refuses unknown services and operations.
    pub fn check(&self, names: &Names) -> Result<(), Unknown> {
        for (number, expectation) in self.requests.iter().enumerate() {
            let named = |unknown: Unknown| Unknown(format!("requests[{number}]: {unknown}"));
            expectation.matching.check(names).map_err(named)?;
        }
        Ok(())
    }
}

impl Expectation {
    fn fault(&self, found: usize) -> Option<String> {
        let least = match (self.count, self.at_most) {
            (None, None) => self.at_least.unwrap_or(1),
            _ => self.at_least.unwrap_or(0),
        };
        match (self.count, self.at_most) {
            (Some(count), _) if found != count => Some(format!("{found} came, {count} were expected")),
            (_, Some(most)) if found > most => Some(format!("{found} came, at most {most} were expected")),
            _ if found < least => Some(format!("{found} came, at least {least} were expected")),
            _ => None,
        }
    }
}

/// Differences from the expectation, one sentence each.
pub fn verify(entries: &[Arc<Entry>], expected: &Expected) -> Vec<String> {
    let mut faults = Vec::new();
    let mut last = 0;
    for (number, expectation) in expected.requests.iter().enumerate() {
        let found: Vec<u64> =
            entries.iter().filter(|entry| expectation.matching.takes(entry)).map(|entry| entry.id).collect();
        if let Some(fault) = expectation.fault(found.len()) {
            faults.push(format!("requests[{number}]: {fault}"));
        }
        if expected.in_order && found.first().is_some_and(|first| *first <= last) {
            faults.push(format!("requests[{number}]: request {} came too early, before {last}", found[0]));
        }
        last = found.last().copied().unwrap_or(last).max(last);
    }
    if expected.nothing_else {
        let is_expected = |entry: &&Arc<Entry>| {
            expected.requests.iter().any(|expectation| expectation.matching.takes(entry))
        };
        let others = entries.iter().filter(|entry| !is_expected(entry));
        faults.extend(others.map(|entry| {
            let what = entry.operation().unwrap_or_else(|| entry.service.to_owned());
            format!("request {} ({what} {} {}) was not expected", entry.id, entry.method, entry.path)
        }));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(expected: &str) -> usize {
        let entry = |id, operation| {
            Arc::new(Entry { id, service: "f", operation: Some(operation), ..Entry::default() })
        };
        let entries = [entry(1, "init"), entry(2, "data"), entry(3, "data"), entry(4, "end")];
        verify(&entries, &serde_json::from_str(expected).expect("a sound expectation")).len()
    }

    #[test]
    fn count_order_and_strangers_are_judged() {
        let data = r#"{"matching":{"operation":"f.data"},"count":2}"#;
        let (init, end) = (r#"{"matching":{"operation":"f.init"}}"#, r#"{"matching":{"operation":"f.end"}}"#);
        assert_eq!(
            judged(&format!(r#"{{"requests":[{init},{data},{end}],"in_order":true,"nothing_else":true}}"#)),
            0
        );
        assert_eq!(judged(&format!(r#"{{"requests":[{end},{data}],"in_order":true}}"#)), 1);
        assert_eq!(judged(&format!(r#"{{"requests":[{data}],"nothing_else":true}}"#)), 2);
        assert_eq!(judged(r#"{"requests":[{"matching":{"operation":"f.data"},"count":3}]}"#), 1);
        assert_eq!(judged(r#"{"requests":[{"matching":{"operation":"f.data"},"at_most":1}]}"#), 1);
        assert_eq!(judged(r#"{"requests":[{"matching":{"operation":"f.gone"}}]}"#), 1);
        assert_eq!(judged(r#"{"requests":[{"matching":{"operation":"f.gone"},"count":0}]}"#), 0);
    }
}
