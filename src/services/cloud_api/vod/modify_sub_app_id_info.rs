//! `ModifySubAppIdInfo`: renames and describes a sub-app.

use serde::Deserialize;

use crate::catalog::cloud_api as rows;
use crate::services::cloud_api::envelope::{Nothing, answer};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::sub_apps;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Changes name and description; what is absent stays.
pub(crate) struct ModifySubAppIdInfo;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    sub_app_id: u64,
    name: Option<String>,
    description: Option<String>,
}

impl Operation for ModifySubAppIdInfo {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::MODIFY_SUB_APP_ID_INFO,
        ..OperationSpec::new(
            "modify_sub_app_id_info",
            "Renames and describes a sub-app.",
            "https://cloud.tencent.com/document/product/266/36303",
            Route::Action("ModifySubAppIdInfo"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let id = input.sub_app_id;
        let long = |error: Error, name: &str, value: &Option<String>| {
            Error::invalid_value(name, value.as_deref().unwrap_or_default(), error.to_string())
        };
        let name = input.name.clone().map(sub_apps::name).transpose();
        let name = name.map_err(|error| long(error, "Name", &input.name))?;
        let description = input.description.clone().map(sub_apps::description).transpose();
        let description = description.map_err(|error| long(error, "Description", &input.description))?;
        sub_apps::change(ctx, |all| {
            let app = all.iter_mut().find(|app| u64::from(app.id.0) == id).ok_or_else(|| {
                let reason = format!("{id} is no sub-app of the account; the default app cannot be changed");
                Error::new(&rows::INVALID_PARAMETER_VALUE_SUB_APP_ID, reason)
            })?;
            name.into_iter().for_each(|name| app.name = name);
            description.into_iter().for_each(|description| app.description = description);
            Ok(())
        })?;
        Ok(answer(&ctx.app, Nothing {}))
    }
}
