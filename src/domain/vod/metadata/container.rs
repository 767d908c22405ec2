//! The container of a file, from its first bytes.

use crate::primitives::blob::Blob;

/// In the words of the usual media tools; empty when the bytes tell nothing.
pub(super) fn of(blob: &Blob) -> &'static str {
    let first = blob.pieces().first().map_or(&[][..], |piece| piece);
    match infer::get(first).map_or("", |kind| kind.mime_type()) {
        "video/mp4" | "video/quicktime" | "video/x-m4v" | "video/3gpp" | "audio/m4a" => {
            "mov,mp4,m4a,3gp,3g2,mj2"
        }
        "video/webm" | "video/x-matroska" => "matroska,webm",
        "video/x-flv" => "flv",
        "video/x-msvideo" => "avi",
        "video/mpeg" => "mpeg",
        "video/x-ms-wmv" => "asf",
        "audio/mpeg" => "mp3",
        "audio/ogg" => "ogg",
        "audio/x-flac" => "flac",
        "audio/x-wav" => "wav",
        "audio/aac" => "aac",
        _ => "",
    }
}
