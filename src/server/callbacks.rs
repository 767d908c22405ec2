//! Sends the events an app is owed to the callback URL its account was configured with, and nowhere else.
//!
//! As the vendor describes it: one POST of JSON, five seconds for the answer, at most three sends. What the receiver
//! answers does not matter, only that it answers; that a connection that fails counts like no answer is
//! assumed, and so is the second between two sends. Events of one account go out one after the other.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use ureq::Agent;

use crate::domain::vod::notices::{Errand, Fate, Notice};
use crate::primitives::names::AppId;
use crate::server::shared::Shared;

/// Sends of one event.
const SENDS: u32 = 3;

/// Sends what is owed until the server stops.
pub(crate) async fn run(shared: Arc<Shared>) {
    let (agent, queues) = (agent(shared.limits.callback_timeout), Arc::default());
    let sender = Sender { agent, shared: shared.clone(), queues };
    loop {
        let errand = tokio::select! {
            errand = poll_fn(|cx| shared.app.vod.notices.poll_next(cx)) => errand,
            () = shared.stop.cancelled() => return,
        };
        match errand.delay.is_zero() {
            true => sender.queues.push(errand, &sender),
            false => drop(tokio::spawn(send_later(sender.clone(), errand))),
        }
    }
}

/// What each account is still owed. An account has a queue, and a task that empties it, only while it is owed something.
#[derive(Debug, Default)]
struct Queues(Mutex<HashMap<AppId, VecDeque<Errand>>>);

impl Queues {
    /// Puts an errand behind those of the same account. Unbounded, but each notice has paid for itself within the memory
    /// budget.
    fn push(&self, errand: Errand, sender: &Sender) {
        let owner = errand.notice.owner;
        match self.0.lock().entry(owner) {
            Entry::Occupied(mut queue) => queue.get_mut().push_back(errand),
            Entry::Vacant(place) => {
                place.insert(VecDeque::from([errand]));
                tokio::spawn(send_in_order(sender.clone(), owner));
            }
        }
    }

    /// The account's next errand; where there is none, its queue is gone.
    fn pop(&self, owner: AppId) -> Option<Errand> {
        let mut queues = self.0.lock();
        let errand = queues.get_mut(&owner).and_then(VecDeque::pop_front);
        if errand.is_none() {
            queues.remove(&owner);
        }
        errand
    }
}

/// What sends.
#[derive(Clone)]
struct Sender {
    agent: Agent,
    shared: Arc<Shared>,
    queues: Arc<Queues>,
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
async fn send_later(sender: Sender, errand: Errand) {
    tokio::time::sleep(errand.delay).await;
    let id = errand.id;
    sender.queues.push(errand, &sender);
    sender.shared.app.vod.notices.let_go(id);
}

async fn send_in_order(sender: Sender, owner: AppId) {
    while let Some(Errand { id, notice, .. }) = sender.queues.pop(owner) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::memory::Meter;
    use crate::primitives::names::BucketId;

    #[test]
    fn an_account_has_a_queue_only_while_it_is_owed_something() {
        let owner = AppId(1);
        let cost = Meter::new(1).reserve(1).expect("there is room");
        let (bucket, key, url) = (BucketId::new(owner, "vod"), String::new(), String::new());
        let (event, body) = ("NewFileUpload", bytes::Bytes::new());
        let notice = Notice { owner, event, file_id: 7, bucket, key, url, at: 0, body, cost };
        let errand = Errand { id: 1, notice: Arc::new(notice), delay: Duration::ZERO };
        let queues = Queues::default();
        queues.0.lock().insert(owner, VecDeque::from([errand]));
        assert!(queues.pop(owner).is_some() && !queues.0.lock().is_empty());
        assert!(queues.pop(owner).is_none() && queues.0.lock().is_empty());
    }
}
