//! Deleting media, or parts of them, with the event that tells of it.

use serde::Serialize;
use serde_json::json;

use crate::domain::accounts::{Account, VodApp};
use crate::domain::flows::telling::about;
use crate::domain::vod::events::{Event, EventName};
use crate::domain::vod::media::{Info, Media};
use crate::domain::vod::procedure::TaskKind;
use crate::domain::world::App;
use crate::primitives::memory::MemoryFull;

/// Files of media.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The original and the uploaded cover.
    Original,
    /// Transcodings of one definition, or all.
    Transcodes(Option<u32>),
}

/// Deletes media and everything below their directory, unless other media share it.
pub fn all(app: &App, account: &Account, media: &Media) -> Result<(), MemoryFull> {
    let event = deleted(app, account, media, &json!([]))?;
    let shares = app.vod.media.shares_directory(media);
    app.vod.media.remove(media.file_id);
    if let Ok(bucket) = app.store.bucket(&media.bucket) {
        let now = app.clock.now();
        if shares {
            media.keys().for_each(|key| drop(bucket.delete_file(key, now)));
        } else {
            bucket.delete_below(&media.directory, now);
        }
    }
    event.into_iter().for_each(|event| app.publish(event));
    Ok(())
}

/// Deletes parts of media, whose entry stays. `told` is how the event lists them.
pub fn parts(
    app: &App,
    account: &Account,
    media: &Media,
    parts: &[Part],
    told: &impl Serialize,
) -> Result<(), MemoryFull> {
    let event = deleted(app, account, media, told)?;
    let mut gone = Vec::new();
    let now = app.clock.now();
    app.vod.media.change(media.file_id, |media, info| {
        parts.iter().for_each(|part| gone.extend(take(*part, media, info)));
        info.updated = now;
        Ok::<_, MemoryFull>(())
    })?;
    if let Ok(bucket) = app.store.bucket(&media.bucket) {
        gone.iter().for_each(|key| drop(bucket.delete_file(key, now)));
    }
    event.into_iter().for_each(|event| app.publish(event));
    Ok(())
}

/// Takes a part out of media, and returns the keys of its files.
fn take(part: Part, media: &Media, info: &mut Info) -> Vec<String> {
    match part {
        Part::Original => {
            info.has_lost_original = true;
            let is_made = |key: &str| media.info.renditions.iter().any(|made| made.has(key));
            let uploaded = info.cover.take_if(|key| !is_made(key));
            std::iter::once(media.video.key.clone()).chain(uploaded).collect()
        }
        Part::Transcodes(definition) => {
            let is_meant = |kind: TaskKind, own: u32| {
                kind == TaskKind::Transcode && definition.is_none_or(|definition| definition == own)
            };
            let (gone, left): (Vec<_>, Vec<_>) = std::mem::take(&mut info.renditions)
                .into_iter()
                .partition(|made| is_meant(made.kind, made.definition));
            info.renditions = left;
            gone.into_iter().flat_map(|made| made.files).map(|file| file.key).collect()
        }
    }
}

fn deleted(
    app: &App,
    account: &Account,
    media: &Media,
    parts: &impl Serialize,
) -> Result<Option<Event>, MemoryFull> {
    let vod_app = VodApp { owner: media.owner, app: media.app };
    let id = media.file_id.to_string();
    let told = json!({
        "FileIdSet": [id],
        "FileDeleteResultInfo": [{ "FileId": id, "DeleteParts": parts }],
    });
    app.event(account, vod_app, EventName::FileDeleted, Some(about(media)), app.clock.now(), &told)
}
