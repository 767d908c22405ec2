//! Error documents, common headers, and the elements that several responses share.

pub mod acl;
pub mod common_headers;
pub mod cors;
pub mod envelope;
pub mod views;
