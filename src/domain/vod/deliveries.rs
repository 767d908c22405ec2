//! Deliveries of events, in order, kept for a while with their status: sent by the server, or pulled and
//! confirmed by the app.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use parking_lot::Mutex;

use crate::catalog::limits::VOD_EVENT_TTL;
use crate::domain::accounts::VodApp;
use crate::domain::ids::EventHandle;
pub use crate::domain::vod::delivery_status::DeliveryStatus;
use crate::domain::vod::events::{Event, EventEffect, WayOut};
use crate::domain::vod::pulls::{Pulls, Queue, Unconfirmed};
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;

/// An event and the status of its delivery.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Number, in the order of events.
    pub id: u64,
    pub event: Arc<Event>,
    pub status: DeliveryStatus,
    pub attempts: u32,
    /// Error of the last attempt.
    pub last_error: Option<String>,
    /// Id of the fault rule that has changed the delivery.
    pub rule: Option<String>,
}

/// A delivery that the server is to send.
#[derive(Debug)]
pub struct DueDelivery {
    pub id: u64,
    pub event: Arc<Event>,
    pub delay: Duration,
}

/// All deliveries that are pending, and the latest of the others.
#[derive(Debug, Default)]
pub struct Deliveries {
    pub(super) inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
pub(super) struct Inner {
    pub(super) by_id: BTreeMap<u64, Delivery>,
    pub(super) queue: VecDeque<(u64, Duration)>,
    pub(super) pulls: Pulls,
    /// Held deliveries, and how many later ones go first.
    pub(super) held: Vec<(u64, u32)>,
    last: u64,
    sender: Option<Waker>,
}

/// An event that is handed out.
#[derive(Debug)]
pub struct PulledEvent {
    pub handle: EventHandle,
    pub event: Arc<Event>,
}

/// Events that wait to be pulled, as they were at one moment.
#[derive(Debug)]
pub struct WaitingEvents {
    deliveries: Vec<Delivery>,
    queues: Vec<(VodApp, Queue)>,
    held: Vec<(u64, u32)>,
}

/// In the place of a number of later deliveries: held until somebody releases it.
pub(super) const BY_HAND: u32 = u32::MAX;

/// Deliveries that are remembered; beyond it the oldest is forgotten unless it is pending.
const KEPT: usize = 10_000;

impl Deliveries {
    /// Queues an event and wakes the sender. `effect` is that of the fault rule with this id.
    pub fn push(&self, event: Event, effect: Option<(EventEffect, &str)>) {
        let mut inner = self.inner.lock();
        inner.last += 1;
        let (id, owner) = (inner.last, event.app.owner);
        let rule = effect.map(|(_, rule)| rule.to_owned());
        let effect = effect.map(|(effect, _)| effect);
        let status = match effect {
            Some(EventEffect::Drop) => DeliveryStatus::Dropped,
            Some(EventEffect::Hold(_)) => DeliveryStatus::Held,
            Some(EventEffect::Duplicate(_) | EventEffect::Delay(_)) | None => DeliveryStatus::Pending,
        };
        let event = Arc::new(event);
        inner.by_id.insert(id, Delivery { id, event, status, attempts: 0, last_error: None, rule });
        inner.forget();
        match effect {
            Some(EventEffect::Drop) => return,
            Some(EventEffect::Hold(behind)) => return inner.held.push((id, behind)),
            // Deliveries that are held behind it are released by `delay_over`.
            Some(EventEffect::Delay(ms)) if ms > 0 => return inner.enqueue(id, Duration::from_millis(ms)),
            Some(EventEffect::Duplicate(copies)) => {
                (0..=copies).for_each(|_| inner.enqueue(id, Duration::ZERO));
            }
            Some(EventEffect::Delay(_)) | None => inner.enqueue(id, Duration::ZERO),
        }
        inner.release(owner);
    }

    /// Forgets all deliveries, or those of one account; pending ones are not sent or pulled.
    fn clear(&self, owner: Option<AppId>) {
        let mut inner = self.inner.lock();
        let Inner { by_id, queue, pulls, held, .. } = &mut *inner;
        by_id.retain(|_, delivery| owner.is_some_and(|owner| delivery.event.app.owner != owner));
        pulls.clear(owner);
        queue.retain(|(id, _)| by_id.contains_key(id));
        held.retain(|(id, _)| by_id.contains_key(id));
    }

    /// Sends an event once more, or lets it be pulled at once, whatever the status of its delivery; false
    /// where there is none with this id.
    pub fn redeliver(&self, id: u64) -> bool {
        let mut inner = self.inner.lock();
        let Some(delivery) = inner.by_id.get_mut(&id) else { return false };
        delivery.status = DeliveryStatus::Pending;
        let app = delivery.event.app;
        inner.held.retain(|(held, _)| *held != id);
        if !inner.pulls.release(app, id) {
            inner.enqueue(id, Duration::ZERO);
        }
        true
    }

    /// The next delivery to be sent. There is one sender: only the last waker is kept.
    pub fn poll_next(&self, cx: &mut Context<'_>) -> Poll<DueDelivery> {
        let mut inner = self.inner.lock();
        while let Some((id, delay)) = inner.queue.pop_front() {
            if let Some(delivery) = inner.by_id.get(&id) {
                return Poll::Ready(DueDelivery { id, event: delivery.event.clone(), delay });
            }
        }
        inner.sender = Some(cx.waker().clone());
        Poll::Pending
    }

    /// The delay of a delivery is over: it is sent now, or can be pulled, and releases those that are held
    /// behind it.
    pub fn delay_over(&self, id: u64) {
        let mut inner = self.inner.lock();
        let Some(event) = inner.by_id.get(&id).map(|delivery| delivery.event.clone()) else { return };
        if event.way_out == WayOut::Pull {
            inner.let_be_pulled(id);
        }
        inner.release(event.app.owner);
    }

    /// Hands out the oldest events of `app` that are visible, at most `most`, each under a handle that is
    /// made from a `nonce`. Events of some days ago are dropped.
    pub fn pull(
        &self,
        app: VodApp,
        most: usize,
        now: UnixSeconds,
        nonce: impl FnMut() -> u64,
    ) -> Vec<PulledEvent> {
        let mut inner = self.inner.lock();
        inner.expire(app, now);
        let taken = inner.pulls.take(app, most, now, nonce);
        let hand_out = |(id, handle)| {
            let delivery = inner.by_id.get_mut(&id)?;
            delivery.status = DeliveryStatus::Pulled;
            delivery.attempts += 1;
            Some(PulledEvent { handle, event: delivery.event.clone() })
        };
        taken.into_iter().filter_map(hand_out).collect()
    }

    /// Confirms the events that were handed out under these handles, and returns the handles that confirm
    /// nothing.
    pub fn confirm(
        &self,
        app: VodApp,
        handles: Vec<EventHandle>,
        now: UnixSeconds,
    ) -> Vec<(EventHandle, Unconfirmed)> {
        let mut inner = self.inner.lock();
        let mut refused = Vec::new();
        for handle in handles {
            match inner.pulls.confirm(app, &handle, now) {
                Ok(id) if !inner.pulls.has(app, id) => inner.settle(id, DeliveryStatus::Delivered, None),
                Ok(_) => {}
                Err(why) => refused.push((handle, why)),
            }
        }
        refused
    }

    /// Events of `app` that are to be pulled and confirmed.
    pub fn waiting(&self, app: VodApp, now: UnixSeconds) -> usize {
        let mut inner = self.inner.lock();
        inner.expire(app, now);
        inner.pulls.count(app)
    }

    /// Events that wait to be pulled.
    pub fn snapshot(&self) -> WaitingEvents {
        let inner = self.inner.lock();
        let is_waiting =
            |delivery: &&Delivery| delivery.event.way_out == WayOut::Pull && !delivery.status.is_final();
        WaitingEvents {
            deliveries: inner.by_id.values().filter(is_waiting).cloned().collect(),
            queues: inner.pulls.of(None).map(|(app, queue)| (app, queue.clone())).collect(),
            held: inner.held.clone(),
        }
    }

    /// Forgets all deliveries, or those of one tenant, and restores the events that waited to be pulled.
    pub fn restore(&self, snapshot: &WaitingEvents, tenant: Option<AppId>) {
        self.clear(tenant);
        let is_meant = |app: VodApp| tenant.is_none_or(|tenant| app.owner == tenant);
        let mut inner = self.inner.lock();
        for delivery in snapshot.deliveries.iter().filter(|delivery| is_meant(delivery.event.app)) {
            inner.by_id.insert(delivery.id, delivery.clone());
        }
        for (app, queue) in snapshot.queues.iter().filter(|(app, _)| is_meant(*app)) {
            inner.pulls.restore(*app, queue.clone());
        }
        let held = snapshot.held.iter().filter(|(id, _)| inner.by_id.contains_key(id));
        let held: Vec<_> = held.copied().collect();
        inner.held.extend(held);
        // Those that a fault rule had delayed are in no queue.
        let meant = snapshot.deliveries.iter().filter(|delivery| is_meant(delivery.event.app));
        meant.for_each(|delivery| inner.let_be_pulled(delivery.id));
    }

    /// Whether a delivery is still to be sent: before its turn a reset may have come, or somebody may have
    /// dropped or held it.
    pub fn is_due(&self, id: u64) -> bool {
        let inner = self.inner.lock();
        let delivery = inner.by_id.get(&id);
        delivery.is_some_and(|known| !matches!(known.status, DeliveryStatus::Held | DeliveryStatus::Dropped))
    }

    /// Records an attempt.
    pub fn attempted(&self, id: u64, status: DeliveryStatus, error: Option<String>) {
        if let Some(delivery) = self.inner.lock().by_id.get_mut(&id) {
            delivery.status = status;
            delivery.attempts += 1;
            delivery.last_error = error;
        }
    }

    /// All that are known, the oldest first.
    pub fn list(&self) -> Vec<Delivery> {
        self.inner.lock().by_id.values().cloned().collect()
    }
}

impl Inner {
    pub(super) fn enqueue(&mut self, id: u64, delay: Duration) {
        let event = self.by_id.get(&id).map(|delivery| delivery.event.clone());
        if let Some(event) = event.filter(|event| event.way_out == WayOut::Pull && delay.is_zero()) {
            return self.pulls.push(event.app, id);
        }
        self.queue.push_back((id, delay));
        self.sender.take().into_iter().for_each(Waker::wake);
    }

    /// Counts a sent event of this account, and queues those that have been held behind enough of them.
    fn release(&mut self, owner: AppId) {
        for (id, mut behind) in std::mem::take(&mut self.held) {
            let Some(delivery) = self.by_id.get_mut(&id) else { continue };
            if behind != BY_HAND {
                behind -= u32::from(delivery.event.app.owner == owner);
            }
            if behind == 0 {
                delivery.status = DeliveryStatus::Pending;
                self.enqueue(id, Duration::ZERO);
            } else {
                self.held.push((id, behind));
            }
        }
    }

    /// Appends a pending event to its app's queue, unless it is there.
    fn let_be_pulled(&mut self, id: u64) {
        let Some(delivery) = self.by_id.get(&id) else { return };
        let app = delivery.event.app;
        if delivery.status == DeliveryStatus::Pending && !self.pulls.has(app, id) {
            self.pulls.push(app, id);
        }
    }

    /// Sets the status of a delivery that is over.
    fn settle(&mut self, id: u64, status: DeliveryStatus, error: Option<String>) {
        if let Some(delivery) = self.by_id.get_mut(&id) {
            (delivery.status, delivery.last_error) = (status, error);
        }
    }

    /// Drops the events of an app that nobody has confirmed for days.
    fn expire(&mut self, app: VodApp, now: UnixSeconds) {
        let Self { by_id, pulls, .. } = self;
        let is_over = |id| by_id.get(&id).is_none_or(|delivery| now.since(delivery.event.at) > VOD_EVENT_TTL);
        for id in pulls.expire(app, is_over) {
            let error = format!("nobody has confirmed it within {VOD_EVENT_TTL} s");
            self.settle(id, DeliveryStatus::Failed, Some(error));
        }
    }

    fn forget(&mut self) {
        if self.by_id.len() > KEPT {
            let oldest = self.by_id.values().find(|delivery| delivery.status.is_final());
            oldest.map(|delivery| delivery.id).map(|id| self.by_id.remove(&id));
        }
    }
}
