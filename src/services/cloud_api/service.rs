//! The service's types.

use std::sync::Arc;

use crate::catalog::ErrorRow;
use crate::domain::App;
use crate::domain::accounts::{Account, VodApp};
use crate::domain::auth::keyring::Key;
use crate::primitives::names::AppId;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::api::Api;

/// The service.
#[derive(Debug)]
pub struct CloudApi;

/// Nothing: action and parameters name everything.
#[derive(Debug, Clone, Copy)]
pub struct Target;

/// Proof that an action asks of its caller, and the API it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Auth {
    /// None for requests that name no action which is played.
    pub api: Option<Api>,
    /// Whether it may be called with `Authorization: SKIP`.
    pub is_open: bool,
}

impl Auth {
    /// A signed action of VOD.
    pub const VOD: Self = Self { api: Some(Api::Vod), is_open: false };
    /// A signed action of STS.
    pub const STS: Self = Self { api: Some(Api::Sts), is_open: false };
    /// A signed action of STS as of 2017.
    pub const STS_2017: Self = Self { api: Some(Api::Sts2017), is_open: false };
    /// An action of STS that needs no signature.
    pub const STS_OPEN: Self = Self { api: Some(Api::Sts), is_open: true };
}

/// Who called.
#[derive(Debug)]
pub enum Caller {
    /// The maker of a signature.
    Signed {
        /// The key that signed.
        key: Key,
        /// The account it belongs to.
        account: Arc<Account>,
    },
    /// Anybody, of an action that needs no signature; the account that it is for.
    Anyone { account: Arc<Account> },
}

impl Caller {
    /// The account that the call is for.
    pub fn account(&self) -> &Arc<Account> {
        match self {
            Self::Signed { account, .. } | Self::Anyone { account } => account,
        }
    }
}

impl Caller {
    /// The app that `SubAppId` names: the account's own where it is absent, or one of its sub-apps.
    ///
    /// # Errors
    /// No app of the account: `refused`, which is `InvalidParameterValue.SubAppId` for actions that list it
    /// and `FailedOperation.InvalidVodUser` for the others.
    pub fn app(&self, sub_app_id: Option<u64>, refused: &'static ErrorRow) -> Result<AppId, Error> {
        self.vod_app(sub_app_id, refused).map(|app| app.app)
    }

    /// [`app`](Self::app) with the account that it belongs to.
    ///
    /// # Errors
    /// As for `app`.
    pub fn vod_app(&self, sub_app_id: Option<u64>, refused: &'static ErrorRow) -> Result<VodApp, Error> {
        let resolved = VodApp::resolve(self.account(), sub_app_id);
        resolved.map_err(|error| Error::new(refused, error.to_string()))
    }
}

/// The account that a key belongs to; none if it has gone since.
pub fn account_of(app: &App, key: &Key) -> Option<Arc<Account>> {
    app.accounts.by_appid(key.account().owner())
}
