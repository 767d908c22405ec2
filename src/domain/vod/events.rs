//! Events that an account receives at its callback URL.
//!
//! <https://cloud.tencent.com/document/product/266/33781> (settings),
//! <https://cloud.tencent.com/document/product/266/7830> (`NewFileUpload`).

use bytes::Bytes;

use crate::domain::ids::FileId;
use crate::primitives::memory::Reservation;
use crate::primitives::names::{AppId, BucketId};
use crate::primitives::time::UnixSeconds;

/// Name of the event of a committed upload.
pub const NEW_FILE_UPLOAD: &str = "NewFileUpload";
/// Name of the event of a task that has ended.
pub const PROCEDURE_STATE_CHANGED: &str = "ProcedureStateChanged";

/// Names of all events.
pub const EVENTS: [&str; 2] = [NEW_FILE_UPLOAD, PROCEDURE_STATE_CHANGED];

/// An event.
#[derive(Debug)]
pub struct Event {
    /// The account that receives it. Events of one account are sent one after the other.
    pub owner: AppId,
    /// One of [`EVENTS`].
    pub name: &'static str,
    pub file_id: FileId,
    /// Bucket of the media.
    pub bucket: BucketId,
    /// Key of the media's video.
    pub key: String,
    /// The account's `callback_url`.
    pub url: String,
    /// Time of the event.
    pub at: UnixSeconds,
    /// The JSON text.
    pub body: Bytes,
    /// The body's share of the memory budget.
    pub cost: Reservation,
}

/// Effect of a fault rule on an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventEffect {
    /// Never send it.
    Drop,
    /// Send this many copies more.
    Duplicate(u32),
    /// Send it this many milliseconds later; others overtake it.
    Delay(u64),
    /// Send it after this many later events of the same account.
    Hold(u32),
}
