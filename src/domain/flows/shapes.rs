//! Media as API 3.0 and events in form 3.0 word them.
//!
//! <https://cloud.tencent.com/document/api/266/31773>

use jiff::Timestamp;
use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

use crate::domain::accounts::VodApp;
use crate::domain::flows::facts::url;
use crate::domain::vod::classes::ClassId;
use crate::domain::vod::media::Media;
use crate::domain::vod::metadata::{AudioStream, MetaData, VideoStream};
use crate::domain::world::App;
use crate::primitives::time::UnixSeconds;

/// The time of media that are not deleted by themselves.
pub const NEVER: &str = "9999-12-31T23:59:59Z";
/// Where media come from: the same word for uploads by clients and servers, and for pulled ones.
pub const UPLOAD: &str = "Upload";
/// The codecs of the vendor's samples, which events name where a file tells nothing: apps compare them with
/// what players take.
const USUAL_VIDEO: &str = "h264";
const USUAL_AUDIO: &str = "aac";

/// `BasicInfo`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct BasicInfo {
    name: String,
    description: String,
    create_time: String,
    update_time: String,
    expire_time: String,
    class_id: i64,
    class_name: String,
    class_path: String,
    cover_url: String,
    #[serde(rename = "Type")]
    file_type: String,
    media_url: String,
    source_info: SourceInfo,
    storage_region: String,
    storage_path: String,
    tag_set: Vec<String>,
    vid: String,
    category: &'static str,
    status: &'static str,
    storage_class: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct SourceInfo {
    source_type: &'static str,
    source_context: String,
    live_record_info: Option<()>,
    trtc_record_info: Option<()>,
    web_page_record_info: Option<()>,
}

impl BasicInfo {
    /// Of media whose play URLs begin with `root`.
    pub fn of(app: &App, media: &Media, root: &str) -> Self {
        let (info, classes) = (&media.info, classes(app, media));
        Self {
            name: info.name.clone(),
            description: info.description.clone(),
            create_time: iso(media.created),
            update_time: iso(info.updated),
            expire_time: expiry(info.expires),
            class_id: info.class_id,
            class_name: classes.last().cloned().unwrap_or_default(),
            class_path: classes.join(" - "),
            cover_url: info.cover.as_deref().map(|key| url(root, key)).unwrap_or_default(),
            file_type: media.video.file_type.clone(),
            media_url: if info.has_lost_original { String::new() } else { url(root, &media.video.key) },
            source_info: SourceInfo {
                source_type: UPLOAD,
                source_context: media.source_context.clone(),
                live_record_info: None,
                trtc_record_info: None,
                web_page_record_info: None,
            },
            storage_region: media.region.clone(),
            storage_path: format!("/{}", media.video.key),
            tag_set: info.tags.clone(),
            vid: media.file_id.to_string(),
            category: media.category().text(),
            status: if info.is_forbidden { "Forbidden" } else { "Normal" },
            storage_class: "STANDARD",
        }
    }
}

/// Names from the top class down to the media's.
pub fn classes(app: &App, media: &Media) -> Vec<String> {
    class_path(app, VodApp { owner: media.owner, app: media.app }, media.info.class_id)
}

/// Names from the top class down to this one; empty for one that does not exist.
pub fn class_path(app: &App, vod_app: VodApp, class_id: i64) -> Vec<String> {
    app.vod.classes.path(vod_app, ClassId(class_id))
}

/// A class and all below it.
pub fn class_and_below(app: &App, vod_app: VodApp, class_id: i64) -> Vec<i64> {
    let all = app.vod.classes.with_subclasses(vod_app, ClassId(class_id));
    all.into_iter().map(|id| id.0).collect()
}

/// `MetaData` of an event; that of an answer has `Md5` beside it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct MetaDataShape {
    size: u64,
    container: &'static str,
    bitrate: u64,
    height: u32,
    width: u32,
    #[serde(serialize_with = "seconds")]
    duration: f64,
    rotate: u32,
    #[serde(serialize_with = "seconds")]
    video_duration: f64,
    #[serde(serialize_with = "seconds")]
    audio_duration: f64,
    video_stream_set: Vec<Json>,
    audio_stream_set: Vec<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    md5: Option<&'static str>,
}

impl MetaDataShape {
    /// As an answer tells it: what is not known is zero or absent.
    pub fn of(data: &MetaData) -> Self {
        Self {
            size: data.size,
            container: data.container,
            bitrate: data.bitrate,
            height: data.height,
            width: data.width,
            duration: data.duration,
            rotate: data.rotate,
            video_duration: data.video_duration,
            audio_duration: data.audio_duration,
            video_stream_set: data.video.iter().map(|stream| video(stream, true)).collect(),
            audio_stream_set: data.audio.iter().map(audio).collect(),
            // Computed on demand only, by an action that is not played.
            md5: Some(""),
        }
    }

    /// As an event tells it: a stream of each kind even where nothing is known of any.
    pub(super) fn told(data: &MetaData) -> Self {
        let (mut videos, mut audios) = (data.video.clone(), data.audio.clone());
        if data.video.is_empty() && data.audio.is_empty() {
            videos.push(VideoStream { codec: USUAL_VIDEO, ..VideoStream::default() });
            audios.push(AudioStream { codec: USUAL_AUDIO, ..AudioStream::default() });
        }
        Self {
            video_stream_set: videos.iter().map(|stream| video(stream, false)).collect(),
            audio_stream_set: audios.iter().map(audio).collect(),
            md5: None,
            ..Self::of(data)
        }
    }
}

/// A video stream; an answer has two members more than an event.
pub(super) fn video(stream: &VideoStream, is_answer: bool) -> Json {
    let VideoStream { bitrate, codec, fps, height, width, tag } = stream;
    let mut shape =
        json!({ "Bitrate": bitrate, "Codec": codec, "Fps": fps, "Height": height, "Width": width });
    if is_answer {
        shape["CodecTag"] = json!(tag);
        shape["DynamicRangeInfo"] = Json::Null;
    }
    shape
}

pub(super) fn audio(stream: &AudioStream) -> Json {
    let AudioStream { bitrate, codec, sampling_rate } = stream;
    json!({ "Bitrate": bitrate, "Codec": codec, "SamplingRate": sampling_rate })
}

/// Seconds; whole ones without decimals, as the vendor's samples have them.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) fn seconds<S: Serializer>(value: &f64, to: S) -> Result<S::Ok, S::Error> {
    if value.fract() == 0.0 { to.serialize_u64(*value as u64) } else { to.serialize_f64(*value) }
}

/// A time as ISO 8601.
pub fn iso(time: UnixSeconds) -> String {
    Timestamp::from_second(time.0).map(|at| at.to_string()).unwrap_or_default()
}

/// When media cease to exist.
pub fn expiry(expires: Option<UnixSeconds>) -> String {
    expires.map_or_else(|| NEVER.to_owned(), iso)
}
