//! Object lock: what was stored can be neither replaced nor deleted for some days
//! (<https://cloud.tencent.com/document/product/436/40134>).

use crate::domain::store::bucket::Bucket;
use crate::domain::store::error::ObjectError;
use crate::domain::store::lifecycle::DAY;
use crate::domain::store::object::Object;
use crate::primitives::time::UnixSeconds;

/// The `forbid` of a file that may be neither replaced, changed nor deleted.
const NO_WRITES: u8 = 2;

impl Bucket {
    /// The time from which an object is free; none for one that never was locked.
    pub fn locked_until(&self, object: &Object) -> Option<UnixSeconds> {
        let days = self.configuration.read().object_lock.as_ref()?.value;
        let by_bucket = days.map(|days| object.mtime.plus(i64::from(days) * DAY));
        by_bucket.max(object.attributes.details.retained_until)
    }

    /// [`Bucket::check_lock`], and [`ObjectError::WriteForbidden`] for a file whose `forbid` says so.
    pub fn check_writable(
        &self,
        key: &str,
        object: Option<&Object>,
        now: UnixSeconds,
    ) -> Result<(), ObjectError> {
        match object {
            Some(object) if object.attributes.forbid == NO_WRITES => {
                Err(ObjectError::WriteForbidden { key: key.into() })
            }
            Some(_) | None => self.check_lock(key, object, now),
        }
    }

    /// [`ObjectError::Locked`] for an object that must not be replaced, changed or deleted at `now`.
    pub fn check_lock(
        &self,
        key: &str,
        object: Option<&Object>,
        now: UnixSeconds,
    ) -> Result<(), ObjectError> {
        match object.and_then(|object| self.locked_until(object)) {
            Some(until) if now < until => Err(ObjectError::Locked { key: key.into(), until }),
            Some(_) | None => Ok(()),
        }
    }
}
