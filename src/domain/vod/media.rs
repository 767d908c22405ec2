//! Committed media, by file id, and the keys that can be played.

use std::collections::HashSet;
use std::sync::Arc;

use dashmap::DashMap;

use crate::domain::ids::FileId;
use crate::domain::vod::session::Piece;
use crate::primitives::names::{AppId, BucketId};

#[derive(Debug)]
pub struct Media {
    pub file_id: FileId,
    pub owner: AppId,
    pub app: AppId,
    pub bucket: BucketId,
    /// Region of the bucket.
    pub region: String,
    /// The directory of all its objects, with a slash at its end.
    pub directory: String,
    pub video: Piece,
}

/// State of the library in a snapshot.
#[derive(Debug)]
pub struct MediaSnapshot {
    media: Vec<Arc<Media>>,
    playable: Vec<(String, AppId)>,
}

/// All media of all apps.
#[derive(Debug, Default)]
pub struct MediaLibrary {
    by_id: DashMap<FileId, Arc<Media>>,
    /// Keys that can be played. A key begins with the name of its bucket.
    playable: DashMap<String, AppId>,
}

impl MediaLibrary {
    pub fn insert(&self, media: Media) -> Arc<Media> {
        let media = Arc::new(media);
        self.by_id.insert(media.file_id, media.clone());
        self.publish(media.app, &media.video.key);
        media
    }

    /// The media `file_id` of `app`.
    pub fn get(&self, app: AppId, file_id: FileId) -> Option<Arc<Media>> {
        self.by_id.get(&file_id).map(|entry| entry.clone()).filter(|media| media.app == app)
    }

    pub fn snapshot(&self) -> MediaSnapshot {
        MediaSnapshot {
            media: self.by_id.iter().map(|entry| entry.clone()).collect(),
            playable: self.playable.iter().map(|entry| (entry.key().clone(), *entry.value())).collect(),
        }
    }

    /// Restores all media, or those of one tenant.
    pub fn restore(&self, snapshot: &MediaSnapshot, tenant: Option<AppId>) {
        let is_meant = |media: &Media| tenant.is_none_or(|tenant| media.owner == tenant);
        let apps: HashSet<AppId> = self
            .snapshot()
            .media
            .iter()
            .chain(&snapshot.media)
            .filter(|media| is_meant(media))
            .map(|media| media.app)
            .collect();
        self.by_id.retain(|_, media| !is_meant(media));
        self.playable.retain(|_, app| tenant.is_some() && !apps.contains(app));
        for media in snapshot.media.iter().filter(|media| is_meant(media)) {
            self.by_id.insert(media.file_id, media.clone());
        }
        let playable = snapshot.playable.iter().filter(|(_, app)| tenant.is_none() || apps.contains(app));
        playable.for_each(|(key, app)| self.publish(*app, key));
    }

    /// Lets the object at `key` be played under `app`'s host.
    pub fn publish(&self, app: AppId, key: &str) {
        self.playable.insert(key.into(), app);
    }

    /// Whether the object at `key` may be played under `app`'s host.
    pub fn plays(&self, app: AppId, key: &str) -> bool {
        self.playable.get(key).is_some_and(|owner| *owner == app)
    }
}
