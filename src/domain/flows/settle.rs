//! Tasks end when their time has come by the clock of their owner: whoever looks at tasks or media calls
//! [`settle`] before, and the server does so all the time.

use crate::domain::flows::{pulled, run};
use crate::domain::vod::tasks::{AppTask, Work};
use crate::domain::world::App;

/// Ends every task whose time has come by the clock of its owner.
pub fn settle(app: &App) {
    for task in app.vod.tasks.take_due(|owner| app.now_of(Some(owner))) {
        finish(app, &task);
    }
}

/// Ends a task. One whose account has gone ends with it.
fn finish(app: &App, task: &AppTask) {
    let Some(account) = app.accounts.by_appid(task.app.owner) else { return };
    let owned = app.seen_by(Some(task.app.owner));
    let app = owned.as_ref().unwrap_or(app);
    match &task.work {
        Work::Flow(flow) => run::finish(app, &account, task, flow),
        Work::Pull(pull) => pulled::finish(app, &account, task, pull),
    }
}
