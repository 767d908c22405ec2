//! Delivers events to the callback URL of their account.
//!
//! As the vendor documents it, an event is a POST of JSON with a time-out of five seconds and at most three
//! attempts; any response counts as delivered. Assumed: a connection error counts as no response, attempts
//! are one second apart, and the events of one account are delivered in order.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::future::poll_fn;
use std::sync::Arc;

use parking_lot::Mutex;
use ureq::Agent;

use crate::domain::vod::deliveries::{DeliveryStatus, DueDelivery};
use crate::domain::vod::events::{Event, WayOut};
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;
use crate::server::client::agent;
use crate::server::shared::Shared;

/// Most attempts to deliver an event.
const ATTEMPTS: u32 = 3;

/// Delivers events until the server stops.
pub(crate) async fn run(shared: Arc<Shared>) {
    let (agent, queues) = (agent(shared.limits.callback_timeout), Arc::default());
    let sender = Sender { agent, shared: shared.clone(), queues };
    loop {
        let due = tokio::select! {
            due = poll_fn(|cx| shared.app.vod.deliveries.poll_next(cx)) => due,
            () = shared.stop.cancelled() => return,
        };
        if due.delay.is_zero() {
            sender.queues.push(due, &sender);
        } else {
            tokio::spawn(send_later(sender.clone(), due));
        }
    }
}

/// Pending deliveries by account. An account has a queue, and a task that empties it, only while some are
/// pending.
#[derive(Debug, Default)]
struct Queues(Mutex<HashMap<AppId, VecDeque<DueDelivery>>>);

impl Queues {
    /// Appends a delivery to its account's queue. Not bounded, but each event is charged to the memory
    /// budget.
    fn push(&self, due: DueDelivery, sender: &Sender) {
        let owner = due.event.app.owner;
        match self.0.lock().entry(owner) {
            Entry::Occupied(mut queue) => queue.get_mut().push_back(due),
            Entry::Vacant(entry) => {
                entry.insert(VecDeque::from([due]));
                tokio::spawn(send_in_order(sender.clone(), owner));
            }
        }
    }

    /// The account's next delivery; without one the queue is removed.
    fn pop(&self, owner: AppId) -> Option<DueDelivery> {
        let mut queues = self.0.lock();
        let due = queues.get_mut(&owner).and_then(VecDeque::pop_front);
        if due.is_none() {
            queues.remove(&owner);
        }
        due
    }
}

#[derive(Clone)]
struct Sender {
    agent: Agent,
    shared: Arc<Shared>,
    queues: Arc<Queues>,
}

/// Queues a delivery after its delay, or lets it be pulled.
async fn send_later(sender: Sender, due: DueDelivery) {
    tokio::time::sleep(due.delay).await;
    let id = due.id;
    if due.event.way_out != WayOut::Pull {
        sender.queues.push(due, &sender);
    }
    sender.shared.app.vod.deliveries.delay_over(id);
}

async fn send_in_order(sender: Sender, owner: AppId) {
    while let Some(DueDelivery { id, event, .. }) = sender.queues.pop(owner) {
        deliver(&sender, id, event).await;
    }
}

async fn deliver(sender: &Sender, id: u64, event: Arc<Event>) {
    let name = event.name.text();
    let file_id = event.media.as_ref().map(|media| media.file_id.0);
    let deliveries = &sender.shared.app.vod.deliveries;
    for send in 1..=ATTEMPTS {
        if !deliveries.is_due(id) {
            return;
        }
        let now = sender.shared.app.now_of(Some(event.app.owner));
        let Err(error) = post(sender.agent.clone(), event.clone(), now).await else {
            tracing::info!(id, event = name, file_id, send, "callback delivered");
            deliveries.attempted(id, DeliveryStatus::Delivered, None);
            return;
        };
        tracing::warn!(id, event = name, file_id, send, trouble = error, "callback not answered");
        let status = if send == ATTEMPTS { DeliveryStatus::Failed } else { DeliveryStatus::Pending };
        deliveries.attempted(id, status, Some(error));
        if send < ATTEMPTS {
            tokio::time::sleep(sender.shared.limits.callback_pause).await;
        }
    }
    tracing::warn!(id, event = name, file_id, "callback given up after {ATTEMPTS} sends");
}

/// One attempt, signed at `now`.
///
/// # Errors
/// The text of a connection error or time-out.
async fn post(agent: Agent, event: Arc<Event>, now: UnixSeconds) -> Result<(), String> {
    let post = move || {
        let body = event.body_at(now);
        agent.post(event.way_out.url()).content_type("application/json").send(&body[..]).map(drop)
    };
    match tokio::task::spawn_blocking(post).await {
        Ok(answered) => answered.map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::domain::accounts::VodApp;
    use crate::domain::vod::events::EventName;
    use crate::primitives::memory::Meter;

    #[test]
    fn an_account_has_a_queue_only_while_it_is_owed_something() {
        let owner = AppId(1);
        let cost = Meter::new(1).reserve(1).expect("there is room");
        let (app, name) = (VodApp::default_of(owner), EventName::NewFileUpload);
        let (at, body, way_out) = (UnixSeconds(0), bytes::Bytes::new(), WayOut::Pull);
        let event = Event { app, name, media: None, way_out, at, body, cost };
        let due = DueDelivery { id: 1, event: Arc::new(event), delay: Duration::ZERO };
        let queues = Queues::default();
        queues.0.lock().insert(owner, VecDeque::from([due]));
        assert!(queues.pop(owner).is_some() && !queues.0.lock().is_empty());
        assert!(queues.pop(owner).is_none() && queues.0.lock().is_empty());
    }
}
