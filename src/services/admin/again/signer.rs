//! Whose key signs a request that is played again.

use crate::domain::App;
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;
use crate::services::admin::error::Error;

/// A key and the time of its account.
pub(super) struct Signer {
    pub secret_id: String,
    pub secret_key: String,
    /// Whether it is the key that the request had: a temporary one keeps its token.
    pub is_same: bool,
    pub now: UnixSeconds,
}

impl Signer {
    /// The key that the request had if it is known, else the account's.
    ///
    /// # Errors
    /// There is no account to sign for.
    pub(super) fn of(app: &App, secret_id: &str, tenant: Option<AppId>) -> Result<Self, Error> {
        let now = app.now_of(tenant);
        if let Some(key) = app.keyring().find(secret_id) {
            let pair = key.pair();
            return Ok(Self { secret_id: pair.secret_id, secret_key: pair.secret_key, is_same: true, now });
        }
        let account = tenant.map_or_else(|| app.accounts.first(), |tenant| app.accounts.by_appid(tenant));
        let account = account.ok_or_else(|| {
            Error::Conflict(format!(
                "the key {secret_id} is not known, and neither is an account that could sign in its place"
            ))
        })?;
        let (secret_id, secret_key) = (account.secret_id.clone(), account.secret_key.clone());
        Ok(Self { secret_id, secret_key, is_same: false, now })
    }
}
