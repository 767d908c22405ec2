//! The container of a file, from its first bytes.

use crate::domain::vod::metadata::source::Source;

pub(super) const MP4: &str = "mov,mp4,m4a,3gp,3g2,mj2";
pub(super) const FLV: &str = "flv";
pub(super) const TS: &str = "mpegts";

/// In the words of the usual media tools; empty when the bytes tell nothing.
pub(super) fn of(source: &Source<'_>) -> &'static str {
    let first = source.some(0, 8192);
    match infer::get(&first).map_or("", |kind| kind.mime_type()) {
        "video/mp4" | "video/quicktime" | "video/x-m4v" | "video/3gpp" | "audio/m4a" => MP4,
        "video/webm" | "video/x-matroska" => "matroska,webm",
        "video/x-flv" => FLV,
        "video/x-msvideo" => "avi",
        "video/mpeg" => "mpeg",
        "video/x-ms-wmv" => "asf",
        "audio/mpeg" => "mp3",
        "audio/ogg" => "ogg",
        "audio/x-flac" => "flac",
        "audio/x-wav" => "wav",
        "audio/aac" => "aac",
        _ if is_mp4(&first) => MP4,
        _ => "",
    }
}

/// Whether the first box is one that such files begin with: brands are without number.
fn is_mp4(first: &[u8]) -> bool {
    matches!(first.get(4..8), Some(b"ftyp" | b"moov" | b"mdat" | b"wide" | b"free" | b"skip"))
}
