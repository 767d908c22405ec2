//! Requests that arrive through a proxy setting, and hosts that are handed out.

pub mod foreign;
pub mod tunnel;
pub mod upload_domain;
