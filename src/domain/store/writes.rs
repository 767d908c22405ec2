//! Storing and changing objects as the XML API does: keys are plain names, and nothing stands in the way of one.

use std::sync::Arc;

use crate::domain::ids::Vid;
use crate::domain::store::bucket::{Bucket, NewObject, Objects};
use crate::domain::store::content::Content;
use crate::domain::store::error::{AppendError, ObjectError};
use crate::domain::store::files::like;
use crate::domain::store::object::{Attributes, Object, Overwrite};
use crate::domain::store::upload::Ending;
use crate::domain::store::version::VersionRef;
use crate::primitives::blob::Blob;
use crate::primitives::digest::md5;

impl Objects {
    /// Ends a slice upload that is open for `key`; whether there was one whose time was not over.
    pub(super) fn drop_pending(&mut self, key: &str, now: i64) -> bool {
        let Some(upload) = self.pending.remove(key) else { return false };
        let was_open = !upload.expire(now);
        upload.end(Ending::Dropped);
        was_open
    }
}

/// What an appended object needs besides its bytes.
#[derive(Debug)]
pub struct Appended {
    /// Of an object that is made; one that grows keeps its own.
    pub attributes: Attributes,
    /// The id handed out with it.
    pub vid: Vid,
    /// Unix seconds.
    pub now: i64,
}

impl Bucket {
    /// The object a client of the XML API sees at `key`: directories that are only implied are not there.
    pub fn visible(&self, key: &str) -> Option<Arc<Object>> {
        self.get(key).filter(|object| !object.implied)
    }

    /// Stores an object. [`ObjectError::Exists`] where one is there and must not be replaced.
    pub fn store(&self, key: &str, new: NewObject, overwrite: Overwrite) -> Result<Arc<Object>, ObjectError> {
        let content = new.content.clone();
        let mut object = self.unstamped(key, new)?;
        {
            let mut objects = self.write()?;
            if overwrite == Overwrite::Forbid && objects.get(key).is_some_and(|there| !there.implied) {
                return Err(ObjectError::Exists { key: key.into() });
            }
            self.stamp(&mut object);
            objects.drop_pending(key, object.mtime);
            objects.place(key, object.clone());
        }
        self.contents.add(&content);
        Ok(object)
    }

    /// Gives an object that nobody else holds the id that follows those of all objects that are stored.
    pub(super) fn stamp(&self, object: &mut Arc<Object>) {
        if let Some(object) = Arc::get_mut(object) {
            object.version = self.next_version(object.mtime);
        }
    }

    /// Changes what is known of an object, in whatever version; it stays that version.
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

    /// The same version of an object with other attributes.
    pub(super) fn altered(
        &self,
        key: &str,
        before: &Object,
        attributes: Attributes,
        mtime: i64,
    ) -> Result<Arc<Object>, ObjectError> {
        let mut after = self.object(key, NewObject { mtime, ..like(before, attributes) })?;
        if let Some(after) = Arc::get_mut(&mut after) {
            after.version = before.version;
        }
        Ok(after)
    }

    /// Puts `piece` behind the object at `key`, which must be `position` bytes long and have been made so; at 0 it is made,
    /// with these attributes.
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
            // Whatever has changed meanwhile is looked at anew.
            if there.map(Arc::as_ptr) != before.as_ref().map(Arc::as_ptr) {
                continue;
            }
            self.stamp(&mut object);
            objects.drop_pending(key, object.mtime);
            objects.place(key, object.clone());
            drop(objects);
            self.contents.add(&object.content);
            return Ok(object);
        }
    }
}

/// Whether bytes can be put at `position` of what is there.
fn check_append(key: &str, position: u64, before: Option<&Object>) -> Result<(), AppendError> {
    if before.is_some_and(|before| !before.attributes.details.appendable) {
        return Err(AppendError::NotAppendable { key: key.into() });
    }
    match before.map_or(0, |object| object.content.len()) {
        len if len != position => Err(AppendError::Position { position, len }),
        _ => Ok(()),
    }
}

/// What becomes of an object by appending.
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
    /// Whether nothing is left that a client could see; an upload whose time is over is nothing.
    pub fn is_empty(&self, now: i64) -> bool {
        let no_object = self.entries.values().all(|object| object.implied);
        no_object && self.history.is_empty() && self.pending.values().all(|upload| upload.expire(now))
    }

    /// Puts `after` where `before` is, whether that is the newest version or an older one.
    fn swap(&mut self, key: &str, before: &Arc<Object>, after: Arc<Object>) {
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
