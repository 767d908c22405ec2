//! Rules that match one request.
//!
//! A rule counts a request once, as soon as all of its conditions are known to hold: by the request head
//! where that is enough, by the operation once it is identified, or when all of the request has been
//! received.

use std::sync::Arc;

use crate::domain::faults::applied::AppliedRule;
use crate::domain::faults::armed::ArmedRule;
use crate::domain::faults::attributes::Attributes;
use crate::domain::faults::effect::Stage;
use crate::domain::faults::rule::{Match, RequestId};

/// Rules that match one request, or may still match it.
#[derive(Debug, Default)]
pub struct MatchedRules {
    /// Rules of which not all conditions are decided.
    open: Vec<Arc<ArmedRule>>,
    /// Rules that act on it, one for each stage.
    acting: Vec<ActingRule>,
    applied: Vec<AppliedRule>,
    /// Byte at which the request body was broken off, to respond early or not at all.
    broken_at: Option<u64>,
}

/// A rule that acts on a request.
#[derive(Debug, Clone)]
pub struct ActingRule {
    pub rule: Arc<ArmedRule>,
    /// Number of this match of the rule, from 1.
    pub nth: u64,
    pub is_applied: bool,
}

impl MatchedRules {
    /// Compares rules to what is known of a request by its head.
    pub(super) fn new(rules: &[Arc<ArmedRule>], attributes: &Attributes<'_>) -> Self {
        let mut matched = Self::default();
        for armed in rules {
            match armed.matches(attributes) {
                Match::Open => matched.open.push(armed.clone()),
                Match::No => {}
                Match::Yes => matched.take(armed.clone()),
            }
        }
        matched
    }

    /// Compares the undecided rules to what is known now.
    pub fn consider(&mut self, attributes: &Attributes<'_>) {
        for armed in std::mem::take(&mut self.open) {
            match armed.matches(attributes) {
                Match::Open => self.open.push(armed),
                Match::No => {}
                Match::Yes => self.take(armed),
            }
        }
    }

    /// Counts the request. The rule acts on it if this match is in its schedule and no other rule acts at its
    /// stage.
    fn take(&mut self, armed: Arc<ArmedRule>) {
        let is_taken = self.at(armed.rule.effect.stage()).is_some();
        if let Some(nth) = armed.count().filter(|_| !is_taken) {
            self.acting.push(ActingRule { rule: armed, nth, is_applied: false });
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty() && self.acting.is_empty()
    }

    /// The rule that acts at `stage`.
    pub fn at(&self, stage: Stage) -> Option<&ActingRule> {
        self.acting.iter().find(|acting| acting.rule.rule.effect.stage() == stage)
    }

    /// Records that the rule for `stage` has acted, at byte `at` of the request body where that matters.
    pub fn mark_applied(&mut self, stage: Stage, at: Option<u64>) {
        let Some(acting) = self.acting.iter_mut().find(|acting| acting.rule.rule.effect.stage() == stage)
        else {
            return;
        };
        if !std::mem::replace(&mut acting.is_applied, true) {
            acting.rule.hit();
            self.applied.push(AppliedRule { rule: acting.rule.rule.id.clone(), at });
        }
    }

    /// Records that the request body is broken off at this byte.
    pub fn break_off(&mut self, at: u64) {
        self.broken_at = Some(at);
    }

    /// Byte at which the request body was broken off.
    pub fn broken_at(&self) -> Option<u64> {
        self.broken_at
    }

    pub fn applied(&self) -> &[AppliedRule] {
        &self.applied
    }

    /// Whether a rule that has acted asks for a response without request id.
    pub fn drops_request_id(&self) -> bool {
        let drops = |acting: &ActingRule| acting.is_applied && acting.rule.rule.request_id == RequestId::Drop;
        self.acting.iter().any(drops)
    }

    /// Bytes of the request body at which a rule acts, or an undecided one may act.
    pub fn positions(&self) -> impl Iterator<Item = u64> {
        let acting = self.acting.iter().map(|acting| &acting.rule);
        acting.chain(&self.open).filter_map(|armed| armed.rule.effect.position())
    }
}
