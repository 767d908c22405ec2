//! Apps of an account in VOD: the default one, whose number is the account's, and sub-apps.
//!
//! <https://cloud.tencent.com/document/product/266/14574>

use crate::domain::accounts::account::Account;
use crate::primitives::names::AppId;

/// An app of an account. Media, events, classes and settings of VOD belong to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VodApp {
    /// The account.
    pub owner: AppId,
    /// The app's number: the account's own, or that of a sub-app.
    pub app: AppId,
}

/// A `SubAppId` that is no app of the account, or one that is switched off.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SubAppError {
    #[error(
        "SubAppId {0} is no app of account {1}: CreateSubAppId makes one, the option vod.sub_apps lists them"
    )]
    Unknown(u64, AppId),
}

impl VodApp {
    /// The account's default app.
    pub fn default_of(owner: AppId) -> Self {
        Self { owner, app: owner }
    }

    /// The app that a `SubAppId` names; the default one where it is absent. Every action of VOD resolves it
    /// here.
    pub fn resolve(account: &Account, sub_app_id: Option<u64>) -> Result<Self, SubAppError> {
        let owner = account.owner();
        let Some(id) = sub_app_id else { return Ok(Self::default_of(owner)) };
        let app = u32::try_from(id).ok().map(AppId);
        let known = app.filter(|app| *app == owner || account.options.vod.sub_apps.contains(app));
        known.map(|app| Self { owner, app }).ok_or(SubAppError::Unknown(id, owner))
    }
}
