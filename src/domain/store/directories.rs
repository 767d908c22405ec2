//! Directories of the JSON API: markers whose key ends with a slash.

use std::sync::Arc;

use crate::domain::accounts::DirModel;
use crate::domain::ids::Vid;
use crate::domain::store::bucket::{Bucket, NewObject};
use crate::domain::store::content::Content;
use crate::domain::store::error::{ObjectError, PathError};
use crate::domain::store::files::Placing;
use crate::domain::store::object::{Attributes, Object};
use crate::primitives::blob::Blob;
use crate::primitives::time::UnixSeconds;

impl Bucket {
    /// Creates the directory `key`, which ends with a slash.
    pub fn create_directory(
        &self,
        key: &str,
        biz_attr: String,
        placing: Placing<'_>,
    ) -> Result<Arc<Object>, PathError> {
        let mut objects = self.write()?;
        if objects.directory_exists(key) && !placing_over_implied(objects.get(key), placing) {
            return Err(PathError::Conflict { taken: key.into() });
        }
        objects.check_room(key)?;
        self.insert(&mut objects, key, marker(biz_attr, placing.now), placing)
    }

    /// The marker of a directory that exists because something below it is stored.
    pub(super) fn implied_directory(&self, key: &str, now: UnixSeconds) -> Result<Arc<Object>, ObjectError> {
        let mut marker = self.object(key, marker(String::new(), now))?;
        if let Some(marker) = Arc::get_mut(&mut marker) {
            marker.implied = true;
            marker.version = None;
        }
        Ok(marker)
    }

    /// Deletes the directory `key`. [`PathError::DirectoryNotEmpty`] if it has children, except in the flat
    /// model.
    pub fn delete_directory(&self, key: &str, model: DirModel, now: UnixSeconds) -> Result<(), PathError> {
        let mut objects = self.write()?;
        if !objects.directory_exists(key) {
            return Err(ObjectError::NotFound { key: key.into() }.into());
        }
        if model == DirModel::Tree && objects.has_children(key) {
            return Err(PathError::DirectoryNotEmpty { directory: key.into() });
        }
        if objects.get(key).is_some_and(|marker| !marker.implied) {
            self.unlink(&mut objects, key, now)?;
        } else {
            objects.entries.remove(key);
        }
        Ok(())
    }
}

/// The object of a directory's marker.
fn marker(biz_attr: String, now: UnixSeconds) -> NewObject {
    let attributes = Attributes { biz_attr, ..Attributes::default() };
    let content = Arc::new(Content::new(Blob::default()));
    NewObject { content, attributes, slice_size: 0, vid: Vid::default(), ctime: now, mtime: now }
}

/// Whether the directory may be created although it exists: in the flat model, one that merely has children.
fn placing_over_implied(marker: Option<&Arc<Object>>, placing: Placing<'_>) -> bool {
    placing.options.dir_model == DirModel::Flat && marker.is_none()
}
