//! A SecretId with its SecretKey.

use crate::primitives::names::AppId;

/// A SecretId with its SecretKey, and what else may be taken for one of them.
#[derive(Clone)]
pub struct Pair {
    pub secret_id: String,
    pub secret_key: String,
    /// The token of a temporary key.
    pub token: Option<String>,
    pub appid: AppId,
}
