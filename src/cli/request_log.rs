//! The log's line a request. It is written from the journal, in batches, so that no request waits for it.

use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;

use crate::domain::App;
use crate::domain::journal::BATCH;
use crate::domain::journal::entry::{Entry, Outcome};
use crate::domain::journal::filter::Filter;

/// Pause between batches.
const PAUSE: Duration = Duration::from_millis(50);
/// Pause when requests come faster than anybody reads: writing lines must not slow the server down.
const LONG_PAUSE: Duration = Duration::from_millis(500);
/// Batches after which the rest of the requests is counted and not shown.
const BATCHES: usize = 4;

/// Logs requests as they end. Never returns.
pub(super) async fn run(app: Arc<App>) {
    let mut place = 0;
    loop {
        let mut pause = LONG_PAUSE;
        for _ in 0..BATCHES {
            let news = poll_fn(|cx| app.journal.poll_news(&mut place, &Filter::default(), cx)).await;
            news.entries.iter().for_each(|(_, entry)| log(entry));
            if news.missed > 0 {
                skipped(news.missed);
            }
            if news.entries.len() < BATCH {
                pause = PAUSE;
                break;
            }
        }
        sleep(pause).await;
        let behind = app.journal.skip(&mut place, BATCHES * BATCH);
        if behind > 0 {
            skipped(behind);
        }
    }
}

fn skipped(requests: u64) {
    tracing::info!(target: "cosplay::requests", "{requests} more requests, not shown: they come too fast");
}

fn log(entry: &Entry) {
    let Entry { method, host, path, .. } = entry;
    let end = match (entry.status, entry.outcome) {
        (Some(status), _) => status.to_string(),
        (None, Outcome::Cut) => "cut".to_owned(),
        (None, Outcome::Gone | Outcome::Done | Outcome::Refused) => "gone".to_owned(),
    };
    let code = entry.code.map(|code| format!(" {code}")).unwrap_or_default();
    tracing::info!(
        target: "cosplay::requests",
        operation = entry.operation().map(display),
        ms = entry.micros as f64 / 1000.0,
        reason = entry.reason.as_ref().map(display),
        "{end}{code} {method} {host}{path}"
    );
}
