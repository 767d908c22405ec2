//! Events that are owed to an app's callback URL: put down in order here, sent by the floor that has sockets, and kept
//! for a while to see what became of them.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use parking_lot::Mutex;
use serde::Serialize;

use crate::primitives::memory::Reservation;
use crate::primitives::names::AppId;

/// An event.
#[derive(Debug)]
pub struct Notice {
    /// Whose event it is. Events of one account are sent one after the other.
    pub owner: AppId,
    /// The event's name: `NewFileUpload`.
    pub event: &'static str,
    /// The media it tells of.
    pub file_id: u64,
    /// Where it goes: the account's `callback_url`.
    pub url: String,
    /// When it came to pass, Unix seconds.
    pub at: i64,
    /// The JSON text.
    pub body: Bytes,
    /// Keeps it within the memory budget.
    pub cost: Reservation,
}

/// What has become of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It waits for its turn, or for an answer.
    Owed,
    /// The receiver has answered.
    Delivered,
    /// The receiver has not answered any of its sends.
    GivenUp,
}

/// An event and what has become of it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Number, in the order of events.
    pub id: u64,
    /// The event.
    pub notice: Arc<Notice>,
    /// What has become of it.
    pub fate: Fate,
    /// How often it was sent.
    pub sends: u32,
    /// Why the last send failed.
    pub trouble: Option<String>,
}

/// All events: those that are owed, and the latest of the others.
#[derive(Debug, Default)]
pub struct Notices {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    told: BTreeMap<u64, Told>,
    queue: VecDeque<u64>,
    last: u64,
    sender: Option<Waker>,
}

/// Events that are remembered; beyond it the oldest is forgotten unless it is still owed.
const KEPT: usize = 10_000;

impl Notices {
    /// Puts an event down and wakes the sender.
    pub fn push(&self, notice: Notice) {
        let mut inner = self.inner.lock();
        inner.last += 1;
        let id = inner.last;
        let told = Told { id, notice: Arc::new(notice), fate: Fate::Owed, sends: 0, trouble: None };
        inner.told.insert(id, told);
        inner.forget();
        inner.enqueue(id);
    }

    /// Forgets all events, or those of one account; what is owed is not sent.
    pub fn clear(&self, owner: Option<AppId>) {
        let mut inner = self.inner.lock();
        let Inner { told, queue, .. } = &mut *inner;
        told.retain(|_, told| owner.is_some_and(|owner| told.notice.owner != owner));
        queue.retain(|id| told.contains_key(id));
    }

    /// Sends an event once more, whatever has become of it; false where nothing is known of it.
    pub fn redeliver(&self, id: u64) -> bool {
        let mut inner = self.inner.lock();
        let Some(told) = inner.told.get_mut(&id) else { return false };
        told.fate = Fate::Owed;
        inner.enqueue(id);
        true
    }

    /// The next event and its number, for the one sender there is.
    pub fn poll_next(&self, cx: &mut Context<'_>) -> Poll<(u64, Arc<Notice>)> {
        let mut inner = self.inner.lock();
        while let Some(id) = inner.queue.pop_front() {
            if let Some(told) = inner.told.get(&id) {
                return Poll::Ready((id, told.notice.clone()));
            }
        }
        inner.sender = Some(cx.waker().clone());
        Poll::Pending
    }

    /// Writes down how a send went.
    pub fn sent(&self, id: u64, fate: Fate, trouble: Option<String>) {
        if let Some(told) = self.inner.lock().told.get_mut(&id) {
            told.fate = fate;
            told.sends += 1;
            told.trouble = trouble;
        }
    }

    /// All that is known, the oldest first.
    pub fn list(&self) -> Vec<Told> {
        self.inner.lock().told.values().cloned().collect()
    }
}

impl Inner {
    fn enqueue(&mut self, id: u64) {
        self.queue.push_back(id);
        self.sender.take().into_iter().for_each(Waker::wake);
    }

    fn forget(&mut self) {
        if self.told.len() > KEPT {
            let settled = |told: &&Told| told.fate != Fate::Owed;
            let oldest = self.told.values().find(settled).map(|told| told.id);
            oldest.map(|id| self.told.remove(&id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::memory::Meter;

    fn notice() -> Notice {
        let cost = Meter::new(100).reserve(1).expect("there is room");
        let (event, url, body) = ("NewFileUpload", String::new(), Bytes::new());
        Notice { owner: AppId(1), event, file_id: 7, url, at: 0, body, cost }
    }

    fn next(notices: &Notices) -> Option<u64> {
        match notices.poll_next(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready((id, _)) => Some(id),
            Poll::Pending => None,
        }
    }

    #[test]
    fn events_come_in_order_and_can_be_sent_again() {
        let notices = Notices::default();
        (0..3).for_each(|_| notices.push(notice()));
        assert_eq!(
            [next(&notices), next(&notices), next(&notices), next(&notices)],
            [Some(1), Some(2), Some(3), None]
        );
        notices.sent(2, Fate::GivenUp, Some("refused".into()));
        assert!(notices.redeliver(2) && !notices.redeliver(9));
        assert_eq!((next(&notices), next(&notices)), (Some(2), None));
        notices.sent(2, Fate::Delivered, None);
        let fates: Vec<_> = notices.list().into_iter().map(|told| (told.fate, told.sends)).collect();
        assert_eq!(fates, [(Fate::Owed, 0), (Fate::Delivered, 2), (Fate::Owed, 0)]);
    }

    #[test]
    fn what_is_settled_is_forgotten_in_its_turn_and_what_is_owed_is_not() {
        let notices = Notices::default();
        notices.push(notice());
        for id in 2..=KEPT as u64 + 10 {
            notices.push(notice());
            notices.sent(id, Fate::Delivered, None);
        }
        let known = notices.list();
        assert_eq!((known.len(), known[0].id), (KEPT, 1));
    }
}
