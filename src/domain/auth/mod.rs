//! Signature schemes, one a file: text and a time in, `Ok` or the precise reason out.

pub mod cos_json;
mod refusal;
mod used;

pub use used::UsedSignatures;
