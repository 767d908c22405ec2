//! Requests of clients that use the server as a proxy, and upload domains.

pub(super) mod foreign;
pub(super) mod tunnel;
pub(super) mod upload_domain;
