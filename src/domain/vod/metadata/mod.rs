//! What a media file tells of itself: container, duration, streams.
//!
//! Sound alone is read by the library lofty. Of files with pictures only the headers that tell a duration, a
//! size or a codec are read, without copying the file: the libraries for MP4 that were looked at build lists
//! of all samples, as many as a header claims, and none reads FLV.
//!
//! <https://cloud.tencent.com/document/api/266/31773#MediaMetaData>

mod audio;
mod bits;
mod boxes;
mod codec;
mod container;
mod facts;
mod flv;
mod fragments;
mod mp4;
mod picture;
mod source;
mod track;
mod ts;

pub use crate::domain::vod::metadata::facts::{AudioStream, MetaData, VideoStream};

use crate::domain::vod::metadata::source::Source;
use crate::primitives::blob::Blob;

/// Reads the headers of a file: the same of the same bytes, and never more than 16 MiB of them. Whatever
/// cannot be told is zero, and the note says so.
pub fn read(blob: &Blob) -> MetaData {
    let source = Source::new(blob);
    let container = container::of(&source);
    let told = match container {
        container::MP4 => mp4::read(&source),
        container::FLV => flv::read(&source),
        "" => None,
        _ => audio::read(&source),
    };
    let told = told.or_else(|| Some(MetaData { container: container::TS, ..ts::read(&source)? }));
    let told = told.or_else(|| if container.is_empty() { audio::read(&source) } else { None });
    let told = told.filter(|told| told.duration > 0.0 || !told.video.is_empty() || !told.audio.is_empty());
    match told {
        Some(told) => told.finished(container, blob.len()),
        None => MetaData { container, ..MetaData::unknown(blob.len()) },
    }
}

#[cfg(test)]
mod tests;
