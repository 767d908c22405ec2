//! Counts of requests, for the last line of `cosplay exec`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use parking_lot::Mutex;

/// Names that are counted each; others are counted together.
const REMEMBERED: usize = 64;
/// Name under which the others are counted.
const OTHERS: &str = "others";

#[derive(Debug, Default)]
pub struct Tally {
    requests: AtomicU64,
    refused_signatures: AtomicU64,
    unplayed: Counts,
    ignored: Counts,
    rejected: Counts,
    silent: Counts,
    heard: Counts,
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

    /// Counts a request or a CONNECT to an unknown host, or a request for something that is not played.
    /// Default ports are left out.
    pub fn unplayed(&self, name: &str) {
        self.unplayed.add(name.strip_suffix(":443").or_else(|| name.strip_suffix(":80")).unwrap_or(name));
    }

    /// Counts something that is not played and was ignored, because the account wants it so.
    pub fn ignored(&self, name: &str) {
        self.ignored.add(name);
    }

    /// Counts a handshake for `name` that the client ended with `alert`, because it does not accept the
    /// certificate.
    pub fn rejected_certificate(&self, name: &str, alert: &str) {
        self.rejected.add(&format!("{name} {alert}"));
    }

    /// Counts a connection over TLS for `name` that has ended, with a request on it or without.
    pub fn tls_connection(&self, name: &str, with_request: bool) {
        if with_request { &self.heard } else { &self.silent }.add(name);
    }

    /// Whether no request to a known service has come.
    pub fn is_empty(&self) -> bool {
        self.requests.load(Relaxed) == 0
    }

    /// Names whose certificate clients do not seem to accept, told as `a.example unknown_ca (2)`; none if
    /// there are none. Beside those that said so there are clients, Node.js among them, that end a connection
    /// right after the handshake: they count if nobody has sent a request for the name.
    pub fn distrust(&self) -> Option<String> {
        let heard = self.heard.list();
        let unheard = |(name, _): &(String, u64)| !heard.iter().any(|(known, _)| known == name);
        let silent = self.silent.list().into_iter().filter(unheard);
        let left = silent.map(|(name, times)| (format!("{name} no request"), times));
        tell(&self.rejected.list().into_iter().chain(left).collect::<Vec<_>>())
    }

    /// Names of what was refused because it is not played, and how often.
    pub fn refused_names(&self) -> Vec<(String, u64)> {
        self.unplayed.list()
    }

    /// Names of what is not played and was ignored, and how often.
    pub fn ignored_names(&self) -> Vec<(String, u64)> {
        self.ignored.list()
    }
}

/// Names and how often each was met.
#[derive(Debug, Default)]
struct Counts(Mutex<BTreeMap<String, u64>>);

impl Counts {
    fn add(&self, name: &str) {
        let mut counts = self.0.lock();
        let known = counts.len() < REMEMBERED || counts.contains_key(name);
        *counts.entry(if known { name } else { OTHERS }.to_owned()).or_default() += 1;
    }

    fn list(&self) -> Vec<(String, u64)> {
        self.0.lock().iter().map(|(name, times)| (name.clone(), *times)).collect()
    }

    fn told(&self) -> Option<String> {
        tell(&self.list())
    }
}

/// `b.example (2), c.example (1)`; none where nothing was counted.
fn tell(counts: &[(String, u64)]) -> Option<String> {
    let told: Vec<String> = counts.iter().map(|(name, times)| format!("{name} ({times})")).collect();
    (!told.is_empty()).then(|| told.join(", "))
}

impl fmt::Display for Tally {
    /// `14 requests, 1 refused signature, not played: example.com (2), ignored: query imageMogr2 (1),
    /// certificate not accepted: vod2.qcloud.com unknown_ca (1)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count =
            |number: u64, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
        let requests = count(self.requests.load(Relaxed), "request");
        let refused = count(self.refused_signatures.load(Relaxed), "refused signature");
        match self.unplayed.told() {
            Some(told) => write!(f, "{requests}, {refused}, not played: {told}")?,
            None => write!(f, "{requests}, {refused}, no host that is not played")?,
        }
        self.ignored.told().map_or(Ok(()), |told| write!(f, ", ignored: {told}"))?;
        self.distrust().map_or(Ok(()), |told| write!(f, ", certificate not accepted: {told}"))
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
        tally.ignored("query imageMogr2");
        assert_eq!(tally.to_string(), format!("{told}, ignored: query imageMogr2 (1)"));
    }

    #[test]
    fn a_connection_without_a_request_counts_unless_the_name_was_asked_for_otherwise() {
        let tally = Tally::default();
        tally.tls_connection("a.example", false);
        tally.tls_connection("b.example", false);
        tally.tls_connection("b.example", true);
        tally.rejected_certificate("b.example", "unknown_ca");
        let told = "b.example unknown_ca (1), a.example no request (1)";
        assert_eq!(tally.distrust().as_deref(), Some(told));
        assert!(tally.to_string().ends_with(&format!(", certificate not accepted: {told}")), "{tally}");
        assert!(tally.is_empty());
    }

    #[test]
    fn hosts_beyond_those_remembered_are_counted_together() {
        let tally = Tally::default();
        (0..REMEMBERED + 5).for_each(|number| tally.unplayed(&format!("{number}.example")));
        assert!(tally.to_string().ends_with("others (5)"), "{tally}");
    }
}
