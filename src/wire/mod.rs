//! Floor 2: HTTP as values. A request that is in memory, a reply that can be sent, and the rules both families share
//! for ranges, CORS and the URLs handed out. Knows nothing of accounts, objects or error codes.

pub mod content;
pub mod cors;
pub mod fields;
pub mod form;
pub mod host;
pub mod inflow;
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
