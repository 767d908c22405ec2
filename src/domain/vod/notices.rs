//! Events that are owed to an app's callback URL: put down in order here, sent by the floor that has sockets, and kept
//! for a while to see what became of them.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use parking_lot::Mutex;
use serde::Serialize;

use crate::domain::faults::effect::OnEvent;
use crate::primitives::memory::Reservation;
use crate::primitives::names::{AppId, BucketId};

/// An event.
#[derive(Debug)]
pub struct Notice {
    /// Whose event it is. Events of one account are sent one after the other.
    pub owner: AppId,
    /// The event's name: `NewFileUpload`.
    pub event: &'static str,
    /// The media it tells of.
    pub file_id: u64,
    /// The bucket of the media.
    pub bucket: BucketId,
    /// The key of the media's video.
    pub key: String,
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
    /// A rule holds it back until later ones have gone.
    Held,
    /// A rule has dropped it.
    Dropped,
}

impl Fate {
    /// Whether nothing more will happen to the event by itself.
    fn is_settled(self) -> bool {
        matches!(self, Self::Delivered | Self::GivenUp | Self::Dropped)
    }
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
    /// The rule that meddled with it.
    pub rule: Option<String>,
}

/// An event that is to be sent.
#[derive(Debug)]
pub struct Errand {
    /// Its number.
    pub id: u64,
    /// The event.
    pub notice: Arc<Notice>,
    /// How long it waits before it goes.
    pub delay: Duration,
}

/// All events: those that are owed, and the latest of the others.
#[derive(Debug, Default)]
pub struct Notices {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    told: BTreeMap<u64, Told>,
    queue: VecDeque<(u64, Duration)>,
    /// Events that are held back, and how many later ones go first.
    held: Vec<(u64, u32)>,
    last: u64,
    sender: Option<Waker>,
}

/// Events that are remembered; beyond it the oldest is forgotten unless it is still owed.
const KEPT: usize = 10_000;

impl Notices {
    /// Puts an event down and wakes the sender. What meddles with it is the effect of the rule with this id.
    pub fn push(&self, notice: Notice, meddling: Option<(OnEvent, &str)>) {
        let mut inner = self.inner.lock();
        inner.last += 1;
        let (id, owner) = (inner.last, notice.owner);
        let effect = meddling.map(|(effect, _)| effect);
        let fate = match effect {
            Some(OnEvent::Drop) => Fate::Dropped,
            Some(OnEvent::Hold(_)) => Fate::Held,
            _ => Fate::Owed,
        };
        let rule = meddling.map(|(_, rule)| rule.to_owned());
        inner.told.insert(id, Told { id, notice: Arc::new(notice), fate, sends: 0, trouble: None, rule });
        inner.forget();
        match effect {
            Some(OnEvent::Drop) => return,
            Some(OnEvent::Hold(behind)) => return inner.held.push((id, behind)),
            // What is held behind it goes once it has gone.
            Some(OnEvent::Delay(ms)) if ms > 0 => return inner.enqueue(id, Duration::from_millis(ms)),
            Some(OnEvent::Duplicate(copies)) => (0..=copies).for_each(|_| inner.enqueue(id, Duration::ZERO)),
            _ => inner.enqueue(id, Duration::ZERO),
        }
        inner.release(owner);
    }

    /// Forgets all events, or those of one account; what is owed is not sent.
    pub fn clear(&self, owner: Option<AppId>) {
        let mut inner = self.inner.lock();
        let Inner { told, queue, held, .. } = &mut *inner;
        told.retain(|_, told| owner.is_some_and(|owner| told.notice.owner != owner));
        queue.retain(|(id, _)| told.contains_key(id));
        held.retain(|(id, _)| told.contains_key(id));
    }

    /// Sends an event once more, whatever has become of it; false where nothing is known of it.
    pub fn redeliver(&self, id: u64) -> bool {
        let mut inner = self.inner.lock();
        let Some(told) = inner.told.get_mut(&id) else { return false };
        told.fate = Fate::Owed;
        inner.held.retain(|(held, _)| *held != id);
        inner.enqueue(id, Duration::ZERO);
        true
    }

    /// The next event to be sent, for the one sender there is.
    pub fn poll_next(&self, cx: &mut Context<'_>) -> Poll<Errand> {
        let mut inner = self.inner.lock();
        while let Some((id, delay)) = inner.queue.pop_front() {
            if let Some(told) = inner.told.get(&id) {
                return Poll::Ready(Errand { id, notice: told.notice.clone(), delay });
            }
        }
        inner.sender = Some(cx.waker().clone());
        Poll::Pending
    }

    /// An event that a rule has delayed goes now, and may have been waited for.
    pub fn let_go(&self, id: u64) {
        let mut inner = self.inner.lock();
        if let Some(owner) = inner.told.get(&id).map(|told| told.notice.owner) {
            inner.release(owner);
        }
    }

    /// Whether an event is still to be sent: a reset may have come before its turn.
    pub fn is_known(&self, id: u64) -> bool {
        self.inner.lock().told.contains_key(&id)
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
    fn enqueue(&mut self, id: u64, delay: Duration) {
        self.queue.push_back((id, delay));
        self.sender.take().into_iter().for_each(Waker::wake);
    }

    /// An event of this account goes out, and behind it those that have waited long enough.
    fn release(&mut self, owner: AppId) {
        for (id, mut behind) in std::mem::take(&mut self.held) {
            let Some(told) = self.told.get_mut(&id) else { continue };
            behind -= u32::from(told.notice.owner == owner);
            match behind {
                0 => {
                    told.fate = Fate::Owed;
                    self.enqueue(id, Duration::ZERO);
                }
                _ => self.held.push((id, behind)),
            }
        }
    }

    fn forget(&mut self) {
        if self.told.len() > KEPT {
            let oldest = self.told.values().find(|told| told.fate.is_settled()).map(|told| told.id);
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
        let (bucket, key) = (BucketId::new(AppId(2), "vod"), String::new());
        let (event, url, body) = ("NewFileUpload", String::new(), Bytes::new());
        Notice { owner: AppId(1), event, file_id: 7, bucket, key, url, at: 0, body, cost }
    }

    fn next(notices: &Notices) -> Option<u64> {
        match notices.poll_next(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(errand) => Some(errand.id),
            Poll::Pending => None,
        }
    }

    #[test]
    fn events_come_in_order_and_can_be_sent_again() {
        let notices = Notices::default();
        (0..3).for_each(|_| notices.push(notice(), None));
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
        notices.push(notice(), None);
        for id in 2..=KEPT as u64 + 10 {
            notices.push(notice(), None);
            notices.sent(id, Fate::Delivered, None);
        }
        let known = notices.list();
        assert_eq!((known.len(), known[0].id), (KEPT, 1));
    }

    #[test]
    fn an_event_that_is_held_behind_a_delayed_one_goes_out_after_it() {
        let notices = Notices::default();
        notices.push(notice(), Some((OnEvent::Hold(1), "hold")));
        notices.push(notice(), Some((OnEvent::Delay(50), "later")));
        assert_eq!((next(&notices), next(&notices)), (Some(2), None));
        notices.let_go(2);
        assert_eq!((next(&notices), next(&notices)), (Some(1), None));
    }

    #[test]
    fn an_event_that_is_held_goes_out_behind_later_ones_of_its_account() {
        let notices = Notices::default();
        notices.push(notice(), Some((OnEvent::Hold(2), "hold")));
        notices.push(Notice { owner: AppId(9), ..notice() }, None);
        notices.push(notice(), Some((OnEvent::Drop, "drop")));
        notices.push(notice(), None);
        notices.push(notice(), Some((OnEvent::Duplicate(1), "twice")));
        let order: Vec<_> = std::iter::from_fn(|| next(&notices)).collect();
        assert_eq!(order, [2, 4, 5, 5, 1]);
        let told = notices.list();
        assert_eq!((told[0].rule.as_deref(), told[2].fate), (Some("hold"), Fate::Dropped));
        assert!(notices.redeliver(3));
        assert_eq!(next(&notices), Some(3));
    }
}
