//! `ConfirmEvents`: takes events out of the queue that were pulled in the last 30 seconds.

use serde::Deserialize;

use crate::catalog::cloud_api as rows;
use crate::catalog::limits::VOD_EVENTS_AT_ONCE;
use crate::domain::ids::EventHandle;
use crate::services::cloud_api::envelope::{Nothing, answer};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::reserved::reserved;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Confirms events.
///
/// Errors: `InvalidParameterValue` for a handle that is unknown or too late; the others are confirmed even
/// so (assumed).
pub(crate) struct ConfirmEvents;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Parameters {
    event_handles: Vec<String>,
    ext_info: Option<String>,
    sub_app_id: Option<u64>,
}

/// A call.
pub(crate) struct Input {
    handles: Vec<EventHandle>,
    sub_app_id: Option<u64>,
}

impl Operation for ConfirmEvents {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::CONFIRM_EVENTS,
        ..OperationSpec::new(
            "confirm_events",
            "Confirms pulled events by their handles.",
            "https://cloud.tencent.com/document/product/266/33434",
            Route::Action("ConfirmEvents"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        let Parameters { event_handles, ext_info, sub_app_id } = request.params.input()?;
        reserved(ext_info, "ConfirmEvents")?;
        if event_handles.is_empty() || event_handles.len() > VOD_EVENTS_AT_ONCE {
            let reason = format!("EventHandles are 1 to {VOD_EVENTS_AT_ONCE}");
            return Err(Error::invalid_value("EventHandles", &event_handles.len().to_string(), reason));
        }
        let handles = event_handles.into_iter().map(EventHandle::from).collect();
        Ok(Input { handles, sub_app_id })
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = ctx.caller.vod_app(input.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let refused = ctx.app.vod.deliveries.confirm(app, input.handles, ctx.app.clock.now());
        match refused.first() {
            None => Ok(answer(&ctx.app, Nothing {})),
            Some((handle, why)) => {
                let reason = format!("{handle}: {why}; {} handle(s) in all are refused", refused.len());
                Err(Error::invalid_value("EventHandles", handle.as_ref(), reason))
            }
        }
    }
}
