//! Parsing of hosts, paths, query parameters, headers, forms and XML bodies.

pub(crate) mod address;
pub(crate) mod body;
pub(crate) mod elements;
pub(crate) mod encryption;
pub(crate) mod form;
pub(crate) mod grants;
pub(crate) mod header_fields;
pub(crate) mod host_rules;
pub(crate) mod key;
pub(crate) mod metadata;
pub(crate) mod names;
pub(crate) mod overwrite;
pub(crate) mod params;
pub(crate) mod retention;
pub(crate) mod router;
pub(crate) mod s3_dialect;
pub(crate) mod scheme;
pub(crate) mod subresources;
pub(crate) mod tag_document;
pub(crate) mod target;
pub(crate) mod traffic_limit;
pub(crate) mod unread;
pub mod unsupported;
