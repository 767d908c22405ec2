//! `DescribeAllClass`: the classes of an app.

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::domain::vod::classes::Class;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Lists all classes; class 0 is always there.
pub(crate) struct DescribeAllClass;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    sub_app_id: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    class_info_set: Vec<Info>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Info {
    class_id: i64,
    parent_id: i64,
    class_name: String,
    name: String,
    level: usize,
    sub_class_id_set: Vec<i64>,
}

impl From<Class> for Info {
    fn from(class: Class) -> Self {
        Self {
            class_id: class.id.0,
            parent_id: class.parent.0,
            class_name: class.name.clone(),
            name: class.name,
            level: class.level,
            sub_class_id_set: class.children.into_iter().map(|id| id.0).collect(),
        }
    }
}

impl Operation for DescribeAllClass {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::DESCRIBE_ALL_CLASS,
        ..OperationSpec::new(
            "describe_all_class",
            "Lists the classes of an app.",
            "https://cloud.tencent.com/document/product/266/31770",
            Route::Action("DescribeAllClass"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = ctx.caller.vod_app(input.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let class_info_set = ctx.app.vod.classes.list(app).into_iter().map(Info::from).collect();
        Ok(answer(&ctx.app, Output { class_info_set }))
    }
}
