//! Signatures of API 3.0: TC3-HMAC-SHA256 over headers and body, and the older HmacSHA1 and HmacSHA256 over
//! the parameters.

pub mod hosts;
pub mod refusal;
pub mod tc3;
pub mod v1;
