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
use crate::domain::vod::notices::Notice;
use crate::primitives::names::AppId;

/// Sends of one event.
const SENDS: u32 = 3;

/// Sends what is owed until the server stops.
pub(crate) async fn run(shared: Arc<Shared>, mut stopped: watch::Receiver<bool>) {
    let sender = Sender { agent: agent(shared.limits.callback_timeout), pause: shared.limits.callback_pause };
    let mut queues: HashMap<AppId, mpsc::UnboundedSender<Notice>> = HashMap::new();
    loop {
        let notice = tokio::select! {
            notice = poll_fn(|cx| shared.app.vod.notices.poll_next(cx)) => notice,
            _ = stopped.changed() => return,
        };
        // Unbounded, but each notice has paid for itself within the memory budget.
        let queue = queues.entry(notice.owner).or_insert_with(|| {
            let (queue, notices) = mpsc::unbounded_channel();
            tokio::spawn(send_in_order(sender.clone(), notices));
            queue
        });
        // Its task ends only with the queue.
        drop(queue.send(notice));
    }
}

/// What sends.
#[derive(Clone)]
struct Sender {
    agent: Agent,
    /// Before an event that was not answered is sent again.
    pause: Duration,
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

async fn send_in_order(sender: Sender, mut notices: mpsc::UnboundedReceiver<Notice>) {
    while let Some(notice) = notices.recv().await {
        deliver(&sender, notice).await;
    }
}

async fn deliver(sender: &Sender, notice: Notice) {
    let Notice { id, event, file_id, .. } = notice;
    for send in 1..=SENDS {
        let (agent, url, body) = (sender.agent.clone(), notice.url.clone(), notice.body.clone());
        let post = move || agent.post(&url).content_type("application/json").send(&body[..]).map(drop);
        match tokio::task::spawn_blocking(post).await {
            Ok(Ok(())) => {
                tracing::info!(id, event, file_id, send, "callback delivered");
                return;
            }
            Ok(Err(error)) => tracing::warn!(id, event, file_id, send, %error, "callback not answered"),
            Err(error) => tracing::warn!(id, event, file_id, send, %error, "callback not sent"),
        }
        if send < SENDS {
            tokio::time::sleep(sender.pause).await;
        }
    }
    tracing::warn!(id, event, file_id, "callback given up after {SENDS} sends");
}
