//! Numbers the vendor's pages state. Each says where; what the server adds on its own account lives in
//! `config`.

/// Largest body of a simple upload's `filecontent`, in bytes (manual, simple upload; above it -285).
pub const SIMPLE_UPLOAD_MAX: u64 = 20 * 1024 * 1024;

/// JSON API bodies above this many bytes are not read to their end (seen live: an HTML page with status 413).
pub const JSON_BODY_MAX: u64 = 64 * 1024 * 1024;

/// Smallest slice size of `upload_slice_init`, in bytes (.NET SDK's documentation; below it -283).
pub const SLICE_MIN: u64 = 64 * 1024;

/// Largest slice size, in bytes (manual and .NET SDK; above it -5991).
pub const SLICE_MAX: u64 = 3 * 1024 * 1024;

/// Slice sizes above this must be whole multiples of it, in bytes (.NET SDK; otherwise -284).
pub const SLICE_STEP: u64 = 1024 * 1024;

/// Entries of one listing page (manual).
pub const LIST_MAX: u32 = 1000;

/// Largest file of a slice upload, in bytes: 64 GB (assumed; the manual names no number on these pages).
pub const MAX_FILESIZE: u64 = 64 * 1000 * 1000 * 1000;

/// Longest validity of a signature, in seconds: 90 days (manual, signature chapter).
pub const SIGNATURE_VALIDITY_MAX: i64 = 90 * 24 * 60 * 60;

/// Longest decoded path, in bytes (manual, request structure).
pub const PATH_MAX: usize = 1024;

/// Longest `sourceContext` of an upload signature, in characters (guide to client upload signatures).
pub const SOURCE_CONTEXT_MAX: usize = 250;

/// Longest `sessionContext` of an upload signature, in characters (guide to client upload signatures).
pub const SESSION_CONTEXT_MAX: usize = 1000;

/// `taskPriority` of an upload signature (guide to client upload signatures).
pub const TASK_PRIORITY: std::ops::RangeInclusive<i64> = -10..=10;

/// Largest `random` of an upload signature: 2³², one more than 32 bits, because the vendor's own sample may
/// reach it.
pub const VOD_RANDOM_MAX: i64 = 1 << 32;

/// Seconds an upload session can be resumed and committed (guide to client upload: one day).
pub const VOD_SESSION_TTL: i64 = 24 * 60 * 60;

/// Seconds a task of VOD can be described: three days (API 3.0, DescribeTaskDetail).
pub const TASK_TTL: i64 = 3 * 24 * 60 * 60;

/// Seconds within which a `SessionId` of a task flow may not be used again: seven days (API 3.0,
/// ProcessMediaByProcedure).
pub const FLOW_SESSION_TTL: i64 = 7 * 24 * 60 * 60;

/// Seconds within which a `SessionId` of a pulled upload may not be used again: three days (API 3.0,
/// PullUpload).
pub const PULL_SESSION_TTL: i64 = 3 * 24 * 60 * 60;

/// Tasks of VOD that are remembered, a bound of ours.
pub const TASKS_KEPT: usize = 10_000;

/// Seconds the temporary credentials of an upload are good for (captured).
pub const VOD_CREDENTIALS_TTL: i64 = 7200;

/// Seconds a `storageSignature` is good for (captured).
pub const STORAGE_SIGNATURE_TTL: i64 = 172_800;

/// Seconds between a commit and the `ExpTime` of its `verify_content` (captured).
pub const VERIFY_CONTENT_TTL: i64 = 3600;

/// Longest key of the XML API, in bytes (manual, object overview).
pub const XML_KEY_MAX: usize = 850;

/// Largest object of one PUT or POST, part, and copy of the XML API, in bytes: 5 GB (manual, PUT Object).
pub const XML_UPLOAD_MAX: u64 = 5 * 1024 * 1024 * 1024;

/// Objects of one DELETE Multiple Objects (manual).
pub const DELETE_MAX: usize = 1000;

/// Greatest part number (manual, Upload Part).
pub const PART_NUMBER_MAX: u64 = 10_000;

/// ACLs and policies that a root account may have (FAQ on permissions).
pub const ACLS_PER_ACCOUNT: u32 = 1000;

/// Seconds for which a pulled event is not handed out again, and can be confirmed (API 3.0, PullEvents).
pub const VOD_EVENT_INVISIBLE: i64 = 30;

/// Seconds after which an event that nobody has confirmed is dropped (API 3.0, PullEvents: four days).
pub const VOD_EVENT_TTL: i64 = 4 * 24 * 60 * 60;

/// Most events of one PullEvents, and handles of one ConfirmEvents.
pub const VOD_EVENTS_AT_ONCE: usize = 16;
