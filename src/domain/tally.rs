//! Counts of requests, for the last line of `cosplay exec`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use parking_lot::Mutex;

/// Hosts that are counted by name; others are counted together.
const REMEMBERED: usize = 64;
/// Name under which the others are counted.
const OTHERS: &str = "others";

#[derive(Debug, Default)]
pub struct Tally {
    requests: AtomicU64,
    refused_signatures: AtomicU64,
    unplayed: Mutex<BTreeMap<String, u64>>,
}

impl Tally {
    /// Counts a request to a known service.
    pub fn request(&self) {
        self.requests.fetch_add(1, Relaxed);
    }

    /// Counts a refused signature.
    pub fn refused_signature(&self) {
        self.refused_signatures.fetch_add(1, Relaxed);
    }

    /// Counts a request or a CONNECT to an unknown host, or a request to an unsupported sub-resource. Default
    /// ports are left out.
    pub fn unplayed(&self, host: &str) {
        let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(host);
        let mut hosts = self.unplayed.lock();
        let known = hosts.len() < REMEMBERED || hosts.contains_key(host);
        *hosts.entry(if known { host } else { OTHERS }.to_owned()).or_default() += 1;
    }
}

impl fmt::Display for Tally {
    /// `14 requests, 1 refused signature, not played: example.com (2)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count =
            |number: u64, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
        let requests = count(self.requests.load(Relaxed), "request");
        let refused = count(self.refused_signatures.load(Relaxed), "refused signature");
        let hosts = self.unplayed.lock();
        let told: Vec<String> = hosts.iter().map(|(host, times)| format!("{host} ({times})")).collect();
        if told.is_empty() {
            write!(f, "{requests}, {refused}, no host that is not played")
        } else {
            write!(f, "{requests}, {refused}, not played: {}", told.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_arrived_is_told_in_one_line() {
        let tally = Tally::default();
        tally.request();
        assert_eq!(tally.to_string(), "1 request, 0 refused signatures, no host that is not played");
        tally.refused_signature();
        tally.unplayed("b.example");
        tally.unplayed("a.example");
        tally.unplayed("b.example:443");
        let told = "1 request, 1 refused signature, not played: a.example (1), b.example (2)";
        assert_eq!(tally.to_string(), told);
    }

    #[test]
    fn hosts_beyond_those_remembered_are_counted_together() {
        let tally = Tally::default();
        (0..REMEMBERED + 5).for_each(|number| tally.unplayed(&format!("{number}.example")));
        assert!(tally.to_string().ends_with("others (5)"), "{tally}");
    }
}
