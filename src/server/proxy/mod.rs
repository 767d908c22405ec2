//! Requests of clients that use the server as a proxy, and upload domains.

pub mod foreign;
pub mod tunnel;
pub mod upload_domain;
