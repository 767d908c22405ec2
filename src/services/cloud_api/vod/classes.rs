//! What the actions on classes share: names, and the errors that word a refusal.

use crate::catalog::cloud_api as rows;
use crate::domain::vod::classes::ClassError;
use crate::services::cloud_api::error::Error;

/// Characters of a class's name.
const NAME_MAX: usize = 64;

/// The name of a class, checked.
///
/// # Errors
/// `InvalidParameterValue.ClassName`.
pub(super) fn name(text: &str) -> Result<&str, Error> {
    let length = text.chars().count();
    if (1..=NAME_MAX).contains(&length) {
        return Ok(text);
    }
    let reason = format!("ClassName has {length} characters; 1 to {NAME_MAX} are allowed");
    Err(Error::new(&rows::INVALID_PARAMETER_VALUE_CLASS_NAME, reason))
}

/// Words a refusal of CreateClass and ModifyClass.
pub(super) fn error(error: ClassError) -> Error {
    let row = match error {
        ClassError::MemoryFull(full) => return full.into(),
        ClassError::NotFound(_) => &rows::FAILED_OPERATION_CLASS_NO_FOUND,
        ClassError::NoParent(_) => &rows::FAILED_OPERATION_PARENT_ID_NO_FOUND,
        ClassError::TooDeep => &rows::FAILED_OPERATION_CLASS_LEVEL_LIMIT_EXCEEDED,
        ClassError::TooMany => &rows::FAILED_OPERATION_SUBCLASS_LIMIT_EXCEEDED,
        ClassError::Duplicate => &rows::FAILED_OPERATION_CLASS_NAME_DUPLICATE,
        ClassError::FixedParent => &rows::INVALID_PARAMETER_VALUE_PARENT_ID,
        ClassError::Fixed => &rows::INVALID_PARAMETER_VALUE_CLASS_ID,
        ClassError::NotEmpty => &rows::UNSUPPORTED_OPERATION_CLASS_NOT_EMPTY,
    };
    Error::new(row, error.to_string())
}

/// Words a refusal of DeleteClass, which has no code of its own for a class that does not exist.
pub(super) fn deletion_error(refused: ClassError) -> Error {
    match refused {
        ClassError::NotFound(_) => Error::new(&rows::INVALID_PARAMETER_VALUE_CLASS_ID, refused.to_string()),
        ClassError::MemoryFull(_)
        | ClassError::NoParent(_)
        | ClassError::TooDeep
        | ClassError::TooMany
        | ClassError::Duplicate
        | ClassError::FixedParent
        | ClassError::Fixed
        | ClassError::NotEmpty => error(refused),
    }
}
