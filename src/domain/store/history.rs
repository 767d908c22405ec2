//! What is remembered of a key in a bucket that keeps versions.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::store::object::Object;
use crate::domain::store::version::VersionId;
use crate::primitives::memory::Reservation;

/// A version in a key's history.
#[derive(Debug, Clone)]
pub struct Past {
    /// Its id; none for `null`.
    pub version: Option<VersionId>,
    /// The object; none for a delete marker.
    pub object: Option<Arc<Object>>,
    /// Since when, Unix seconds.
    pub mtime: i64,
    /// A marker's share of the memory budget; an object has its own.
    _cost: Option<Arc<Reservation>>,
}

/// Histories by key.
pub(super) type History = BTreeMap<Box<str>, Vec<Past>>;

impl Past {
    /// A delete marker, and its share of the memory budget.
    pub(super) fn marker(version: Option<VersionId>, mtime: i64, cost: Reservation) -> Self {
        Self { version, object: None, mtime, _cost: Some(Arc::new(cost)) }
    }

    /// An object that is the newest no more.
    pub(super) fn of(object: Arc<Object>) -> Self {
        Self { version: object.version, mtime: object.mtime, object: Some(object), _cost: None }
    }
}
