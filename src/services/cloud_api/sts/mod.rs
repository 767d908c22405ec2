//! Actions of STS, version 2018-08-13: one a file.

pub(super) mod assume_role;
pub(super) mod assume_role_with_web_identity;
pub(super) mod get_caller_identity;
pub(super) mod get_federation_token;
pub(super) mod get_federation_token_2017;
mod issued;
mod policy;
mod role;
