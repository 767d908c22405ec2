//! What fault rules do to a body while it arrives: at the exact byte of it, or as soon as the body has named
//! the operation that a rule is for.

use std::time::Duration;

use parking_lot::Mutex;
use tokio::time::Instant;

use crate::domain::faults::effect::{RequestEffect, Stage};
use crate::domain::faults::matched::MatchedRules;
use crate::wire::body::{Hook, HookAction, ReadError};
use crate::wire::request::RequestHead;

/// Shares of a second in which a slowed body is read.
const SHARES: u64 = 20;

/// Carries out the rules of one request on its body.
pub(super) struct BodyHook<'a> {
    rules: &'a Mutex<MatchedRules>,
    learn: &'a (dyn Fn(&str, &[u8]) + Sync),
    began: Mutex<Option<Instant>>,
}

impl<'a> BodyHook<'a> {
    /// A hook that calls `learn` with each parameter of the body that is complete.
    pub(super) fn new(rules: &'a Mutex<MatchedRules>, learn: &'a (dyn Fn(&str, &[u8]) + Sync)) -> Self {
        Self { rules, learn, began: Mutex::new(None) }
    }

    /// Acts on a request without a body, which has the position 0 all the same.
    pub(super) async fn pass_empty_body(&self, head: &RequestHead) -> Result<(), ReadError> {
        while !head.has_body() {
            match self.at(0) {
                HookAction::Continue(_) => break,
                HookAction::Wait(pause) => Box::pin(tokio::time::sleep(pause)).await,
                HookAction::Abort => return Err(ReadError::Aborted),
            }
        }
        Ok(())
    }

    /// What the rule that acts on the arrival wants at `position`.
    fn touch(&self, plan: &mut MatchedRules, position: u64) -> HookAction {
        let act = plan.at(Stage::RequestBody);
        let effect = act.and_then(|act| Some((act.rule.rule.effect.on_request()?, act.is_applied)));
        match effect {
            Some((RequestEffect::Reset { after }, _)) if after <= position => {
                plan.mark_applied(Stage::RequestBody, Some(position));
                plan.break_off(position);
                HookAction::Abort
            }
            Some((RequestEffect::Stall { after, for_ms }, false)) if after <= position => {
                plan.mark_applied(Stage::RequestBody, Some(position));
                HookAction::Wait(Duration::from_millis(for_ms))
            }
            Some((RequestEffect::Rate(rate), _)) => {
                plan.mark_applied(Stage::RequestBody, Some(position));
                self.pace(rate, position)
            }
            Some((RequestEffect::Reset { .. } | RequestEffect::Stall { .. }, _)) | None => {
                HookAction::Continue(None)
            }
        }
    }

    /// Lets no more through than the rate allows since it was first asked.
    fn pace(&self, rate: u64, position: u64) -> HookAction {
        pace(rate, *self.began.lock().get_or_insert_with(Instant::now), position)
    }
}

/// Lets no more bytes through than `rate`, in bytes per second, allows since `began`.
pub(super) fn pace(rate: u64, began: Instant, position: u64) -> HookAction {
    let early = Duration::from_secs_f64(position as f64 / rate as f64).saturating_sub(began.elapsed());
    if early.is_zero() {
        HookAction::Continue(Some(position + (rate / SHARES).max(1)))
    } else {
        HookAction::Wait(early)
    }
}

impl Hook for BodyHook<'_> {
    fn at(&self, position: u64) -> HookAction {
        let mut plan = self.rules.lock();
        let answer_at = plan.at(Stage::Response).and_then(|act| act.rule.rule.effect.position());
        if answer_at.is_some_and(|at| at <= position) {
            plan.break_off(position);
            return HookAction::Abort;
        }
        match self.touch(&mut plan, position) {
            HookAction::Continue(bound) => {
                let next = plan.positions().filter(|at| *at > position).min();
                HookAction::Continue(bound.into_iter().chain(next).min())
            }
            HookAction::Wait(pause) => HookAction::Wait(pause),
            HookAction::Abort => HookAction::Abort,
        }
    }

    fn learn(&self, name: &str, value: &[u8]) {
        (self.learn)(name, value);
    }
}
