//! Events that are owed to an app's callback URL: put down in order here, sent by the floor that has sockets.

use std::collections::VecDeque;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use parking_lot::Mutex;

use crate::primitives::memory::Reservation;
use crate::primitives::names::AppId;

/// An event on its way to a callback URL.
#[derive(Debug)]
pub struct Notice {
    /// Number, in the order of events.
    pub id: u64,
    /// Whose event it is. Events of one account are sent one after the other.
    pub owner: AppId,
    /// The event's name: `NewFileUpload`.
    pub event: &'static str,
    /// The media it tells of.
    pub file_id: u64,
    /// Where it goes: the account's `callback_url`.
    pub url: String,
    /// The JSON text.
    pub body: Bytes,
    /// Keeps it within the memory budget.
    pub cost: Reservation,
}

/// All events that nobody has taken yet.
#[derive(Debug, Default)]
pub struct Notices {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    owed: VecDeque<Notice>,
    last: u64,
    sender: Option<Waker>,
}

impl Notices {
    /// Puts an event down and wakes the sender.
    pub fn push(&self, mut notice: Notice) {
        let mut inner = self.inner.lock();
        inner.last += 1;
        notice.id = inner.last;
        inner.owed.push_back(notice);
        let sender = inner.sender.take();
        drop(inner);
        sender.into_iter().for_each(Waker::wake);
    }

    /// The next event, for the one sender there is.
    pub fn poll_next(&self, cx: &mut Context<'_>) -> Poll<Notice> {
        let mut inner = self.inner.lock();
        match inner.owed.pop_front() {
            Some(notice) => Poll::Ready(notice),
            None => {
                inner.sender = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }
}
