//! `ProcessMediaByProcedure`: a task flow of a template over media.

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::domain::vod::procedure::Template;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::flow_call::{Common, Order, flow_app};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

/// Starts a task flow.
pub(crate) struct ProcessMediaByProcedure;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Given {
    procedure_name: String,
    file_id: Option<String>,
    media_storage_path: Option<String>,
    sub_app_id: Option<u64>,
    tasks_priority: Option<i64>,
    tasks_notify_mode: Option<String>,
    session_context: Option<String>,
    session_id: Option<String>,
    /// Reserved by the vendor.
    #[serde(rename = "ExtInfo")]
    _ext_info: Option<String>,
}

/// A call.
pub(crate) struct Input {
    name: String,
    sub_app_id: Option<u64>,
    order: Order,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    task_id: String,
    review_audio_video_task_id: &'static str,
    import_media_knowledge_task_id_set: [(); 0],
}

impl Operation for ProcessMediaByProcedure {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::PROCESS_MEDIA_BY_PROCEDURE,
        ..OperationSpec::new(
            "process_media_by_procedure",
            "Runs the task flow of a template over media; results are simulated.",
            "https://cloud.tencent.com/document/product/266/34782",
            Route::Action("ProcessMediaByProcedure"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        let given: Given = request.params.input()?;
        let order = Order::parse(Common {
            file_id: given.file_id,
            media_storage_path: given.media_storage_path,
            tasks_priority: given.tasks_priority,
            tasks_notify_mode: given.tasks_notify_mode,
            session_context: given.session_context,
            session_id: given.session_id,
        })?;
        Ok(Input { name: given.procedure_name, sub_app_id: given.sub_app_id, order })
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = flow_app(ctx, input.sub_app_id)?;
        let template = Template::find(&ctx.caller.account().options.vod.procedures, &input.name);
        let template = template.ok_or_else(|| {
            let reason = format!(
                "no template is called {:?}; CreateProcedureTemplate makes one, the option vod.procedures \
                 lists them",
                input.name
            );
            Error::new(&rows::INVALID_PARAMETER_VALUE_PROCEDURE_NAME, reason)
        })?;
        let media = input.order.media(ctx, app)?;
        let tasks = template.tasks(&media.directory, &media.info.name, &media.video.file_type);
        let task_id = input.order.start(ctx, app, &media, &input.name, tasks)?;
        let output =
            Output { task_id, review_audio_video_task_id: "", import_media_knowledge_task_id_set: [] };
        Ok(answer(&ctx.app, output))
    }
}
