//! `ModifySubAppIdStatus`: switches a sub-app on or off, or destroys it.

use serde::Deserialize;

use crate::domain::accounts::sub_app::SubAppStatus;
use crate::services::cloud_api::envelope::{Nothing, answer};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::sub_apps;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Sets the status of a sub-app. One that is destroyed does not come back.
pub(crate) struct ModifySubAppIdStatus;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Parameters {
    sub_app_id: u64,
    status: String,
}

/// A call.
pub(crate) struct Input {
    sub_app_id: u64,
    status: SubAppStatus,
}

impl Operation for ModifySubAppIdStatus {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::MODIFY_SUB_APP_ID_STATUS,
        ..OperationSpec::new(
            "modify_sub_app_id_status",
            "Switches a sub-app on or off, or destroys it.",
            "https://cloud.tencent.com/document/product/266/36302",
            Route::Action("ModifySubAppIdStatus"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        let Parameters { sub_app_id, status } = request.params.input()?;
        let status = match &*status {
            "On" => SubAppStatus::On,
            "Off" => SubAppStatus::Off,
            "Destroyed" => SubAppStatus::Destroyed,
            _ => return Err(Error::invalid_value("Status", &status, "Status is On, Off or Destroyed")),
        };
        Ok(Input { sub_app_id, status })
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let id = input.sub_app_id;
        let refuse = |reason: &str| Error::invalid_value("SubAppId", &id.to_string(), reason.to_owned());
        sub_apps::change(ctx, |all| {
            let app = all.iter_mut().find(|app| u64::from(app.id.0) == id);
            let app =
                app.ok_or_else(|| refuse("it is no sub-app of the account; the default app stays on"))?;
            if app.status == SubAppStatus::Destroyed && input.status != SubAppStatus::Destroyed {
                return Err(refuse("the sub-app has been destroyed"));
            }
            app.status = input.status;
            Ok(())
        })?;
        Ok(answer(&ctx.app, Nothing {}))
    }
}
