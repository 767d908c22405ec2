//! What has happened: one entry a request, the latest so many of them.

pub mod entry;
pub mod filter;
mod masked;
pub mod step;
pub mod timeline;
pub mod verify;

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};

use parking_lot::Mutex;

use crate::primitives::names::AppId;
use entry::Entry;
use filter::Filter;

/// Entries that are kept unless the configuration says otherwise.
pub const KEPT: usize = 10_000;

/// The latest requests.
#[derive(Debug)]
pub struct Journal {
    entries: Mutex<VecDeque<Entry>>,
    last: AtomicU64,
    most: AtomicUsize,
}

impl Default for Journal {
    fn default() -> Self {
        Self { entries: Mutex::default(), last: AtomicU64::new(0), most: AtomicUsize::new(KEPT) }
    }
}

impl Journal {
    /// Remembers the latest `most` requests from now on.
    pub fn keep(&self, most: usize) {
        self.most.store(most, Relaxed);
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
    pub fn push(&self, entry: &Entry) {
        let most = self.most.load(Relaxed);
        let mut entries = self.entries.lock();
        let mut slot = match entries.len() >= most {
            true => entries.pop_front().unwrap_or_default(),
            false => Entry::default(),
        };
        if most > 0 {
            slot.become_copy_of(entry);
            entries.push_back(slot);
        }
    }

    /// The latest `limit` entries that are asked for, the oldest first.
    pub fn list(&self, filter: &Filter, limit: usize) -> Vec<Entry> {
        let entries = self.entries.lock();
        let mut taken: Vec<&Entry> = entries.iter().filter(|entry| filter.takes(entry)).collect();
        // They are put down as they end; they are shown as they came.
        taken.sort_by_key(|entry| entry.id);
        taken.drain(..taken.len().saturating_sub(limit));
        taken.into_iter().cloned().collect()
    }

    /// The entry with this number.
    pub fn get(&self, id: u64) -> Option<Entry> {
        self.entries.lock().iter().rev().find(|entry| entry.id == id).cloned()
    }

    /// All entries as they are now.
    pub fn image(&self) -> Vec<Entry> {
        self.entries.lock().iter().cloned().collect()
    }

    /// All entries as they were, or those of one tenant.
    pub fn restore(&self, image: &[Entry], tenant: Option<AppId>) {
        let is_meant = |entry: &Entry| tenant.is_none() || entry.tenant == tenant;
        let mut entries = self.entries.lock();
        entries.retain(|entry| !is_meant(entry));
        entries.extend(image.iter().filter(|entry| is_meant(entry)).cloned());
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
            journal.push(&Entry { id, tenant: Some(AppId(tenant)), ..Entry::default() });
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
