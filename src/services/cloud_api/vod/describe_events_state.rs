//! `DescribeEventsState`: how many events wait to be pulled. The vendor counts with a delay, cosplay exactly.

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Counts events.
pub(crate) struct DescribeEventsState;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    sub_app_id: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    count_of_events_to_pull: usize,
}

impl Operation for DescribeEventsState {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::DESCRIBE_EVENTS_STATE,
        ..OperationSpec::new(
            "describe_events_state",
            "Counts the events that are to be pulled and confirmed.",
            "https://cloud.tencent.com/document/product/266/84433",
            Route::Action("DescribeEventsState"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        request.params.input()
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = ctx.caller.vod_app(input.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let count_of_events_to_pull = ctx.app.vod.deliveries.waiting(app, ctx.app.clock.now());
        Ok(answer(&ctx.app, Output { count_of_events_to_pull }))
    }
}
