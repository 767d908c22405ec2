//! The lock of an object that is written: until which date it can be neither replaced nor deleted.

use jiff::Timestamp;

use crate::catalog::cos_xml as rows;
use crate::domain::store::bucket::Bucket;
use crate::primitives::time::UnixSeconds;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::header_fields::HeaderFields;

const MODE: &str = "x-cos-object-lock-mode";
const UNTIL: &str = "x-cos-object-lock-retain-until-date";
/// Request headers of the lock of an object that is written.
pub(crate) const HEADERS: [&str; 2] = [MODE, UNTIL];

/// A date and time with its offset from UTC.
pub(crate) fn read_date(text: &str) -> Option<UnixSeconds> {
    text.parse::<Timestamp>().ok().map(|time| UnixSeconds(time.as_second()))
}

/// The date until which headers or form fields lock what is written.
///
/// # Errors
/// `InvalidArgument` for another mode than `COMPLIANCE`, for what is no date, and for one without the other.
pub(crate) fn of_write(fields: &HeaderFields<'_>) -> Result<Option<UnixSeconds>, Error> {
    match (fields.get(MODE), fields.get(UNTIL)) {
        (None, None) => Ok(None),
        (Some("COMPLIANCE"), Some(date)) => {
            let wrong = || Error::invalid_argument(format!("{UNTIL}: {date:?} is no date"));
            read_date(date).ok_or_else(wrong).map(Some)
        }
        (Some(_), Some(_)) => {
            let reason = format!("invalid object lock header, {MODE} must be COMPLIANCE");
            Err(Error::invalid_argument(reason))
        }
        (Some(_), None) | (None, Some(_)) => {
            Err(Error::invalid_argument(format!("{MODE} and {UNTIL} come together")))
        }
    }
}

/// Checks the date until which an object is to be locked.
///
/// # Errors
/// `InvalidRequest` in a bucket without object lock, `InvalidArgument` for a date that has passed.
pub(crate) fn check(bucket: &Bucket, until: Option<UnixSeconds>, now: UnixSeconds) -> Result<(), Error> {
    match until {
        None => Ok(()),
        Some(_) if bucket.configuration.read().object_lock.is_none() => {
            Err(Error::new(&rows::INVALID_REQUEST, "the bucket has no object lock: PUT ?object-lock first"))
        }
        Some(until) if until <= now => Err(Error::invalid_argument("the date of the lock has passed")),
        Some(_) => Ok(()),
    }
}
