//! Points in time.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A point in time: seconds since 1970-01-01 UTC.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
#[schemars(inline)]
pub struct UnixSeconds(pub i64);

impl UnixSeconds {
    /// Parses a time of RFC 3339, or a date, whose first second in UTC it is.
    pub fn parse(text: &str) -> Option<Self> {
        let time = text.parse::<Timestamp>().map(Timestamp::as_second);
        let day = || Some(text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp().as_second());
        time.ok().or_else(day).map(Self)
    }

    /// Parses a number of seconds since 1970.
    pub fn parse_number(text: &str) -> Result<Self, ParseIntError> {
        text.parse().map(Self)
    }

    /// ISO 8601 in UTC; the number itself beyond the calendar.
    pub fn to_iso(self) -> String {
        Timestamp::from_second(self.0).map_or_else(|_| self.to_string(), |time| time.to_string())
    }

    #[must_use]
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    #[must_use]
    pub const fn minus(self, seconds: i64) -> Self {
        Self(self.0.saturating_sub(seconds))
    }

    /// Seconds between the two times, whichever is the earlier.
    pub const fn distance(self, other: Self) -> u64 {
        self.0.abs_diff(other.0)
    }

    /// Seconds from `earlier` to this time.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// As people write it: Unix seconds, or ISO 8601, in UTC where it names no zone.
impl FromStr for UnixSeconds {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let local = || text.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok();
        let number = text.trim().parse().ok();
        let time = || text.parse::<Timestamp>().ok().or_else(|| Some(local()?.timestamp()));
        number.or_else(|| Some(time()?.as_second())).map(Self).ok_or(
            "not a time; write Unix seconds such as 1700000000, or ISO 8601 such as 2026-01-31T12:00:00Z",
        )
    }
}

impl fmt::Display for UnixSeconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Held within what an HTTP date can say: years 1970 to 9999.
impl From<UnixSeconds> for SystemTime {
    fn from(time: UnixSeconds) -> Self {
        const LAST: u64 = 253_402_300_799;
        UNIX_EPOCH + Duration::from_secs((time.0.max(0) as u64).min(LAST))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, seconds) in [
            ("1700000000", 1_700_000_000),
            ("-1", -1),
            ("2023-11-14T22:13:20Z", 1_700_000_000),
            ("2023-11-15T06:13:20+08:00", 1_700_000_000),
            ("2023-11-14T22:13:20", 1_700_000_000),
            ("2023-11-14 22:13:20", 1_700_000_000),
            ("2023-11-14", 1_699_920_000),
        ] {
            assert_eq!(text.parse(), Ok(UnixSeconds(seconds)), "{text}");
        }
        for bad in ["", "soon", "12:00", "2023-13-01", "1h"] {
            assert!(bad.parse::<UnixSeconds>().is_err(), "{bad}");
        }
    }
}
