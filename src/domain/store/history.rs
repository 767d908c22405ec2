//! Older versions of a key.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::store::object::Object;
use crate::domain::store::version::VersionId;
use crate::primitives::memory::Reservation;
use crate::primitives::time::UnixSeconds;

/// A version that is not the newest object of its key.
#[derive(Debug, Clone)]
pub struct Past {
    /// None for `null`.
    pub version: Option<VersionId>,
    /// None for a delete marker.
    pub object: Option<Arc<Object>>,
    pub mtime: UnixSeconds,
    /// A delete marker's share of the memory budget; an object has its own.
    _cost: Option<Arc<Reservation>>,
}

/// Older versions by key, newest first.
pub(super) type History = BTreeMap<Box<str>, Vec<Past>>;

impl Past {
    /// A delete marker and its share of the memory budget.
    pub(super) fn marker(version: Option<VersionId>, mtime: UnixSeconds, cost: Reservation) -> Self {
        Self { version, object: None, mtime, _cost: Some(Arc::new(cost)) }
    }

    pub(super) fn of(object: Arc<Object>) -> Self {
        Self { version: object.version, mtime: object.mtime, object: Some(object), _cost: None }
    }
}
