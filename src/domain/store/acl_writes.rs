//! How many objects of a bucket may have an ACL of their own.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// At least the number of objects of a bucket that have an ACL of their own: what was written since they
/// were counted, and what they were then.
#[derive(Debug, Default)]
pub struct AclWrites(pub(super) AtomicU64);

impl AclWrites {
    pub(super) fn add(&self) {
        self.0.fetch_add(1, Relaxed);
    }

    pub(super) fn duplicate(&self) -> Self {
        Self(AtomicU64::new(self.0.load(Relaxed)))
    }
}
