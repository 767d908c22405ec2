//! `GetCallerIdentity`: whose key has signed. It needs no permission.

use serde::{Deserialize, Serialize};

use crate::domain::auth::credentials::Bearer;
use crate::domain::auth::keyring::Key;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::service::Caller;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::sts::role;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Tells who has signed: an account, a federated user, or a session of a role.
pub(crate) struct GetCallerIdentity;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    arn: String,
    account_id: String,
    user_id: String,
    principal_id: String,
    #[serde(rename = "Type")]
    kind: &'static str,
}

impl Operation for GetCallerIdentity {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec::new(
        "get_caller_identity",
        "Tells whose key has signed.",
        "https://cloud.tencent.com/document/product/1312/56457",
        Route::Action("GetCallerIdentity"),
    );
    const AUTH: Auth = Auth::STS;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn run(ctx: &Ctx<CloudApi>, _: Input) -> Result<Response, Error> {
        let uin = ctx.caller.account().owner().to_string();
        let bearer = match &ctx.caller {
            Caller::Signed { key: Key::Temporary(temporary), .. } => &temporary.bearer,
            Caller::Signed { key: Key::Account(_), .. } | Caller::Anyone { .. } => &Bearer::Account,
        };
        let (arn, user_id, kind) = match bearer {
            Bearer::Account => (format!("qcs::cam:{uin}:uin/{uin}"), uin.clone(), "CAMUser"),
            Bearer::Federated { name } => {
                (format!("qcs::sts:{uin}:federated-user/{uin}"), format!("{uin}:{name}"), "CAMUser")
            }
            Bearer::Role { role, session } => {
                let id = role::id(role);
                (format!("qcs::sts:{uin}:assumed-role/{id}"), format!("{id}:{session}"), "CAMRole")
            }
        };
        let output = Output { arn, account_id: uin.clone(), user_id, principal_id: uin, kind };
        Ok(answer(&ctx.app, output))
    }
}
