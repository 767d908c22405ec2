//! Versions of objects, in buckets that keep what is replaced and deleted.
//!
//! The newest version, if it is an object, is among the bucket's objects, as it would be without versioning.
//! Older versions, and a delete marker that is the newest, are in the history of the key, newest first.

use std::sync::Arc;

use crate::domain::store::bucket::{Bucket, Objects};
use crate::domain::store::configuration::Versioning;
use crate::domain::store::error::{ObjectError, VersionError};
use crate::domain::store::history::Past;
use crate::domain::store::object::Object;
use crate::domain::store::version::{VersionId, VersionRef};
use crate::primitives::time::UnixSeconds;

/// Bytes charged for a delete marker besides its key.
const MARKER_COST: u64 = 256;

/// Outcome of a delete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deleted {
    /// The object is gone, or was never there.
    Gone,
    /// A delete marker is the newest version now.
    Marked(Option<VersionId>),
    /// This version is gone for good.
    Version { version: Option<VersionId>, was_marker: bool },
}

/// A version in a listing.
#[derive(Debug, Clone)]
pub struct Shown {
    /// None for `null`.
    pub version: Option<VersionId>,
    /// None for a delete marker.
    pub object: Option<Arc<Object>>,
    pub mtime: UnixSeconds,
    pub latest: bool,
}

impl Objects {
    /// Makes `object` the newest version of `key`. A version with the same id is replaced.
    pub(super) fn place(&mut self, key: &str, object: Arc<Object>) {
        let version = object.version;
        let before = self.entries.insert(key.into(), object);
        if let Some(history) = self.history.get_mut(key) {
            history.retain(|past| past.version != version);
            if history.is_empty() {
                self.history.remove(key);
            }
        }
        if let Some(before) = before.filter(|before| before.version != version && !before.implied) {
            self.remember(key, Past::of(before));
        }
    }

    fn remember(&mut self, key: &str, past: Past) {
        match self.history.get_mut(key) {
            Some(history) => history.insert(0, past),
            None => drop(self.history.insert(key.into(), vec![past])),
        }
    }

    /// Moves the newest version into the history, and puts a delete marker in front of it.
    fn mark(&mut self, key: &str, marker: Past) {
        let current = self.entries.remove(key);
        if let Some(history) = self.history.get_mut(key) {
            history.retain(|past| past.version != marker.version);
        }
        if let Some(current) = current.filter(|current| current.version != marker.version && !current.implied)
        {
            self.remember(key, Past::of(current));
        }
        self.remember(key, marker);
    }

    /// Removes a version for good; the next older one becomes the newest.
    fn remove_version(&mut self, key: &str, version: Option<VersionId>) -> Option<Deleted> {
        let current = self.entries.get(key).filter(|object| !object.implied && object.version == version);
        if current.is_some() {
            self.entries.remove(key);
            self.promote(key);
            return Some(Deleted::Version { version, was_marker: false });
        }
        let history = self.history.get_mut(key)?;
        let at = history.iter().position(|past| past.version == version)?;
        let was_marker = history.remove(at).object.is_none();
        if history.is_empty() {
            self.history.remove(key);
        } else if was_marker && at == 0 {
            self.promote(key);
        }
        Some(Deleted::Version { version, was_marker })
    }

    /// Makes the history's first entry the newest version, if it is an object and there is none.
    fn promote(&mut self, key: &str) {
        let Some(history) = self.history.get_mut(key) else { return };
        if self.entries.contains_key(key) {
            return;
        }
        let first = history.first().and_then(|past| past.object.clone());
        if let Some(object) = first {
            history.remove(0);
            self.entries.insert(key.into(), object);
        }
        if history.is_empty() {
            self.history.remove(key);
        }
    }

    /// A version of `key`; it may be a delete marker.
    pub fn version(&self, key: &str, version: VersionRef) -> Option<Shown> {
        let mut versions = self.versions(key);
        match version {
            VersionRef::Latest => versions.next(),
            VersionRef::Null | VersionRef::Id(_) => versions.find(|shown| shown.version == version.id()),
        }
    }

    /// All versions of `key`, newest first.
    pub fn versions(&self, key: &str) -> impl Iterator<Item = Shown> + '_ {
        let current = self.entries.get(key).filter(|object| !object.implied).cloned();
        let has_current = current.is_some();
        let first = current.map(|object| Shown {
            version: object.version,
            mtime: object.mtime,
            object: Some(object),
            latest: true,
        });
        let past = self.history.get(key).into_iter().flatten().enumerate().map(move |(at, past)| Shown {
            version: past.version,
            object: past.object.clone(),
            mtime: past.mtime,
            latest: at == 0 && !has_current,
        });
        first.into_iter().chain(past)
    }
}

impl Bucket {
    /// The id of a version made now; none for `null`.
    pub(super) fn next_version(&self, now: UnixSeconds) -> Option<VersionId> {
        match self.versioning() {
            Versioning::Enabled => Some(self.minter.mint(now)),
            Versioning::Off | Versioning::Suspended => None,
        }
    }

    pub fn versioning(&self) -> Versioning {
        self.configuration.read().versioning
    }

    /// Removes the object at `key` as the bucket's versioning says.
    pub(super) fn unlink(
        &self,
        objects: &mut Objects,
        key: &str,
        now: UnixSeconds,
    ) -> Result<Deleted, ObjectError> {
        self.check_writable(key, objects.get(key).map(Arc::as_ref), now)?;
        if self.versioning() == Versioning::Off {
            objects.entries.remove(key);
            return Ok(Deleted::Gone);
        }
        let cost = self.meter.reserve(MARKER_COST + key.len() as u64)?;
        let version = self.next_version(now);
        objects.mark(key, Past::marker(version, now, cost));
        Ok(Deleted::Marked(version))
    }

    /// Deletes the object at `key` with its open slice upload, or one version for good. An object that does
    /// not exist counts as deleted.
    pub fn delete(&self, key: &str, version: VersionRef, now: UnixSeconds) -> Result<Deleted, VersionError> {
        match version {
            VersionRef::Latest => Ok(self.delete_object(key, now)?),
            VersionRef::Null | VersionRef::Id(_) => self.delete_version(key, version.id(), now),
        }
    }

    fn delete_object(&self, key: &str, now: UnixSeconds) -> Result<Deleted, ObjectError> {
        let mut objects = self.write()?;
        objects.drop_pending(key, now);
        if objects.get(key).is_some_and(|object| object.implied) {
            return Ok(Deleted::Gone);
        }
        self.unlink(&mut objects, key, now)
    }

    fn delete_version(
        &self,
        key: &str,
        version: Option<VersionId>,
        now: UnixSeconds,
    ) -> Result<Deleted, VersionError> {
        let mut objects = self.write()?;
        let object = objects.version(key, version.into()).and_then(|shown| shown.object);
        self.check_writable(key, object.as_deref(), now)?;
        self.age_anew();
        let removed = objects.remove_version(key, version);
        removed.ok_or_else(|| VersionError::NotFound { key: key.into(), version: VersionId::text(version) })
    }
}
