//! Parsing of hosts, paths, query parameters, headers, forms and XML bodies.

pub mod address;
pub mod body;
pub mod form;
pub mod grants;
pub mod header_fields;
pub mod metadata;
pub mod names;
pub mod params;
pub mod router;
pub mod s3_dialect;
pub mod subresources;
pub mod target;
