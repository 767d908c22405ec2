//! What events tell, before it is worded.

use std::ops::Range;
use std::sync::Arc;

use crate::domain::auth::vod::{NotifyMode, UploadParameters};
use crate::domain::ids::FileId;
use crate::domain::store::content::Content;
use crate::domain::vod::procedure::{Task, Verdict};
use crate::primitives::escape::encode_path;
use crate::primitives::time::UnixSeconds;

/// The codecs of the vendor's samples. Nothing here looks into a video, and apps compare them with what
/// players take.
pub(crate) const VIDEO_CODEC: &str = "h264";
/// The same for sound.
pub(crate) const AUDIO_CODEC: &str = "aac";

/// A committed upload and its task flow.
#[derive(Debug)]
pub(crate) struct Upload<'a> {
    /// The media's id.
    pub file_id: FileId,
    /// The video's name for display.
    pub name: &'a str,
    /// Its type.
    pub file_type: &'a str,
    /// Its key in the storage bucket.
    pub key: &'a str,
    /// The cover's key, if there is a cover.
    pub cover_key: Option<&'a str>,
    /// Where it is stored.
    pub region: &'a str,
    /// What the play URLs begin with.
    pub root: &'a str,
    /// What Apply's signature asked for.
    pub parameters: &'a UploadParameters,
    /// Applied for at.
    pub applied: UnixSeconds,
    /// Committed at.
    pub committed: UnixSeconds,
    /// The video.
    pub content: &'a Arc<Content>,
    /// The task flow's id; empty when none runs.
    pub task_id: &'a str,
    /// The task flow's tasks.
    pub tasks: &'a [Task],
}

impl Upload<'_> {
    /// The play URL of an object.
    pub(crate) fn url(&self, key: &str) -> String {
        format!("{}{}", self.root, encode_path(key))
    }

    /// The video's container in the words of the usual media tools, read from its first bytes; empty when
    /// they tell nothing.
    pub(crate) fn container(&self) -> &'static str {
        let first = self.content.blob.pieces().first().map_or(&[][..], |piece| piece);
        let kind = infer::get(first).map_or("", |kind| kind.mime_type());
        match kind {
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

    /// How many of the tasks each event of the flow shows as done, one event after the other.
    pub(crate) fn progress(&self) -> Range<usize> {
        let all = self.tasks.len();
        match self.parameters.task_notify_mode {
            // The last one tells the end, even of a flow without tasks.
            NotifyMode::Change => all.min(1)..all + 1,
            NotifyMode::Finish => all..all + 1,
            NotifyMode::None => 0..0,
        }
    }
}

/// A class's name; only the default one is known here.
pub(crate) fn class_name(class_id: i64) -> &'static str {
    if class_id == 0 { "其他" } else { "" }
}

/// The code and words of a task that failed; zero and none of one that did not.
pub(crate) fn failure(task: &Task) -> (i32, &'static str) {
    match task.outcome {
        Ok(_) => (0, ""),
        Err(code @ 30009) => (code, "source file error"),
        Err(code) => (code, "internal error"),
    }
}

/// Confidence and label of a review's finding.
pub(crate) fn finding(verdict: Verdict) -> (u32, &'static str) {
    match verdict {
        Verdict::Pass => (0, ""),
        Verdict::Review => (75, "sexy"),
        Verdict::Block => (98, "sexy"),
    }
}
