//! Parameters that the vendor keeps for itself.

use crate::services::cloud_api::error::Error;

/// Checks that `ExtInfo` is absent or empty: nobody has told what others mean.
///
/// # Errors
/// `UnsupportedOperation`.
pub(super) fn reserved(ext_info: Option<String>, action: &str) -> Result<(), Error> {
    if ext_info.is_none_or(|text| text.is_empty()) {
        return Ok(());
    }
    Err(Error::Unplayed { what: format!("the parameter ExtInfo of {action}, which is not empty,") })
}
