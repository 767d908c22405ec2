//! What ProcessMedia and ProcessMediaByProcedure have in common: media, session and notification.

use std::sync::Arc;

use crate::catalog::cloud_api as rows;
use crate::catalog::limits::{FLOW_SESSION_TTL, TASK_PRIORITY};
use crate::domain::accounts::VodApp;
use crate::domain::auth::vod::NotifyMode;
use crate::domain::flows::start::{self, NewFlow};
use crate::domain::vod::media::Media;
use crate::domain::vod::procedure::Task;
use crate::domain::vod::tasks::{Asked, WorkKind};
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::service::CloudApi;
use crate::services::cloud_api::vod::media_call::{app_of, require, root, short};
use crate::services::service::Ctx;

const SESSION_CONTEXT_MAX: usize = 1000;
const SESSION_ID_MAX: usize = 50;

/// Parameters of both, as they are given.
#[derive(Debug, Default)]
pub(super) struct Common {
    pub file_id: Option<String>,
    pub media_storage_path: Option<String>,
    pub tasks_priority: Option<i64>,
    pub tasks_notify_mode: Option<String>,
    pub session_context: Option<String>,
    pub session_id: Option<String>,
}

/// The media that a flow runs over, and what is asked for beside its tasks.
#[derive(Debug)]
pub(crate) struct Order {
    media: Named,
    asked: Asked,
}

/// How media are named.
#[derive(Debug)]
enum Named {
    FileId(String),
    Path(String),
}

impl Order {
    pub(super) fn parse(given: Common) -> Result<Self, Error> {
        let named = |text: Option<String>| text.filter(|text| !text.is_empty());
        let media = match (named(given.file_id), named(given.media_storage_path)) {
            (Some(id), _) => Named::FileId(id),
            (None, Some(path)) => Named::Path(path),
            (None, None) => {
                let reason = "name the media by FileId, or by MediaStoragePath";
                return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_FILE_ID, reason));
            }
        };
        let asked = asked(
            given.tasks_priority,
            given.tasks_notify_mode.as_deref(),
            given.session_context,
            given.session_id,
        )?;
        Ok(Self { media, asked })
    }

    /// The media, once the session is known to be new.
    pub(super) fn media(&self, ctx: &Ctx<CloudApi>, app: VodApp) -> Result<Arc<Media>, Error> {
        let media = match &self.media {
            Named::FileId(id) => require(ctx, app, id, &rows::INVALID_PARAMETER_VALUE_FILE_ID)?,
            Named::Path(path) => {
                let all = ctx.app.vod.media.list(app.app, ctx.app.clock.now());
                let key = path.trim_start_matches('/');
                let reason = || format!("app {} has no media at the MediaStoragePath {path:?}", app.app);
                let found = all.into_iter().find(|media| media.video.key == key);
                found.ok_or_else(|| Error::new(&rows::INVALID_PARAMETER_VALUE_FILE_ID, reason()))?
            }
        };
        if media.info.has_lost_original {
            let reason = format!("the original of media {} has been deleted", media.file_id);
            return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_FILE_ID, reason));
        }
        let (session, now) = (&self.asked.session_id, ctx.app.clock.now());
        if ctx.app.vod.tasks.has_session(app, WorkKind::Procedure, session, FLOW_SESSION_TTL, now) {
            let reason = format!("a task flow of the last seven days has the SessionId {session:?}");
            return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_SESSION_ID, reason));
        }
        Ok(media)
    }

    /// Starts a flow, and returns its id.
    pub(super) fn start(
        self,
        ctx: &Ctx<CloudApi>,
        app: VodApp,
        media: &Arc<Media>,
        name: &str,
        tasks: Vec<Task>,
    ) -> Result<String, Error> {
        let account = ctx.caller.account();
        let id = start::flow_id(&ctx.app, account, app, name);
        let new = NewFlow { id, tasks, asked: self.asked, root: root(ctx, app) };
        let task = start::flow(&ctx.app, account, media, new)?;
        start::ended_at_once(&ctx.app, account, &task);
        Ok(task.id.clone())
    }
}

/// The app of a call that starts a task flow.
pub(super) fn flow_app(ctx: &Ctx<CloudApi>, sub_app_id: Option<u64>) -> Result<VodApp, Error> {
    app_of(ctx, sub_app_id, &rows::INVALID_PARAMETER_VALUE_SUB_APP_ID)
}

/// Reads priority, notification and session.
pub(super) fn asked(
    priority: Option<i64>,
    notify_mode: Option<&str>,
    session_context: Option<String>,
    session_id: Option<String>,
) -> Result<Asked, Error> {
    let priority = priority.unwrap_or_default();
    if !TASK_PRIORITY.contains(&priority) {
        let reason = format!("TasksPriority is from -10 to 10, not {priority}");
        return Err(Error::invalid_value("TasksPriority", &priority.to_string(), reason));
    }
    let notify_mode = match notify_mode.unwrap_or_default() {
        "" | "Finish" => NotifyMode::Finish,
        "Change" => NotifyMode::Change,
        "None" => NotifyMode::None,
        other => {
            let reason = format!("TasksNotifyMode is Finish, Change or None, not {other:?}");
            return Err(Error::invalid_value("TasksNotifyMode", other, reason));
        }
    };
    let (session_context, session_id) = (session_context.unwrap_or_default(), session_id.unwrap_or_default());
    let row = &rows::INVALID_PARAMETER_VALUE_SESSION_CONTEXT_TOO_LONG;
    short("SessionContext", &session_context, SESSION_CONTEXT_MAX, row)?;
    short("SessionId", &session_id, SESSION_ID_MAX, &rows::INVALID_PARAMETER_VALUE_SESSION_ID_TOO_LONG)?;
    Ok(Asked { priority, notify_mode, session_context, session_id })
}
