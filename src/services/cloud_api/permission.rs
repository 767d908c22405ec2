//! What a temporary key may call.

use crate::catalog::cloud_api as rows;
use crate::domain::App;
use crate::domain::auth::keyring::Key;
use crate::domain::policy::call::Call;
use crate::domain::policy::facts::RequestFacts;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::api::Api;
use crate::services::cloud_api::service::CloudApi;
use crate::services::service::Request;

/// Whether the policy of the key, if it has one, lets the call through. Conditions see what any request has:
/// address, time and TLS.
///
/// # Errors
/// `UnauthorizedOperation`.
pub(super) fn check(app: &App, key: &Key, api: Api, request: &Request<CloudApi>) -> Result<(), Error> {
    let (head, params) = (&request.head, &request.params);
    let (service, action) = (api.service(), params.action.as_deref().unwrap_or_default());
    // Anybody may ask who they are.
    let Some(policy) = key.policy().filter(|_| action != "GetCallerIdentity") else { return Ok(()) };
    let path = match api {
        Api::Vod => {
            let own = || u64::from(key.account().owner().0);
            format!("subAppId/{}", params.number("SubAppId").unwrap_or_else(own))
        }
        Api::Sts | Api::Sts2017 => {
            params.text("RoleArn").and_then(|arn| arn.splitn(6, ':').last()).unwrap_or("*").to_owned()
        }
    };
    let facts = RequestFacts::of_connection(head.peer, app.clock.now(), head.tls);
    policy.permit_call(&Call { service, action, path: &path, facts: &facts.list() }).map_err(|refusal| {
        let reason = format!("{refusal}: name/{service}:{action} on {path}");
        let resource = format!("qcs::{service}:::{path}");
        Error::filled(&rows::UNAUTHORIZED_OPERATION, vec![format!("{service}:{action}"), resource], reason)
    })
}
