//! `PullEvents`: hands out events that wait, and holds the call for a while where none does.

use serde::Deserialize;
use serde_json::{Map, Value as Json};
use std::time::Duration;

use crate::catalog::cloud_api as rows;
use crate::catalog::limits::VOD_EVENTS_AT_ONCE;
use crate::domain::accounts::VodApp;
use crate::domain::accounts::api3_options::EmptyPull;
use crate::domain::vod::deliveries::PulledEvent;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::reserved::reserved;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Hands out events.
///
/// Errors: `ResourceNotFound` where none has come within five seconds.
pub(crate) struct PullEvents;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Parameters {
    sub_app_id: Option<u64>,
    ext_info: Option<String>,
}

/// A call, and what has been handed out to it.
pub(crate) struct Input {
    sub_app_id: Option<u64>,
    pulled: Vec<PulledEvent>,
}

/// The members of an event that hold what has happened, one of which is not null.
const MEMBERS: [&str; 37] = [
    "FileUploadEvent",
    "ProcedureStateChangeEvent",
    "FileDeleteEvent",
    "PullCompleteEvent",
    "EditMediaCompleteEvent",
    "SplitMediaCompleteEvent",
    "ComposeMediaCompleteEvent",
    "ClipCompleteEvent",
    "TranscodeCompleteEvent",
    "CreateImageSpriteCompleteEvent",
    "ConcatCompleteEvent",
    "SnapshotByTimeOffsetCompleteEvent",
    "WechatPublishCompleteEvent",
    "WechatMiniProgramPublishCompleteEvent",
    "RemoveWatermarkCompleteEvent",
    "RestoreMediaCompleteEvent",
    "RebuildMediaCompleteEvent",
    "ExtractTraceWatermarkCompleteEvent",
    "ExtractCopyRightWatermarkCompleteEvent",
    "ReviewAudioVideoCompleteEvent",
    "ReduceMediaBitrateCompleteEvent",
    "DescribeFileAttributesCompleteEvent",
    "QualityInspectCompleteEvent",
    "QualityEnhanceCompleteEvent",
    "MediaCastStatusChangedEvent",
    "PersistenceCompleteEvent",
    "ComplexAdaptiveDynamicStreamingCompleteEvent",
    "ProcessMediaByMPSCompleteEvent",
    "AigcImageCompleteEvent",
    "AigcVideoCompleteEvent",
    "ExtractBlindWatermarkComplete",
    "SceneAigcImageCompleteEvent",
    "ProcessImageAsyncCompleteEvent",
    "CreateAigcAdvancedCustomElementCompleteEvent",
    "CreateAigcCustomVoiceCompleteEvent",
    "DescribeAigcFaceInfoAsyncCompleteEvent",
    "AigcHunyuan3DCompleteEvent",
];

impl Operation for PullEvents {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::PULL_EVENTS,
        ..OperationSpec::new(
            "pull_events",
            "Hands out an app's events, each under a handle to confirm it by.",
            "https://cloud.tencent.com/document/product/266/33433",
            Route::Action("PullEvents"),
        )
    };
    const AUTH: Auth = Auth::VOD;
    /// The vendor holds a call for at most five seconds.
    const PATIENCE: Duration = Duration::from_secs(5);

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        let Parameters { sub_app_id, ext_info } = request.params.input()?;
        reserved(ext_info, "PullEvents")?;
        Ok(Input { sub_app_id, pulled: Vec::new() })
    }

    fn is_ready(ctx: &Ctx<CloudApi>, input: &mut Input) -> bool {
        let Ok(app) = app(ctx, input) else { return true };
        let (world, now) = (&ctx.app, ctx.app.now_of(Some(app.owner)));
        let nonce = || world.ids.random_word();
        input.pulled = world.vod.deliveries.pull(app, VOD_EVENTS_AT_ONCE, now, nonce);
        !input.pulled.is_empty()
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        app(ctx, &input)?;
        let empty = ctx.caller.account().options.api3.pull_events_empty;
        if input.pulled.is_empty() && empty == EmptyPull::NotFound {
            let reason = "no event waits; the option api3.pull_events_empty=null answers an empty set";
            return Err(Error::new(&rows::RESOURCE_NOT_FOUND, reason));
        }
        let events: Vec<Json> = input.pulled.iter().map(event).collect();
        let set = if events.is_empty() { Json::Null } else { Json::Array(events) };
        Ok(answer(&ctx.app, serde_json::json!({ "EventSet": set })))
    }
}

fn app(ctx: &Ctx<CloudApi>, input: &Input) -> Result<VodApp, Error> {
    ctx.caller.vod_app(input.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)
}

/// An event with all members that there could be.
fn event(pulled: &PulledEvent) -> Json {
    let mut members: Map<String, Json> =
        MEMBERS.into_iter().map(|name| (name.to_owned(), Json::Null)).collect();
    let body = serde_json::from_slice(&pulled.event.body);
    members.extend(body.unwrap_or_else(|_| Map::new()));
    members.insert("EventHandle".into(), pulled.handle.to_string().into());
    members.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vod::events::EventName;

    #[test]
    fn every_event_has_its_member() {
        assert!(EventName::ALL.iter().all(|name| MEMBERS.contains(&name.member())));
    }
}
