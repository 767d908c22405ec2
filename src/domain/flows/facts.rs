//! What the events of an upload and its task flow tell, before it is worded.

use std::ops::Range;

use crate::domain::auth::vod::NotifyMode;
use crate::domain::vod::media::Media;
use crate::domain::vod::procedure::{Task, Verdict};
use crate::domain::vod::tasks::Asked;
use crate::primitives::escape::encode_path;

/// Media, and the task flow that runs over them.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    pub media: &'a Media,
    /// What the play URLs begin with.
    pub root: &'a str,
    /// Names from the top class down to the media's.
    pub classes: &'a [String],
    /// The task flow's id; empty when none runs.
    pub task_id: &'a str,
    pub tasks: &'a [Task],
    pub asked: &'a Asked,
}

impl Facts<'_> {
    /// The play URL of an object.
    pub(super) fn url(&self, key: &str) -> String {
        url(self.root, key)
    }

    /// The original's play URL.
    pub(super) fn file_url(&self) -> String {
        self.url(&self.media.video.key)
    }

    pub(super) fn cover_url(&self) -> Option<String> {
        self.media.info.cover.as_deref().map(|key| self.url(key))
    }

    pub(super) fn class_name(&self) -> &str {
        self.classes.last().map_or("", String::as_str)
    }
}

/// The play URL of an object below a root.
pub(super) fn url(root: &str, key: &str) -> String {
    format!("{root}{}", encode_path(key))
}

/// How many of a flow's tasks each of its events shows as done, one event after the other.
pub(super) fn progress(mode: NotifyMode, all: usize) -> Range<usize> {
    match mode {
        // The last one tells the end, even of a flow without tasks.
        NotifyMode::Change => all.min(1)..all + 1,
        NotifyMode::Finish => all..all + 1,
        NotifyMode::None => 0..0,
    }
}

/// The code and words of a task that failed; zero and none of one that did not.
pub(super) fn failure(task: &Task) -> (i32, &'static str) {
    match task.outcome {
        Ok(_) => (0, ""),
        Err(code @ 30009) => (code, "source file error"),
        Err(code) => (code, "internal error"),
    }
}

/// Confidence and label of a review's finding.
pub(super) fn finding(verdict: Verdict) -> (u32, &'static str) {
    match verdict {
        Verdict::Pass => (0, ""),
        Verdict::Review => (75, "sexy"),
        Verdict::Block => (98, "sexy"),
    }
}
