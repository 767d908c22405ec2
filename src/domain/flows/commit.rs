//! The commit of an upload: its objects are there, so it becomes media, and its app is told.
//!
//! A repeated commit has the result of the first and sends no event: every SDK repeats it when an answer is
//! lost.

use std::sync::Arc;

use crate::domain::accounts::Account;
use crate::domain::accounts::vod_options::CallbackFormat;
use crate::domain::flows::facts::Facts;
use crate::domain::flows::shapes::classes;
use crate::domain::flows::telling::event;
use crate::domain::flows::{start, v2, v3};
use crate::domain::store::object::Object;
use crate::domain::vod::events::{Event, EventName};
use crate::domain::vod::library::NewMedia;
use crate::domain::vod::media::{Info, Media};
use crate::domain::vod::metadata::{self, MetaData};
use crate::domain::vod::session::{Committed, Piece, Session, State};
use crate::domain::vod::tasks::Asked;
use crate::domain::world::App;
use crate::primitives::memory::MemoryFull;

/// What a commit checks of the objects.
#[derive(Debug, Clone, Copy)]
pub struct Checks {
    /// They are there.
    pub uploaded: bool,
    /// They have the size that was declared.
    pub size: bool,
}

/// Why an upload does not become media.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    #[error("/{key} was not uploaded")]
    NotUploaded { key: String },
    #[error("/{key} is uploaded in part only")]
    InPart { key: String },
    #[error("/{key}: {declared} bytes were declared, {stored} are stored")]
    Size { key: String, declared: u64, stored: u64 },
    #[error(transparent)]
    MemoryFull(#[from] MemoryFull),
}

/// Commits the session, unless that has been done. `root` is what play URLs begin with.
pub fn commit(
    app: &App,
    account: &Account,
    session: &Session,
    root: String,
    checks: Checks,
) -> Result<(State, Committed), CommitError> {
    let _one_commit_at_a_time = session.commit.lock();
    let state = session.state.lock().clone();
    if let Some(committed) = state.committed.clone() {
        return Ok((state, committed));
    }
    let object = |piece: &Option<Piece>| {
        piece.as_ref().map_or(Ok(None), |piece| uploaded(app, session, piece, checks))
    };
    let (video, cover) = (object(&state.video)?, object(&state.cover)?);
    let cover = state.cover.as_ref().filter(|_| cover.is_some()).map(|piece| piece.key.clone());
    let committed = Committed { at: app.clock.now(), root };
    match &state.video {
        Some(piece) => land(app, account, session, piece, video.as_deref(), cover, &committed)?,
        None => set_cover(app, session, cover)?,
    }
    session.state.lock().committed = Some(committed.clone());
    Ok((state, committed))
}

/// The cover becomes that of media that exist.
fn set_cover(app: &App, session: &Session, cover: Option<String>) -> Result<(), MemoryFull> {
    let now = app.clock.now();
    let set = |_: &Media, info: &mut Info| {
        info.cover = cover.or_else(|| info.cover.take());
        info.updated = now;
        Ok::<_, MemoryFull>(())
    };
    app.vod.media.change(session.application.file_id, set).map(drop)
}

/// Makes the objects media, starts the task flow that the upload asked for, and tells their app. Where
/// commits
/// are not checked there may be no object: its size is zero.
fn land(
    app: &App,
    account: &Account,
    session: &Session,
    video: &Piece,
    object: Option<&Object>,
    cover: Option<String>,
    committed: &Committed,
) -> Result<(), CommitError> {
    let data = object.map_or_else(|| MetaData::unknown(0), |object| metadata::read(&object.content.blob));
    let media = app.vod.media.insert(NewMedia::of_upload(session, video, cover, data, committed.at))?;
    let parameters = &session.application.parameters;
    let asked = Asked {
        priority: parameters.task_priority,
        notify_mode: parameters.task_notify_mode,
        session_context: parameters.session_context.clone(),
        session_id: String::new(),
    };
    let told = tell_and_start(app, account, &media, &parameters.procedure, asked, committed);
    told.inspect_err(|_| drop(app.vod.media.remove(media.file_id)))?;
    Ok(())
}

/// Tells of new media, and then starts a task flow; a name that no template has starts none. Nothing has
/// happened where the memory budget has no room for both.
fn tell_and_start(
    app: &App,
    account: &Account,
    media: &Arc<Media>,
    procedure: &str,
    asked: Asked,
    committed: &Committed,
) -> Result<(), MemoryFull> {
    let new = start::named(app, account, media, procedure, asked, &committed.root);
    // A flow without tasks is a flow: only an unknown one has no id.
    let id = new.as_ref().map_or("", |new| &new.id);
    let event = new_file_upload(app, account, media, id, committed)?;
    let task = new.map(|new| start::flow(app, account, media, new)).transpose()?;
    event.into_iter().for_each(|event| app.publish(event));
    task.into_iter().for_each(|task| start::ended_at_once(app, account, &task));
    Ok(())
}

fn new_file_upload(
    app: &App,
    account: &Account,
    media: &Media,
    task_id: &str,
    committed: &Committed,
) -> Result<Option<Event>, MemoryFull> {
    let root = &committed.root;
    let (classes, asked) = (classes(app, media), Asked::default());
    let facts = Facts { media, root, classes: &classes, task_id, tasks: &[], asked: &asked };
    event(app, account, media, EventName::NewFileUpload, committed.at, |format| match format {
        CallbackFormat::V3 => v3::new_file_upload(&facts),
        CallbackFormat::V2 => v2::new_file_upload(&facts),
    })
}

/// The completed object of a piece; none if it is missing and that is not checked.
fn uploaded(
    app: &App,
    session: &Session,
    piece: &Piece,
    checks: Checks,
) -> Result<Option<Arc<Object>>, CommitError> {
    // A bucket that somebody has deleted since holds nothing.
    let bucket = app.store.bucket(&session.application.bucket).ok();
    let key = piece.key.clone();
    let Some(object) = bucket.as_ref().and_then(|bucket| bucket.get(&piece.key)) else {
        let now = app.clock.now();
        let in_part = bucket.is_some_and(|bucket| bucket.open_upload(&piece.key, now).is_some());
        return match (checks.uploaded, in_part) {
            (false, _) => Ok(None),
            (true, true) => Err(CommitError::InPart { key }),
            (true, false) => Err(CommitError::NotUploaded { key }),
        };
    };
    match piece.size {
        Some(declared) if declared != object.content.len() && checks.size => {
            Err(CommitError::Size { key, declared, stored: object.content.len() })
        }
        _ => Ok(Some(object)),
    }
}
