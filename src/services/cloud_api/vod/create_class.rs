//! `CreateClass`: adds a class of media.

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::domain::vod::classes::ClassId;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::classes::{error, name};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Adds a class below another, or at the top with parent -1.
pub(crate) struct CreateClass;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    parent_id: i64,
    class_name: String,
    sub_app_id: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    class_id: i64,
}

impl Operation for CreateClass {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::CREATE_CLASS,
        ..OperationSpec::new(
            "create_class",
            "Adds a class of media.",
            "https://cloud.tencent.com/document/product/266/31772",
            Route::Action("CreateClass"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = ctx.caller.vod_app(input.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let made = ctx.app.vod.classes.create(app, ClassId(input.parent_id), name(&input.class_name)?);
        let class_id = made.map_err(error)?.0;
        Ok(answer(&ctx.app, Output { class_id }))
    }
}
