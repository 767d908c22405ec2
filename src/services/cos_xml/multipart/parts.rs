//! What the operations on one multipart upload share: its id, a part's number, and how a part is kept.

use std::sync::Arc;

use crate::catalog::{cos_xml as rows, limits};
use crate::domain::App;
use crate::domain::ids::UploadId;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::content::Content;
use crate::domain::store::multipart::{Multipart, Part};
use crate::services::cos_xml::request::header_fields::Said;
use crate::services::cos_xml::request::metadata;
use crate::services::cos_xml::request::params;
use crate::services::cos_xml::request::params::invalid;
use crate::services::legacy::Failure;
use crate::wire::request::Request;

/// `uploadId`.
pub fn upload_id(request: &Request) -> Result<UploadId, Failure> {
    let missing = || Failure::row(&rows::LIST_PART_UPLOAD_ID_IS_EMPTY, "uploadId is empty");
    params::text(request, "uploadid")?.map(UploadId::from).ok_or_else(missing)
}

/// The upload a call is about.
pub fn upload(bucket: &Bucket, key: &str, request: &Request) -> Result<Arc<Multipart>, Failure> {
    Ok(bucket.multipart(key, &upload_id(request)?)?)
}

/// `partNumber`: 1 to 10000.
pub fn number(request: &Request) -> Result<u32, Failure> {
    let number = params::number(request, "partnumber")?.unwrap_or(0);
    match (1..=limits::PART_NUMBER_MAX).contains(&number) {
        true => Ok(number as u32),
        false => Err(invalid(format!("partNumber must be a number from 1 to {}", limits::PART_NUMBER_MAX))),
    }
}

/// Keeps a part. An upload with a customer's key wants that key with every part.
pub fn keep(
    app: &App,
    request: &Request,
    bucket: &Bucket,
    upload: &Multipart,
    number: u32,
    content: Arc<Content>,
) -> Result<Part, Failure> {
    let encryption = upload.attributes.details.encryption.as_ref();
    let said = Said::in_head(&request.head);
    metadata::check_customer_key(&said, "x-cos-server-side-encryption", encryption)?;
    let md5 = content.md5();
    let etag = metadata::opaque_etag(encryption, md5).unwrap_or_else(|| md5.to_string());
    Ok(upload.put_part(number, content, etag, app.clock.now(), bucket.meter())?)
}
