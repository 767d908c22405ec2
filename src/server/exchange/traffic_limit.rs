//! Traffic limits that a request sets itself: its body is read no faster, in real time. Waiting is a timer,
//! so the thread of the connection serves others meanwhile.

use parking_lot::Mutex;
use tokio::time::Instant;

use crate::server::exchange::body_hook::{BodyHook, pace};
use crate::wire::body::{Hook, HookAction};

/// Paces a body by the limit that the head asks for, or a field of the body; fault rules act before it.
pub(super) struct PacedBody<'a> {
    rules: Option<BodyHook<'a>>,
    /// The limit that a field asks for.
    asked: &'a (dyn Fn(&str, &[u8]) -> Option<u64> + Sync),
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Bytes per second.
    rate: Option<u64>,
    /// When the limit began to hold, and at which byte.
    since: Option<(Instant, u64)>,
    position: u64,
}

impl<'a> PacedBody<'a> {
    /// `rate` in bytes per second, if the head has one.
    pub(super) fn new(
        rules: Option<BodyHook<'a>>,
        rate: Option<u64>,
        asked: &'a (dyn Fn(&str, &[u8]) -> Option<u64> + Sync),
    ) -> Self {
        Self { rules, asked, state: Mutex::new(State { rate, ..State::default() }) }
    }
}

impl State {
    fn at(&mut self, position: u64) -> HookAction {
        self.position = position;
        let Some(rate) = self.rate else { return HookAction::Continue(None) };
        let (began, from) = *self.since.get_or_insert_with(|| (Instant::now(), position));
        match pace(rate, began, position - from) {
            HookAction::Continue(bound) => HookAction::Continue(bound.map(|bound| bound + from)),
            other @ (HookAction::Wait(_) | HookAction::Abort) => other,
        }
    }
}

impl Hook for PacedBody<'_> {
    fn at(&self, position: u64) -> HookAction {
        let by_rules = self.rules.as_ref().map_or(HookAction::Continue(None), |rules| rules.at(position));
        let HookAction::Continue(bound) = by_rules else { return by_rules };
        let paced = self.state.lock().at(position);
        match paced {
            HookAction::Continue(paced) => HookAction::Continue(bound.into_iter().chain(paced).min()),
            other @ (HookAction::Wait(_) | HookAction::Abort) => other,
        }
    }

    fn learn(&self, name: &str, value: &[u8]) {
        let mut state = self.state.lock();
        if state.rate.is_none() {
            state.rate = (self.asked)(name, value);
        }
        drop(state);
        if let Some(rules) = &self.rules {
            rules.learn(name, value);
        }
    }
}
