//! Parts that the operations on one multipart upload share: its id, a part's number, and how a part is kept.

use std::sync::Arc;

use crate::catalog::{cos_xml as rows, limits};
use crate::domain::App;
use crate::domain::ids::UploadId;
use crate::domain::journal::step::Step;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::content::Content;
use crate::domain::store::multipart::{Multipart, Part};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::encryption::{self, Repeated};
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::service::{CosXml, Query};
use crate::services::service::Request;

/// Reads `uploadId`.
///
/// # Errors
/// `ListPartUploadIdIsEmpty`.
pub(crate) fn upload_id(query: &Query) -> Result<UploadId, Error> {
    let missing = || Error::new(&rows::LIST_PART_UPLOAD_ID_IS_EMPTY, "uploadId is empty");
    query.get("uploadId").map(UploadId::from).ok_or_else(missing)
}

/// The place that a part takes in an upload, and what it repeats of the upload's encryption.
pub(crate) struct PartTarget {
    pub upload_id: UploadId,
    /// 1 to 10000.
    pub number: u32,
    repeated: Repeated,
}

impl PartTarget {
    /// Reads `partNumber`, `uploadId` and the headers of an encryption.
    ///
    /// # Errors
    /// `InvalidArgument` for a number out of range, `ListPartUploadIdIsEmpty`.
    pub(crate) fn parse(request: &Request<CosXml>) -> Result<Self, Error> {
        let query = &request.params.query;
        let number = params::number(query, "partNumber")?.unwrap_or(0);
        if !(1..=limits::PART_NUMBER_MAX).contains(&number) {
            let reason = format!("partNumber must be a number from 1 to {}", limits::PART_NUMBER_MAX);
            return Err(Error::invalid_argument(reason));
        }
        Ok(Self {
            upload_id: upload_id(query)?,
            number: number as u32,
            repeated: Repeated::of_part(&request.head),
        })
    }

    /// Keeps a part. An upload with a customer's key wants that key with every part.
    ///
    /// # Errors
    /// Those of [`Repeated::check`], `NoSuchUpload`, `ServiceUnavailable` while memory is full.
    pub(crate) fn keep(
        &self,
        app: &App,
        bucket: &Bucket,
        upload: &Multipart,
        content: Arc<Content>,
    ) -> Result<Part, Error> {
        let encryption = upload.attributes.details.encryption.as_ref();
        self.repeated.check(encryption)?;
        let md5 = content.md5();
        let etag = encryption::opaque_etag(encryption, md5).unwrap_or_else(|| md5.to_string());
        Ok(upload.put_part(self.number, content, etag, app.clock.now(), bucket.meter())?)
    }
}

/// The step of a request that sends the part `partNumber`, which may be refused for it.
pub(crate) fn step(query: &Query) -> Option<Step> {
    let at: u64 = query.get("partNumber")?.parse().ok()?;
    Some(Step::Piece { at, next: at.saturating_add(1) })
}
