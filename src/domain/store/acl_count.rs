//! How many ACLs and bucket policies an account has: one for each bucket and each stored version of an object
//! with an ACL of its own, and one for each policy (how the service counts is assumed).

use std::sync::atomic::Ordering::Relaxed;

use crate::domain::store::bucket::Bucket;
use crate::domain::store::configuration::Versioning;
use crate::domain::store::version::VersionRef;

impl Bucket {
    /// Its own ACL and its policy.
    fn own_acls(&self) -> u64 {
        let configuration = self.configuration.read();
        u64::from(configuration.acl.is_some()) + u64::from(configuration.policy.is_some())
    }

    /// At least as many ACLs and policies as it has.
    pub(super) fn most_acls(&self) -> u64 {
        self.own_acls() + self.acl_writes.0.load(Relaxed)
    }

    /// Counts its ACLs and policies.
    pub(super) fn count_acls(&self) -> u64 {
        let objects = self.read();
        let before = self.acl_writes.0.load(Relaxed);
        let past = objects.history.values().flatten().filter_map(|past| past.object.as_ref());
        let all = objects.entries.values().chain(past);
        let count = all.filter(|object| object.attributes.acl.is_own()).count() as u64;
        self.acl_writes.0.fetch_sub(before.saturating_sub(count), Relaxed);
        self.own_acls() + count
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
