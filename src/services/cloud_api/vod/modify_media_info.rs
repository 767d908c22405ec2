//! `ModifyMediaInfo`: name, description, class, expiry, cover, tags and key frames of media.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalog::{ErrorRow, cloud_api as rows};
use crate::domain::flows::files;
use crate::domain::store::content::Content;
use crate::domain::vod::media::{Info, KeyFrame, Media};
use crate::primitives::time::UnixSeconds;
use crate::services::cloud_api::envelope::answer;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::schema::generated::vod_fields;
use crate::services::cloud_api::service::{Auth, CloudApi};
use crate::services::cloud_api::vod::media_call::{self, app_of, require, short};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route};
use crate::wire::response::Response;

const NAME_MAX: usize = 64;
const DESCRIPTION_MAX: usize = 128;
const TAG_MAX: usize = 32;
const TAGS_MAX: usize = 16;
const FRAMES_MAX: usize = 100;
const CONTENT_MAX: usize = 128;
/// The value of `ClearTags` and `ClearKeyFrameDescs` that clears; others mean nothing, says the vendor.
const CLEARS: i64 = 1;

/// Changes media.
pub(crate) struct ModifyMediaInfo;

/// Parameters as they are given. Subtitles and knowledge bases are not played.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Given {
    file_id: String,
    sub_app_id: Option<u64>,
    name: Option<String>,
    description: Option<String>,
    class_id: Option<i64>,
    expire_time: Option<String>,
    cover_data: Option<String>,
    #[serde(default)]
    add_key_frame_descs: Vec<Frame>,
    #[serde(default)]
    delete_key_frame_descs: Vec<f64>,
    clear_key_frame_descs: Option<i64>,
    #[serde(default)]
    add_tags: Vec<String>,
    #[serde(default)]
    delete_tags: Vec<String>,
    clear_tags: Option<i64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Frame {
    time_offset: f64,
    content: String,
}

/// A call.
pub(crate) struct Input {
    given: Given,
    /// Outer: whether it was given; inner: none for never.
    #[expect(clippy::option_option, reason = "not given and never are two things")]
    expires: Option<Option<UnixSeconds>>,
    cover: Option<(Vec<u8>, &'static str)>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    cover_url: String,
    added_subtitle_set: [(); 0],
}

impl Operation for ModifyMediaInfo {
    type Service = CloudApi;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: vod_fields::MODIFY_MEDIA_INFO,
        ..OperationSpec::new(
            "modify_media_info",
            "Changes name, description, class, expiry, cover, tags and key frames of media.",
            "https://cloud.tencent.com/document/product/266/31762",
            Route::Action("ModifyMediaInfo"),
        )
    };
    const AUTH: Auth = Auth::VOD;

    fn parse(request: &Request<CloudApi>) -> Result<Input, Error> {
        let given: Given = request.params.input()?;
        check_texts(&given)?;
        check_conflicts(&given)?;
        let row = &rows::INVALID_PARAMETER_VALUE_EXPIRE_TIME;
        let expires = given.expire_time.as_deref().map(|text| media_call::expiry(text, row)).transpose()?;
        let cover = given.cover_data.as_deref().filter(|data| !data.is_empty());
        let cover = cover.map(media_call::picture).transpose()?;
        Ok(Input { given, expires, cover })
    }

    fn run(ctx: &Ctx<CloudApi>, input: Input) -> Result<Response, Error> {
        let app = app_of(ctx, input.given.sub_app_id, &rows::FAILED_OPERATION_INVALID_VOD_USER)?;
        let media = require(ctx, app, &input.given.file_id, &rows::RESOURCE_NOT_FOUND_FILE_NOT_EXIST)?;
        let now = ctx.app.clock.now();
        media_call::check_class(ctx, app, input.given.class_id)?;
        if input.expires.flatten().is_some_and(|expires| expires <= now) {
            let reason = "ExpireTime is over already; give a time that is to come, or 9999-12-31T23:59:59Z";
            return Err(Error::new(&rows::INVALID_PARAMETER_VALUE_EXPIRE_TIME, reason));
        }
        let cover = input.cover.as_ref().map(|(_, kind)| cover_key(&media, kind));
        let change = |_: &Media, info: &mut Info| {
            apply(&input.given, info)?;
            if let Some(expires) = input.expires {
                info.expires = expires;
            }
            info.cover = cover.clone().or_else(|| info.cover.take());
            info.updated = now;
            Ok::<_, Error>(())
        };
        ctx.app.vod.media.change(media.file_id, change)?;
        if let (Some((bytes, _)), Some(key)) = (input.cover, &cover) {
            store_cover(ctx, &media, key, bytes, now)?;
        }
        let root = media_call::root(ctx, app);
        let cover_url = cover.map(|key| format!("{root}{key}")).unwrap_or_default();
        Ok(answer(&ctx.app, Output { cover_url, added_subtitle_set: [] }))
    }
}

fn check_texts(given: &Given) -> Result<(), Error> {
    let text =
        |name, text: &Option<String>, most, row| short(name, text.as_deref().unwrap_or_default(), most, row);
    text("Name", &given.name, NAME_MAX, &rows::INVALID_PARAMETER_VALUE_NAME)?;
    text("Description", &given.description, DESCRIPTION_MAX, &rows::INVALID_PARAMETER_VALUE_DESCRIPTION)?;
    for tag in given.add_tags.iter().chain(&given.delete_tags) {
        short("AddTags and DeleteTags", tag, TAG_MAX, &rows::INVALID_PARAMETER_VALUE_TAG_TOO_LONG)?;
    }
    for frame in &given.add_key_frame_descs {
        let row = &rows::INVALID_PARAMETER_VALUE_KEY_FRAME_DESC_CONTENT_TOO_LONG;
        short("AddKeyFrameDescs: Content", &frame.content, CONTENT_MAX, row)?;
        if frame.content.is_empty() || !(frame.time_offset >= 0.0 && frame.time_offset.is_finite()) {
            let reason = "AddKeyFrameDescs: Content has at least one character, TimeOffset is not negative";
            return Err(Error::invalid_value("AddKeyFrameDescs", &frame.time_offset.to_string(), reason));
        }
    }
    Ok(())
}

/// What is added must be neither deleted nor cleared in the same call.
fn check_conflicts(given: &Given) -> Result<(), Error> {
    let switches = [("ClearTags", given.clear_tags), ("ClearKeyFrameDescs", given.clear_key_frame_descs)];
    for (name, value) in switches {
        if let Some(other) = value.filter(|value| ![0, CLEARS].contains(value)) {
            let reason = format!("{name} is {CLEARS}, to clear, or 0");
            return Err(Error::invalid_value(name, &other.to_string(), reason));
        }
    }
    let clears = |value: Option<i64>| value == Some(CLEARS);
    let adds_offset =
        |offset: &f64| given.add_key_frame_descs.iter().any(|frame| same(frame.time_offset, *offset));
    let (tags, frames) = (!given.add_tags.is_empty(), !given.add_key_frame_descs.is_empty());
    let conflicts: [(bool, &'static ErrorRow); 4] = [
        (
            given.add_tags.iter().any(|tag| given.delete_tags.contains(tag)),
            &rows::INVALID_PARAMETER_VALUE_ADD_TAGS_AND_DELETE_TAGS_CONFLICT,
        ),
        (tags && clears(given.clear_tags), &rows::INVALID_PARAMETER_VALUE_ADD_TAGS_AND_CLEAR_TAGS_CONFLICT),
        (
            given.delete_key_frame_descs.iter().any(adds_offset),
            &rows::INVALID_PARAMETER_VALUE_ADD_KEY_FRAME_DESCS_AND_DELETE_KEY_FRAME_DESCS_CONFLICT,
        ),
        (
            frames && clears(given.clear_key_frame_descs),
            &rows::INVALID_PARAMETER_VALUE_ADD_KEY_FRAME_DESCS_AND_CLEAR_KEY_FRAME_DESCS_CONFLICT,
        ),
    ];
    match conflicts.into_iter().find(|(is_there, _)| *is_there) {
        Some((_, row)) => {
            let reason =
                "the same call adds and deletes, or clears, the same tags or key frames; make two calls";
            Err(Error::new(row, reason))
        }
        None => Ok(()),
    }
}

/// Whether two offsets are the same millisecond.
fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.000_5
}

/// Changes everything but expiry and cover.
fn apply(given: &Given, info: &mut Info) -> Result<(), Error> {
    if let Some(name) = &given.name {
        info.name.clone_from(name);
    }
    if let Some(description) = &given.description {
        info.description.clone_from(description);
    }
    info.class_id = given.class_id.unwrap_or(info.class_id);
    let clears = given.clear_tags == Some(CLEARS);
    info.tags.retain(|tag| !clears && !given.delete_tags.contains(tag));
    for tag in &given.add_tags {
        if !info.tags.contains(tag) {
            info.tags.push(tag.clone());
        }
    }
    if info.tags.len() > TAGS_MAX {
        let reason = format!("media have at most {TAGS_MAX} tags, these would have {}", info.tags.len());
        return Err(Error::new(&rows::LIMIT_EXCEEDED_TAG_COUNT_REACH_MAX, reason));
    }
    apply_frames(given, info)
}

fn apply_frames(given: &Given, info: &mut Info) -> Result<(), Error> {
    let clears = given.clear_key_frame_descs == Some(CLEARS);
    let is_deleted = |offset: f64| given.delete_key_frame_descs.iter().any(|deleted| same(*deleted, offset));
    info.key_frames.retain(|frame| !clears && !is_deleted(frame.offset));
    for frame in &given.add_key_frame_descs {
        // A second one at the same offset takes the place of the first.
        info.key_frames.retain(|known| !same(known.offset, frame.time_offset));
        info.key_frames.push(KeyFrame { offset: frame.time_offset, content: frame.content.clone() });
    }
    info.key_frames.sort_by(|one, other| one.offset.total_cmp(&other.offset));
    if info.key_frames.len() > FRAMES_MAX {
        let reason =
            format!("media have at most {FRAMES_MAX} key frames, these would have {}", info.key_frames.len());
        return Err(Error::new(&rows::LIMIT_EXCEEDED_KEY_FRAME_DESC_COUNT_REACH_MAX, reason));
    }
    Ok(())
}

fn cover_key(media: &Media, kind: &str) -> String {
    format!("{}{}.{kind}", media.directory, media.file_id.cover())
}

fn store_cover(
    ctx: &Ctx<CloudApi>,
    media: &Media,
    key: &str,
    bytes: Vec<u8>,
    now: UnixSeconds,
) -> Result<(), Error> {
    let cost = ctx.app.meter.reserve(bytes.len() as u64)?;
    let content = Arc::new(Content::new(cost.seal(bytes).into()));
    let bucket = ctx.app.store.bucket(&media.bucket)?;
    files::put(&ctx.app, &bucket, key, content, now)
        .map_err(|error| Error::new(&rows::INTERNAL_ERROR_UPLOAD_COVER_IMAGE_ERROR, error.to_string()))
}
