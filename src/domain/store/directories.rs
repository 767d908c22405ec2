//! Directories of the JSON API: markers whose key ends with a slash.

use std::sync::Arc;

use super::bucket::{Bucket, NewObject};
use super::content::Content;
use super::error::StoreError;
use super::files::Placing;
use super::object::{Attributes, Object};
use crate::domain::accounts::DirModel;
use crate::primitives::blob::Blob;

impl Bucket {
    /// Makes the directory `key` (ending with a slash).
    pub fn create_directory(
        &self,
        key: &str,
        biz_attr: String,
        placing: Placing<'_>,
    ) -> Result<Arc<Object>, StoreError> {
        let mut objects = self.write();
        if objects.directory_exists(key) && !placing_over_implied(objects.get(key), placing) {
            return Err(StoreError::PathConflict { taken: key.into() });
        }
        objects.check_room(key)?;
        let new = NewObject {
            content: Arc::new(Content::new(Blob::default())),
            attributes: Attributes { biz_attr, ..Attributes::default() },
            slice_size: 0,
            vid: String::new(),
            ctime: placing.now,
            mtime: placing.now,
        };
        self.insert(&mut objects, key, new, placing)
    }

    /// A directory marker.
    pub(super) fn directory(&self, key: &str, implied: bool, now: i64) -> Result<Arc<Object>, StoreError> {
        let new = NewObject {
            content: Arc::new(Content::new(Blob::default())),
            attributes: Attributes::default(),
            slice_size: 0,
            vid: String::new(),
            ctime: now,
            mtime: now,
        };
        let mut marker = self.object(key, new)?;
        if let Some(marker) = Arc::get_mut(&mut marker) {
            marker.implied = implied;
        }
        Ok(marker)
    }

    /// Deletes the directory `key`; one with children stays, unless the account's model has none.
    pub fn delete_directory(&self, key: &str, model: DirModel) -> Result<(), StoreError> {
        let mut objects = self.write();
        if !objects.directory_exists(key) {
            return Err(StoreError::NotFound { key: key.into() });
        }
        if model == DirModel::Tree && objects.has_children(key) {
            return Err(StoreError::DirectoryNotEmpty { directory: key.into() });
        }
        objects.entries.remove(key);
        Ok(())
    }
}

/// In the flat model a directory that merely has children has not been created yet.
fn placing_over_implied(marker: Option<&Arc<Object>>, placing: Placing<'_>) -> bool {
    placing.options.dir_model == DirModel::Flat && marker.is_none()
}
