//! The `Date` header, formatted once a second.

use http::HeaderValue;
use parking_lot::Mutex;

use crate::domain::clock;

/// The `Date` of the current second, made once.
#[derive(Debug, Default)]
pub struct CachedDate(Mutex<Option<(i64, HeaderValue)>>);

impl CachedDate {
    /// The date of `now`, Unix seconds.
    pub fn at(&self, now: i64) -> Option<HeaderValue> {
        let mut cached = self.0.lock();
        match &*cached {
            Some((second, date)) if *second == now => Some(date.clone()),
            _ => {
                let date = HeaderValue::try_from(httpdate::fmt_http_date(clock::at(now))).ok()?;
                *cached = Some((now, date.clone()));
                Some(date)
            }
        }
    }
}
