//! `ExpireTime` of media.

use crate::catalog::cloud_api as rows;
use crate::primitives::time::UnixSeconds;
use crate::services::cloud_api::error::Error;

/// The year of the time that stands for never: `9999-12-31T23:59:59Z`.
const NEVER: &str = "9999-";

/// When media cease to exist; none: never.
///
/// # Errors
/// A text that is no ISO 8601 time, or a time that is over.
pub(super) fn parse(text: Option<&str>, now: UnixSeconds) -> Result<Option<UnixSeconds>, Error> {
    let Some(text) = text.filter(|text| !text.is_empty() && !text.starts_with(NEVER)) else {
        return Ok(None);
    };
    let time =
        Some(text).filter(|text| text.contains('T')).and_then(UnixSeconds::parse).ok_or_else(|| {
            let reason = format!("ExpireTime {text:?} is no time of the form 2026-01-31T12:00:00Z");
            Error::new(&rows::INVALID_PARAMETER_EXPIRE_TIME, reason)
        })?;
    if time <= now {
        let reason =
            format!("ExpireTime {text} is over: the server's clock says {now}, the time given is {time}");
        return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_EXPIRE_TIME, reason));
    }
    Ok(Some(time))
}
