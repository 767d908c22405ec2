//! Committed media: what a file id stands for, and what may be played.

use std::sync::Arc;

use dashmap::DashMap;

use super::session::Piece;
use crate::primitives::names::{AppId, BucketId};

/// A committed upload.
#[derive(Debug)]
pub struct Media {
    /// Its id.
    pub file_id: u64,
    /// The account it belongs to.
    pub owner: AppId,
    /// The app it belongs to.
    pub app: AppId,
    /// Where it is stored.
    pub bucket: BucketId,
    /// That bucket's region.
    pub region: String,
    /// The directory of all its objects, with a slash at its end.
    pub directory: String,
    /// The video.
    pub video: Piece,
}

/// All media of all apps.
#[derive(Debug, Default)]
pub struct MediaLibrary {
    by_id: DashMap<u64, Arc<Media>>,
    /// What may be played, by key; every key begins with the name of its bucket.
    playable: DashMap<String, AppId>,
}

impl MediaLibrary {
    /// Takes in a committed upload.
    pub fn insert(&self, media: Media) -> Arc<Media> {
        let media = Arc::new(media);
        self.by_id.insert(media.file_id, media.clone());
        self.publish(media.app, &media.video.key);
        media
    }

    /// The media `file_id` of `app`.
    pub fn get(&self, app: AppId, file_id: u64) -> Option<Arc<Media>> {
        self.by_id.get(&file_id).map(|entry| entry.clone()).filter(|media| media.app == app)
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
