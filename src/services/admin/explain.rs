//! `/_cosplay/explain`: what a signature contains and what is wrong with it, by the keys that the server
//! knows.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value as Json, json};

use crate::domain::App;
use crate::domain::auth::explain::explain;
use crate::primitives::names::AppId;
use crate::services::admin::envelope::{spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct Explain;

impl Operation for Explain {
    type Service = Admin;
    type Input = (Signature, Option<AppId>);

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        body: Some(schemars::SchemaGenerator::subschema_for::<Signature>),
        ..spec(
            Verb::Post,
            "explain",
            "explain",
            r#"Explains what a signature contains and what is wrong with it: {"signature":"…"}; nothing is spent."#,
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(Signature, Option<AppId>), Error> {
        Ok((request.params.body()?, request.params.tenant()?))
    }

    fn run(
        ctx: &Ctx<Admin>,
        (Signature { signature }, tenant): (Signature, Option<AppId>),
    ) -> Result<Response, Error> {
        Ok(success(&answer(&ctx.app, &signature, tenant)))
    }
}

/// What can be said of a signature by the clock of a tenant, as JSON.
pub(super) fn answer(app: &App, text: &str, tenant: Option<AppId>) -> Json {
    let told = json!(explain(text, app.keyring(), app.now_of(tenant)));
    let masked = app.keyring().masked(&told.to_string());
    masked.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(told)
}

/// Body of `explain`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Signature {
    /// Bare, or as a header, a URL or a form parameter carries it.
    signature: String,
}
