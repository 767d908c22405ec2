//! `DescribeTasks`: the tasks of an app within three days, in pages.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalog::cloud_api as rows;
use crate::domain::flows::shapes::iso;
use crate::domain::vod::tasks::{AppTask, TaskStatus};
use crate::primitives::time::UnixSeconds;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::media_call::{SortBy, Span, TimeRange, among, app_of};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

const PAGE: u64 = 10;
const MOST: u64 = 100;
/// The time of what has not happened yet, as in the vendor's example.
const NOT_YET: &str = "0001-01-01T00:00:00Z";

/// Lists tasks.
pub(crate) struct DescribeTasks;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Given {
    sub_app_id: Option<u64>,
    status: Option<String>,
    file_id: Option<String>,
    create_time: Option<TimeRange>,
    finish_time: Option<TimeRange>,
    sort: Option<SortBy>,
    limit: Option<u64>,
    scroll_token: Option<String>,
}

/// A call.
pub(crate) struct Input {
    sub_app_id: Option<u64>,
    status: Option<String>,
    file_id: Option<String>,
    created: Span,
    finished: Option<Span>,
    by_finish: bool,
    descending: bool,
    limit: usize,
    scroll_token: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    task_set: Vec<Simple>,
    scroll_token: String,
}

/// `TaskSimpleInfo`.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Simple {
    task_id: String,
    status: &'static str,
    file_id: String,
    task_type: &'static str,
    create_time: String,
    begin_process_time: String,
    finish_time: String,
    session_id: String,
    session_context: String,
}

impl Operation for DescribeTasks {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::DESCRIBE_TASKS,
        ..OperationSpec::new(
            "describe_tasks",
            "Lists the tasks of the last three days.",
            "https://cloud.tencent.com/document/product/266/37611",
            Route::Action("DescribeTasks"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        let given: Given = request.params.input()?;
        let value = &rows::INVALID_PARAMETER_VALUE;
        let status = given.status.filter(|status| !status.is_empty());
        if let Some(status) = &status {
            let known = TaskStatus::ALL.map(TaskStatus::text);
            among("Status", status, &known, &rows::INVALID_PARAMETER_VALUE_STATUS)?;
        }
        let limit = given.limit.unwrap_or(PAGE);
        if limit > MOST {
            let reason = format!("Limit is at most {MOST}");
            return Err(Error::invalid_value("Limit", &limit.to_string(), reason));
        }
        let sort = given.sort.as_ref();
        let descending = sort.map(|sort| sort.descends(&["CreateTime", "FinishTime"], value)).transpose()?;
        let finished = given.finish_time.as_ref();
        Ok(Input {
            sub_app_id: given.sub_app_id,
            status,
            file_id: given.file_id.filter(|id| !id.is_empty()),
            created: Span::of("CreateTime", given.create_time.as_ref(), value)?,
            finished: finished.map(|range| Span::of("FinishTime", Some(range), value)).transpose()?,
            by_finish: sort.is_some_and(|sort| sort.field == "FinishTime"),
            descending: descending.unwrap_or(true),
            limit: limit as usize,
            scroll_token: given.scroll_token.filter(|token| !token.is_empty()),
        })
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = app_of(ctx, input.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let now = ctx.app.clock.now();
        let mut tasks = ctx.app.vod.tasks.list(app, now);
        tasks.retain(|task| input.is_meant(task, now));
        // Tasks that have not ended come after those that have.
        tasks.sort_by_key(|task| {
            if input.by_finish {
                (finish(task).unwrap_or(UnixSeconds(i64::MAX)), task.created)
            } else {
                (task.created, task.created)
            }
        });
        if input.descending {
            tasks.reverse();
        }
        let begin = match &input.scroll_token {
            None => 0,
            Some(token) => behind(&tasks, token)?,
        };
        let page: Vec<_> = tasks.iter().skip(begin).take(input.limit).collect();
        let more = tasks.len() > begin + page.len();
        let scroll_token = page.last().filter(|_| more).map(|task| task.id.clone()).unwrap_or_default();
        let task_set = page.into_iter().map(|task| Simple::of(task, now)).collect();
        Ok(answer(&ctx.app, Output { task_set, scroll_token }))
    }
}

impl Input {
    fn is_meant(&self, task: &AppTask, now: UnixSeconds) -> bool {
        let file_id = task.file_id().map(|id| id.to_string());
        self.status.as_deref().is_none_or(|status| status == task.status(now).text())
            && (self.file_id.is_none() || self.file_id == file_id)
            && self.created.holds(task.created)
            && self.finished.is_none_or(|span| finish(task).is_some_and(|time| span.holds(time)))
    }
}

/// The place behind the task that ended the page before.
fn behind(tasks: &[Arc<AppTask>], token: &str) -> Result<usize, Error> {
    let place = tasks.iter().position(|task| task.id == token);
    let reason = "ScrollToken is not one that this query has answered";
    place.map(|place| place + 1).ok_or_else(|| Error::invalid_value("ScrollToken", token, reason))
}

fn finish(task: &AppTask) -> Option<UnixSeconds> {
    task.has_ended().then_some(task.ends)
}

/// When a task began and ended, as far as it has.
pub(super) fn times(task: &AppTask, now: UnixSeconds) -> (String, String) {
    let began = task.status(now) != TaskStatus::Waiting;
    let begin = if began { iso(task.begins) } else { NOT_YET.to_owned() };
    (begin, finish(task).map_or_else(|| NOT_YET.to_owned(), iso))
}

impl Simple {
    fn of(task: &AppTask, now: UnixSeconds) -> Self {
        let (begin_process_time, finish_time) = times(task, now);
        Self {
            task_id: task.id.clone(),
            status: task.status(now).text(),
            file_id: task.file_id().map(|id| id.to_string()).unwrap_or_default(),
            task_type: task.kind().text(),
            create_time: iso(task.created),
            begin_process_time,
            finish_time,
            session_id: task.asked.session_id.clone(),
            session_context: task.asked.session_context.clone(),
        }
    }
}
