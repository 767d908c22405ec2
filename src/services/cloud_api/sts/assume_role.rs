//! `AssumeRole`: a temporary key for a session of a role.

use serde::Deserialize;
use serde_json::Value as Json;
use std::sync::Arc;

use crate::catalog::cloud_api as rows;
use crate::domain::auth::credentials::{Bearer, Grant};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::sts_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::sts::issued;
use crate::services::cloud_api::sts::policy::{self, Written};
use crate::services::cloud_api::sts::role::Role;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Issues a key to a session of a role, which may do everything unless a policy bounds it.
pub(crate) struct AssumeRole;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Parameters {
    role_arn: String,
    role_session_name: String,
    duration_seconds: Option<u64>,
    policy: Option<String>,
    /// Roles have no conditions on who may take them, so it makes no difference.
    #[serde(rename = "ExternalId")]
    _external_id: Option<String>,
    /// Only told to auditors.
    #[serde(rename = "SourceIdentity")]
    _source_identity: Option<String>,
    tags: Option<Vec<Json>>,
    serial_number: Option<String>,
    token_code: Option<String>,
}

/// A call.
pub(crate) struct Input {
    role: Role,
    session: String,
    policy: Option<Written>,
    seconds: i64,
}

/// Seconds that a key lives unless the call says otherwise.
const USUAL: u64 = 7200;
/// Longest life of a role's key, in seconds.
pub(super) const MOST: u64 = 43_200;

impl Operation for AssumeRole {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: sts_fields::ASSUME_ROLE,
        ..OperationSpec::new(
            "assume_role",
            "Issues a temporary key for a session of a role.",
            "https://cloud.tencent.com/document/product/1312/48197",
            Route::Action("AssumeRole"),
        )
    };
    const AUTH: Auth = Auth::STS;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        checked(request.params.input()?)
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let account = ctx.caller.account();
        input.role.check(account)?;
        let policy = input.policy.as_ref().map(|policy| policy.parse(account.owner())).transpose()?;
        let policy = policy.map(Arc::new);
        let grant = Grant { appid: account.appid, bucket: None, policy, seconds: input.seconds };
        let bearer = Bearer::Role { role: input.role.name, session: input.session };
        let note = input.policy.as_ref().and_then(Written::note);
        let issued = issued::issue(&ctx.app, account, bearer, grant)?;
        Ok(issued::answer(&ctx.app, &issued, note))
    }
}

fn checked(given: Parameters) -> Result<Input, Error> {
    let is_given = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
    let unplayed = [
        ("Tags", given.tags.is_some_and(|tags| !tags.is_empty())),
        ("SerialNumber", is_given(&given.serial_number)),
        ("TokenCode", is_given(&given.token_code)),
    ];
    if let Some((name, _)) = unplayed.into_iter().find(|(_, is_there)| *is_there) {
        return Err(Error::Unplayed { what: format!("the parameter {name} of AssumeRole") });
    }
    policy::check_name("RoleSessionName", &given.role_session_name, 2)?;
    let usual = (USUAL, MOST);
    let seconds = issued::seconds(given.duration_seconds, usual, &rows::INVALID_PARAMETER_OVER_TIME_ERROR)?;
    Ok(Input {
        role: Role::parse(&given.role_arn)?,
        session: given.role_session_name,
        policy: Written::optional(given.policy.as_deref().unwrap_or_default())?,
        seconds,
    })
}
