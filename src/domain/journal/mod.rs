//! The journal: the latest requests, one entry each.

pub mod body;
pub mod entry;
pub mod filter;
pub mod head;
mod masked;
mod masked_body;
pub mod step;
pub mod timeline;
pub mod verify;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::task::{Context, Poll, Waker};
use std::time::Instant;

use parking_lot::Mutex;

use crate::domain::journal::entry::Entry;
use crate::domain::journal::filter::Filter;
use crate::primitives::names::AppId;

/// Entries that are kept unless the configuration says otherwise.
pub const KEPT: usize = 10_000;

/// The latest requests.
#[derive(Debug)]
pub struct Journal {
    inner: Mutex<Inner>,
    last: AtomicU64,
    most: AtomicUsize,
    digests: AtomicBool,
    bodies: AtomicBool,
    /// Times of entries count from here.
    started: Instant,
    connections: AtomicU64,
}

#[derive(Debug, Default)]
struct Inner {
    /// In the order in which they ended.
    entries: VecDeque<Arc<Entry>>,
    /// Entries that were ever put down.
    pushed: u64,
    /// Wakers of followers.
    followers: Vec<Waker>,
}

/// New entries for a follower.
#[derive(Debug, Default)]
pub struct News {
    /// Entries, each with the place behind it, from which to go on.
    pub entries: Vec<(u64, Arc<Entry>)>,
    /// Entries that gave way before they could be told.
    pub missed: u64,
}

/// Entries told at a time.
pub const BATCH: usize = 64;

impl Default for Journal {
    fn default() -> Self {
        Self {
            inner: Mutex::default(),
            last: AtomicU64::new(0),
            most: AtomicUsize::new(KEPT),
            digests: AtomicBool::new(false),
            bodies: AtomicBool::new(false),
            started: Instant::now(),
            connections: AtomicU64::new(0),
        }
    }
}

impl Journal {
    /// Remembers the latest `most` requests from now on.
    pub fn keep(&self, most: usize) {
        self.most.store(most, Relaxed);
    }

    /// Tells the digests of bodies from now on, or does not.
    pub fn tell_digests(&self, wanted: bool) {
        self.digests.store(wanted, Relaxed);
    }

    /// Whether entries are to have the digests of their bodies.
    pub fn wants_digests(&self) -> bool {
        self.digests.load(Relaxed)
    }

    /// Keeps the beginnings of text bodies from now on, or does not.
    pub fn keep_bodies(&self, wanted: bool) {
        self.bodies.store(wanted, Relaxed);
    }

    /// Whether entries are to have the beginnings of text bodies.
    pub fn wants_bodies(&self) -> bool {
        self.bodies.load(Relaxed)
    }

    /// Whether entries are kept at all.
    pub fn keeps_any(&self) -> bool {
        self.most.load(Relaxed) > 0
    }

    /// The number of a connection that has just been opened.
    pub fn next_connection(&self) -> u64 {
        self.connections.fetch_add(1, Relaxed) + 1
    }

    /// Microseconds from the start until `moment`.
    pub fn micros_at(&self, moment: Instant) -> u64 {
        u64::try_from(moment.saturating_duration_since(self.started).as_micros()).unwrap_or(u64::MAX)
    }

    /// The number of a request that has just come.
    pub fn next_id(&self) -> u64 {
        self.last.fetch_add(1, Relaxed) + 1
    }

    /// Requests since the start.
    pub fn total(&self) -> u64 {
        self.last.load(Relaxed)
    }

    /// Puts an entry down; the oldest gives way.
    pub fn push(&self, entry: Entry) {
        let entry = Arc::new(entry);
        let most = self.most.load(Relaxed);
        let mut inner = self.inner.lock();
        inner.entries.push_back(entry);
        inner.pushed += 1;
        let oldest = if inner.entries.len() > most { inner.entries.pop_front() } else { None };
        if inner.entries.len() > most {
            let surplus = inner.entries.len() - most;
            inner.entries.drain(..surplus);
        }
        let followers = std::mem::take(&mut inner.followers);
        // Nobody waits for the lock while entries are given back.
        drop(inner);
        drop(oldest);
        followers.into_iter().for_each(Waker::wake);
    }

    /// The latest `limit` entries that are asked for, the oldest first.
    pub fn list(&self, filter: &Filter, limit: usize) -> Vec<Arc<Entry>> {
        let mut taken = self.snapshot();
        taken.retain(|entry| filter.takes(entry));
        // They are put down as they end; they are shown as they came.
        taken.sort_by_key(|entry| entry.id);
        taken.drain(..taken.len().saturating_sub(limit));
        taken
    }

    /// The place from which the latest `limit` entries that are asked for, and all that come, are ahead.
    pub fn place_before(&self, filter: &Filter, limit: usize) -> u64 {
        let inner = self.inner.lock();
        let latest = inner.entries.iter().rev().enumerate().filter(|(_, entry)| filter.takes(entry));
        let back = latest.take(limit).last().map_or(0, |(back, _)| back as u64 + 1);
        inner.pushed.saturating_sub(back)
    }

    /// The next entries from a place on that are asked for, in the order in which they ended, or the promise
    /// to be woken by the next one. The place moves along.
    pub fn poll_news(&self, place: &mut u64, filter: &Filter, cx: &Context<'_>) -> Poll<News> {
        let mut inner = self.inner.lock();
        let first = inner.pushed.saturating_sub(inner.entries.len() as u64);
        let mut news = News { missed: first.saturating_sub(*place), ..News::default() };
        let mut at = (*place).clamp(first, inner.pushed);
        let ahead = usize::try_from(at - first).unwrap_or(usize::MAX);
        for entry in inner.entries.iter().skip(ahead) {
            if news.entries.len() == BATCH {
                break;
            }
            at += 1;
            if filter.takes(entry) {
                news.entries.push((at, entry.clone()));
            }
        }
        *place = at;
        if news.entries.is_empty() && news.missed == 0 {
            if !inner.followers.iter().any(|follower| follower.will_wake(cx.waker())) {
                inner.followers.push(cx.waker().clone());
            }
            return Poll::Pending;
        }
        Poll::Ready(news)
    }

    /// Moves a place forward until at most `most` entries are ahead, and returns the number of those
    /// that were skipped.
    pub fn skip(&self, place: &mut u64, most: usize) -> u64 {
        let latest = self.inner.lock().pushed.saturating_sub(most as u64);
        let skipped = latest.saturating_sub(*place);
        *place += skipped;
        skipped
    }

    /// The entry with this number.
    pub fn get(&self, id: u64) -> Option<Arc<Entry>> {
        self.inner.lock().entries.iter().rev().find(|entry| entry.id == id).cloned()
    }

    /// All entries, in the order in which they ended.
    pub fn snapshot(&self) -> Vec<Arc<Entry>> {
        self.inner.lock().entries.iter().cloned().collect()
    }

    /// Restores all entries, or those of one tenant.
    pub fn restore(&self, snapshot: &[Arc<Entry>], tenant: Option<AppId>) {
        let is_meant = |entry: &Arc<Entry>| tenant.is_none() || entry.tenant == tenant;
        let entries = &mut self.inner.lock().entries;
        entries.retain(|entry| !is_meant(entry));
        entries.extend(snapshot.iter().filter(|entry| is_meant(entry)).cloned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_journal_keeps_the_latest() {
        let journal = Journal::default();
        journal.keep(3);
        for tenant in [1, 2, 1, 2, 2] {
            let id = journal.next_id();
            journal.push(Entry { id, tenant: Some(AppId(tenant)), ..Entry::default() });
        }
        let ids = |filter: &Filter, limit| -> Vec<u64> {
            journal.list(filter, limit).iter().map(|entry| entry.id).collect()
        };
        assert_eq!(ids(&Filter::default(), 10), [3, 4, 5]);
        assert_eq!(ids(&Filter { since: Some(3), ..Filter::default() }, 1), [5]);
        assert_eq!(ids(&Filter { appid: Some(AppId(1)), ..Filter::default() }, 10), [3]);
        journal.restore(&[], Some(AppId(2)));
        assert_eq!(ids(&Filter::default(), 10), [3]);
        journal.restore(&[], None);
        assert!(ids(&Filter::default(), 10).is_empty());
    }
}
