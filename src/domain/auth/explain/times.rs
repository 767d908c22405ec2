//! Times for people, and common mistakes with them.

use jiff::Timestamp;

use crate::primitives::time::UnixSeconds;

/// The first second that no one-second clock of this century has passed: what is above counts milliseconds.
const MILLISECONDS: i64 = 100_000_000_000;
/// Less than this is no time of this century, but may well be a duration.
const DURATION: i64 = 1_000_000_000;

/// A time and its distance from `now`.
pub(super) fn moment(time: UnixSeconds, now: UnixSeconds) -> String {
    let Ok(moment) = Timestamp::from_second(time.0) else { return "no time at all".into() };
    let apart = span(time.distance(now));
    match time.cmp(&now) {
        std::cmp::Ordering::Less => format!("{moment}, {apart} ago"),
        std::cmp::Ordering::Equal => format!("{moment}, now"),
        std::cmp::Ordering::Greater => format!("{moment}, in {apart}"),
    }
}

/// A duration in the largest suitable unit.
pub(super) fn span(seconds: u64) -> String {
    match seconds {
        0..=119 => format!("{seconds} s"),
        120..=7_199 => format!("{} min", seconds / 60),
        7_200..=172_799 => format!("{} h", seconds / 3600),
        _ => format!("{} days", seconds / 86_400),
    }
}

/// Error of a time that is not in Unix seconds.
pub(super) fn slip(name: &str, value: &str) -> Option<String> {
    let Ok(number) = value.parse::<i64>() else {
        return Some(format!("{name}={value:?} is no whole number of seconds"));
    };
    match number {
        0 => None,
        MILLISECONDS.. => Some(format!("{name}={number} counts milliseconds; divide by 1000")),
        ..DURATION => Some(format!(
            "{name}={number} looks like a duration; it has to be a Unix time, the seconds since 1970"
        )),
        _ => None,
    }
}
