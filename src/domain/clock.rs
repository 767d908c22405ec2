//! The only place that asks the machine for the time, and the switch that replaces it.
//!
//! Signature windows, `Date`, `ctime` and everything that expires follow this clock. Waits and time-outs do not: they
//! are real time and live on the floor `server`.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use parking_lot::RwLock;
use serde::{Deserialize, Serialize};

/// How "now" is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(tag = "mode", rename_all = "lowercase", deny_unknown_fields)]
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
    Frozen {
        /// Unix seconds.
        now: i64,
    },
}

/// A clock that can be moved and stopped.
#[derive(Debug, Default)]
pub struct Clock {
    mode: RwLock<Mode>,
}

impl Clock {
    /// A clock in `mode`.
    pub fn new(mode: Mode) -> Self {
        Self { mode: RwLock::new(mode) }
    }

    /// Unix seconds; never negative.
    pub fn now(&self) -> i64 {
        match *self.mode.read() {
            Mode::Real => machine_seconds(),
            Mode::Offset { seconds } => machine_seconds().saturating_add(seconds).max(0),
            Mode::Frozen { now } => now.max(0),
        }
    }

    /// How "now" is made at this moment.
    pub fn mode(&self) -> Mode {
        *self.mode.read()
    }

    /// Replaces the way "now" is made.
    pub fn set(&self, mode: Mode) {
        *self.mode.write() = mode;
    }

    /// Moves the clock by `seconds`; a real clock becomes one with an offset.
    pub fn advance(&self, seconds: i64) {
        let mut mode = self.mode.write();
        *mode = match *mode {
            Mode::Real => Mode::Offset { seconds },
            Mode::Offset { seconds: before } => Mode::Offset { seconds: before.saturating_add(seconds) },
            Mode::Frozen { now } => Mode::Frozen { now: now.saturating_add(seconds) },
        };
    }
}

/// The `SystemTime` of a Unix time in seconds, held within what an HTTP date can say (years 1970 to 9999).
pub fn at(seconds: i64) -> SystemTime {
    const LAST: u64 = 253_402_300_799;
    UNIX_EPOCH + Duration::from_secs((seconds.max(0) as u64).min(LAST))
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
        let clock = Clock::new(Mode::Frozen { now: 1_700_000_000 });
        assert_eq!(clock.now(), 1_700_000_000);
        clock.advance(60);
        assert_eq!(clock.now(), 1_700_000_060);
        clock.set(Mode::Offset { seconds: i64::MIN });
        assert_eq!(clock.now(), 0);
        clock.advance(-1);
        assert_eq!(clock.now(), 0);
    }
}
