//! Multipart uploads.

pub(crate) mod abort_multipart_upload;
pub(crate) mod complete_multipart_upload;
pub(crate) mod initiate_multipart_upload;
pub(crate) mod list_multipart_uploads;
pub(crate) mod list_parts;
pub(crate) mod parts;
pub(crate) mod upload_part;
pub(crate) mod upload_part_copy;
