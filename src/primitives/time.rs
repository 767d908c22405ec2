//! Points in time.

use std::fmt;
use std::num::ParseIntError;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::civil::Date;
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
