//! `GetFederationToken`: a temporary key that may do what its policy allows.

use serde::Deserialize;
use std::sync::Arc;

use crate::catalog::cloud_api as rows;
use crate::domain::auth::credentials::{Bearer, Grant, Temporary};
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
        Input::new(name, &policy, duration_seconds)
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let note = input.note();
        let issued = input.issue(ctx)?;
        Ok(issued::answer(&ctx.app, &issued, note))
    }
}

impl Input {
    /// Checks the parameters of a call.
    ///
    /// # Errors
    /// A name, a policy or a duration that no key can have.
    pub(super) fn new(name: String, policy: &str, duration_seconds: Option<u64>) -> Result<Self, Error> {
        policy::check_name("Name", &name, 1)?;
        let seconds =
            issued::seconds(duration_seconds, (USUAL, MOST), &rows::INVALID_PARAMETER_OVER_TIME_ERROR)?;
        Ok(Self { name, policy: Written::new(policy)?, seconds })
    }

    /// What was taken of the policy although it should not be there.
    pub(super) fn note(&self) -> Option<String> {
        self.policy.note()
    }

    /// Issues the key.
    ///
    /// # Errors
    /// The caller has a temporary key; a policy that the account cannot give; no room.
    pub(super) fn issue(self, ctx: &Ctx<CloudApi>) -> Result<Arc<Temporary>, Error> {
        if let Caller::Signed { key: Key::Temporary(_), .. } = &ctx.caller {
            let reason = "a temporary key has signed; GetFederationToken takes permanent keys only";
            return Err(Error::new(&rows::FAILED_OPERATION_TEMP_KEY_NOT_ALLOWED, reason));
        }
        let account = ctx.caller.account();
        let policy = Arc::new(self.policy.parse(account.owner())?);
        let grant = Grant { appid: account.appid, bucket: None, policy: Some(policy), seconds: self.seconds };
        issued::issue(&ctx.app, account, Bearer::Federated { name: self.name }, grant)
    }
}
