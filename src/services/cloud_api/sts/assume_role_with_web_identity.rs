//! `AssumeRoleWithWebIdentity`: a temporary key for a role, for whoever has a token of an identity provider.

use serde::Deserialize;

use crate::catalog::cloud_api as rows;
use crate::domain::auth::credentials::{Bearer, Grant};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::sts_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::sts::assume_role::MOST;
use crate::services::cloud_api::sts::issued;
use crate::services::cloud_api::sts::policy;
use crate::services::cloud_api::sts::role::Role;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Issues a key without a signature. Any token that is not empty is believed.
pub(crate) struct AssumeRoleWithWebIdentity;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Parameters {
    provider_id: String,
    web_identity_token: String,
    role_arn: String,
    role_session_name: String,
    duration_seconds: Option<i64>,
}

/// A call.
pub(crate) struct Input {
    role: Role,
    session: String,
    seconds: i64,
}

/// Seconds that a key lives unless the call says otherwise.
const USUAL: u64 = 7200;

impl Operation for AssumeRoleWithWebIdentity {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: sts_fields::ASSUME_ROLE_WITH_WEB_IDENTITY,
        ..OperationSpec::new(
            "assume_role_with_web_identity",
            "Issues a temporary key for a role to the bearer of a web token.",
            "https://cloud.tencent.com/document/product/1312/73070",
            Route::Action("AssumeRoleWithWebIdentity"),
        )
    };
    const AUTH: Auth = Auth::STS_OPEN;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        checked(request.params.input()?)
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let account = ctx.app.accounts.by_appid(input.role.owner).ok_or_else(|| input.role.unknown())?;
        input.role.check(&account)?;
        let grant = Grant { appid: account.appid, bucket: None, policy: None, seconds: input.seconds };
        let bearer = Bearer::Role { role: input.role.name, session: input.session };
        let issued = issued::issue(&ctx.app, &account, bearer, grant)?;
        Ok(issued::answer(&ctx.app, &issued, None))
    }
}

fn checked(given: Parameters) -> Result<Input, Error> {
    if given.provider_id.is_empty() {
        return Err(Error::new(&rows::INVALID_PARAMETER_PARAM_ERROR, "ProviderId is empty"));
    }
    if given.web_identity_token.is_empty() {
        let reason = "WebIdentityToken is empty; any other is believed here";
        return Err(Error::new(&rows::INVALID_PARAMETER_WEB_IDENTITY_TOKEN_ERROR, reason));
    }
    policy::check_name("RoleSessionName", &given.role_session_name, 2)?;
    let asked = given.duration_seconds.map(|seconds| u64::try_from(seconds).unwrap_or(0));
    let seconds = issued::seconds(asked, (USUAL, MOST), &rows::INVALID_PARAMETER_OVER_LIMIT)?;
    Ok(Input { role: Role::parse(&given.role_arn)?, session: given.role_session_name, seconds })
}
