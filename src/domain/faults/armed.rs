//! A rule that is in force, with its counts.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use crate::catalog::ErrorRow;
use crate::domain::faults::answer::Forced;
use crate::domain::faults::attributes::Attributes;
use crate::domain::faults::effect::{Effect, Stage};
use crate::domain::faults::rule::{Match, Rule};

/// A rule that is in force.
#[derive(Debug)]
pub struct ArmedRule {
    pub rule: Rule,
    /// Rows it answers, one for each service; none where it answers no row.
    rows: Option<Vec<&'static ErrorRow>>,
    seen: AtomicU64,
    hits: AtomicU64,
}

impl ArmedRule {
    /// A rule without matches.
    pub fn new(rule: Rule) -> Self {
        let rows = if let Effect::Answer { forced: Forced::Error(code), .. } = &rule.effect {
            Some(code.rows().collect())
        } else {
            None
        };
        Self { rule, rows, seen: AtomicU64::new(0), hits: AtomicU64::new(0) }
    }

    /// An independent copy with the same counts.
    pub fn duplicate(&self) -> Self {
        let (seen, hits) = (AtomicU64::new(self.seen()), AtomicU64::new(self.hits()));
        Self { rule: self.rule.clone(), rows: self.rows.clone(), seen, hits }
    }

    /// Compares the rule to what is known of a request or an event. It matches no service that lacks the row
    /// to be answered.
    pub fn matches(&self, attributes: &Attributes<'_>) -> Match {
        let is_for_events = self.rule.effect.stage() == Stage::Event;
        if is_for_events != attributes.event.is_some() {
            return Match::No;
        }
        if self.rows.is_none() || self.row(attributes.service).is_some() {
            self.rule.when.matches(attributes)
        } else {
            Match::No
        }
    }

    /// The row it answers to a request of `service`.
    pub fn row(&self, service: &str) -> Option<&'static ErrorRow> {
        self.rows.as_ref()?.iter().copied().find(|row| row.family == service)
    }

    /// Counts a matching request, and returns its number if the rule acts on it.
    pub(super) fn count(&self) -> Option<u64> {
        let nth = self.seen.fetch_add(1, Relaxed) + 1;
        self.rule.on.acts(nth).then_some(nth)
    }

    /// Counts a request on which it has acted.
    pub fn hit(&self) {
        self.hits.fetch_add(1, Relaxed);
    }

    /// Number of matching requests.
    pub fn seen(&self) -> u64 {
        self.seen.load(Relaxed)
    }

    /// Number of requests on which it has acted.
    pub fn hits(&self) -> u64 {
        self.hits.load(Relaxed)
    }

    /// Number of times it will still act; none where that is unlimited.
    pub fn left(&self) -> Option<u64> {
        self.rule.on.left(self.seen())
    }

    /// Whether it has acted: on each request of its schedule, or at all.
    pub fn is_used(&self) -> bool {
        self.hits() >= self.rule.on.due()
    }
}
