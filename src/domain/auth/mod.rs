//! Signature schemes, one a file: text and a time in, `Ok` or the precise reason out.

pub mod aws_chunks;
mod aws_fields;
mod aws_payload;
pub mod aws_v2;
pub mod aws_v4;
pub mod cloud;
pub mod cos_json;
pub mod cos_xml;
pub mod credentials;
pub mod dates;
pub mod explain;
pub mod hmac_token;
pub mod key;
mod key_time;
pub mod keyring;
pub mod post_policy;
pub mod post_policy_conditions;
mod refusal;
pub mod request;
pub mod slips;
pub mod token_slips;
mod used;
pub mod vod;
mod vod_refusal;
pub mod xml_refusal;

pub use crate::domain::auth::used::{UsedSignatures, UsedSignaturesSnapshot};
