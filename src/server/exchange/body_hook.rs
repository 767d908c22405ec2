//! What fault rules do to a body while it arrives: at the exact byte of it, or as soon as the body has named the operation
//! that a rule is for.

use std::time::Duration;

use parking_lot::Mutex;
use tokio::time::Instant;

use crate::domain::faults::effect::{Effect, Stage};
use crate::domain::faults::matched::MatchedRules;
use crate::server::exchange::exchange::Visit;
use crate::wire::inflow::{Tap, Touch};
use crate::wire::request::RequestHead;

/// Shares of a second in which a slowed body is read.
const SHARES: u64 = 20;

/// Carries out a plan on the body of one request.
pub(super) struct BodyTap<'a> {
    visit: &'a Visit,
    head: &'a RequestHead,
    began: Mutex<Option<Instant>>,
}

impl<'a> BodyTap<'a> {
    /// For the body that follows `head`.
    pub fn new(visit: &'a Visit, head: &'a RequestHead) -> Self {
        Self { visit, head, began: Mutex::new(None) }
    }

    /// What the rule that acts on the arrival wants at `position`.
    fn touch(&self, plan: &mut MatchedRules, position: u64) -> Touch {
        let effect = plan.at(Stage::RequestBody).map(|act| (act.rule.rule.effect.clone(), act.is_applied));
        match effect {
            Some((Effect::ResetRequest { after }, _)) if after <= position => {
                plan.mark_applied(Stage::RequestBody, Some(position));
                plan.break_off(position);
                Touch::Break
            }
            Some((Effect::StallRequest { after, for_ms }, false)) if after <= position => {
                plan.mark_applied(Stage::RequestBody, Some(position));
                Touch::Wait(Duration::from_millis(for_ms))
            }
            Some((Effect::ReadRate(rate), _)) => {
                plan.mark_applied(Stage::RequestBody, Some(position));
                self.pace(rate, position)
            }
            _ => Touch::Flow(None),
        }
    }

    /// Lets no more through than the rate allows since it was first asked.
    fn pace(&self, rate: u64, position: u64) -> Touch {
        let began = *self.began.lock().get_or_insert_with(Instant::now);
        let early = Duration::from_secs_f64(position as f64 / rate as f64).saturating_sub(began.elapsed());
        match early.is_zero() {
            true => Touch::Flow(Some(position + (rate / SHARES).max(1))),
            false => Touch::Wait(early),
        }
    }
}

impl Tap for BodyTap<'_> {
    fn at(&self, position: u64) -> Touch {
        self.visit.with_plan(|plan| {
            if plan
                .at(Stage::Response)
                .and_then(|act| act.rule.rule.effect.position())
                .is_some_and(|at| at <= position)
            {
                plan.break_off(position);
                return Touch::Break;
            }
            match self.touch(plan, position) {
                Touch::Flow(bound) => {
                    let next = plan.positions().filter(|at| *at > position).min();
                    Touch::Flow(bound.into_iter().chain(next).min())
                }
                other => other,
            }
        })
    }

    fn learn(&self, name: &str, value: &[u8]) {
        self.visit.learn(self.head, name, value);
    }
}
