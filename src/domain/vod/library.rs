//! All media, by file id and by directory, and which keys can be played.

use std::sync::Arc;

use dashmap::DashMap;
use parking_lot::Mutex;

use crate::domain::ids::FileId;
use crate::domain::vod::media::{Info, Media};
use crate::domain::vod::metadata::MetaData;
use crate::domain::vod::session::{Piece, Session};
use crate::primitives::memory::{MemoryFull, Meter, Reservation};
use crate::primitives::names::{AppId, BucketId};
use crate::primitives::time::UnixSeconds;

/// Media that are to be added.
#[derive(Debug)]
pub struct NewMedia {
    pub file_id: FileId,
    pub owner: AppId,
    pub app: AppId,
    pub bucket: BucketId,
    pub region: String,
    pub directory: String,
    pub video: Piece,
    pub created: UnixSeconds,
    pub source_context: String,
    pub metadata: Arc<MetaData>,
    pub info: Info,
}

impl NewMedia {
    /// The media of an upload that is committed at `now`: its original, and the key of its cover.
    pub fn of_upload(
        session: &Session,
        video: &Piece,
        cover: Option<String>,
        metadata: MetaData,
        now: UnixSeconds,
    ) -> Self {
        let upload = &session.application;
        let info = Info {
            name: video.name.clone(),
            class_id: upload.parameters.class_id,
            updated: now,
            expires: upload.expires,
            cover,
            ..Info::default()
        };
        Self {
            file_id: upload.file_id,
            owner: upload.owner,
            app: upload.parameters.app,
            bucket: upload.bucket.clone(),
            region: upload.region.clone(),
            directory: upload.directory.clone(),
            video: video.clone(),
            created: session.created,
            source_context: upload.parameters.source_context.clone(),
            metadata: Arc::new(metadata),
            info,
        }
    }
}

/// Whether a key can be played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Playback {
    /// Nothing was committed there.
    Nothing,
    /// The media it belongs to may not be distributed.
    Forbidden,
    Allowed,
}

/// All media of all apps.
#[derive(Debug)]
pub struct MediaLibrary {
    by_id: DashMap<FileId, Arc<Media>>,
    /// Media by directory; more than one where uploads name their own paths.
    by_directory: DashMap<String, Vec<FileId>>,
    /// Held while media are changed, so that changes do not overtake one another.
    changing: Mutex<()>,
    meter: Meter,
}

impl MediaLibrary {
    /// No media; new ones count against `meter`.
    pub fn new(meter: Meter) -> Self {
        Self { by_id: DashMap::new(), by_directory: DashMap::new(), changing: Mutex::default(), meter }
    }

    /// Adds media, or replaces those with the same id.
    pub fn insert(&self, new: NewMedia) -> Result<Arc<Media>, MemoryFull> {
        let media = Media {
            file_id: new.file_id,
            owner: new.owner,
            app: new.app,
            bucket: new.bucket,
            region: new.region,
            directory: new.directory,
            video: new.video,
            created: new.created,
            source_context: new.source_context,
            metadata: new.metadata,
            info: new.info,
            _cost: Arc::new(self.meter.reserve(0)?),
        };
        let _changing = self.changing.lock();
        let media = self.paid(media)?;
        self.place(media.clone());
        Ok(media)
    }

    /// The media `file_id` of `app`, unless their time is over.
    pub fn get(&self, app: AppId, file_id: FileId, now: UnixSeconds) -> Option<Arc<Media>> {
        let media = self.by_id.get(&file_id).map(|entry| entry.clone())?;
        (media.app == app && media.exists_at(now)).then_some(media)
    }

    /// All media of `app` that exist at `now`, by file id.
    pub fn list(&self, app: AppId, now: UnixSeconds) -> Vec<Arc<Media>> {
        let is_meant = |media: &Media| media.app == app && media.exists_at(now);
        let mut all: Vec<_> =
            self.by_id.iter().filter(|entry| is_meant(entry)).map(|entry| entry.clone()).collect();
        all.sort_unstable_by_key(|media| media.file_id.0);
        all
    }

    /// Whether media are in a class, or in none of them.
    pub fn has_class(&self, app: AppId, class_id: i64, now: UnixSeconds) -> bool {
        let in_class = |media: &Media| media.app == app && media.info.class_id == class_id;
        self.by_id.iter().any(|entry| in_class(&entry) && entry.exists_at(now))
    }

    /// Changes media; none if they are gone. A change that fails, or that the memory budget has no room for,
    /// leaves them as they were.
    pub fn change<E: From<MemoryFull>>(
        &self,
        file_id: FileId,
        change: impl FnOnce(&Media, &mut Info) -> Result<(), E>,
    ) -> Result<Option<Arc<Media>>, E> {
        let _changing = self.changing.lock();
        let Some(before) = self.by_id.get(&file_id).map(|entry| entry.clone()) else { return Ok(None) };
        let mut info = before.info.clone();
        change(&before, &mut info)?;
        let after = self.paid(Media { info, ..Media::clone(&before) })?;
        self.by_id.insert(file_id, after.clone());
        Ok(Some(after))
    }

    /// Removes media, and returns them.
    pub fn remove(&self, file_id: FileId) -> Option<Arc<Media>> {
        let _changing = self.changing.lock();
        let (_, media) = self.by_id.remove(&file_id)?;
        self.leave_directory(&media);
        Some(media)
    }

    /// Whether other media have the same directory.
    pub fn shares_directory(&self, media: &Media) -> bool {
        let there = self.by_directory.get(&media.directory);
        there.is_some_and(|ids| ids.iter().any(|id| *id != media.file_id))
    }

    /// Whether the object at `key` may be played under `app`'s host: a file of media that exist, or anything
    /// else below their directory, such as the segments of a playlist.
    pub fn playback(&self, app: AppId, key: &str, now: UnixSeconds) -> Playback {
        let ends = key.rmatch_indices('/').map(|(at, _)| at + 1);
        let around: Vec<_> = ends.flat_map(|end| self.in_directory(&key[..end])).collect();
        let around = around.into_iter().filter(|media| media.app == app);
        let (own, others): (Vec<_>, Vec<_>) = around.partition(|media| media.keys().any(|own| own == key));
        let meant = if own.is_empty() { others } else { own };
        let mut existing = meant.into_iter().filter(|media| media.exists_at(now)).peekable();
        if existing.peek().is_none() {
            Playback::Nothing
        } else if existing.all(|media| media.info.is_forbidden) {
            Playback::Forbidden
        } else {
            Playback::Allowed
        }
    }

    pub fn snapshot(&self) -> Vec<Arc<Media>> {
        self.by_id.iter().map(|entry| entry.clone()).collect()
    }

    /// Restores all media, or those of one tenant.
    pub fn restore(&self, snapshot: &[Arc<Media>], tenant: Option<AppId>) {
        let is_meant = |media: &Media| tenant.is_none_or(|tenant| media.owner == tenant);
        let _changing = self.changing.lock();
        for media in self.snapshot().iter().filter(|media| is_meant(media)) {
            self.by_id.remove(&media.file_id);
            self.leave_directory(media);
        }
        snapshot.iter().filter(|media| is_meant(media)).for_each(|media| self.place(media.clone()));
    }

    /// The media with its share of the memory budget reserved anew.
    fn paid(&self, media: Media) -> Result<Arc<Media>, MemoryFull> {
        let cost: Reservation = self.meter.reserve(media.cost())?;
        Ok(Arc::new(Media { _cost: Arc::new(cost), ..media }))
    }

    fn place(&self, media: Arc<Media>) {
        let mut there = self.by_directory.entry(media.directory.clone()).or_default();
        if !there.contains(&media.file_id) {
            there.push(media.file_id);
        }
        drop(there);
        self.by_id.insert(media.file_id, media);
    }

    fn leave_directory(&self, media: &Media) {
        if let Some(mut there) = self.by_directory.get_mut(&media.directory) {
            there.retain(|id| *id != media.file_id);
        }
        self.by_directory.remove_if(&media.directory, |_, there| there.is_empty());
    }

    fn in_directory(&self, directory: &str) -> Vec<Arc<Media>> {
        let ids = self.by_directory.get(directory).map(|ids| ids.clone()).unwrap_or_default();
        ids.iter().filter_map(|id| self.by_id.get(id).map(|entry| entry.clone())).collect()
    }
}
