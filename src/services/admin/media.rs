//! `/_cosplay/media`: VOD's media with their metadata, and their content for a player.

use std::sync::Arc;

use serde::Serialize;

use crate::domain::App;
use crate::domain::ids::FileId;
use crate::domain::vod::media::Media;
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;
use crate::services::admin::envelope::{spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::object_content::sent;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;
use crate::wire::validators::Conditions;

pub(super) struct ListMedia;

impl Operation for ListMedia {
    type Service = Admin;
    type Input = Option<AppId>;

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        ..spec(
            Verb::Get,
            "media",
            "media",
            "Lists VOD's media with their metadata; ?appid= lists one account's.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Option<AppId>, Error> {
        request.params.tenant()
    }

    fn run(ctx: &Ctx<Admin>, tenant: Option<AppId>) -> Result<Response, Error> {
        Ok(success(&listed(&ctx.app, tenant)))
    }
}

/// All media that exist, or those of one account, the oldest first.
pub(super) fn listed(app: &App, tenant: Option<AppId>) -> Vec<ShownMedia> {
    let is_meant = |media: &Arc<Media>| {
        tenant.is_none_or(|tenant| media.owner == tenant) && media.exists_at(app.now_of(Some(media.owner)))
    };
    let mut all: Vec<_> = app.vod.media.snapshot().into_iter().filter(is_meant).collect();
    all.sort_by_key(|media| (media.created, media.file_id.0));
    all.iter().map(|media| ShownMedia::of(media)).collect()
}

/// Media for people.
#[derive(Debug, Serialize)]
pub(super) struct ShownMedia {
    pub file_id: String,
    pub appid: AppId,
    /// The app: `appid`, or a sub-app.
    pub sub_app: AppId,
    pub bucket: String,
    pub key: String,
    pub name: String,
    pub kind: String,
    /// `normal`, `forbidden`, or `lost` where the original was deleted.
    pub status: &'static str,
    pub size: u64,
    /// Seconds.
    pub duration: f64,
    pub width: u32,
    pub height: u32,
    pub container: &'static str,
    pub created: UnixSeconds,
    pub cover: Option<String>,
}

impl ShownMedia {
    fn of(media: &Media) -> Self {
        let (info, data) = (&media.info, &media.metadata);
        let status = match (info.is_forbidden, info.has_lost_original) {
            (_, true) => "lost",
            (true, false) => "forbidden",
            (false, false) => "normal",
        };
        Self {
            file_id: media.file_id.to_string(),
            appid: media.owner,
            sub_app: media.app,
            bucket: media.bucket.to_string(),
            key: media.video.key.clone(),
            name: info.name.clone(),
            kind: media.video.file_type.clone(),
            status,
            size: data.size,
            duration: data.duration,
            width: data.width,
            height: data.height,
            container: data.container,
            created: media.created,
            cover: info.cover.clone(),
        }
    }
}

pub(super) struct MediaContent;

impl Operation for MediaContent {
    type Service = Admin;
    type Input = (String, Conditions);

    const SPEC: OperationSpec = OperationSpec {
        statuses: &[200, 206, 304, 404, 416],
        ..spec(
            Verb::Get,
            "media/{id}",
            "media_content",
            "Returns the original of media by their file id, or the range of it that is asked for.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(String, Conditions), Error> {
        Ok((request.target.id(), Conditions::read(&request.head)))
    }

    fn run(ctx: &Ctx<Admin>, (id, conditions): (String, Conditions)) -> Result<Response, Error> {
        let missing = || Error::NotFound(format!("there are no media {id}, or their original is gone"));
        let file_id = id.parse().map(FileId).map_err(|_| missing())?;
        let all = ctx.app.vod.media.snapshot();
        let media = all.iter().find(|media| media.file_id == file_id).ok_or_else(missing)?;
        let bucket = ctx.app.store.bucket(&media.bucket).map_err(|_| missing())?;
        let object = bucket.visible(&media.video.key).ok_or_else(missing)?;
        Ok(sent(&media.video.key, &object, &conditions))
    }
}
