//! `POST /_cosplay/sign/post-policy`: the fields of an HTML form for POST Object, by a server's own key.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value as Json, json};

use crate::domain::App;
use crate::domain::auth::post_policy;
use crate::primitives::names::AppId;
use crate::services::admin::envelope::{spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::admin::sign::{DOC, SECONDS, Terms};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct SignPostPolicy;

impl Operation for SignPostPolicy {
    type Service = Admin;
    type Input = Wanted;

    const SPEC: OperationSpec = OperationSpec {
        body: Some(schemars::SchemaGenerator::subschema_for::<Wanted>),
        doc: DOC,
        ..spec(
            Verb::Post,
            "sign/post-policy",
            "sign_post_policy",
            "Makes the fields of a form that carries a policy, made of conditions or given as it is.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Wanted, Error> {
        request.params.body()
    }

    fn run(ctx: &Ctx<Admin>, input: Wanted) -> Result<Response, Error> {
        fields(&ctx.app, input)
    }
}

/// Body of `sign_post_policy`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    appid: Option<AppId>,
    seconds: Option<i64>,
    /// Conditions of the policy beside those that every policy has.
    #[serde(default)]
    conditions: Vec<Json>,
    /// A policy to sign as it is, byte for byte.
    policy: Option<String>,
}

fn fields(app: &App, wanted: Wanted) -> Result<Response, Error> {
    if wanted.policy.is_some() && !wanted.conditions.is_empty() {
        return Err(Error::bad("give conditions, or a policy that is signed as it is"));
    }
    let Terms { account, start, end } = Terms::of(app, wanted.appid, wanted.seconds.unwrap_or(SECONDS))?;
    let key_time = format!("{start};{end}");
    let policy = match wanted.policy {
        Some(policy) => policy,
        None => post_policy::document(wanted.conditions, &account.secret_id, &key_time, end)
            .ok_or_else(|| Error::bad("the time to expire at lies beyond all calendars"))?
            .to_string(),
    };
    Ok(success(&json!({
        "policy": post_policy::encode(policy.as_bytes()),
        "q-sign-algorithm": "sha1",
        "q-ak": account.secret_id,
        "q-key-time": key_time,
        "q-signature": post_policy::sign(policy.as_bytes(), &key_time, &account.secret_key),
    })))
}
