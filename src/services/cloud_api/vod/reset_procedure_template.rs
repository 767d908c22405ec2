//! `ResetProcedureTemplate`: replaces a template of task flows. Templates are the option `vod.procedures`.

use crate::catalog::cloud_api as rows;
use crate::domain::vod::procedure::Template;
use crate::services::cloud_api::envelope::{Nothing, answer};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::templates::{self, Tasks};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Replaces a template of task flows.
pub(crate) struct ResetProcedureTemplate;

impl Operation for ResetProcedureTemplate {
    type Service = CloudApi;
    type Input = Tasks;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::RESET_PROCEDURE_TEMPLATE,
        ..OperationSpec::new(
            "reset_procedure_template",
            "Replaces a template of task flows.",
            "https://cloud.tencent.com/document/product/266/33896",
            Route::Action("ResetProcedureTemplate"),
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
            let known = all.iter_mut().find(|known| known.name == template.name);
            let known = known.ok_or_else(|| templates::unknown(&template.name))?;
            *known = Template { created: known.created, ..template };
            Ok(())
        })?;
        Ok(answer(&ctx.app, Nothing {}))
    }
}
