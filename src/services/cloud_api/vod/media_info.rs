//! `MediaInfo`: media as DescribeMediaInfos and SearchMedia show them, each part only where it is asked for.
//!
//! <https://cloud.tencent.com/document/api/266/31773#MediaInfo>

use serde_json::{Value as Json, json};

use crate::domain::accounts::VodApp;
use crate::domain::flows::shapes::{BasicInfo, MetaDataShape};
use crate::domain::vod::media::{KeyFrame, Media, Rendition};
use crate::domain::vod::procedure::{TaskFile, TaskKind};
use crate::primitives::escape::encode_path;
use crate::services::cloud_api::error::Error;
use crate::services::cloud_api::service::CloudApi;
use crate::services::cloud_api::vod::media_call;
use crate::services::service::Ctx;

/// The words of `Filters`, each with the member it stands for.
const PARTS: [(&str, &str); 14] = [
    ("basicInfo", "BasicInfo"),
    ("metaData", "MetaData"),
    ("transcodeInfo", "TranscodeInfo"),
    ("animatedGraphicsInfo", "AnimatedGraphicsInfo"),
    ("imageSpriteInfo", "ImageSpriteInfo"),
    ("snapshotByTimeOffsetInfo", "SnapshotByTimeOffsetInfo"),
    ("sampleSnapshotInfo", "SampleSnapshotInfo"),
    ("keyFrameDescInfo", "KeyFrameDescInfo"),
    ("adaptiveDynamicStreamingInfo", "AdaptiveDynamicStreamingInfo"),
    ("miniProgramReviewInfo", "MiniProgramReviewInfo"),
    ("subtitleInfo", "SubtitleInfo"),
    ("reviewInfo", "ReviewInfo"),
    ("mpsAiMediaInfo", "MPSAiMediaInfo"),
    ("knowledgeBasesInfo", "KnowledgeBasesInfo"),
];
/// Members that no filter names.
const OTHERS: [&str; 2] = ["ImageUnderstandingInfo", "FaceRecognitionInfo"];

/// The parts that are asked for.
#[derive(Debug, Clone)]
pub(crate) struct Filters(Vec<&'static str>);

impl Filters {
    /// All parts where none is named.
    pub(super) fn of(names: Option<Vec<String>>) -> Result<Self, Error> {
        let names = names.unwrap_or_default();
        if names.is_empty() {
            return Ok(Self(PARTS.iter().map(|(_, member)| *member).collect()));
        }
        let member = |name: &String| {
            let found = PARTS.iter().find(|(known, _)| known == name).map(|(_, member)| *member);
            let reason =
                || format!("Filters: {name:?} is not one of {}", PARTS.map(|(name, _)| name).join(", "));
            found.ok_or_else(|| Error::invalid_value("Filters", name, reason()))
        };
        Ok(Self(names.iter().map(member).collect::<Result<_, _>>()?))
    }
}

/// One element of `MediaInfoSet`.
pub(super) fn of(ctx: &Ctx<CloudApi>, app: VodApp, media: &Media, filters: &Filters) -> Json {
    let root = media_call::root(ctx, app);
    let mut info = json!({ "FileId": media.file_id.to_string() });
    for (_, member) in PARTS {
        let part = filters.0.contains(&member).then(|| part(ctx, media, &root, member));
        info[member] = part.flatten().unwrap_or_default();
    }
    OTHERS.iter().for_each(|member| info[*member] = Json::Null);
    info
}

/// A part of media; none that is empty, or that nothing here makes.
fn part(ctx: &Ctx<CloudApi>, media: &Media, root: &str, member: &str) -> Option<Json> {
    match member {
        "BasicInfo" => Some(json!(BasicInfo::of(&ctx.app, media, root))),
        "MetaData" => Some(json!(MetaDataShape::of(&media.metadata))),
        "TranscodeInfo" => transcodes(media, root),
        "SampleSnapshotInfo" => sample_snapshots(media, root),
        "SnapshotByTimeOffsetInfo" => snapshots(media, root),
        "KeyFrameDescInfo" => key_frames(media),
        _ => None,
    }
}

fn made(media: &Media, kind: TaskKind) -> impl Iterator<Item = &Rendition> {
    media.info.renditions.iter().filter(move |made| made.kind == kind)
}

fn url(root: &str, key: &str) -> String {
    format!("{root}{}", encode_path(key))
}

/// Transcodings, led by the original as definition 0. All have the content of the original.
fn transcodes(media: &Media, root: &str) -> Option<Json> {
    let item = |definition: u32, key: &str| {
        let mut item = json!(MetaDataShape::of(&media.metadata));
        let extra = json!({
            "Url": url(root, key),
            "Definition": definition,
            "DigitalWatermarkType": "None",
            "CopyRightWatermarkText": "",
            "BlindWatermarkDefinition": 0,
            "FileId": "",
        });
        if let (Some(item), Json::Object(extra)) = (item.as_object_mut(), extra) {
            ["Rotate", "VideoDuration", "AudioDuration"].iter().for_each(|name| drop(item.remove(*name)));
            item.extend(extra);
        }
        item
    };
    let files =
        |made: &Rendition| made.files.iter().map(|file| item(made.definition, &file.key)).collect::<Vec<_>>();
    let mut set: Vec<Json> = made(media, TaskKind::Transcode).flat_map(files).collect();
    if !set.is_empty() && !media.info.has_lost_original {
        set.insert(0, item(0, &media.video.key));
    }
    (!set.is_empty()).then(|| json!({ "TranscodeSet": set }))
}

fn sample_snapshots(media: &Media, root: &str) -> Option<Json> {
    let item = |made: &Rendition| {
        let urls: Vec<_> = made.files.iter().map(|file| url(root, &file.key)).collect();
        json!({
            "Definition": made.definition,
            "SampleType": "Percent",
            "Interval": 10,
            "ImageUrlSet": urls,
            "WaterMarkDefinition": [],
        })
    };
    let set: Vec<_> = made(media, TaskKind::SampleSnapshot).map(item).collect();
    (!set.is_empty()).then(|| json!({ "SampleSnapshotSet": set }))
}

fn snapshots(media: &Media, root: &str) -> Option<Json> {
    let item = |made: &Rendition| {
        let picture = |file: &TaskFile| {
            let url = url(root, &file.key);
            json!({ "TimeOffset": file.offset, "Url": url, "WaterMarkDefinition": [] })
        };
        let set: Vec<_> = made.files.iter().map(picture).collect();
        json!({ "Definition": made.definition, "PicInfoSet": set })
    };
    let set: Vec<_> = made(media, TaskKind::SnapshotByTimeOffset).map(item).collect();
    (!set.is_empty()).then(|| json!({ "SnapshotByTimeOffsetSet": set }))
}

fn key_frames(media: &Media) -> Option<Json> {
    let frames = &media.info.key_frames;
    let item = |frame: &KeyFrame| json!({ "TimeOffset": frame.offset, "Content": frame.content });
    (!frames.is_empty()).then(|| json!({ "KeyFrameDescSet": frames.iter().map(item).collect::<Vec<_>>() }))
}
