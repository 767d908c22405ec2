//! Requests of clients that use the server as a proxy, upload domains, and domains of buckets' own.

pub(super) mod foreign;
pub(super) mod own_domain;
pub(super) mod tunnel;
pub(super) mod upload_domain;
