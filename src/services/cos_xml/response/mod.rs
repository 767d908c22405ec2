//! Error documents, common headers, and the elements that several responses share.

pub(crate) mod acl;
pub(crate) mod common_headers;
pub(crate) mod cors;
pub(crate) mod envelope;
pub(crate) mod error_page;
pub(crate) mod return_body;
pub(crate) mod views;
