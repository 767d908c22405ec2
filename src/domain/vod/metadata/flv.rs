//! FLV: tags, of which the first tells most of it (Adobe Flash Video File Format Specification 10.1,
//! annex E).

use crate::domain::vod::metadata::codec;
use crate::domain::vod::metadata::facts::{AudioStream, MetaData, VideoStream};
use crate::domain::vod::metadata::picture;
use crate::domain::vod::metadata::source::Source;

/// Tags that are looked at before the first of each stream must have come.
const MOST_TAGS: usize = 512;
/// Bytes of a tag that are looked at.
const MOST_OF_TAG: u64 = 64 * 1024;

/// A tag.
#[derive(Debug, Clone, Copy)]
struct Tag {
    kind: u8,
    /// Milliseconds.
    time: u32,
    body: u64,
    size: u32,
}

const AUDIO: u8 = 8;
const VIDEO: u8 = 9;
const SCRIPT: u8 = 18;

pub(super) fn read(source: &Source<'_>) -> Option<MetaData> {
    let mut data = MetaData::default();
    let mut script = Vec::new();
    let mut at = u64::from(source.u32(5)?).saturating_add(4);
    for _ in 0..MOST_TAGS {
        let Some(tag) = tag(source, at) else { break };
        match tag.kind & 0x1f {
            SCRIPT if script.is_empty() => {
                script = source.some(tag.body, u64::from(tag.size).min(MOST_OF_TAG));
            }
            VIDEO if needs_video(&data) => read_video(source, tag, &mut data),
            AUDIO if data.audio.is_empty() => read_audio(source, tag, &mut data),
            _ => {}
        }
        at = tag.body + u64::from(tag.size) + 4;
        if !script.is_empty() && !data.audio.is_empty() && !needs_video(&data) {
            break;
        }
    }
    tell(&mut data, &script, last_time(source));
    Some(data)
}

/// Whether no video has come, or only one that does not tell its size.
fn needs_video(data: &MetaData) -> bool {
    data.video.first().is_none_or(|video| video.width == 0)
}

fn tag(source: &Source<'_>, at: u64) -> Option<Tag> {
    let head: [u8; 11] = source.array(at)?;
    let size = u32::from_be_bytes([0, head[1], head[2], head[3]]);
    let time = u32::from_be_bytes([head[7], head[4], head[5], head[6]]);
    Some(Tag { kind: head[0], time, body: at + 11, size })
}

/// The time of the last tag, which the file's last four bytes lead to.
fn last_time(source: &Source<'_>) -> u32 {
    let end = source.len().saturating_sub(4);
    let before = source.u32(end).map(u64::from).and_then(|size| end.checked_sub(size));
    before.and_then(|at| tag(source, at)).map_or(0, |tag| tag.time)
}

fn read_video(source: &Source<'_>, tag: Tag, data: &mut MetaData) {
    let body = source.some(tag.body, u64::from(tag.size).min(MOST_OF_TAG));
    let Some(first) = body.first() else { return };
    let codec = codec::of_flv_video(first & 0xf);
    // A configuration record stands behind the packet's type and a time of three bytes.
    let record = (codec == "h264" && body.get(1) == Some(&0)).then(|| body.get(5..)).flatten();
    let (width, height) = record.and_then(picture::of_avc_record).unwrap_or_default();
    data.video = vec![VideoStream { width, height, codec, ..VideoStream::default() }];
}

fn read_audio(source: &Source<'_>, tag: Tag, data: &mut MetaData) {
    let Some([first]) = source.array(tag.body) else { return };
    let sampling_rate = [5512, 11_025, 22_050, 44_100][usize::from(first >> 2 & 3)];
    let codec = codec::of_flv_audio(first >> 4);
    data.audio = vec![AudioStream { sampling_rate, codec, ..AudioStream::default() }];
}

/// Fills in what `onMetaData` tells, and the last tag's time where it does not tell the duration.
fn tell(data: &mut MetaData, script: &[u8], last: u32) {
    let number = |name: &str| number(script, name).unwrap_or_default();
    let told = number("duration");
    data.duration = if told > 0.0 { told } else { f64::from(last) / 1000.0 };
    if let Some(video) = data.video.first_mut() {
        if video.width == 0 {
            (video.width, video.height) = (number("width") as u32, number("height") as u32);
        }
        video.fps = number("framerate").round() as u32;
        video.bitrate = (number("videodatarate") * 1000.0) as u64;
        data.video_duration = data.duration;
    }
    if let Some(audio) = data.audio.first_mut() {
        // Of AAC the tags always say 44100.
        let rate = number("audiosamplerate") as u32;
        audio.sampling_rate = if rate > 0 { rate } else { audio.sampling_rate };
        audio.bitrate = (number("audiodatarate") * 1000.0) as u64;
        data.audio_duration = data.duration;
    }
}

/// A number of the script's array: its name, the type 0, and eight bytes.
fn number(script: &[u8], name: &str) -> Option<f64> {
    let mut key = (name.len() as u16).to_be_bytes().to_vec();
    key.extend(name.as_bytes());
    key.push(0);
    let at = memchr::memmem::find(script, &key)? + key.len();
    let value = f64::from_be_bytes(*script.get(at..)?.first_chunk()?);
    (value.is_finite() && (0.0..1e12).contains(&value)).then_some(value)
}
