//! Mistakes with times.

use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::kind::Slip;
use crate::primitives::time::UnixSeconds;

/// The first second that no one-second clock of this century has passed: what is above counts milliseconds.
const MILLISECONDS: i64 = 100_000_000_000;
/// What is above counts microseconds or less.
const MICROSECONDS: i64 = 100_000_000_000_000;
/// Less than this is no time of this century, but may well be a duration.
const DURATION: i64 = 1_000_000_000;
/// Seconds by which a time that is whole hours off may miss the hour.
const NEAR: u64 = 120;
/// Hours behind that are more likely a signature that has grown old.
const LEAST_BEHIND: i64 = -3;
/// Hours of the zone that is farthest from UTC.
const FARTHEST: i64 = 14;

/// The mistake in a time that is not in Unix seconds; 0 is none.
pub fn of_number(name: &str, value: UnixSeconds) -> Option<Slip> {
    let told = || format!("{name}={value}");
    match value.0 {
        0 => None,
        MICROSECONDS.. => Some(Slip::of(&generated::TIME_MICROSECONDS, told())),
        MILLISECONDS.. => Some(Slip::of(&generated::TIME_MILLISECONDS, told())),
        ..DURATION => Some(Slip::of(&generated::TIME_DURATION, told())),
        _ => None,
    }
}

/// Local time taken for UTC: the moment of signing is whole hours away from `now`. What was signed in the
/// past may as well have grown old.
pub fn zone(signed: UnixSeconds, now: UnixSeconds) -> Option<Slip> {
    let apart = signed.since(now);
    let hours = (apart + apart.signum() * 1800) / 3600;
    let is_near = apart.abs_diff(hours.saturating_mul(3600)) <= NEAR;
    let is_meant = !(LEAST_BEHIND..=0).contains(&hours) && hours.abs() <= FARTHEST && is_near;
    let slip = if hours > 0 {
        Slip::of(&generated::TIME_ZONE, format!("{hours} h ahead"))
    } else {
        Slip::of(&generated::TIME_ZONE_PERHAPS, format!("{} h behind", hours.abs()))
    };
    is_meant.then_some(slip)
}
