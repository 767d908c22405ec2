//! Sends the events an app is owed to the callback URL its account was configured with, and nowhere else.
//!
//! As the vendor describes it: one POST of JSON, five seconds for the answer, at most three sends. What the receiver
//! answers does not matter, only that it answers; that a connection that fails counts like no answer is
//! assumed, and so is the second between two sends. Events of one account go out one after the other.

use std::collections::HashMap;
use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, watch};
use ureq::Agent;

use super::shared::Shared;
use crate::domain::vod::notices::{Errand, Fate, Notice};
use crate::primitives::names::AppId;

/// Sends of one event.
const SENDS: u32 = 3;

/// Sends what is owed until the server stops.
pub(crate) async fn run(shared: Arc<Shared>, mut stopped: watch::Receiver<bool>) {
    let sender = Sender { agent: agent(shared.limits.callback_timeout), shared: shared.clone() };
    let mut queues: HashMap<AppId, mpsc::UnboundedSender<Errand>> = HashMap::new();
    loop {
        let errand = tokio::select! {
            errand = poll_fn(|cx| shared.app.vod.notices.poll_next(cx)) => errand,
            _ = stopped.changed() => return,
        };
        // Unbounded, but each notice has paid for itself within the memory budget.
        let queue = queues.entry(errand.notice.owner).or_insert_with(|| {
            let (queue, owed) = mpsc::unbounded_channel();
            tokio::spawn(send_in_order(sender.clone(), owed));
            queue
        });
        // Its task ends only with the queue.
        match errand.delay.is_zero() {
            true => drop(queue.send(errand)),
            false => drop(tokio::spawn(send_later(queue.clone(), errand))),
        }
    }
}

/// What sends.
#[derive(Clone)]
struct Sender {
    agent: Agent,
    shared: Arc<Shared>,
}

/// A client that goes where it is told: no proxy, no redirects.
fn agent(patience: Duration) -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(patience))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .proxy(None)
        .user_agent(concat!("cosplay/", env!("CARGO_PKG_VERSION")));
    config.build().into()
}

/// Lets others go first for a while.
async fn send_later(queue: mpsc::UnboundedSender<Errand>, errand: Errand) {
    tokio::time::sleep(errand.delay).await;
    drop(queue.send(errand));
}

async fn send_in_order(sender: Sender, mut owed: mpsc::UnboundedReceiver<Errand>) {
    while let Some(Errand { id, notice, .. }) = owed.recv().await {
        deliver(&sender, id, notice).await;
    }
}

async fn deliver(sender: &Sender, id: u64, notice: Arc<Notice>) {
    let (event, file_id) = (notice.event, notice.file_id);
    let notices = &sender.shared.app.vod.notices;
    for send in 1..=SENDS {
        // Before any of them a reset may have come.
        if !notices.is_known(id) {
            return;
        }
        let Err(trouble) = post(sender.agent.clone(), notice.clone()).await else {
            tracing::info!(id, event, file_id, send, "callback delivered");
            notices.sent(id, Fate::Delivered, None);
            return;
        };
        tracing::warn!(id, event, file_id, send, trouble, "callback not answered");
        let fate = if send == SENDS { Fate::GivenUp } else { Fate::Owed };
        notices.sent(id, fate, Some(trouble));
        if send < SENDS {
            tokio::time::sleep(sender.shared.limits.callback_pause).await;
        }
    }
    tracing::warn!(id, event, file_id, "callback given up after {SENDS} sends");
}

/// One send; why it was not answered.
async fn post(agent: Agent, notice: Arc<Notice>) -> Result<(), String> {
    let post =
        move || agent.post(&notice.url).content_type("application/json").send(&notice.body[..]).map(drop);
    match tokio::task::spawn_blocking(post).await {
        Ok(answered) => answered.map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    }
}
