//! Ends VOD's tasks when their time has come by the clock of their owner.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::flows::settle::settle;
use crate::server::shared::Shared;

/// Real time between two looks at the tasks' clocks, which anybody may move.
const TICK: Duration = Duration::from_millis(100);

/// Looks at the tasks until the server stops.
pub(super) async fn run(shared: Arc<Shared>) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(TICK) => {}
            () = shared.stop.cancelled() => return,
        }
        if shared.app.vod.tasks.has_open() {
            let app = shared.app.clone();
            drop(tokio::task::spawn_blocking(move || settle(&app)).await);
        }
    }
}
