//! Calendar days of time stamps, as credential scopes write them.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

/// The day of a Unix time in UTC: `2026-01-01`. None beyond the calendar.
pub fn utc_date(seconds: i64) -> Option<String> {
    date_at(seconds, Offset::UTC)
}

/// The day of a Unix time in China.
pub fn china_date(seconds: i64) -> Option<String> {
    date_at(seconds, jiff::tz::offset(8))
}

fn date_at(seconds: i64, offset: Offset) -> Option<String> {
    let time = Timestamp::from_second(seconds).ok()?;
    Some(time.to_zoned(TimeZone::fixed(offset)).strftime("%Y-%m-%d").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_eight_hours_earlier_in_china() {
        assert_eq!(utc_date(1_767_225_600).as_deref(), Some("2026-01-01"));
        assert_eq!(utc_date(1_767_225_599).as_deref(), Some("2025-12-31"));
        assert_eq!(china_date(1_767_225_599).as_deref(), Some("2026-01-01"));
        assert_eq!(utc_date(i64::MAX), None);
    }
}
