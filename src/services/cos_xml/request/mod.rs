//! Parsing of hosts, paths, query parameters, headers, forms and XML bodies.

pub mod address;
pub mod body;
pub mod conditions;
pub mod copy_source;
pub mod form;
pub mod grants;
pub mod header_fields;
pub mod metadata;
pub mod params;
pub mod s3_dialect;
pub mod subresources;
pub mod target;
