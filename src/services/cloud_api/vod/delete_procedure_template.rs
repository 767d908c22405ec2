//! `DeleteProcedureTemplate`: removes a template of task flows.

use serde::Deserialize;

use crate::catalog::cloud_api as rows;
use crate::services::cloud_api::envelope::{Nothing, answer};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::templates;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Removes a template.
///
/// Errors: `InvalidParameter` for one that does not exist.
pub(crate) struct DeleteProcedureTemplate;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    name: String,
    sub_app_id: Option<u64>,
}

impl Operation for DeleteProcedureTemplate {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::DELETE_PROCEDURE_TEMPLATE,
        ..OperationSpec::new(
            "delete_procedure_template",
            "Removes a template of task flows.",
            "https://cloud.tencent.com/document/product/266/33895",
            Route::Action("DeleteProcedureTemplate"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        ctx.caller.vod_app(input.sub_app_id, &rows::INVALID_PARAMETER_VALUE_SUB_APP_ID)?;
        templates::change(ctx, |all| {
            let before = all.len();
            all.retain(|known| known.name != input.name);
            if all.len() < before {
                return Ok(());
            }
            let reason = format!("there is no template {:?}", input.name);
            Err(Error::filled(&rows::INVALID_PARAMETER, vec!["Name".into(), "string".into()], reason))
        })?;
        Ok(answer(&ctx.app, Nothing {}))
    }
}
