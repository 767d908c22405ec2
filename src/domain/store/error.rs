//! Errors of the store, split by the operations that can meet them. They state facts; each service words them
//! in its own codes.

use crate::domain::ids::UploadId;
use crate::primitives::memory::MemoryFull;
use crate::primitives::names::BucketId;
use crate::primitives::time::UnixSeconds;

/// The addressed bucket cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BucketError {
    #[error("there is no bucket {0}")]
    NotFound(BucketId),
    /// The host names another region than the bucket's.
    #[error(
        "bucket {bucket} lives in region {lives_in}, the host names {asked}; write {lives_in} into the host, \
         or set the account's option region_check = false"
    )]
    Elsewhere { bucket: BucketId, lives_in: String, asked: String },
}

/// A bucket was not created.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CreateBucketError {
    #[error("bucket {0} exists")]
    Exists(BucketId),
    #[error(transparent)]
    MemoryFull(#[from] MemoryFull),
}

/// A bucket was not deleted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeleteBucketError {
    #[error(transparent)]
    Bucket(#[from] BucketError),
    #[error("bucket {0} holds objects, versions or open uploads")]
    NotEmpty(BucketId),
}

/// Errors of an object that both COS APIs can meet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ObjectError {
    #[error(transparent)]
    Bucket(#[from] BucketError),
    #[error("there is no {key:?}")]
    NotFound { key: String },
    /// The object must not be replaced. Its content differs, or has not been compared.
    #[error("a file is stored at {key:?}")]
    Exists { key: String },
    /// The bucket's object lock, or the object's own.
    #[error("{key:?} is locked until {until} (Unix time)")]
    Locked { key: String, until: UnixSeconds },
    /// The file's `forbid` is 2.
    #[error(
        "{key:?} has forbid 2: it is neither replaced, changed nor deleted; op=update of the JSON API lifts \
         that with forbid 0"
    )]
    WriteForbidden { key: String },
    #[error(transparent)]
    MemoryFull(#[from] MemoryFull),
}

/// Errors of a path: of keys that stand in directories, as the JSON API has them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    #[error(transparent)]
    Object(#[from] ObjectError),
    /// Only an unfinished slice upload is there.
    #[error("{key:?} has an unfinished slice upload and no content yet")]
    Unfinished { key: String },
    /// The file must not be replaced, and has the content that is being stored.
    #[error("an identical file is stored at {key:?}")]
    SameFileExists { key: String },
    #[error("there is no directory {directory:?}")]
    NoSuchDirectory { directory: String },
    /// A directory stands where a file is wanted, or the other way round.
    #[error("{taken:?} is in the way")]
    Conflict { taken: String },
    #[error("directory {directory:?} is not empty")]
    DirectoryNotEmpty { directory: String },
    #[error("source and destination are both {key:?}")]
    SameSourceAndDestination { key: String },
}

/// Errors of a slice upload of the JSON API.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SliceUploadError {
    #[error(transparent)]
    Path(#[from] PathError),
    #[error("an unfinished upload exists for {key:?}: {received} of {filesize} bytes are here")]
    Pending { key: String, received: u64, filesize: u64 },
    /// A slice for a session that was never issued.
    #[error("the session of this slice was never issued")]
    SliceOfUnknownSession,
    /// A finish for a session that was never issued.
    #[error("the session to be finished was never issued")]
    FinishOfUnknownSession,
    /// The upload is finished or has expired.
    #[error("the session is closed: {why}")]
    SessionClosed { why: &'static str },
    /// The session belongs to another path; `owner` is bucket and key it was opened for.
    #[error("the session belongs to {owner}")]
    SessionOfAnother { owner: String },
    /// The path was deleted, or written by a simple upload.
    #[error("the upload was dropped when its path was deleted or written")]
    Dropped,
    /// A slice came with another SHA-1 of the whole file than init declared.
    #[error("sha {sent} differs from {declared} declared at init")]
    ShaNotDeclared { sent: String, declared: String },
    #[error("init declared sha {declared}, finish names none")]
    ShaMissing { declared: String },
    #[error("finish names sha {sent}, init declared {declared}")]
    ShaChanged { sent: String, declared: String },
    #[error("the assembled file does not have the declared digest: {detail}")]
    ContentDiffers { detail: String },
    /// The offset is outside the file, or no multiple of the slice size.
    #[error("offset {offset} is not the start of a slice: filesize {filesize}, slice_size {slice_size}")]
    OffsetInvalid { offset: i64, filesize: u64, slice_size: u64 },
    #[error("the slice has {len} bytes, slice_size is {slice_size}")]
    SliceTooLong { len: u64, slice_size: u64 },
    #[error("the slice at {offset} has {len} bytes, {expected} belong there")]
    SliceLength { offset: u64, len: u64, expected: u64 },
    #[error("the slice has MD5 {actual}, the request declares {declared}")]
    SliceDiffers { actual: String, declared: String },
    #[error("other bytes are stored at offset {offset}")]
    SliceConflict { offset: u64 },
    /// In serial mode, a slice ahead of the next one.
    #[error("offset {offset} is ahead of {expected} (serial upload)")]
    SliceAhead { offset: u64, expected: u64 },
    /// In serial mode, a slice that was received before, now with other bytes.
    #[error("offset {offset} is behind {expected} and brings other bytes (serial upload)")]
    SliceBehind { offset: u64, expected: u64 },
    #[error("finish names filesize {sent}, init declared {declared}")]
    SizeChanged { sent: u64, declared: u64 },
    /// `gap` is the offset of the first slice that is missing.
    #[error("{received} of {filesize} bytes are here; the first gap is at {gap}")]
    SlicesMissing { received: u64, filesize: u64, gap: u64 },
}

/// Errors of one version of an object, as the XML API has them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VersionError {
    #[error(transparent)]
    Object(#[from] ObjectError),
    #[error("{key:?} has no version {version}")]
    NotFound { key: String, version: String },
    /// The version asked for, or the newest, is a delete marker; `version` is the marker's id.
    #[error("{key:?} is deleted: a delete marker stands in front of it")]
    Deleted { key: String, version: String },
    /// The object is archived and not restored.
    #[error("the object has the storage class {class} and is not restored; POST ?restore first, and wait")]
    Archived { class: &'static str },
}

/// Bytes were not appended to an object.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    #[error(transparent)]
    Object(#[from] ObjectError),
    #[error("{key:?} was not made by appending")]
    NotAppendable { key: String },
    /// The position is not the end of the object.
    #[error("position={position}, but the object has {len} bytes")]
    Position { position: u64, len: u64 },
}

/// Errors of a multipart upload of the XML API.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MultipartError {
    #[error(transparent)]
    Object(#[from] ObjectError),
    #[error(
        "no multipart upload {id:?} is open for this key: it was never opened, was aborted or is complete"
    )]
    NoSuchUpload { id: UploadId },
    /// The numbers of a list of parts do not ascend.
    #[error("part {after} is listed after part {before}")]
    PartsOutOfOrder { before: u32, after: u32 },
    /// A list of parts names one that was not uploaded, or not with this ETag.
    #[error("part {number}: {why}")]
    PartMissing { number: u32, why: &'static str },
    /// A part that is not the last is too small.
    #[error("part {number} has {len} bytes; all but the last need {least}")]
    PartTooSmall { number: u32, len: u64, least: u64 },
}

impl From<ObjectError> for SliceUploadError {
    fn from(error: ObjectError) -> Self {
        Self::Path(error.into())
    }
}

impl From<MemoryFull> for SliceUploadError {
    fn from(full: MemoryFull) -> Self {
        ObjectError::from(full).into()
    }
}

impl From<MemoryFull> for MultipartError {
    fn from(full: MemoryFull) -> Self {
        ObjectError::from(full).into()
    }
}

impl ObjectError {
    /// Whether the memory budget is spent.
    pub fn is_memory(&self) -> bool {
        matches!(self, Self::MemoryFull(_))
    }
}

impl PathError {
    /// Whether the memory budget is spent.
    pub fn is_memory(&self) -> bool {
        matches!(self, Self::Object(error) if error.is_memory())
    }
}

impl SliceUploadError {
    /// Whether the memory budget is spent.
    pub fn is_memory(&self) -> bool {
        matches!(self, Self::Path(error) if error.is_memory())
    }
}

impl VersionError {
    /// Whether the memory budget is spent.
    pub fn is_memory(&self) -> bool {
        matches!(self, Self::Object(error) if error.is_memory())
    }
}

impl AppendError {
    /// Whether the memory budget is spent.
    pub fn is_memory(&self) -> bool {
        matches!(self, Self::Object(error) if error.is_memory())
    }
}

impl MultipartError {
    /// Whether the memory budget is spent.
    pub fn is_memory(&self) -> bool {
        matches!(self, Self::Object(error) if error.is_memory())
    }
}
