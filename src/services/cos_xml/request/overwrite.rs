//! `x-cos-forbid-overwrite`, a header or a form's field: whether a write may replace an object
//! (<https://cloud.tencent.com/document/product/436/7749>).

use crate::catalog::cos_xml as rows;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::error::ObjectError;
use crate::domain::store::object::Overwrite;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::header_fields::HeaderFields;

pub(crate) const HEADER: &str = "x-cos-forbid-overwrite";

/// `true` forbids, `false` allows, as an absent or empty value does; letters of either case (assumed).
///
/// # Errors
/// `InvalidArgument` for another value (assumed).
pub(crate) fn parse(fields: &HeaderFields<'_>) -> Result<Overwrite, Error> {
    match fields.get(HEADER) {
        None => Ok(Overwrite::Allow),
        Some(word) if word.eq_ignore_ascii_case("false") => Ok(Overwrite::Allow),
        Some(word) if word.eq_ignore_ascii_case("true") => Ok(Overwrite::Forbid),
        Some(other) => Err(Error::invalid_argument(format!("{HEADER}: {other:?} is neither true nor false"))),
    }
}

/// Refuses to replace the object at `key`. Storing checks again, in one step with the write.
///
/// # Errors
/// `FileAlreadyExists`.
pub(crate) fn check(bucket: &Bucket, key: &str, overwrite: Overwrite) -> Result<(), Error> {
    bucket.check_overwrite(key, overwrite).map_err(|error| match error {
        ObjectError::Exists { key } => {
            let reason = format!(
                "{key:?} exists, and {HEADER} is true; it has no effect once the bucket has kept versions"
            );
            Error::new(&rows::FILE_ALREADY_EXISTS, reason)
        }
        other @ (ObjectError::Bucket(_)
        | ObjectError::NotFound { .. }
        | ObjectError::Locked { .. }
        | ObjectError::WriteForbidden { .. }
        | ObjectError::MemoryFull(_)) => other.into(),
    })
}
