//! What the actions on sub-apps share.

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::domain::accounts::sub_app::SubApp;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::service::CloudApi;
use crate::services::service::Ctx;

/// Sub-apps of an account, a bound of ours.
pub(super) const MOST: usize = 500;
/// Characters of a sub-app's name.
const NAME_MAX: usize = 40;
/// Characters of its description.
const DESCRIPTION_MAX: usize = 300;

/// A tag of a sub-app.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct Tag {
    tag_key: String,
    tag_value: String,
}

impl Tag {
    pub(super) fn into_pair(self) -> (String, String) {
        (self.tag_key, self.tag_value)
    }
}

impl From<(String, String)> for Tag {
    fn from((tag_key, tag_value): (String, String)) -> Self {
        Self { tag_key, tag_value }
    }
}

/// Changes the sub-apps of the caller's account, or leaves them as they are.
///
/// # Errors
/// That of `how`; an account that has gone since.
pub(super) fn change(
    ctx: &Ctx<CloudApi>,
    how: impl FnOnce(&mut Vec<SubApp>) -> Result<(), Error>,
) -> Result<(), Error> {
    let appid = ctx.caller.account().owner();
    let changed = ctx.app.accounts.change(appid, |options| how(&mut options.vod.sub_apps))?;
    changed.ok_or_else(|| Error::new(&rows::FAILED_OPERATION, format!("account {appid} has gone")))
}

/// A name, checked.
pub(super) fn name(text: String) -> Result<String, Error> {
    if (1..=NAME_MAX).contains(&text.chars().count()) {
        return Ok(text);
    }
    let reason = format!("Name has 1 to {NAME_MAX} characters");
    Err(Error::new(&rows::INVALID_PARAMETER_VALUE_NAME, reason))
}

/// A description, checked.
pub(super) fn description(text: String) -> Result<String, Error> {
    if text.chars().count() <= DESCRIPTION_MAX {
        return Ok(text);
    }
    let reason = format!("Description has at most {DESCRIPTION_MAX} characters");
    Err(Error::new(&rows::INVALID_PARAMETER_VALUE_DESCRIPTION, reason))
}
