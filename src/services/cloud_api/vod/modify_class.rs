//! `ModifyClass`: renames a class of media.

use serde::Deserialize;

use crate::catalog::cloud_api as rows;
use crate::domain::vod::classes::ClassId;
use crate::services::cloud_api::envelope::{Nothing, answer};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::classes::{error, name};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Renames a class.
pub(crate) struct ModifyClass;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    class_id: u64,
    class_name: String,
    sub_app_id: Option<u64>,
}

impl Operation for ModifyClass {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::MODIFY_CLASS,
        ..OperationSpec::new(
            "modify_class",
            "Renames a class of media.",
            "https://cloud.tencent.com/document/product/266/31773",
            Route::Action("ModifyClass"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = ctx.caller.vod_app(input.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let id = ClassId(i64::try_from(input.class_id).unwrap_or(i64::MAX));
        ctx.app.vod.classes.rename(app, id, name(&input.class_name)?).map_err(error)?;
        Ok(answer(&ctx.app, Nothing {}))
    }
}
