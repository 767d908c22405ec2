//! Apps of an account in VOD: the default one, whose number is the account's, and sub-apps.

use crate::domain::accounts::account::Account;
use crate::domain::accounts::sub_app::{SubApp, SubAppStatus};
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
    #[error("{0} is no app of account {1}: CreateSubAppId makes one, the option vod.sub_apps lists them")]
    Unknown(String, AppId),
    #[error("the sub-app {0} is {status}{hint}", status = .1.text(), hint = hint(*.1))]
    Off(AppId, SubAppStatus),
}

/// How to mend a status.
fn hint(status: SubAppStatus) -> &'static str {
    match status {
        SubAppStatus::Off => "; ModifySubAppIdStatus switches it on",
        SubAppStatus::On | SubAppStatus::Destroyed => ", for good",
    }
}

impl VodApp {
    /// The account's default app.
    pub fn default_of(owner: AppId) -> Self {
        Self { owner, app: owner }
    }

    /// The app that a `SubAppId` names; the default one where it is absent or 0 (assumed). Every action of
    /// VOD resolves it here.
    pub fn resolve(account: &Account, sub_app_id: Option<u64>) -> Result<Self, SubAppError> {
        let owner = account.owner();
        match sub_app_id {
            None | Some(0) => Ok(Self::default_of(owner)),
            Some(id) if id == u64::from(owner.0) => Ok(Self::default_of(owner)),
            Some(id) => {
                let known = u32::try_from(id).ok().and_then(|id| account.sub_app(AppId(id)));
                let sub_app = known.ok_or_else(|| SubAppError::Unknown(id.to_string(), owner))?;
                match sub_app.status {
                    SubAppStatus::On => Ok(Self { owner, app: sub_app.id }),
                    status @ (SubAppStatus::Off | SubAppStatus::Destroyed) => {
                        Err(SubAppError::Off(sub_app.id, status))
                    }
                }
            }
        }
    }
}

impl Account {
    /// The account's sub-app with this number, in whatever status.
    pub fn sub_app(&self, id: AppId) -> Option<&SubApp> {
        self.options.vod.sub_apps.iter().find(|app| app.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::accounts::AccountOptions;

    #[test]
    fn a_sub_app_has_to_be_the_accounts_and_switched_on() {
        let mut options = AccountOptions::default();
        let off = SubApp { status: SubAppStatus::Off, ..SubApp::from(AppId(1_400_000_002)) };
        options.vod.sub_apps = vec![AppId(1_400_000_001).into(), off];
        let owner = AppId(1_250_000_000);
        let account = Account::new(owner, "id", "key", options);
        let resolve = |id| VodApp::resolve(&account, id).map(|app| app.app.0);
        assert_eq!(
            [None, Some(0), Some(1_250_000_000)].map(resolve),
            [Ok(owner.0), Ok(owner.0), Ok(owner.0)]
        );
        assert_eq!(resolve(Some(1_400_000_001)), Ok(1_400_000_001));
        let off = SubAppError::Off(AppId(1_400_000_002), SubAppStatus::Off);
        assert_eq!(resolve(Some(1_400_000_002)), Err(off));
        for unknown in [1_400_000_003, u64::from(u32::MAX) + 1 + 1_400_000_001] {
            assert_eq!(resolve(Some(unknown)), Err(SubAppError::Unknown(unknown.to_string(), owner)));
        }
    }
}
