//! HTTP as values: requests, responses, and what the services share of ranges, CORS, forms, XML and host
//! names. Knows no accounts, objects or error codes.

pub mod body;
pub mod content;
pub mod cors;
pub mod fields;
pub mod form;
pub mod host;
pub mod own;
pub mod range;
pub mod read;
pub mod request;
pub mod request_id;
pub mod response;
pub mod stream;
pub mod urls;
pub mod validators;
pub mod xml;
