//! HTTP as values: requests, responses, and what the services share of ranges, CORS, forms, XML and host
//! names. Knows no accounts, objects or error codes.

pub mod body;
pub(crate) mod content;
pub(crate) mod cors;
pub mod fields;
pub mod form;
pub mod host;
pub mod own;
pub mod range;
pub mod read;
pub mod request;
pub(crate) mod request_id;
pub mod response;
pub(crate) mod stream;
pub(crate) mod urls;
pub(crate) mod validators;
pub mod xml;
