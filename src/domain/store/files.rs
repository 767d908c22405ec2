//! Files of the JSON API: storing, changing and deleting.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use crate::domain::accounts::{AccountOptions, DirModel};
use crate::domain::store::authority::Authority;
use crate::domain::store::bucket::{Bucket, NewObject, Objects};
use crate::domain::store::content::Content;
use crate::domain::store::error::{ObjectError, PathError};
use crate::domain::store::listing::prefix_end;
use crate::domain::store::object::{Attributes, Object, Overwrite};
use crate::primitives::names::parent;
use crate::primitives::time::UnixSeconds;

/// Conditions of storing a file.
#[derive(Clone, Copy, Debug)]
pub struct Placing<'a> {
    pub options: &'a AccountOptions,
    pub overwrite: Overwrite,
    pub now: UnixSeconds,
}

/// A change of attributes; none leaves one unchanged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    pub biz_attr: Option<String>,
    pub authority: Option<Authority>,
    /// Headers to set; others stay.
    pub custom_headers: Option<BTreeMap<String, String>>,
    pub forbid: Option<u8>,
}

/// Key and marker of a directory.
type Marker = (Box<str>, Arc<Object>);

impl Bucket {
    /// Stores a whole file and drops an open slice upload of it.
    pub fn put(&self, key: &str, new: NewObject, placing: Placing<'_>) -> Result<Arc<Object>, PathError> {
        let content = new.content.clone();
        // Before the lock is taken: computing a digest can take long.
        let same = placing.overwrite == Overwrite::Forbid && self.has_same(key, &content);
        let stored = {
            let mut objects = self.write()?;
            check_place(&objects, key, placing.overwrite).map_err(|fact| told_apart(fact, same))?;
            let object = self.insert(&mut objects, key, new, placing)?;
            objects.drop_pending(key, placing.now);
            object
        };
        self.contents.add(&content);
        Ok(stored)
    }

    /// Whether the file at `key` has the bytes of `content`. May compute digests.
    pub(super) fn has_same(&self, key: &str, content: &Content) -> bool {
        self.get(key).is_some_and(|there| is_same(&there.content, content))
    }

    /// Stores the object and the markers of the directories above it. The caller has checked that nothing is
    /// in the way.
    pub(super) fn insert(
        &self,
        objects: &mut Objects,
        key: &str,
        new: NewObject,
        placing: Placing<'_>,
    ) -> Result<Arc<Object>, PathError> {
        self.check_writable(key, objects.get(key).map(Arc::as_ref), placing.now)?;
        let parents = self.implied_parents(objects, key, placing)?;
        let object = self.object(key, new)?;
        objects.entries.extend(parents);
        objects.place(key, object.clone());
        Ok(object)
    }

    /// Markers of the directories above `key` that do not exist. [`PathError::NoSuchDirectory`] if they must
    /// not be implied.
    fn implied_parents(
        &self,
        objects: &Objects,
        key: &str,
        placing: Placing<'_>,
    ) -> Result<Vec<Marker>, PathError> {
        check_parent(objects, key, placing)?;
        if placing.options.dir_model == DirModel::Flat {
            return Ok(Vec::new());
        }
        let missing = objects.missing_parents(key).into_iter();
        missing
            .map(|directory| Ok((directory.into(), self.implied_directory(directory, placing.now)?)))
            .collect()
    }

    /// Changes attributes of a file or of a directory that has a marker. No `forbid` forbids its own change.
    pub fn update(&self, key: &str, change: Change, now: UnixSeconds) -> Result<(), ObjectError> {
        let mut objects = self.write()?;
        let before = objects.get(key).ok_or_else(|| ObjectError::NotFound { key: key.into() })?.clone();
        if change.forbid.is_some() {
            self.check_lock(key, Some(&before), now)?;
        } else {
            self.check_writable(key, Some(&before), now)?;
        }
        let mut attributes = before.attributes.clone();
        if let Some(biz_attr) = change.biz_attr {
            attributes.biz_attr = biz_attr;
        }
        if let Some(authority) = change.authority {
            attributes.acl.set_authority(authority);
        }
        attributes.forbid = change.forbid.unwrap_or(attributes.forbid);
        attributes.custom_headers.extend(change.custom_headers.unwrap_or_default());
        let after = self.altered(key, &before, attributes, now)?;
        objects.entries.insert(key.into(), after);
        Ok(())
    }

    /// Deletes a file and an open slice upload of it; either is enough.
    pub fn delete_file(&self, key: &str, now: UnixSeconds) -> Result<(), ObjectError> {
        let mut objects = self.write()?;
        let dropped = objects.drop_pending(key, now);
        match (objects.get(key).is_some(), dropped) {
            (false, false) => Err(ObjectError::NotFound { key: key.into() }),
            (false, true) => Ok(()),
            (true, _) => self.unlink(&mut objects, key, now).map(drop),
        }
    }
}

impl Bucket {
    /// Deletes every file below a directory, and what exists of the directory itself.
    pub fn delete_below(&self, directory: &str, now: UnixSeconds) {
        let Ok(mut objects) = self.write() else { return };
        let end = prefix_end(directory).map_or(Bound::Unbounded, Bound::Excluded);
        let begin = Bound::Included(directory.to_owned());
        let below: Vec<_> = {
            let bounds = (begin.as_ref().map(String::as_str), end.as_ref().map(String::as_str));
            objects.entries.range::<str, _>(bounds).map(|(key, _)| key.clone()).collect()
        };
        for key in below {
            objects.drop_pending(&key, now);
            drop(self.unlink(&mut objects, &key, now));
        }
    }
}

/// Refuses to store a file at `key` where something is in the way.
pub(super) fn check_place(objects: &Objects, key: &str, overwrite: Overwrite) -> Result<(), PathError> {
    objects.check_room(key)?;
    if overwrite == Overwrite::Forbid && objects.get(key).is_some() {
        return Err(ObjectError::Exists { key: key.into() }.into());
    }
    Ok(())
}

/// [`PathError::SameFileExists`] in the place of [`ObjectError::Exists`] if the content is the `same`.
pub(super) fn told_apart(fact: PathError, same: bool) -> PathError {
    if same && let PathError::Object(ObjectError::Exists { key }) = fact {
        return PathError::SameFileExists { key };
    }
    fact
}

/// Refuses a key whose directory does not exist, if the account's options want directories to be created
/// first.
pub(super) fn check_parent(objects: &Objects, key: &str, placing: Placing<'_>) -> Result<(), PathError> {
    if placing.options.strict_parent && !objects.directory_exists(parent(key)) {
        return Err(PathError::NoSuchDirectory { directory: parent(key).into() });
    }
    Ok(())
}

/// Whether both have the same bytes. May compute digests.
pub(super) fn is_same(one: &Content, other: &Content) -> bool {
    one.len() == other.len() && one.sha1() == other.sha1()
}

/// A new object like this one, with other attributes.
pub(super) fn like(object: &Object, attributes: Attributes) -> NewObject {
    NewObject {
        content: object.content.clone(),
        attributes,
        slice_size: object.slice_size,
        vid: object.vid.clone(),
        ctime: object.ctime,
        mtime: object.mtime,
    }
}
