//! Deliveries of events: queued here in order, sent by the server, and kept for a while with their status.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use parking_lot::Mutex;
use serde::Serialize;

use crate::domain::vod::events::{Event, EventEffect};
use crate::primitives::names::AppId;

/// Status of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryStatus {
    /// Not sent yet, or waiting for a response.
    Pending,
    /// The receiver has responded.
    Delivered,
    /// No attempt got a response.
    Failed,
    /// A fault rule holds it back until later ones have been sent.
    Held,
    /// A fault rule has dropped it.
    Dropped,
}

impl DeliveryStatus {
    /// The status as JSON called it before it was named `status`: the value of `fate`.
    pub fn former_name(self) -> &'static str {
        match self {
            Self::Pending => "owed",
            Self::Delivered => "delivered",
            Self::Failed => "given_up",
            Self::Held => "held",
            Self::Dropped => "dropped",
        }
    }

    /// Whether the status can change only by [`Deliveries::redeliver`].
    fn is_final(self) -> bool {
        matches!(self, Self::Delivered | Self::Failed | Self::Dropped)
    }
}

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
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    by_id: BTreeMap<u64, Delivery>,
    queue: VecDeque<(u64, Duration)>,
    /// Held deliveries, and how many later ones go first.
    held: Vec<(u64, u32)>,
    last: u64,
    sender: Option<Waker>,
}

/// Deliveries that are remembered; beyond it the oldest is forgotten unless it is pending.
const KEPT: usize = 10_000;

impl Deliveries {
    /// Queues an event and wakes the sender. `effect` is that of the fault rule with this id.
    pub fn push(&self, event: Event, effect: Option<(EventEffect, &str)>) {
        let mut inner = self.inner.lock();
        inner.last += 1;
        let (id, owner) = (inner.last, event.owner);
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

    /// Forgets all deliveries, or those of one account; pending ones are not sent.
    pub fn clear(&self, owner: Option<AppId>) {
        let mut inner = self.inner.lock();
        let Inner { by_id, queue, held, .. } = &mut *inner;
        by_id.retain(|_, delivery| owner.is_some_and(|owner| delivery.event.owner != owner));
        queue.retain(|(id, _)| by_id.contains_key(id));
        held.retain(|(id, _)| by_id.contains_key(id));
    }

    /// Sends an event once more, whatever the status of its delivery; false where there is none with this id.
    pub fn redeliver(&self, id: u64) -> bool {
        let mut inner = self.inner.lock();
        let Some(delivery) = inner.by_id.get_mut(&id) else { return false };
        delivery.status = DeliveryStatus::Pending;
        inner.held.retain(|(held, _)| *held != id);
        inner.enqueue(id, Duration::ZERO);
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

    /// The delay of a delivery is over: it is sent now, and releases those that are held behind it.
    pub fn delay_over(&self, id: u64) {
        let mut inner = self.inner.lock();
        if let Some(owner) = inner.by_id.get(&id).map(|delivery| delivery.event.owner) {
            inner.release(owner);
        }
    }

    /// Whether a delivery is still to be sent: a reset may have come before its turn.
    pub fn is_known(&self, id: u64) -> bool {
        self.inner.lock().by_id.contains_key(&id)
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
    fn enqueue(&mut self, id: u64, delay: Duration) {
        self.queue.push_back((id, delay));
        self.sender.take().into_iter().for_each(Waker::wake);
    }

    /// Counts a sent event of this account, and queues those that have been held behind enough of them.
    fn release(&mut self, owner: AppId) {
        for (id, mut behind) in std::mem::take(&mut self.held) {
            let Some(delivery) = self.by_id.get_mut(&id) else { continue };
            behind -= u32::from(delivery.event.owner == owner);
            if behind == 0 {
                delivery.status = DeliveryStatus::Pending;
                self.enqueue(id, Duration::ZERO);
            } else {
                self.held.push((id, behind));
            }
        }
    }

    fn forget(&mut self) {
        if self.by_id.len() > KEPT {
            let oldest = self.by_id.values().find(|delivery| delivery.status.is_final());
            oldest.map(|delivery| delivery.id).map(|id| self.by_id.remove(&id));
        }
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;
    use crate::domain::ids::FileId;
    use crate::primitives::memory::Meter;
    use crate::primitives::names::BucketId;
    use crate::primitives::time::UnixSeconds;

    fn event() -> Event {
        let cost = Meter::new(100).reserve(1).expect("there is room");
        let (bucket, key) = (BucketId::new(AppId(2), "vod"), String::new());
        let (name, url, body) = ("NewFileUpload", String::new(), Bytes::new());
        Event { owner: AppId(1), name, file_id: FileId(7), bucket, key, url, at: UnixSeconds(0), body, cost }
    }

    fn next(deliveries: &Deliveries) -> Option<u64> {
        match deliveries.poll_next(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(due) => Some(due.id),
            Poll::Pending => None,
        }
    }

    #[test]
    fn events_come_in_order_and_can_be_sent_again() {
        use DeliveryStatus::{Delivered, Failed, Pending};
        let all = Deliveries::default();
        (0..3).for_each(|_| all.push(event(), None));
        assert_eq!([next(&all), next(&all), next(&all), next(&all)], [Some(1), Some(2), Some(3), None]);
        all.attempted(2, Failed, Some("refused".into()));
        assert!(all.redeliver(2) && !all.redeliver(9));
        assert_eq!((next(&all), next(&all)), (Some(2), None));
        all.attempted(2, Delivered, None);
        let found: Vec<_> = all.list().into_iter().map(|it| (it.status, it.attempts)).collect();
        assert_eq!(found, [(Pending, 0), (Delivered, 2), (Pending, 0)]);
    }

    #[test]
    fn final_deliveries_are_forgotten_in_their_turn_and_pending_ones_are_not() {
        let all = Deliveries::default();
        all.push(event(), None);
        for id in 2..=KEPT as u64 + 10 {
            all.push(event(), None);
            all.attempted(id, DeliveryStatus::Delivered, None);
        }
        let known = all.list();
        assert_eq!((known.len(), known[0].id), (KEPT, 1));
    }

    #[test]
    fn an_event_that_is_held_behind_a_delayed_one_goes_out_after_it() {
        let all = Deliveries::default();
        all.push(event(), Some((EventEffect::Hold(1), "hold")));
        all.push(event(), Some((EventEffect::Delay(50), "later")));
        assert_eq!((next(&all), next(&all)), (Some(2), None));
        all.delay_over(2);
        assert_eq!((next(&all), next(&all)), (Some(1), None));
    }

    #[test]
    fn an_event_that_is_held_goes_out_behind_later_ones_of_its_account() {
        let all = Deliveries::default();
        all.push(event(), Some((EventEffect::Hold(2), "hold")));
        all.push(Event { owner: AppId(9), ..event() }, None);
        all.push(event(), Some((EventEffect::Drop, "drop")));
        all.push(event(), None);
        all.push(event(), Some((EventEffect::Duplicate(1), "twice")));
        let order: Vec<_> = std::iter::from_fn(|| next(&all)).collect();
        assert_eq!(order, [2, 4, 5, 5, 1]);
        let known = all.list();
        assert_eq!((known[0].rule.as_deref(), known[2].status), (Some("hold"), DeliveryStatus::Dropped));
        assert!(all.redeliver(3));
        assert_eq!(next(&all), Some(3));
    }
}
