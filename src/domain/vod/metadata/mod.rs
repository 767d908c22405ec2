//! What a media file tells of itself: container, duration, streams.
//!
//! <https://cloud.tencent.com/document/api/266/31773#MediaMetaData>

mod container;
mod facts;

pub use crate::domain::vod::metadata::facts::{AudioStream, MetaData, VideoStream};

use crate::primitives::blob::Blob;

/// Reads the headers of a file. Whatever cannot be told is zero, and the note says so.
pub fn read(blob: &Blob) -> MetaData {
    let container = container::of(blob);
    MetaData { container, ..MetaData::unknown(blob.len()) }
}
