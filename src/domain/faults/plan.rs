//! What the rules have in store for one request.
//!
//! A rule counts a request once, as soon as what is known of it tells that the rule is for it: by the head where that is
//! enough, by the operation once it is named, or when the whole request is here.

use std::sync::Arc;

use crate::domain::faults::armed::Armed;
use crate::domain::faults::effect::Place;
use crate::domain::faults::facts::Facts;
use crate::domain::faults::rule::{Match, RequestId};
use crate::domain::faults::touch::Touch;

/// What is in store for one request.
#[derive(Debug, Default)]
pub struct Plan {
    /// Rules that may still turn out to be for it.
    open: Vec<Arc<Armed>>,
    /// Rules that act on it, one for each place.
    acting: Vec<Act>,
    /// Rules that have acted.
    touched: Vec<Touch>,
    /// The body was broken off here, to be answered early or not at all.
    broken_at: Option<u64>,
}

/// A rule that acts on a request.
#[derive(Debug, Clone)]
pub struct Act {
    /// The rule.
    pub rule: Arc<Armed>,
    /// Which of its matches this is, from 1.
    pub nth: u64,
    /// It has acted.
    pub has_struck: bool,
}

impl Plan {
    /// Begins with what is known of a request by its head.
    pub(super) fn new(rules: &[Arc<Armed>], facts: &Facts<'_>) -> Self {
        let mut plan = Self::default();
        for armed in rules {
            match armed.matches(facts) {
                Match::Open => plan.open.push(armed.clone()),
                Match::No => {}
                Match::Yes => plan.take(armed.clone()),
            }
        }
        plan
    }

    /// Goes through the open rules with what is known now.
    pub fn consider(&mut self, facts: &Facts<'_>) {
        for armed in std::mem::take(&mut self.open) {
            match armed.matches(facts) {
                Match::Open => self.open.push(armed),
                Match::No => {}
                Match::Yes => self.take(armed),
            }
        }
    }

    /// Counts the request, on which the rule acts if it is its turn and its place is free.
    fn take(&mut self, armed: Arc<Armed>) {
        let is_taken = self.at(armed.rule.effect.place()).is_some();
        if let Some(nth) = armed.count().filter(|_| !is_taken) {
            self.acting.push(Act { rule: armed, nth, has_struck: false });
        }
    }

    /// Whether nothing is in store and nothing can be.
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty() && self.acting.is_empty()
    }

    /// The rule that acts at `place`.
    pub fn at(&self, place: Place) -> Option<&Act> {
        self.acting.iter().find(|act| act.rule.rule.effect.place() == place)
    }

    /// The rule that acts at `place` has acted, at this byte of the request's body where that says something.
    pub fn strike(&mut self, place: Place, at: Option<u64>) {
        let Some(act) = self.acting.iter_mut().find(|act| act.rule.rule.effect.place() == place) else {
            return;
        };
        if !std::mem::replace(&mut act.has_struck, true) {
            act.rule.hit();
            self.touched.push(Touch { rule: act.rule.rule.id.clone(), at });
        }
    }

    /// The request's body is broken off at this byte.
    pub fn break_off(&mut self, at: u64) {
        self.broken_at = Some(at);
    }

    /// Where the request's body was broken off.
    pub fn broken_at(&self) -> Option<u64> {
        self.broken_at
    }

    /// Rules that have acted, and where.
    pub fn touched(&self) -> &[Touch] {
        &self.touched
    }

    /// Whether a rule that has acted wants the answer not to name its request.
    pub fn drops_request_id(&self) -> bool {
        let drops = |act: &Act| act.has_struck && act.rule.rule.request_id == RequestId::Drop;
        self.acting.iter().any(drops)
    }

    /// Positions in the request's body at which a rule acts, or may act if it turns out to be for this request.
    pub fn positions(&self) -> impl Iterator<Item = u64> {
        let acting = self.acting.iter().map(|act| &act.rule);
        acting.chain(&self.open).filter_map(|armed| armed.rule.effect.position())
    }
}
