//! The `Date` header, formatted once per second and thread.

use std::cell::RefCell;

use http::HeaderValue;

use crate::primitives::time::UnixSeconds;

thread_local! {
    /// Last second that this thread formatted. All responses would contend for the reference count of a
    /// shared one.
    static LAST: RefCell<Option<(UnixSeconds, HeaderValue)>> = const { RefCell::new(None) };
}

/// The `Date` of `now`.
pub(crate) fn header(now: UnixSeconds) -> Option<HeaderValue> {
    LAST.with_borrow_mut(|last| match last {
        Some((second, date)) if *second == now => Some(date.clone()),
        _ => {
            let date = HeaderValue::try_from(httpdate::fmt_http_date(now.into())).ok()?;
            *last = Some((now, date.clone()));
            Some(date)
        }
    })
}
