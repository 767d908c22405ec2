//! `GetFederationToken`: a temporary key that may do what its policy allows.

use serde::Deserialize;
use std::sync::Arc;

use crate::catalog::cloud_api as rows;
use crate::domain::auth::credentials::{Bearer, Grant};
use crate::domain::auth::keyring::Key;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::sts_fields;
use crate::services::cloud_api::service::Caller;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::sts::issued;
use crate::services::cloud_api::sts::policy::{self, Written};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Issues a key to a federated user.
///
/// Errors: those of the policy, `OverTimeError` for the duration, `TempKeyNotAllowed` for a temporary key.
pub(crate) struct GetFederationToken;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Parameters {
    name: String,
    policy: String,
    duration_seconds: Option<u64>,
}

/// A call.
pub(crate) struct Input {
    name: String,
    policy: Written,
    seconds: i64,
}

/// Seconds that a key lives unless the call says otherwise.
const USUAL: u64 = 1800;
/// Longest life of a main account's key, in seconds.
const MOST: u64 = 7200;

impl Operation for GetFederationToken {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: sts_fields::GET_FEDERATION_TOKEN,
        ..OperationSpec::new(
            "get_federation_token",
            "Issues a temporary key that a policy bounds.",
            "https://cloud.tencent.com/document/product/1312/48195",
            Route::Action("GetFederationToken"),
        )
    };
    const AUTH: Auth = Auth::STS;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        let Parameters { name, policy, duration_seconds } = request.params.input()?;
        policy::check_name("Name", &name, 1)?;
        let seconds =
            issued::seconds(duration_seconds, (USUAL, MOST), &rows::INVALID_PARAMETER_OVER_TIME_ERROR)?;
        Ok(Input { name, policy: Written::new(&policy)?, seconds })
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        if let Caller::Signed { key: Key::Temporary(_), .. } = &ctx.caller {
            let reason = "a temporary key has signed; GetFederationToken takes permanent keys only";
            return Err(Error::new(&rows::FAILED_OPERATION_TEMP_KEY_NOT_ALLOWED, reason));
        }
        let account = ctx.caller.account();
        let policy = input.policy.parse(account.owner())?;
        let grant = Grant {
            appid: account.appid,
            bucket: None,
            policy: Some(Arc::new(policy)),
            seconds: input.seconds,
        };
        let bearer = Bearer::Federated { name: input.name };
        issued::answer(&ctx.app, account, bearer, grant, input.policy.note())
    }
}
