//! `DescribeEventConfig`: how an app's events leave it.

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::domain::vod::event_config::EventMode;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Tells an app's event settings; the sign key is not among them.
pub(crate) struct DescribeEventConfig;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    sub_app_id: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output<'a> {
    mode: &'static str,
    notification_url: &'a str,
    upload_media_complete_event_switch: &'static str,
    delete_media_complete_event_switch: &'static str,
    persistence_complete_event_switch: &'static str,
}

impl Operation for DescribeEventConfig {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::DESCRIBE_EVENT_CONFIG,
        ..OperationSpec::new(
            "describe_event_config",
            "Tells how an app's events leave it.",
            "https://cloud.tencent.com/document/product/266/55246",
            Route::Action("DescribeEventConfig"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = ctx.caller.vod_app(input.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let config = ctx.app.vod.event_configs.of(app, &ctx.caller.account().options.vod);
        let word = |is_on| if is_on { "ON" } else { "OFF" };
        let output = Output {
            mode: match config.mode {
                EventMode::Push => "PUSH",
                EventMode::Pull => "PULL",
            },
            notification_url: &config.url,
            upload_media_complete_event_switch: word(config.upload),
            delete_media_complete_event_switch: word(config.delete),
            persistence_complete_event_switch: word(config.persistence),
        };
        Ok(answer(&ctx.app, output))
    }
}
