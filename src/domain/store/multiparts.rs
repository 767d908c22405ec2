//! The multipart uploads of a bucket: opening, finding, completing and aborting. Many may be open for one
//! key.

use std::sync::Arc;

use crate::domain::ids::{UploadId, Vid};
use crate::domain::store::bucket::{Bucket, NewObject};
use crate::domain::store::error::{MultipartError, ObjectError};
use crate::domain::store::multipart::{ListedPart, Multipart};
use crate::domain::store::object::{Attributes, Object, Overwrite, cost};
use crate::primitives::time::UnixSeconds;

/// Bytes charged for an open upload besides its attributes.
const COST: u64 = 1024;

/// Parameters of completing an upload.
#[derive(Debug)]
pub struct Completion {
    /// As the client lists them.
    pub parts: Vec<ListedPart>,
    pub overwrite: Overwrite,
    pub vid: Vid,
    pub now: UnixSeconds,
}

impl Bucket {
    pub fn initiate(
        &self,
        key: &str,
        attributes: Attributes,
        id: UploadId,
        now: UnixSeconds,
    ) -> Result<Arc<Multipart>, ObjectError> {
        let cost = self.meter.reserve(COST + cost(key, &attributes))?;
        let upload = Arc::new(Multipart::new(id, key, attributes, now, cost));
        self.multiparts.insert(upload.clone());
        Ok(upload)
    }

    /// The open upload of this key and id.
    pub fn multipart(&self, key: &str, id: &UploadId) -> Result<Arc<Multipart>, MultipartError> {
        self.multiparts.get(key, id).ok_or_else(|| MultipartError::NoSuchUpload { id: id.clone() })
    }

    /// The object that the upload of this id has become, while it is stored.
    pub fn completed(&self, key: &str, id: &UploadId) -> Option<Arc<Object>> {
        self.get(key).filter(|object| object.attributes.details.upload_id.as_ref() == Some(id))
    }

    /// Turns an upload into its object; concurrent calls all get the same object. Parts that are not listed
    /// are dropped.
    pub fn complete(
        &self,
        upload: &Arc<Multipart>,
        completion: Completion,
    ) -> Result<Arc<Object>, MultipartError> {
        let _alone = upload.alone();
        if self.multiparts.get(&upload.key, &upload.id).is_none() {
            let done = self.completed(&upload.key, &upload.id);
            return done.ok_or_else(|| MultipartError::NoSuchUpload { id: upload.id.clone() });
        }
        let assembled = upload.assemble(&completion.parts)?;
        let mut attributes = upload.attributes.clone();
        attributes.details.etag = Some(assembled.etag);
        attributes.details.upload_id = Some(upload.id.clone());
        let first = upload.parts(0, 1).0;
        let new = NewObject {
            slice_size: first.first().map_or(0, |part| part.content.len()),
            content: assembled.content,
            attributes,
            vid: completion.vid,
            ctime: completion.now,
            mtime: completion.now,
        };
        let object = self.store(&upload.key, new, completion.overwrite)?;
        self.multiparts.remove(&upload.key, &upload.id);
        upload.end();
        Ok(object)
    }

    pub fn abort(&self, key: &str, id: &UploadId) -> Result<(), MultipartError> {
        let upload = self.multipart(key, id)?;
        let _alone = upload.alone();
        let removed = self.multiparts.remove(key, id);
        removed.ok_or_else(|| MultipartError::NoSuchUpload { id: id.clone() }).map(|upload| upload.end())
    }

    /// The budget that parts are charged to.
    pub fn meter(&self) -> &crate::primitives::memory::Meter {
        &self.meter
    }
}
