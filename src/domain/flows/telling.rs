//! Events of media, for whoever wants to be told.

use crate::domain::accounts::vod_options::CallbackFormat;
use crate::domain::accounts::{Account, VodApp};
use crate::domain::vod::events::{Event, EventMedia, EventName};
use crate::domain::vod::media::Media;
use crate::domain::world::App;
use crate::primitives::memory::MemoryFull;
use crate::primitives::time::UnixSeconds;

/// The media that an event is about.
pub fn about(media: &Media) -> EventMedia {
    let (file_id, bucket, key) = (media.file_id, media.bucket.clone(), media.video.key.clone());
    EventMedia { file_id, bucket, key }
}

/// An event about media; none where nobody is to be told.
pub(super) fn event(
    app: &App,
    account: &Account,
    media: &Media,
    name: EventName,
    at: UnixSeconds,
    body: impl FnOnce(CallbackFormat) -> Vec<u8>,
) -> Result<Option<Event>, MemoryFull> {
    let vod_app = VodApp { owner: media.owner, app: media.app };
    let Some(way_out) = app.way_out(account, vod_app, name) else { return Ok(None) };
    let body = body(way_out.format());
    let cost = app.meter.reserve(body.len() as u64)?;
    let media = Some(about(media));
    Ok(Some(Event { app: vod_app, name, media, way_out, at, body: body.into(), cost }))
}
