//! Content with its digests, each computed once and on demand, and an index of a bucket's content by SHA-1.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, OnceLock, Weak};

use parking_lot::Mutex;

use crate::primitives::blob::Blob;
use crate::primitives::crc64::{Crc64, md5_and_crc64};
use crate::primitives::digest::{self, Md5, Sha1};

/// Bytes and the digests known of them.
#[derive(Debug)]
pub struct Content {
    pub blob: Blob,
    sha1: OnceLock<Sha1>,
    md5: OnceLock<Md5>,
    crc64: OnceLock<Crc64>,
}

impl Content {
    /// Content without a known digest.
    pub fn new(blob: Blob) -> Self {
        Self { blob, sha1: OnceLock::new(), md5: OnceLock::new(), crc64: OnceLock::new() }
    }

    /// Content whose SHA-1 was verified while it was received.
    pub fn with_sha1(blob: Blob, sha1: Sha1) -> Self {
        Self { sha1: sha1.into(), ..Self::new(blob) }
    }

    /// Content whose CRC was combined from those of its pieces.
    pub fn with_crc64(blob: Blob, crc64: Crc64) -> Self {
        Self { crc64: crc64.into(), ..Self::new(blob) }
    }

    /// The MD5; the first call computes it together with the CRC.
    pub fn md5(&self) -> Md5 {
        *self.md5.get_or_init(|| {
            let (md5, crc64) = md5_and_crc64(&self.blob);
            self.crc64.get_or_init(|| crc64);
            md5
        })
    }

    /// The CRC; the first call computes it together with the MD5.
    pub fn crc64(&self) -> Crc64 {
        if let Some(known) = self.crc64.get() {
            return *known;
        }
        self.md5();
        *self.crc64.get_or_init(|| md5_and_crc64(&self.blob).1)
    }

    /// Whether [`Content::crc64`] returns without computing.
    pub fn crc64_known(&self) -> bool {
        self.crc64.get().is_some()
    }

    /// Whether [`Content::md5`] returns without computing.
    pub fn md5_known(&self) -> bool {
        self.md5.get().is_some()
    }

    /// Length in bytes.
    pub fn len(&self) -> u64 {
        self.blob.len()
    }

    pub fn is_empty(&self) -> bool {
        self.blob.is_empty()
    }

    /// The SHA-1; the first call computes it.
    pub fn sha1(&self) -> Sha1 {
        *self.sha1.get_or_init(|| digest::sha1(&self.blob))
    }

    /// Whether [`Content::sha1`] returns without computing.
    pub fn sha1_known(&self) -> bool {
        self.sha1.get().is_some()
    }
}

/// A bucket's content by SHA-1, for instant uploads. Keeps no content alive.
///
/// Content without a digest is indexed by length, and hashed only when an upload of the same length
/// asks.
#[derive(Debug)]
pub struct ContentIndex {
    inner: Mutex<Inner>,
    unhashed: Unhashed,
}

/// Number of indexed contents without a digest in all buckets. While it is zero, no lookup has to hash.
#[derive(Debug, Clone, Default)]
pub struct Unhashed(Arc<AtomicUsize>);

impl Unhashed {
    pub fn is_zero(&self) -> bool {
        self.0.load(Relaxed) == 0
    }
}

#[derive(Debug, Default)]
struct Inner {
    known: HashMap<Sha1, Twins>,
    unknown: HashMap<u64, Vec<Weak<Content>>>,
    /// Entries in `known`.
    hashed: usize,
    /// Entries in `unknown`.
    waiting: usize,
    sweep_at: usize,
}

/// Copies of the same bytes: any of them may be dropped while another stays.
#[derive(Debug)]
struct Twins {
    latest: Weak<Content>,
    earlier: Vec<Weak<Content>>,
}

impl Twins {
    /// A copy that is still stored.
    fn any(&self) -> Option<Arc<Content>> {
        self.latest.upgrade().or_else(|| self.earlier.iter().rev().find_map(Weak::upgrade))
    }

    /// Drops the entries of content that is gone, and returns how many are left.
    fn sweep(&mut self) -> usize {
        self.earlier.retain(|content| content.strong_count() > 0);
        if self.latest.strong_count() == 0
            && let Some(content) = self.earlier.pop()
        {
            self.latest = content;
        }
        usize::from(self.latest.strong_count() > 0) + self.earlier.len()
    }
}

/// Number of entries below which no sweep runs.
const SWEEP_MIN: usize = 1024;

impl Drop for ContentIndex {
    fn drop(&mut self) {
        self.unhashed.0.fetch_sub(self.inner.get_mut().waiting, Relaxed);
    }
}

impl ContentIndex {
    /// An empty index that counts into `unhashed`.
    pub fn new(unhashed: Unhashed) -> Self {
        Self { inner: Mutex::default(), unhashed }
    }

    pub fn add(&self, content: &Arc<Content>) {
        let mut inner = self.inner.lock();
        if content.sha1_known() {
            inner.remember(content);
        } else {
            inner.unknown.entry(content.len()).or_default().push(Arc::downgrade(content));
            inner.waiting += 1;
            self.unhashed.0.fetch_add(1, Relaxed);
        }
        if inner.hashed + inner.waiting >= inner.sweep_at.max(SWEEP_MIN) {
            self.unhashed.0.fetch_sub(inner.sweep(), Relaxed);
        }
    }

    /// Content of `len` bytes with this SHA-1 that is stored in the bucket. May compute digests.
    pub fn find(&self, sha1: Sha1, len: u64) -> Option<Arc<Content>> {
        let found = self.inner.lock().known.get(&sha1).and_then(Twins::any);
        if let Some(content) = found {
            return (content.len() == len).then_some(content);
        }
        self.hash_unknown(len);
        self.inner.lock().known.get(&sha1).and_then(Twins::any)
    }

    /// Bytes that [`ContentIndex::find`] would have to hash for an upload of `len` bytes.
    pub fn unhashed(&self, len: u64) -> u64 {
        let inner = self.inner.lock();
        let waiting = inner.unknown.get(&len).into_iter().flatten().filter_map(Weak::upgrade);
        waiting.filter(|content| !content.sha1_known()).count() as u64 * len
    }

    /// Hashes all content of this length that has no digest, outside the lock.
    fn hash_unknown(&self, len: u64) {
        let waiting = {
            let mut inner = self.inner.lock();
            let waiting = inner.unknown.remove(&len).unwrap_or_default();
            inner.waiting -= waiting.len();
            self.unhashed.0.fetch_sub(waiting.len(), Relaxed);
            waiting
        };
        for content in waiting.iter().filter_map(Weak::upgrade) {
            content.sha1();
            self.inner.lock().remember(&content);
        }
    }
}

impl Inner {
    /// Indexes content whose SHA-1 is known.
    fn remember(&mut self, content: &Arc<Content>) {
        let new = Arc::downgrade(content);
        match self.known.entry(content.sha1()) {
            Entry::Vacant(place) => drop(place.insert(Twins { latest: new, earlier: Vec::new() })),
            Entry::Occupied(mut there) => {
                let copies = there.get_mut();
                if Weak::ptr_eq(&copies.latest, &new) {
                    return;
                }
                let before = std::mem::replace(&mut copies.latest, new);
                copies.earlier.push(before);
            }
        }
        self.hashed += 1;
    }

    /// Drops the entries of content that is gone, and returns how many of them had no digest. Runs once per
    /// doubling, so its cost is amortised.
    fn sweep(&mut self) -> usize {
        self.hashed = 0;
        self.known.retain(|_, copies| {
            let left = copies.sweep();
            self.hashed += left;
            left > 0
        });
        self.unknown.retain(|_, waiting| {
            waiting.retain(|content| content.strong_count() > 0);
            !waiting.is_empty()
        });
        let left = self.unknown.values().map(Vec::len).sum();
        self.sweep_at = 2 * (self.hashed + left);
        std::mem::replace(&mut self.waiting, left) - left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_found_by_digest_whether_or_not_it_was_hashed_before() {
        let index = ContentIndex::new(Unhashed::default());
        let sha = digest::sha1(&"hello".into());
        let content = Arc::new(Content::new("hello".into()));
        index.add(&content);
        assert!(!content.sha1_known());
        assert!(index.find(sha, 5).is_some());
        assert!(index.find(sha, 6).is_none());
        assert!(content.sha1_known());
        drop(content);
        assert!(index.find(sha, 5).is_none());
    }

    #[test]
    fn content_stored_twice_is_found_until_the_last_of_it_is_gone() {
        let sha = digest::sha1(&"hello".into());
        let stored = || Arc::new(Content::with_sha1("hello".into(), sha));
        for first_to_go in 0..3 {
            let index = ContentIndex::new(Unhashed::default());
            let mut copies = vec![stored(), stored(), stored()];
            copies.iter().for_each(|content| index.add(content));
            copies.remove(first_to_go);
            index.inner.lock().sweep();
            assert_eq!(index.inner.lock().hashed, 2);
            assert!(index.find(sha, 5).is_some());
            copies.pop();
            assert!(index.find(sha, 5).is_some());
            copies.pop();
            assert!(index.find(sha, 5).is_none());
        }
    }

    #[test]
    fn content_that_is_gone_leaves_no_entry_for_ever() {
        let index = ContentIndex::new(Unhashed::default());
        for round in 0..10 * SWEEP_MIN {
            index
                .add(&Arc::new(Content::with_sha1(Blob::default(), digest::sha1(&round.to_string().into()))));
        }
        assert!(index.inner.lock().known.len() <= SWEEP_MIN);
    }
}
