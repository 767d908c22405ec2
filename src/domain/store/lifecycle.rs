//! Lifecycle rules: what becomes of objects, versions and unfinished uploads with age
//! (<https://cloud.tencent.com/document/product/436/17028>).
//!
//! The service works once a day; here a rule acts as soon as its time has come.

use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

use crate::domain::store::details::{StorageClass, Tag};
use crate::domain::store::object::Object;
use crate::primitives::time::UnixSeconds;

/// Seconds of a day.
pub const DAY: i64 = 24 * 3600;

/// A rule that is enabled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LifecycleRule {
    pub filter: Filter,
    /// Deletion of the newest version.
    pub expiration: Option<Due>,
    /// Removal of delete markers that have no other version left.
    pub delete_marker: bool,
    pub transitions: Vec<Transition>,
    /// Removal of versions, counted from when they were replaced or deleted.
    pub noncurrent_expiration: Option<Due>,
    pub noncurrent_transitions: Vec<Transition>,
    /// The end of uploads in parts.
    pub abort: Option<Due>,
}

/// A change of the storage class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    pub due: Due,
    pub class: StorageClass,
}

/// When something is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// So many days after the last change.
    Days(i64),
    At(UnixSeconds),
}

/// Which objects a rule is about; empty: all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub prefix: String,
    /// Keys that begin with this one are left out.
    pub other_than: Option<String>,
    /// All of them.
    pub tags: Vec<Tag>,
    /// Sizes beyond this many bytes.
    pub larger: Option<u64>,
    /// Sizes below this many bytes.
    pub smaller: Option<u64>,
}

impl Due {
    /// The time, for what was changed last at `start`.
    pub fn after(self, start: UnixSeconds) -> UnixSeconds {
        match self {
            Self::Days(days) => start.plus(days * DAY),
            Self::At(time) => time,
        }
    }
}

impl Filter {
    /// Whether the rule is about this object; none is a delete marker, which has neither tags nor a size.
    pub fn admits(&self, key: &str, object: Option<&Object>) -> bool {
        let of_object = |object: &Object| {
            let len = object.content.len();
            self.tags.iter().all(|tag| object.attributes.details.tags.contains(tag))
                && self.larger.is_none_or(|least| len > least)
                && self.smaller.is_none_or(|most| len < most)
        };
        key.starts_with(&self.prefix)
            && self.other_than.as_ref().is_none_or(|other| !key.starts_with(other))
            && object.map_or_else(|| self.is_of_keys(), of_object)
    }

    /// Whether it asks for nothing but keys.
    fn is_of_keys(&self) -> bool {
        self.tags.is_empty() && self.larger.is_none() && self.smaller.is_none()
    }
}

impl LifecycleRule {
    /// All times of the rule.
    pub fn dues(&self) -> impl Iterator<Item = Due> {
        let classes = self.transitions.iter().chain(&self.noncurrent_transitions);
        let others = [self.expiration, self.noncurrent_expiration, self.abort].into_iter().flatten();
        classes.map(|transition| transition.due).chain(others)
    }
}

/// The time before which no rule has anything to do.
#[derive(Debug)]
pub struct NextDue {
    pub(super) time: AtomicI64,
}

impl Default for NextDue {
    fn default() -> Self {
        Self { time: AtomicI64::new(i64::MAX) }
    }
}

impl Clone for NextDue {
    fn clone(&self) -> Self {
        Self { time: AtomicI64::new(self.time.load(Relaxed)) }
    }
}
