//! Facts: what the store met instead of what was asked for. Each family words them in its own codes.

use crate::primitives::memory::MemoryFull;
use crate::primitives::names::BucketId;

/// What happened instead of what was asked for. Variants state facts, not codes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The bucket does not exist.
    #[error("there is no bucket {0}")]
    NoSuchBucket(BucketId),
    /// The bucket lives in another region than the host names.
    #[error("bucket {bucket} lives in region {lives_in}, the host names {asked}")]
    BucketElsewhere {
        /// The bucket.
        bucket: BucketId,
        /// Its region.
        lives_in: String,
        /// The region of the host.
        asked: String,
    },
    /// The bucket exists already.
    #[error("bucket {0} exists")]
    BucketExists(BucketId),
    /// No such file or directory.
    #[error("there is no {key:?}")]
    NotFound {
        /// The key asked for.
        key: String,
    },
    /// Only an unfinished upload is there.
    #[error("{key:?} has an unfinished slice upload and no content yet")]
    OnlyUnfinished {
        /// The key asked for.
        key: String,
    },
    /// A directory that must exist does not.
    #[error("there is no directory {directory:?}")]
    NoSuchDirectory {
        /// The directory, with its final slash.
        directory: String,
    },
    /// A file is there, with other content or with content nobody has compared.
    #[error("a file is stored at {key:?}")]
    FileExists {
        /// The key.
        key: String,
    },
    /// A file with the same content is there.
    #[error("an identical file is stored at {key:?}")]
    SameFileExists {
        /// The key.
        key: String,
    },
    /// A directory stands where a file is wanted, or the other way round.
    #[error("{taken:?} is in the way")]
    PathConflict {
        /// The key that exists.
        taken: String,
    },
    /// The directory has children.
    #[error("directory {directory:?} is not empty")]
    DirectoryNotEmpty {
        /// The directory.
        directory: String,
    },
    /// An unfinished upload exists for the key.
    #[error("an unfinished upload exists for {key:?}: {received} of {filesize} bytes are here")]
    UploadPending {
        /// The key.
        key: String,
        /// Bytes received.
        received: u64,
        /// Bytes of the whole file.
        filesize: u64,
    },
    /// A slice for a session that was never handed out.
    #[error("the session of this slice was never issued")]
    SliceOfUnknownSession,
    /// A finish for a session that was never handed out.
    #[error("the session to be finished was never issued")]
    FinishOfUnknownSession,
    /// The session is finished or has expired.
    #[error("the session is closed: {why}")]
    SessionClosed {
        /// Finished or expired.
        why: &'static str,
    },
    /// The session belongs to another path.
    #[error("the session belongs to {owner}")]
    SessionOfAnother {
        /// Bucket and key it was opened for.
        owner: String,
    },
    /// The upload was dropped by a delete or a simple upload of its path.
    #[error("the upload was dropped when its path was deleted or written")]
    UploadDropped,
    /// The whole-file SHA-1 sent along differs from the one declared at init.
    #[error("sha {sent} differs from {declared} declared at init")]
    ShaNotDeclared {
        /// In this request.
        sent: String,
        /// At init.
        declared: String,
    },
    /// Finish came without the SHA-1 that init declared.
    #[error("init declared sha {declared}, finish names none")]
    ShaMissing {
        /// At init.
        declared: String,
    },
    /// Finish names another SHA-1 than init.
    #[error("finish names sha {sent}, init declared {declared}")]
    ShaChanged {
        /// In this request.
        sent: String,
        /// At init.
        declared: String,
    },
    /// The bytes are not those whose digest was declared.
    #[error("the assembled file does not have the declared digest: {detail}")]
    ContentDiffers {
        /// Which digest differs.
        detail: String,
    },
    /// A slice that is outside the file or not on a slice boundary.
    #[error("offset {offset} is not the start of a slice: filesize {filesize}, slice_size {slice_size}")]
    OffsetInvalid {
        /// The offset sent.
        offset: i64,
        /// Bytes of the whole file.
        filesize: u64,
        /// Bytes of a slice.
        slice_size: u64,
    },
    /// A slice longer than the slice size.
    #[error("the slice has {len} bytes, slice_size is {slice_size}")]
    SliceTooLong {
        /// Bytes sent.
        len: u64,
        /// Bytes of a slice.
        slice_size: u64,
    },
    /// A slice with another length than its place asks for.
    #[error("the slice at {offset} has {len} bytes, {expected} belong there")]
    SliceLength {
        /// Its place.
        offset: u64,
        /// Bytes sent.
        len: u64,
        /// Bytes that belong there.
        expected: u64,
    },
    /// A slice whose MD5 is not the one sent along.
    #[error("the slice has MD5 {actual}, the request declares {declared}")]
    SliceDiffers {
        /// Of the bytes received.
        actual: String,
        /// In the request.
        declared: String,
    },
    /// Other bytes are stored at the same offset.
    #[error("other bytes are stored at offset {offset}")]
    SliceConflict {
        /// The offset.
        offset: u64,
    },
    /// Serial mode: the slice is ahead of the next one expected.
    #[error("offset {offset} is ahead of {expected} (serial upload)")]
    SliceAhead {
        /// The offset sent.
        offset: u64,
        /// The next one expected.
        expected: u64,
    },
    /// Serial mode: the slice is behind, with bytes not seen before.
    #[error("offset {offset} is behind {expected} and brings other bytes (serial upload)")]
    SliceBehind {
        /// The offset sent.
        offset: u64,
        /// The next one expected.
        expected: u64,
    },
    /// Finish names another size than init.
    #[error("finish names filesize {sent}, init declared {declared}")]
    SizeChanged {
        /// In this request.
        sent: u64,
        /// At init.
        declared: u64,
    },
    /// Slices are missing.
    #[error("{received} of {filesize} bytes are here; the first gap is at {gap}")]
    SlicesMissing {
        /// Bytes received.
        received: u64,
        /// Bytes of the whole file.
        filesize: u64,
        /// Start of the first gap.
        gap: u64,
    },
    /// The source of a move or copy is its destination.
    #[error("source and destination are both {key:?}")]
    SameSourceAndDestination {
        /// The key.
        key: String,
    },
    /// The bucket still holds something.
    #[error("bucket {0} holds objects, versions or open uploads")]
    BucketNotEmpty(BucketId),
    /// No such version of the key.
    #[error("{key:?} has no version {version}")]
    NoSuchVersion {
        /// The key.
        key: String,
        /// The id asked for.
        version: String,
    },
    /// The version asked for, or the newest, is a delete marker.
    #[error("{key:?} is deleted: a delete marker stands in front of it")]
    Deleted {
        /// The key.
        key: String,
        /// The marker's id.
        version: String,
    },
    /// No multipart upload of this id is open for the key.
    #[error(
        "no multipart upload {id:?} is open for this key: it was never opened, was aborted or is complete"
    )]
    NoSuchUpload {
        /// The id.
        id: String,
    },
    /// A list of parts whose numbers do not ascend.
    #[error("part {after} is listed after part {before}")]
    PartsOutOfOrder {
        /// A number.
        before: u32,
        /// The one behind it.
        after: u32,
    },
    /// A list of parts names one that is not there so.
    #[error("part {number}: {why}")]
    PartMissing {
        /// Its number.
        number: u32,
        /// What is wrong.
        why: &'static str,
    },
    /// A part that is not the last is too small.
    #[error("part {number} has {len} bytes; all but the last need {least}")]
    PartTooSmall {
        /// Its number.
        number: u32,
        /// Its length.
        len: u64,
        /// The least.
        least: u64,
    },
    /// Appending to an object that was stored whole.
    #[error("{key:?} was not made by appending")]
    NotAppendable {
        /// The key.
        key: String,
    },
    /// Appending elsewhere than at the end.
    #[error("position={position}, but the object has {len} bytes")]
    AppendPosition {
        /// Asked for.
        position: u64,
        /// Its length.
        len: u64,
    },
    /// The object is archived and not restored.
    #[error("the object has the storage class {class} and is not restored; POST ?restore first, and wait")]
    Archived {
        /// Its class.
        class: &'static str,
    },
    /// The memory budget is spent.
    #[error(transparent)]
    MemoryFull(#[from] MemoryFull),
}
