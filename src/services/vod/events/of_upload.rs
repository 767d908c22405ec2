//! The events of a commit.

use std::sync::Arc;

use crate::domain::App;
use crate::domain::accounts::vod_options::CallbackFormat;
use crate::domain::accounts::{Account, VodApp};
use crate::domain::store::bucket::{Bucket, NewObject};
use crate::domain::store::content::Content;
use crate::domain::store::files::Placing;
use crate::domain::store::object::{Attributes, Object, Overwrite};
use crate::domain::vod::events::{Event, EventMedia, EventName};
use crate::domain::vod::procedure::{Output, Task, TaskKind, Template};
use crate::domain::vod::session::{Committed, Piece, Session, State};
use crate::primitives::blob::Blob;
use crate::primitives::memory::MemoryFull;
use crate::services::vod::error::Error;
use crate::services::vod::events::facts::Upload;
use crate::services::vod::events::{v2, v3};

/// The picture that stands for every snapshot: one pixel.
const SNAPSHOT: &[u8] = include_bytes!("../snapshot.jpg");
/// The code of a task that failed through no fault of the file's.
const SYSTEM_ERROR: i32 = 30010;

/// The code of a task whose source file is at fault.
const SOURCE_ERROR: i32 = 30009;

/// Runs the task flow that the upload's signature asked for, and words the events of upload and task flow, in
/// this order. Where commits are not checked there may be no object: its size is zero, and every task fails.
pub(crate) fn events(
    app: &App,
    account: &Account,
    session: &Session,
    state: &State,
    committed: &Committed,
    video: &Piece,
    object: Option<&Object>,
) -> Result<(Vec<Task>, Vec<Event>), Error> {
    let template = template(account, session);
    // A flow without tasks is a flow: only an unknown one has no id.
    let task_id = template.as_ref().map_or_else(String::new, |_| task_id(app, account, session));
    let mut tasks = template.map_or_else(Vec::new, |template| {
        template.tasks(&session.application.directory, &video.name, &video.file_type)
    });
    let content = if let Some(object) = object {
        let bucket = app.store.bucket(&session.application.bucket)?;
        tasks.iter_mut().for_each(|task| make(app, &bucket, session, task, &object.content));
        object.content.clone()
    } else {
        tasks.iter_mut().for_each(|task| task.outcome = Err(SOURCE_ERROR));
        Arc::new(Content::new(Blob::default()))
    };
    let upload = Upload {
        file_id: session.application.file_id,
        name: &video.name,
        file_type: &video.file_type,
        key: &video.key,
        cover_key: state.cover.as_ref().map(|cover| cover.key.as_str()),
        region: &session.application.region,
        root: &committed.root,
        parameters: &session.application.parameters,
        applied: session.created,
        committed: committed.at,
        content: &content,
        task_id: &task_id,
        tasks: &tasks,
    };
    let events = word(app, account, session, &upload)?;
    Ok((tasks, events))
}

/// The template the signature names. One that is unknown starts nothing, as far as anybody knows.
fn template(account: &Account, session: &Session) -> Option<Template> {
    let name = &session.application.parameters.procedure;
    let found = Template::find(&account.options.vod.procedures, name);
    if found.is_none() && !name.is_empty() {
        tracing::warn!(procedure = name, "no template has this name: no task flow is started");
    }
    found.map(std::borrow::Cow::into_owned)
}

/// `<app>-procedurev2-<32 digits>t0`; in form 2.0 the word is the template's name and nothing follows the
/// digits.
fn task_id(app: &App, account: &Account, session: &Session) -> String {
    let (app_id, parameters) = (session.application.parameters.app, &session.application.parameters);
    let digits = format!("{:016x}{:016x}", app.ids.random_word(), app.ids.random_word());
    match account.options.vod.callback_format {
        CallbackFormat::V3 => format!("{app_id}-procedurev2-{digits}t0"),
        CallbackFormat::V2 => {
            let word: String = parameters.procedure.chars().filter(char::is_ascii_alphanumeric).collect();
            format!("{app_id}-{word}-{digits}")
        }
    }
}

/// Stores what a task makes; should there be no room, the task has failed.
fn make(app: &App, bucket: &Bucket, session: &Session, task: &mut Task, video: &Arc<Content>) {
    let Ok(Output::File { key }) = &task.outcome else { return };
    let content = match task.kind {
        TaskKind::Transcode => video.clone(),
        TaskKind::SampleSnapshot
        | TaskKind::CoverBySnapshot
        | TaskKind::Porn
        | TaskKind::Terrorism
        | TaskKind::Political => Arc::new(Content::new(Blob::from(bytes::Bytes::from_static(SNAPSHOT)))),
    };
    let now = app.clock.now();
    let new = NewObject::whole(content, Attributes::default(), app.ids.vid(now), now);
    let placing =
        Placing { options: &app.options(&session.application.bucket), overwrite: Overwrite::Allow, now };
    if bucket.put(key, new, placing).is_err() {
        task.outcome = Err(SYSTEM_ERROR);
    }
}

/// Words the events; those that nobody wants to be told are left out.
fn word(app: &App, account: &Account, session: &Session, upload: &Upload<'_>) -> Result<Vec<Event>, Error> {
    let vod_app = VodApp { owner: account.appid, app: session.application.parameters.app };
    let body = |done: Option<usize>, format| match (done, format) {
        (None, CallbackFormat::V3) => v3::new_file_upload(upload),
        (None, CallbackFormat::V2) => v2::new_file_upload(upload),
        (Some(done), CallbackFormat::V3) => v3::procedure_state_changed(upload, done),
        (Some(done), CallbackFormat::V2) => v2::procedure_state_changed(upload, done),
    };
    let progress = if upload.task_id.is_empty() { 0..0 } else { upload.progress() };
    // Memory for each is reserved before the next is worded.
    let event = |done: Option<usize>| {
        let name = if done.is_none() { EventName::NewFileUpload } else { EventName::ProcedureStateChanged };
        let way_out = app.way_out(account, vod_app, name)?;
        let body = body(done, way_out.format());
        let media = Some(EventMedia {
            file_id: session.application.file_id,
            bucket: session.application.bucket.clone(),
            key: upload.key.to_owned(),
        });
        let reserved = app.meter.reserve(body.len() as u64);
        let at = upload.committed;
        Some(reserved.map(|cost| Event { app: vod_app, name, media, way_out, at, body: body.into(), cost }))
    };
    let events = std::iter::once(None).chain(progress.map(Some));
    Ok(events.filter_map(event).collect::<Result<_, MemoryFull>>()?)
}
