//! Requests per second of one account, counted in whole seconds of its clock.

use dashmap::DashMap;

use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;

/// Counts requests per account and second.
#[derive(Debug, Default)]
pub struct RateLimiter {
    seconds: DashMap<AppId, (UnixSeconds, u32)>,
}

impl RateLimiter {
    /// Counts a request of `appid` at `now`; false where it exceeds `limit` in this second.
    pub fn admit(&self, appid: AppId, now: UnixSeconds, limit: u32) -> bool {
        let mut entry = self.seconds.entry(appid).or_insert((now, 0));
        if entry.0 != now {
            *entry = (now, 0);
        }
        entry.1 = entry.1.saturating_add(1);
        entry.1 <= limit
    }

    /// Forgets all counts, or those of one account.
    pub fn clear(&self, appid: Option<AppId>) {
        self.seconds.retain(|owner, _| appid.is_some_and(|appid| *owner != appid));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_starts_anew_each_second() {
        let (rates, me) = (RateLimiter::default(), AppId(7));
        let calls = [(1, true), (1, true), (1, false), (2, true)];
        for (second, admitted) in calls {
            assert_eq!(rates.admit(me, UnixSeconds(second), 2), admitted, "{second}");
        }
    }
}
