//! Signature schemes, one a file: text and a time in, `Ok` or the precise reason out.

pub mod cos_json;
pub mod keyring;
mod refusal;
pub mod sealed;
mod used;
pub mod vod;
mod vod_refusal;

pub use used::UsedSignatures;
