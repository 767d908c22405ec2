//! The end of a task flow: its files are made and its app is told.

use serde_json::Value as Json;

use crate::domain::accounts::Account;
use crate::domain::accounts::vod_options::CallbackFormat;
use crate::domain::flows::facts::{Facts, progress};
use crate::domain::flows::shapes::classes;
use crate::domain::flows::telling::event;
use crate::domain::flows::{files, v2, v3};
use crate::domain::vod::events::EventName;
use crate::domain::vod::tasks::{AppTask, Flow, TaskStatus, Work};
use crate::domain::world::App;
use crate::primitives::memory::MemoryFull;

/// Makes the files of a flow, as far as its media are still there, and tells their app.
pub(super) fn finish(app: &App, account: &Account, task: &AppTask, flow: &Flow) {
    let bucket = app.store.bucket(&flow.media.bucket).ok();
    let original = bucket.as_ref().and_then(|bucket| bucket.get(&flow.media.video.key));
    let is_there = app.vod.media.get(flow.media.app, flow.media.file_id, task.ends).is_some();
    let original = original.filter(|_| is_there).map(|object| object.content.clone());
    let mut tasks = flow.tasks.clone();
    match &bucket {
        Some(bucket) => files::make(app, bucket, &mut tasks, original.as_ref(), task.ends),
        None => files::fail(&mut tasks),
    }
    let changed = app.vod.media.change(flow.media.file_id, |_, info| {
        info.take_results(&tasks);
        info.updated = info.updated.max(task.ends);
        Ok::<_, MemoryFull>(())
    });
    let media = changed.ok().flatten().unwrap_or_else(|| flow.media.clone());
    let ended = Flow { media, tasks, has_ended: true };
    app.vod.tasks.update(&task.id, Work::Flow(ended.clone()));
    tell(app, account, task, &ended);
}

/// Tells of a flow as often as its notify mode asks for. Events that the memory budget has no room for are
/// lost.
fn tell(app: &App, account: &Account, task: &AppTask, flow: &Flow) {
    let classes = classes(app, &flow.media);
    let facts = facts(task, flow, &classes);
    for done in progress(task.asked.notify_mode, flow.tasks.len()) {
        let body = |format| match format {
            CallbackFormat::V3 => v3::procedure_state_changed(&facts, done),
            CallbackFormat::V2 => v2::procedure_state_changed(&facts, done),
        };
        match event(app, account, &flow.media, EventName::ProcedureStateChanged, task.ends, body) {
            Ok(event) => event.into_iter().for_each(|event| app.publish(event)),
            Err(error) => tracing::warn!(task = task.id, %error, "the event of a task flow is lost"),
        }
    }
}

fn facts<'a>(task: &'a AppTask, flow: &'a Flow, classes: &'a [String]) -> Facts<'a> {
    let Flow { media, tasks, .. } = flow;
    Facts { media, root: &task.root, classes, task_id: &task.id, tasks, asked: &task.asked }
}

/// `ProcedureTask` of DescribeTaskDetail.
pub fn procedure_task(app: &App, task: &AppTask, flow: &Flow, status: TaskStatus) -> Json {
    let classes = classes(app, &flow.media);
    let done = (status == TaskStatus::Finish).then_some(flow.tasks.len());
    v3::procedure_task(&facts(task, flow, &classes), done, status.text())
}
