//! One request as a row of a table.

use crate::domain::journal::entry::{Entry, Outcome};
use crate::primitives::escape::decoded;

/// The cells of a request, as text.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) id: u64,
    /// Time of day, by the clock of its tenant.
    pub(super) time: String,
    /// Date and time in ISO 8601.
    pub(super) moment: String,
    pub(super) method: &'static str,
    pub(super) host: String,
    /// Path, percent-decoded.
    pub(super) path: String,
    pub(super) reason: String,
    pub(super) operation: String,
    /// The status, or the outcome where there is none.
    pub(super) status: String,
    pub(super) code: String,
    /// Class of the status.
    pub(super) tone: &'static str,
    pub(super) milliseconds: String,
    /// Bytes in and out.
    pub(super) bytes: String,
    pub(super) rule: String,
}

impl Row {
    pub(super) fn of(entry: &Entry) -> Self {
        let moment = entry.time.to_iso();
        let time = moment.split_once('T').map_or(&*moment, |(_, time)| time.trim_end_matches('Z'));
        let rules: Vec<&str> = entry.faults.iter().map(|applied| &*applied.rule).collect();
        Self {
            id: entry.id,
            time: time.to_owned(),
            method: entry.method,
            host: entry.host.clone(),
            path: decoded(&entry.path),
            reason: entry.reason.clone().unwrap_or_default(),
            operation: entry.operation().unwrap_or_else(|| entry.service.to_owned()),
            status: entry
                .status
                .map_or_else(|| outcome(entry.outcome).to_owned(), |status| status.to_string()),
            code: entry.code.map(|code| code.to_string()).unwrap_or_default(),
            tone: tone(entry),
            milliseconds: format!("{:.1}", entry.micros as f64 / 1000.0),
            bytes: format!("{} / {}", size(entry.bytes_in), size(entry.bytes_out)),
            rule: rules.join(", "),
            moment,
        }
    }
}

/// The word that the JSON interface has for an outcome.
pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Gone => "gone",
        Outcome::Done => "done",
        Outcome::Refused => "refused",
        Outcome::Cut => "cut",
    }
}

/// The class that colours the status of a request.
pub(super) fn tone(entry: &Entry) -> &'static str {
    match (entry.status, entry.outcome) {
        (None, _) | (_, Outcome::Cut | Outcome::Gone | Outcome::Refused) => "wrong",
        (Some(400..), Outcome::Done) => "warn",
        (Some(_), Outcome::Done) => "fine",
    }
}

/// Bytes as people read them: `812 B`, `1.5 MiB`. `requests.js` writes them alike.
pub(super) fn size(bytes: u64) -> String {
    let units = ["KiB", "MiB", "GiB", "TiB"];
    if bytes < 1024 {
        return format!("{bytes} B");
    }
    let mut left = bytes as f64 / 1024.0;
    let mut unit = units[0];
    for next in &units[1..] {
        if left < 1024.0 {
            break;
        }
        left /= 1024.0;
        unit = next;
    }
    format!("{left:.1} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_written_with_the_unit_that_fits() {
        for (bytes, text) in [(0, "0 B"), (1023, "1023 B"), (1536, "1.5 KiB"), (1 << 20, "1.0 MiB")] {
            assert_eq!(size(bytes), text);
        }
        assert_eq!(size(u64::MAX), "16777216.0 TiB");
    }
}
