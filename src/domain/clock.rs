//! The clock: the machine's time, moved or frozen. No other file reads the machine's time.
//!
//! Signature windows, `Date`, `ctime` and everything that expires follow this clock. Waits and time-outs do
//! not: they are real time and live on the floor `server`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering::Relaxed};
use std::time::{SystemTime, UNIX_EPOCH};

use dashmap::DashMap;
use parking_lot::Mutex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;

/// Source of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default, JsonSchema)]
#[serde(tag = "mode", rename_all = "lowercase", from = "Written")]
pub enum Mode {
    /// The machine's clock.
    #[default]
    Real,
    /// The machine's clock moved by this many seconds.
    Offset {
        /// Seconds, negative for the past.
        seconds: i64,
    },
    /// A clock that stands still.
    Frozen { now: UnixSeconds },
}

/// JSON of a [`Mode`]. With serde only a variant with braces refuses unknown members.
#[derive(Deserialize, JsonSchema)]
#[serde(tag = "mode", rename_all = "lowercase", deny_unknown_fields)]
enum Written {
    Real {},
    Offset { seconds: i64 },
    Frozen { now: UnixSeconds },
}

impl From<Written> for Mode {
    fn from(written: Written) -> Self {
        match written {
            Written::Real {} => Self::Real,
            Written::Offset { seconds } => Self::Offset { seconds },
            Written::Frozen { now } => Self::Frozen { now },
        }
    }
}

/// A clock that can be moved and stopped. It is read several times a request, so reading touches no lock.
#[derive(Debug, Default)]
pub struct Clock {
    mode: Mutex<Mode>,
    /// The mode in one word, so that no reader sees half of a change: twice the seconds (frozen: the time,
    /// else what is added to the machine's), plus one when frozen.
    word: AtomicI64,
}

impl Clock {
    /// A clock in `mode`.
    pub fn new(mode: Mode) -> Self {
        let clock = Self::default();
        clock.set(mode);
        clock
    }

    /// The time; never before 1970.
    pub fn now(&self) -> UnixSeconds {
        let word = self.word.load(Relaxed);
        let (frozen, seconds) = (word & 1 == 1, word >> 1);
        let base = if frozen { 0 } else { machine_seconds() };
        UnixSeconds(base.saturating_add(seconds).max(0))
    }

    pub fn mode(&self) -> Mode {
        *self.mode.lock()
    }

    pub fn set(&self, mode: Mode) {
        self.change(|_| mode);
    }

    /// Moves the clock by `seconds`; a real clock becomes one with an offset.
    pub fn advance(&self, seconds: i64) {
        self.change(|mode| match mode {
            Mode::Real => Mode::Offset { seconds },
            Mode::Offset { seconds: before } => Mode::Offset { seconds: before.saturating_add(seconds) },
            Mode::Frozen { now } => Mode::Frozen { now: now.plus(seconds) },
        });
    }

    fn change(&self, to: impl FnOnce(Mode) -> Mode) {
        let mut mode = self.mode.lock();
        *mode = to(*mode);
        let (frozen, seconds) = match *mode {
            Mode::Real => (false, 0),
            Mode::Offset { seconds } => (false, seconds),
            Mode::Frozen { now } => (true, now.0),
        };
        const MOST: i64 = i64::MAX >> 2;
        self.word.store(seconds.clamp(-MOST, MOST) << 1 | i64::from(frozen), Relaxed);
    }
}

/// Clocks of tenants that have their own.
#[derive(Debug, Default)]
pub struct Clocks {
    own: DashMap<AppId, Arc<Clock>>,
    /// Whether a tenant has a clock: without one, a request reads only this.
    any: AtomicBool,
}

impl Clocks {
    /// The tenant's own clock, if it has one.
    pub fn of(&self, tenant: AppId) -> Option<Arc<Clock>> {
        if !self.any.load(Relaxed) {
            return None;
        }
        self.own.get(&tenant).map(|clock| clock.clone())
    }

    /// The tenant's own clock, which begins in the mode of `common`.
    pub fn own(&self, tenant: AppId, common: &Clock) -> Arc<Clock> {
        let clock = self.own.entry(tenant).or_insert_with(|| Arc::new(Clock::new(common.mode()))).clone();
        self.any.store(true, Relaxed);
        clock
    }

    pub fn snapshot(&self) -> Vec<(AppId, Mode)> {
        self.own.iter().map(|entry| (*entry.key(), entry.mode())).collect()
    }

    /// Restores the clocks of all tenants, or of one.
    pub fn restore(&self, snapshot: &[(AppId, Mode)], tenant: Option<AppId>) {
        let is_meant = |owner: &AppId| tenant.is_none_or(|tenant| *owner == tenant);
        self.own.retain(|owner, _| !is_meant(owner));
        for (owner, mode) in snapshot.iter().filter(|(owner, _)| is_meant(owner)) {
            self.own(*owner, &Clock::new(*mode));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that may ask the machine")]
fn machine_seconds() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frozen_clock_moves_only_when_told() {
        let clock = Clock::new(Mode::Frozen { now: UnixSeconds(1_700_000_000) });
        assert_eq!(clock.now(), UnixSeconds(1_700_000_000));
        clock.advance(60);
        assert_eq!(clock.now(), UnixSeconds(1_700_000_060));
        clock.set(Mode::Offset { seconds: i64::MIN });
        assert_eq!(clock.now(), UnixSeconds(0));
        clock.advance(-1);
        assert_eq!(clock.now(), UnixSeconds(0));
    }
}
