//! Signature schemes, one a file: text and a time in, `Ok` or the precise reason out.

pub mod aws_chunks;
pub mod aws_v2;
pub mod aws_v4;
pub mod cos_json;
pub mod cos_xml;
pub mod explain;
pub mod key;
mod key_time;
pub mod keyring;
pub mod policy;
pub mod post_policy;
mod refusal;
pub mod request;
pub mod sealed;
mod used;
pub mod vod;
mod vod_refusal;
pub mod xml_refusal;

pub use crate::domain::auth::used::{UsedImage, UsedSignatures};
