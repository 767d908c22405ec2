//! `CreateProcedureTemplate`: adds a template of task flows. Templates are the option `vod.procedures`.

use crate::catalog::cloud_api as rows;
use crate::services::cloud_api::envelope::{Nothing, answer};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::templates::{self, Tasks};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Adds a template of task flows.
pub(crate) struct CreateProcedureTemplate;

impl Operation for CreateProcedureTemplate {
    type Service = CloudApi;
    type Input = Tasks;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::CREATE_PROCEDURE_TEMPLATE,
        ..OperationSpec::new(
            "create_procedure_template",
            "Adds a template of task flows.",
            "https://cloud.tencent.com/document/product/266/33897",
            Route::Action("CreateProcedureTemplate"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Tasks, Error> {
        request.params.input()
    }

    fn run(ctx: &Ctx<CloudApi>, input: Tasks) -> Result<Response, Error> {
        ctx.caller.vod_app(input.sub_app_id, &rows::INVALID_PARAMETER_VALUE_SUB_APP_ID)?;
        let template = input.template(ctx.app.clock.now())?;
        templates::change(ctx, |all| {
            if all.iter().any(|known| known.name == template.name) {
                let reason = format!("there is a template {:?} already", template.name);
                return Err(Error::new(&rows::INVALID_PARAMETER_EXISTED_PROCEDURE_NAME, reason));
            }
            if all.len() >= templates::MOST {
                let reason = format!("an app has at most {} templates", templates::MOST);
                return Err(Error::new(&rows::LIMIT_EXCEEDED, reason));
            }
            all.push(template);
            Ok(())
        })?;
        Ok(answer(&ctx.app, Nothing {}))
    }
}
