//! Versions of objects: what replacing and deleting leave behind in a bucket that keeps them.
//!
//! The newest version that is an object lives among the bucket's objects, as it would without versions. Everything older,
//! and a delete marker that is newest, stands in the history of its key, newest first.

use std::sync::Arc;

use crate::domain::store::bucket::{Bucket, Objects};
use crate::domain::store::configuration::Versioning;
use crate::domain::store::error::{ObjectError, VersionError};
use crate::domain::store::history::Past;
use crate::domain::store::object::Object;
use crate::domain::store::version::{VersionId, VersionRef};

/// Bytes a delete marker is charged with beside its key.
const MARKER_COST: u64 = 256;

/// What a delete did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deleted {
    /// It is gone, or was never there.
    Gone,
    /// A delete marker stands in front of it now.
    Marked(Option<VersionId>),
    /// This version is gone for good.
    Version {
        /// Its id.
        version: Option<VersionId>,
        /// It was a delete marker.
        was_marker: bool,
    },
}

/// One version as a listing shows it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Its id; none for `null`.
    pub version: Option<VersionId>,
    /// The object; none for a delete marker.
    pub object: Option<Arc<Object>>,
    /// Since when, Unix seconds.
    pub mtime: i64,
    /// Nothing newer is there.
    pub latest: bool,
}

impl Objects {
    /// Makes `object` the newest version of `key`. A version that is there under the same id is replaced.
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

    /// Takes the newest version away and puts a marker of this id in its place.
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

    /// Removes one version for good; the next older one comes to the front.
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

    /// Where no object is newest, the history's first entry becomes it, if it is one.
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

    /// One version of a key; it may be a delete marker.
    pub fn version(&self, key: &str, version: VersionRef) -> Option<Shown> {
        let mut versions = self.versions(key);
        match version {
            VersionRef::Latest => versions.next(),
            VersionRef::Null | VersionRef::Id(_) => versions.find(|shown| shown.version == version.id()),
        }
    }

    /// All versions of a key, newest first.
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
    /// The id a version made now gets; none where it is called `null`.
    pub(super) fn next_version(&self, now: i64) -> Option<VersionId> {
        match self.versioning() {
            Versioning::Enabled => Some(self.minter.mint(now)),
            Versioning::Off | Versioning::Suspended => None,
        }
    }

    /// Whether versions are kept.
    pub fn versioning(&self) -> Versioning {
        self.configuration.read().versioning
    }

    /// Takes the object at `key` away as the bucket's versioning says.
    pub(super) fn unlink(&self, objects: &mut Objects, key: &str, now: i64) -> Result<Deleted, ObjectError> {
        if self.versioning() == Versioning::Off {
            objects.entries.remove(key);
            return Ok(Deleted::Gone);
        }
        let cost = self.meter.reserve(MARKER_COST + key.len() as u64)?;
        let version = self.next_version(now);
        objects.mark(key, Past::marker(version, now, cost));
        Ok(Deleted::Marked(version))
    }

    /// Deletes the object at `key` with a slice upload that is open for it, or one version for good. An object that is not
    /// there counts as deleted.
    pub fn delete(&self, key: &str, version: VersionRef, now: i64) -> Result<Deleted, VersionError> {
        match version {
            VersionRef::Latest => Ok(self.delete_object(key, now)?),
            VersionRef::Null | VersionRef::Id(_) => self.delete_version(key, version.id()),
        }
    }

    fn delete_object(&self, key: &str, now: i64) -> Result<Deleted, ObjectError> {
        let mut objects = self.write()?;
        objects.drop_pending(key, now);
        if objects.get(key).is_some_and(|object| object.implied) {
            return Ok(Deleted::Gone);
        }
        self.unlink(&mut objects, key, now)
    }

    fn delete_version(&self, key: &str, version: Option<VersionId>) -> Result<Deleted, VersionError> {
        let removed = self.write()?.remove_version(key, version);
        removed.ok_or_else(|| VersionError::NotFound { key: key.into(), version: VersionId::text(version) })
    }
}
