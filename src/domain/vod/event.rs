//! The events apps are told of, by the vendor's names.

/// An upload has become media.
pub const NEW_FILE_UPLOAD: &str = "NewFileUpload";
/// A task flow has moved on.
pub const PROCEDURE_STATE_CHANGED: &str = "ProcedureStateChanged";

/// All of them.
pub const EVENTS: [&str; 2] = [NEW_FILE_UPLOAD, PROCEDURE_STATE_CHANGED];
