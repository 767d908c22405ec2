//! Storing and changing objects as the XML API does: keys have no directories, so none can be in the way.

use std::sync::Arc;

use crate::domain::ids::Vid;
use crate::domain::store::bucket::{Bucket, NewObject, Objects};
use crate::domain::store::configuration::Versioning;
use crate::domain::store::content::Content;
use crate::domain::store::error::{AppendError, ObjectError};
use crate::domain::store::files::like;
use crate::domain::store::object::{Attributes, Object, Overwrite};
use crate::domain::store::upload::Ending;
use crate::domain::store::version::VersionRef;
use crate::primitives::blob::Blob;
use crate::primitives::digest::md5;
use crate::primitives::time::UnixSeconds;

impl Objects {
    /// Drops the open slice upload of `key`; false if there is none, or it has expired.
    pub(super) fn drop_pending(&mut self, key: &str, now: UnixSeconds) -> bool {
        let Some(upload) = self.pending.remove(key) else { return false };
        let was_open = !upload.expire(now);
        upload.end(Ending::Dropped);
        was_open
    }
}

/// Parameters of appending besides the bytes.
#[derive(Debug)]
pub struct Appended {
    /// For a new object; an existing one keeps its own.
    pub attributes: Attributes,
    pub vid: Vid,
    pub now: UnixSeconds,
}

impl Bucket {
    /// The object at `key` as the XML API shows it: without implied directories.
    pub fn visible(&self, key: &str) -> Option<Arc<Object>> {
        self.get(key).filter(|object| !object.implied)
    }

    /// [`ObjectError::Exists`] if an object is at `key` and must not be replaced.
    pub fn check_overwrite(&self, key: &str, overwrite: Overwrite) -> Result<(), ObjectError> {
        self.check_free(&self.read(), key, overwrite)
    }

    fn check_free(&self, objects: &Objects, key: &str, overwrite: Overwrite) -> Result<(), ObjectError> {
        let is_there = || objects.get(key).is_some_and(|there| !there.implied);
        if overwrite == Overwrite::Forbid && is_there() && self.versioning() == Versioning::Off {
            return Err(ObjectError::Exists { key: key.into() });
        }
        Ok(())
    }

    /// Stores an object. [`ObjectError::Exists`] if one is there and must not be replaced.
    pub fn store(&self, key: &str, new: NewObject, overwrite: Overwrite) -> Result<Arc<Object>, ObjectError> {
        let content = new.content.clone();
        let mut object = self.unstamped(key, new)?;
        {
            let mut objects = self.write()?;
            self.check_free(&objects, key, overwrite)?;
            self.check_writable(key, objects.get(key).map(Arc::as_ref), object.mtime)?;
            self.stamp(&mut object);
            objects.drop_pending(key, object.mtime);
            objects.place(key, object.clone());
        }
        self.contents.add(&content);
        Ok(object)
    }

    /// Gives a new object its version, newer than those of all stored objects.
    pub(super) fn stamp(&self, object: &mut Arc<Object>) {
        if let Some(object) = Arc::get_mut(object) {
            object.version = self.next_version(object.mtime);
        }
    }

    /// Changes the attributes of one version of an object.
    pub fn amend(
        &self,
        key: &str,
        version: VersionRef,
        change: impl FnOnce(&mut Attributes),
    ) -> Result<Arc<Object>, ObjectError> {
        let mut objects = self.write()?;
        let before = objects.version(key, version).and_then(|shown| shown.object);
        let before = before.ok_or_else(|| ObjectError::NotFound { key: key.into() })?;
        let mut attributes = before.attributes.clone();
        change(&mut attributes);
        let after = self.altered(key, &before, attributes, before.mtime)?;
        objects.swap(key, &before, after.clone());
        Ok(after)
    }

    /// A new object with other attributes and the same version.
    pub(super) fn altered(
        &self,
        key: &str,
        before: &Object,
        attributes: Attributes,
        mtime: UnixSeconds,
    ) -> Result<Arc<Object>, ObjectError> {
        self.age_anew();
        let mut after = self.object(key, NewObject { mtime, ..like(before, attributes) })?;
        if let Some(after) = Arc::get_mut(&mut after) {
            after.version = before.version;
        }
        Ok(after)
    }

    /// Appends `piece` to the object at `key`, which must be `position` bytes long and made by appending; at
    /// 0 it may be new (<https://cloud.tencent.com/document/product/436/7741>).
    pub fn append(
        &self,
        key: &str,
        position: u64,
        piece: &Content,
        new: &Appended,
    ) -> Result<Arc<Object>, AppendError> {
        loop {
            let before = self.visible(key);
            check_append(key, position, before.as_deref())?;
            let mut object = self.unstamped(key, longer(before.as_deref(), piece, new))?;
            let mut objects = self.write()?;
            let there = objects.get(key).filter(|object| !object.implied);
            // Start again if the object has changed meanwhile.
            if there.map(Arc::as_ptr) != before.as_ref().map(Arc::as_ptr) {
                continue;
            }
            self.check_writable(key, before.as_deref(), new.now)?;
            self.stamp(&mut object);
            objects.drop_pending(key, object.mtime);
            objects.place(key, object.clone());
            drop(objects);
            self.contents.add(&object.content);
            return Ok(object);
        }
    }
}

/// Refuses to append at `position`.
fn check_append(key: &str, position: u64, before: Option<&Object>) -> Result<(), AppendError> {
    if before.is_some_and(|before| !before.attributes.details.appendable) {
        return Err(AppendError::NotAppendable { key: key.into() });
    }
    match before.map_or(0, |object| object.content.len()) {
        len if len != position => Err(AppendError::Position { position, len }),
        _ => Ok(()),
    }
}

/// The object with `piece` appended.
fn longer(before: Option<&Object>, piece: &Content, new: &Appended) -> NewObject {
    let empty = Content::new(Blob::default());
    let old = before.map_or(&empty, |object| &object.content);
    let crc64 = old.crc64().then(piece.crc64(), piece.len());
    let content = Arc::new(Content::with_crc64(old.blob.joined(&piece.blob), crc64));
    let mut attributes = before.map_or(&new.attributes, |before| &before.attributes).clone();
    let etag = attributes.details.etag.take().unwrap_or_default();
    attributes.details.etag = Some(md5(format!("{etag}{}", piece.md5()).as_bytes()).to_string());
    attributes.details.appendable = true;
    NewObject {
        slice_size: content.len(),
        content,
        attributes,
        vid: new.vid.clone(),
        ctime: before.map_or(new.now, |object| object.ctime),
        mtime: new.now,
    }
}

impl Objects {
    /// Whether nothing is left that a client could see; expired uploads do not count.
    pub fn is_empty(&self, now: UnixSeconds) -> bool {
        let no_object = self.entries.values().all(|object| object.implied);
        no_object && self.history.is_empty() && self.pending.values().all(|upload| upload.expire(now))
    }

    /// Replaces the version `before` with `after`, whether it is the newest or an older one.
    pub(super) fn swap(&mut self, key: &str, before: &Arc<Object>, after: Arc<Object>) {
        if self.entries.get(key).is_some_and(|there| Arc::ptr_eq(there, before)) {
            self.entries.insert(key.into(), after);
            return;
        }
        let history = self.history.get_mut(key).into_iter().flatten();
        for past in history {
            if past.object.as_ref().is_some_and(|there| Arc::ptr_eq(there, before)) {
                past.object = Some(after.clone());
            }
        }
    }
}
