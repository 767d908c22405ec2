//! The end of a pulled upload: the fetched file becomes media, or its app learns why not.

use std::sync::Arc;

use serde::Serialize;

use crate::domain::accounts::Account;
use crate::domain::flows::facts::url;
use crate::domain::flows::shapes::{BasicInfo, MetaDataShape};
use crate::domain::flows::telling::about;
use crate::domain::flows::{files, start};
use crate::domain::vod::events::EventName;
use crate::domain::vod::library::NewMedia;
use crate::domain::vod::media::{Info, Media};
use crate::domain::vod::metadata;
use crate::domain::vod::naming;
use crate::domain::vod::pull::{Fetched, Pull, PullCode, PullFailure, PullState, Wanted};
use crate::domain::vod::session::Piece;
use crate::domain::vod::storage;
use crate::domain::vod::tasks::{AppTask, Asked, TaskStatus, Work};
use crate::domain::world::App;
use crate::primitives::memory::MemoryFull;

/// Records what was fetched. The task ends when its time has come.
pub fn fetched(app: &App, task: &AppTask, result: Result<Fetched, PullFailure>) {
    let Work::Pull(pull) = &task.work else { return };
    let pull = Pull { state: PullState::Fetched(result), ..Pull::clone(pull) };
    app.vod.tasks.update(&task.id, Work::Pull(Box::new(pull)));
}

/// Ends a task whose files were fetched.
pub(super) fn finish(app: &App, account: &Account, task: &AppTask, pull: &Pull) {
    let PullState::Fetched(result) = &pull.state else { return };
    let landed = result.clone().and_then(|fetched| land(app, account, task, &pull.wanted, fetched));
    let flow_id = |flow: &Option<Arc<AppTask>>| flow.as_ref().map(|flow| flow.id.clone()).unwrap_or_default();
    let result = landed.as_ref().map(|(media, flow)| (media.file_id, flow_id(flow))).map_err(Clone::clone);
    let pull = Pull { state: PullState::Ended(result), ..pull.clone() };
    app.vod.tasks.update(&task.id, Work::Pull(Box::new(pull.clone())));
    let told = PullUploadTask::of(app, task, &pull, TaskStatus::Finish);
    let media = landed.as_ref().ok().map(|(media, _)| about(media));
    match app.event(account, task.app, EventName::PullComplete, media, task.ends, &told) {
        Ok(event) => event.into_iter().for_each(|event| app.publish(event)),
        Err(error) => tracing::warn!(task = task.id, %error, "the event of a pulled upload is lost"),
    }
    let flow = landed.ok().and_then(|(_, flow)| flow);
    flow.into_iter().for_each(|flow| start::ended_at_once(app, account, &flow));
}

/// Stores the files and makes them media, with the task flow that follows.
fn land(
    app: &App,
    account: &Account,
    task: &AppTask,
    wanted: &Wanted,
    fetched: Fetched,
) -> Result<(Arc<Media>, Option<Arc<AppTask>>), PullFailure> {
    let internal =
        |error: &dyn std::fmt::Display| PullFailure { code: PullCode::Internal, message: error.to_string() };
    let (owner, vod_app, file_id) = (task.app.owner, task.app.app, app.ids.file_id());
    let bucket = storage::bucket(&app.store, &app.clock, owner, vod_app, &wanted.region)
        .map_err(|it| internal(&it))?;
    let directory = format!("{}/{}/", bucket.id.name, naming::directory(&app.ids, file_id));
    let key = format!("{directory}{}.{}", naming::object(&app.ids), naming::extension(&wanted.file_type));
    let data = metadata::read(&fetched.content.blob);
    let size = Some(fetched.content.len());
    files::put(app, &bucket, &key, fetched.content, task.ends).map_err(|it| internal(&it))?;
    let cover = if let (Some(content), Some((_, kind))) = (fetched.cover, &wanted.cover) {
        let key = format!("{directory}{}.{}", file_id.cover(), naming::extension(kind));
        files::put(app, &bucket, &key, content, task.ends).map_err(|it| internal(&it))?;
        Some(key)
    } else {
        None
    };
    let video = Piece { file_id, key, name: wanted.name.clone(), file_type: wanted.file_type.clone(), size };
    let media = NewMedia {
        file_id,
        owner,
        app: vod_app,
        bucket: bucket.id.clone(),
        region: wanted.region.clone(),
        directory,
        video,
        created: task.ends,
        source_context: wanted.source_context.clone(),
        metadata: Arc::new(data),
        info: Info {
            name: wanted.name.clone(),
            class_id: wanted.class_id,
            updated: task.ends,
            expires: wanted.expires,
            cover,
            ..Info::default()
        },
    };
    let media = app.vod.media.insert(media).map_err(|it| internal(&it))?;
    let flow = started(app, account, task, &media, &wanted.procedure).map_err(|it| internal(&it))?;
    Ok((media, flow))
}

/// The task flow that the upload asked for. Its session id is the upload's: the flow has none.
fn started(
    app: &App,
    account: &Account,
    task: &AppTask,
    media: &Arc<Media>,
    procedure: &str,
) -> Result<Option<Arc<AppTask>>, MemoryFull> {
    let asked = Asked { session_id: String::new(), ..task.asked.clone() };
    let new = start::named(app, account, media, procedure, asked, &task.root);
    new.map(|new| start::flow(app, account, media, new)).transpose()
}

/// `PullUploadTask` of DescribeTaskDetail and `PullCompleteEvent`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct PullUploadTask<'a> {
    task_id: &'a str,
    status: &'static str,
    err_code: u32,
    message: &'a str,
    file_id: String,
    media_basic_info: Option<BasicInfo>,
    meta_data: Option<MetaDataShape>,
    file_url: String,
    procedure_task_id: &'a str,
    review_audio_video_task_id: &'static str,
    session_context: &'a str,
    session_id: &'a str,
    progress: u32,
}

impl<'a> PullUploadTask<'a> {
    pub fn of(app: &App, task: &'a AppTask, pull: &'a Pull, status: TaskStatus) -> Self {
        let (made, failure) = match &pull.state {
            PullState::Ended(Ok(made)) => (Some(made), None),
            PullState::Ended(Err(failure)) => (None, Some(failure)),
            PullState::Queued | PullState::Fetched(_) => (None, None),
        };
        let now = app.now_of(Some(task.app.owner));
        let media = made.and_then(|(file_id, _)| app.vod.media.get(task.app.app, *file_id, now));
        Self {
            task_id: &task.id,
            status: status.text(),
            err_code: failure.map_or(0, |failure| failure.code.number()),
            message: failure.map_or("", |failure| &failure.message),
            file_id: made.map(|(file_id, _)| file_id.to_string()).unwrap_or_default(),
            media_basic_info: media.as_ref().map(|media| BasicInfo::of(app, media, &task.root)),
            meta_data: media.as_ref().map(|media| MetaDataShape::of(&media.metadata)),
            file_url: media.as_ref().map(|media| url(&task.root, &media.video.key)).unwrap_or_default(),
            procedure_task_id: made.map_or("", |(_, flow)| flow),
            review_audio_video_task_id: "",
            session_context: &task.asked.session_context,
            session_id: &task.asked.session_id,
            progress: if status == TaskStatus::Finish { 100 } else { 0 },
        }
    }
}
