//! The beginning of a task flow.

use std::sync::Arc;

use crate::domain::accounts::vod_options::CallbackFormat;
use crate::domain::accounts::{Account, VodApp};
use crate::domain::flows::run;
use crate::domain::vod::media::Media;
use crate::domain::vod::procedure::{Task, Template};
use crate::domain::vod::tasks::{AppTask, Asked, Flow, Work};
use crate::domain::world::App;
use crate::primitives::memory::MemoryFull;

/// A task flow that is to run.
#[derive(Debug)]
pub struct NewFlow {
    pub id: String,
    pub tasks: Vec<Task>,
    pub asked: Asked,
    /// What the play URLs of its results begin with.
    pub root: String,
}

/// Adds a task flow over media. With the account's `vod.task_seconds` at zero its time has come at once: see
/// [`ended_at_once`].
pub fn flow(
    app: &App,
    account: &Account,
    media: &Arc<Media>,
    new: NewFlow,
) -> Result<Arc<AppTask>, MemoryFull> {
    let options = &account.options.vod;
    let vod_app = VodApp { owner: media.owner, app: media.app };
    let times = (options.task_wait_seconds, options.task_seconds);
    let work = Work::Flow(Flow { media: media.clone(), tasks: new.tasks, has_ended: false });
    let now = app.clock.now();
    app.vod.tasks.add(AppTask::new(new.id, vod_app, now, times, new.asked, new.root, work))
}

/// The template of this name that the account has; an unknown one starts nothing, as far as anybody knows.
pub fn template(account: &Account, name: &str) -> Option<Template> {
    let found = Template::find(&account.options.vod.procedures, name);
    if found.is_none() && !name.is_empty() {
        tracing::warn!(procedure = name, "no template has this name: no task flow is started");
    }
    found.map(std::borrow::Cow::into_owned)
}

/// The task flow that a template's name asks for over media; an unknown name asks for none.
pub fn named(
    app: &App,
    account: &Account,
    media: &Media,
    name: &str,
    asked: Asked,
    root: &str,
) -> Option<NewFlow> {
    let template = template(account, name)?;
    let id = flow_id(app, account, VodApp { owner: media.owner, app: media.app }, name);
    let tasks = template.tasks(&media.directory, &media.info.name, &media.video.file_type);
    Some(NewFlow { id, tasks, asked, root: root.to_owned() })
}

/// `<app>-procedurev2-<32 digits>t0`; with events in form 2.0 the word is the template's name and nothing
/// follows the digits.
pub fn flow_id(app: &App, account: &Account, vod_app: VodApp, template: &str) -> String {
    let digits = digits(app);
    match account.options.vod.callback_format {
        CallbackFormat::V3 => format!("{}-procedurev2-{digits}t0", vod_app.app),
        CallbackFormat::V2 => {
            let word: String = template.chars().filter(char::is_ascii_alphanumeric).collect();
            format!("{}-{word}-{digits}", vod_app.app)
        }
    }
}

/// `<app>-pull-<32 digits>t0`.
pub fn pull_id(app: &App, vod_app: VodApp) -> String {
    format!("{}-pull-{}t0", vod_app.app, digits(app))
}

fn digits(app: &App) -> String {
    format!("{:016x}{:016x}", app.ids.random_word(), app.ids.random_word())
}

/// Ends a flow now if its time has come.
pub fn ended_at_once(app: &App, account: &Account, task: &AppTask) {
    if let Some(due) = app.vod.tasks.take(&task.id, app.clock.now())
        && let Work::Flow(flow) = &due.work
    {
        run::finish(app, account, &due, flow);
    }
}
