//! Media: what a committed or pulled upload becomes.
//!
//! <https://cloud.tencent.com/document/product/266/31763> (DescribeMediaInfos)

use std::sync::Arc;

use crate::domain::ids::FileId;
use crate::domain::vod::media_types::Category;
use crate::domain::vod::metadata::MetaData;
use crate::domain::vod::procedure::{Task, TaskFile, TaskKind};
use crate::domain::vod::session::Piece;
use crate::primitives::memory::Reservation;
use crate::primitives::names::{AppId, BucketId};
use crate::primitives::time::UnixSeconds;

/// One entry of an app's library. It is immutable; a change replaces it.
#[derive(Debug, Clone)]
pub struct Media {
    pub file_id: FileId,
    /// The account that uploaded it, whose clock it lives by.
    pub owner: AppId,
    pub app: AppId,
    pub bucket: BucketId,
    /// Region of the bucket.
    pub region: String,
    /// The directory of all its objects, with a slash at its end.
    pub directory: String,
    /// The original file.
    pub video: Piece,
    pub created: UnixSeconds,
    /// The text that the uploader gave, for events and `SourceInfo`.
    pub source_context: String,
    /// The original's, read when it was committed.
    pub metadata: Arc<MetaData>,
    pub info: Info,
    pub(super) _cost: Arc<Reservation>,
}

/// The part of media that can change.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Info {
    pub name: String,
    pub description: String,
    /// 0 is "other".
    pub class_id: i64,
    pub tags: Vec<String>,
    /// In the order of their offsets.
    pub key_frames: Vec<KeyFrame>,
    pub updated: UnixSeconds,
    /// From then on the media do not exist; none: never.
    pub expires: Option<UnixSeconds>,
    /// Key of the cover.
    pub cover: Option<String>,
    /// Whether its play URLs answer 403.
    pub is_forbidden: bool,
    /// Whether the original file has been deleted while the entry stays.
    pub has_lost_original: bool,
    /// What task flows have made of it, the oldest first.
    pub renditions: Vec<Rendition>,
}

/// A marked point of a video.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyFrame {
    /// Seconds.
    pub offset: f64,
    pub content: String,
}

/// Result of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    pub kind: TaskKind,
    pub definition: u32,
    pub files: Vec<TaskFile>,
}

impl Rendition {
    /// Whether it has a file at `key`.
    pub fn has(&self, key: &str) -> bool {
        self.files.iter().any(|file| file.key == key)
    }
}

impl Info {
    /// Takes in the files that tasks have made. A picture for a cover becomes the cover.
    pub fn take_results(&mut self, tasks: &[Task]) {
        for task in tasks {
            let Ok(output) = &task.outcome else { continue };
            let files = output.files();
            let Some(first) = files.first() else { continue };
            if task.kind == TaskKind::CoverBySnapshot {
                self.cover = Some(first.key.clone());
            }
            let (kind, definition) = (task.kind, task.definition);
            self.renditions.retain(|made| (made.kind, made.definition) != (kind, definition));
            self.renditions.push(Rendition { kind, definition, files });
        }
    }
}

impl Media {
    pub fn category(&self) -> Category {
        Category::of(&self.video.file_type)
    }

    /// Whether its time is not over.
    pub fn exists_at(&self, now: UnixSeconds) -> bool {
        self.info.expires.is_none_or(|expires| now < expires)
    }

    /// The keys of its own files: the original, the cover, and whatever tasks have made.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let made = self.info.renditions.iter().flat_map(|made| &made.files).map(|file| file.key.as_str());
        std::iter::once(self.video.key.as_str()).chain(self.info.cover.as_deref()).chain(made)
    }

    /// The share of the memory budget, in bytes.
    pub(super) fn cost(&self) -> u64 {
        const FIXED: usize = 1024;
        const LISTED: usize = 64;
        let info = &self.info;
        let texts = [
            &self.region,
            &self.directory,
            &self.video.key,
            &self.video.name,
            &self.video.file_type,
            &self.source_context,
            &info.name,
            &info.description,
        ];
        let texts: usize = texts.iter().map(|text| text.len()).sum();
        let tags: usize = info.tags.iter().map(|tag| tag.len() + LISTED).sum();
        let frames: usize = info.key_frames.iter().map(|frame| frame.content.len() + LISTED).sum();
        // Every key stands in the media and in the library's index.
        let keys: usize = self.keys().map(|key| 2 * key.len() + LISTED).sum();
        (FIXED + texts + tags + frames + keys) as u64
    }
}
