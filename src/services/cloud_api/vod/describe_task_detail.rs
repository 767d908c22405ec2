//! `DescribeTaskDetail`: one task of the last three days.

use serde::Deserialize;
use serde_json::{Value as Json, json};

use crate::catalog::cloud_api as rows;
use crate::domain::flows::pulled::PullUploadTask;
use crate::domain::flows::run::procedure_task;
use crate::domain::flows::shapes::iso;
use crate::domain::vod::tasks::Work;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::describe_tasks::times;
use crate::services::cloud_api::vod::media_call::app_of;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Members of the answer for kinds of tasks that nothing here starts.
const OTHERS: [&str; 40] = [
    "EditMediaTask",
    "WechatPublishTask",
    "ComposeMediaTask",
    "SplitMediaTask",
    "WechatMiniProgramPublishTask",
    "TranscodeTask",
    "ConcatTask",
    "ClipTask",
    "CreateImageSpriteTask",
    "SnapshotByTimeOffsetTask",
    "RemoveWatermarkTask",
    "RebuildMediaTask",
    "ExtractTraceWatermarkTask",
    "ExtractCopyRightWatermarkTask",
    "ReviewAudioVideoTask",
    "ReduceMediaBitrateTask",
    "DescribeFileAttributesTask",
    "QualityInspectTask",
    "QualityEnhanceTask",
    "ComplexAdaptiveDynamicStreamingTask",
    "ProcessMediaByMPSTask",
    "AigcImageTask",
    "AigcVideoTask",
    "ImportMediaKnowledge",
    "SceneAigcImageTask",
    "SceneAigcVideoTask",
    "ProcessImageAsyncTask",
    "ExtractBlindWatermarkTask",
    "CreateAigcAdvancedCustomElementTask",
    "CreateAigcCustomVoiceTask",
    "CreateAigcSubjectTask",
    "AigcVideoRedrawTask",
    "AigcAudioTask",
    "CreateAigcAudioCloneTask",
    "DescribeAigcFaceInfoAsyncTask",
    "AigcHunyuan3DTask",
    "DesignVoiceAsyncTask",
    "CloneVoiceAsyncTask",
    "TextToSpeechAsyncTask",
    "VideoDubbingAsyncTask",
];

/// Describes a task.
pub(crate) struct DescribeTaskDetail;

/// A call.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Input {
    task_id: String,
    sub_app_id: Option<u64>,
}

impl Operation for DescribeTaskDetail {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::DESCRIBE_TASK_DETAIL,
        ..OperationSpec::new(
            "describe_task_detail",
            "Tells status and results of a task of the last three days.",
            "https://cloud.tencent.com/document/product/266/33431",
            Route::Action("DescribeTaskDetail"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        let input: Input = request.params.input()?;
        if !is_task_id(&input.task_id) {
            let reason = format!(
                "{:?} is no TaskId, which looks like 1250000000-procedurev2-0123456789abcdef",
                input.task_id
            );
            return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_TASK_ID, reason));
        }
        Ok(input)
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = app_of(ctx, input.sub_app_id, &rows::INVALID_PARAMETER_VALUE_SUB_APP_ID)?;
        let now = ctx.app.clock.now();
        let task = ctx.app.vod.tasks.get(app, &input.task_id, now).ok_or_else(|| {
            let reason = format!("app {} had no task {} within the last three days", app.app, input.task_id);
            Error::new(&rows::RESOURCE_NOT_FOUND, reason)
        })?;
        let (status, (begin, finish)) = (task.status(now), times(&task, now));
        let mut detail = json!({
            "TaskType": task.kind().text(),
            "Status": status.text(),
            "CreateTime": iso(task.created),
            "BeginProcessTime": begin,
            "FinishTime": finish,
            "ProcedureTask": null,
            "PullUploadTask": null,
            "VideoDepthEstimationTask": null,
        });
        OTHERS.iter().for_each(|member| detail[*member] = Json::Null);
        match &task.work {
            Work::Flow(flow) => detail["ProcedureTask"] = procedure_task(&ctx.app, &task, flow, status),
            Work::Pull(pull) => {
                detail["PullUploadTask"] = json!(PullUploadTask::of(&ctx.app, &task, pull, status));
            }
        }
        Ok(answer(&ctx.app, detail))
    }
}

/// Whether a text has the form of a task id: a number, a word, and the rest, joined by `-`.
fn is_task_id(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let app = parts.next().unwrap_or_default();
    let word = parts.next().unwrap_or_default();
    let rest = parts.next().unwrap_or_default();
    let is_plain = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    !app.is_empty() && app.bytes().all(|byte| byte.is_ascii_digit()) && is_plain(word) && is_plain(rest)
}
