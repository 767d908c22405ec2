//! `DeleteClass`: removes a class that has neither subclasses nor media.

use serde::Deserialize;

use crate::catalog::cloud_api as rows;
use crate::domain::vod::classes::ClassId;
use crate::services::cloud_api::envelope::{Nothing, answer};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::classes::deletion_error;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Removes a class.
///
/// Errors: `UnsupportedOperation.ClassNotEmpty`.
pub(crate) struct DeleteClass;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    class_id: i64,
    sub_app_id: Option<u64>,
}

impl Operation for DeleteClass {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::DELETE_CLASS,
        ..OperationSpec::new(
            "delete_class",
            "Removes an empty class of media.",
            "https://cloud.tencent.com/document/product/266/31771",
            Route::Action("DeleteClass"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = ctx.caller.vod_app(input.sub_app_id, &rows::FAILED_OPERATION)?;
        let vod = &ctx.app.vod;
        let has_media = vod.media.has_class(app.app, input.class_id, ctx.app.clock.now());
        vod.classes.delete(app, ClassId(input.class_id), has_media).map_err(deletion_error)?;
        Ok(answer(&ctx.app, Nothing {}))
    }
}
