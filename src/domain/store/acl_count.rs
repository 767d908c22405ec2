//! How many ACLs and bucket policies an account has: one for each bucket and each stored version of an object
//! with an ACL of its own, and one for each policy (how the service counts is assumed).

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use crate::domain::store::Store;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::configuration::Versioning;
use crate::domain::store::version::VersionRef;
use crate::primitives::names::AppId;

/// At least the number of objects of a bucket that have an ACL of their own: what was written since they
/// were counted, and what they were then.
#[derive(Debug, Default)]
pub struct AclWrites(AtomicU64);

impl AclWrites {
    pub(super) fn add(&self) {
        self.0.fetch_add(1, Relaxed);
    }

    pub(super) fn duplicate(&self) -> Self {
        Self(AtomicU64::new(self.0.load(Relaxed)))
    }
}

impl Bucket {
    /// Its own ACL and its policy.
    fn own_acls(&self) -> u64 {
        let configuration = self.configuration.read();
        u64::from(configuration.acl.is_some()) + u64::from(configuration.policy.is_some())
    }

    /// Counts the objects that have an ACL of their own.
    fn count_acls(&self) -> u64 {
        let objects = self.read();
        let before = self.acl_writes.0.load(Relaxed);
        let past = objects.history.values().flatten().filter_map(|past| past.object.as_ref());
        let all = objects.entries.values().chain(past);
        let count = all.filter(|object| object.attributes.acl.is_own()).count() as u64;
        self.acl_writes.0.fetch_sub(before.saturating_sub(count), Relaxed);
        count
    }

    /// Whether the object that a write to `key` replaces has an ACL of its own.
    pub fn replaces_acl(&self, key: &str) -> bool {
        self.versioning() == Versioning::Off && self.has_acl(key, VersionRef::Latest)
    }

    /// Whether a version of an object has an ACL of its own.
    pub fn has_acl(&self, key: &str, version: VersionRef) -> bool {
        let found = self.read().version(key, version).and_then(|shown| shown.object);
        found.is_some_and(|object| object.attributes.acl.is_own())
    }
}

impl Store {
    /// Whether the account has at least `limit` ACLs and policies. Objects are counted only where so many may
    /// have one.
    pub fn has_acls(&self, owner: AppId, limit: u32) -> bool {
        let buckets = || self.buckets.iter().filter(|entry| entry.owner == owner);
        let most: u64 = buckets().map(|bucket| bucket.own_acls() + bucket.acl_writes.0.load(Relaxed)).sum();
        most >= u64::from(limit)
            && buckets().map(|bucket| bucket.own_acls() + bucket.count_acls()).sum::<u64>()
                >= u64::from(limit)
    }
}
