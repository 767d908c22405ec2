//! What a temporary key may call.

use crate::catalog::cloud_api as rows;
use crate::domain::auth::keyring::Key;
use crate::domain::policy::call::Call;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::params::Params;
use crate::services::cloud_api::schema::api::Api;

/// Whether the policy of the key, if it has one, lets the call through. Conditions see no facts: one on the
/// client's address is not met (assumed).
///
/// # Errors
/// `UnauthorizedOperation`.
pub(super) fn check(key: &Key, api: Api, params: &Params) -> Result<(), Error> {
    let (service, action) = (api.service(), params.action.as_deref().unwrap_or_default());
    // Anybody may ask who they are.
    let Some(policy) = key.policy().filter(|_| action != "GetCallerIdentity") else { return Ok(()) };
    let path = match api {
        Api::Vod => {
            let own = || u64::from(key.account().owner().0);
            format!("subAppId/{}", params.number("SubAppId").unwrap_or_else(own))
        }
        Api::Sts => {
            params.text("RoleArn").and_then(|arn| arn.splitn(6, ':').last()).unwrap_or("*").to_owned()
        }
    };
    policy.permit_call(&Call { service, action, path: &path, facts: &[] }).map_err(|refusal| {
        let reason = format!("{refusal}: name/{service}:{action} on {path}");
        let resource = format!("qcs::{service}:::{path}");
        Error::filled(&rows::UNAUTHORIZED_OPERATION, vec![format!("{service}:{action}"), resource], reason)
    })
}
