//! MP4, M4A and MOV: the tracks that `moov` describes (ISO/IEC 14496-12, 8).

use std::ops::Range;

use crate::domain::vod::metadata::boxes::{Boxes, Part};
use crate::domain::vod::metadata::codec;
use crate::domain::vod::metadata::facts::{AudioStream, MetaData, VideoStream};
use crate::domain::vod::metadata::fragments;
use crate::domain::vod::metadata::source::Source;
use crate::domain::vod::metadata::track::Track;

/// Tracks that are looked at.
const MOST_TRACKS: usize = 32;
/// Samples whose sizes are added up: nine hours of video.
const MOST_SAMPLES: u64 = 1 << 20;

/// Reads a file whose first box is one of this family's.
pub(super) fn read(source: &Source<'_>) -> Option<MetaData> {
    let file = 0..source.len();
    let moov = Boxes::new(source, file.clone()).named(*b"moov")?;
    let inside = || Boxes::new(source, moov.body.clone());
    let traks = inside().filter(|part| part.name == *b"trak").take(MOST_TRACKS);
    let mut tracks: Vec<Track> = traks.filter_map(|part| track(source, part.body)).collect();
    if let Some(mvex) = inside().named(*b"mvex") {
        fragments::add(source, file, mvex.body, &mut tracks);
    }
    let movie = inside().named(*b"mvhd").and_then(|part| movie_seconds(source, part.body.start));
    Some(told(&tracks, movie.unwrap_or_default()))
}

/// The whole movie's duration.
fn movie_seconds(source: &Source<'_>, at: u64) -> Option<f64> {
    let (timescale, duration) = times(source, at)?;
    (timescale > 0).then(|| duration as f64 / f64::from(timescale))
}

/// Timescale and duration of `mvhd` or `mdhd`, which begin alike. A duration of all ones is not known.
fn times(source: &Source<'_>, at: u64) -> Option<(u32, u64)> {
    let [version] = source.array(at)?;
    if version == 1 {
        let duration = source.u64(at + 24)?;
        return Some((source.u32(at + 20)?, if duration == u64::MAX { 0 } else { duration }));
    }
    let duration = source.u32(at + 16)?;
    Some((source.u32(at + 12)?, if duration == u32::MAX { 0 } else { duration.into() }))
}

fn track(source: &Source<'_>, body: Range<u64>) -> Option<Track> {
    let mut track = Track::default();
    let (mut media, mut header) = (None, None);
    for part in Boxes::new(source, body) {
        match &part.name {
            b"tkhd" => header = Some(part.body.start),
            b"mdia" => media = Some(part.body),
            _ => {}
        }
    }
    read_header(source, header?, &mut track);
    let (mut minf, media) = (None, media?);
    for part in Boxes::new(source, media) {
        match &part.name {
            b"mdhd" => (track.timescale, track.duration) = times(source, part.body.start)?,
            b"hdlr" => track.handler = source.array(part.body.start + 8)?,
            b"minf" => minf = Some(part.body),
            _ => {}
        }
    }
    let table = Boxes::new(source, minf?).named(*b"stbl")?;
    for part in Boxes::new(source, table.body) {
        match &part.name {
            b"stsd" => read_description(source, part.body.start + 8, &mut track),
            b"stsz" => read_sizes(source, &part, &mut track),
            _ => {}
        }
    }
    Some(track)
}

/// `tkhd`: id, size of the picture, and how it is turned.
fn read_header(source: &Source<'_>, at: u64, track: &mut Track) {
    let Some([version]) = source.array(at) else { return };
    let (id, matrix) = if version == 1 { (at + 20, at + 52) } else { (at + 12, at + 40) };
    track.id = source.u32(id).unwrap_or_default();
    let corner = |place: u64| source.u32(matrix + place).unwrap_or_default().cast_signed();
    track.rotate = match (corner(0).signum(), corner(4).signum()) {
        (0, 1) => 90,
        (-1, 0) => 180,
        (0, -1) => 270,
        _ => 0,
    };
    let pixels = |place: u64| source.u32(matrix + place).unwrap_or_default() >> 16;
    (track.width, track.height) = (pixels(36), pixels(40));
}

/// The first entry of `stsd`: the codec, and the picture's size or the sampling rate.
fn read_description(source: &Source<'_>, at: u64, track: &mut Track) {
    track.tag = source.array(at + 4).unwrap_or_default();
    track.codec = codec::of_tag(track.tag);
    if &track.handler == b"vide" {
        let pixels = |place: u64| source.u16(at + place).filter(|pixels| *pixels > 0).map(u32::from);
        track.width = pixels(32).unwrap_or(track.width);
        track.height = pixels(34).unwrap_or(track.height);
    } else {
        track.sampling_rate = source.u32(at + 32).unwrap_or_default() >> 16;
        if &track.tag == b"mp4a" && is_mp3(source, at) {
            track.codec = "mp3";
        }
    }
}

/// Whether an `mp4a` entry with an `esds` right behind its fixed fields carries MPEG layer 3: object types 69
/// and 6B.
fn is_mp3(source: &Source<'_>, entry: u64) -> bool {
    let fixed = match source.u16(entry + 16) {
        Some(1) => 52,
        _ => 36,
    };
    let end = entry + u64::from(source.u32(entry).unwrap_or_default());
    let Some(esds) = Boxes::new(source, entry + fixed..end.max(entry + fixed)).named(*b"esds") else {
        return false;
    };
    matches!(object_type(&source.some(esds.body.start, 64)), Some(0x69 | 0x6b))
}

/// The object type of an `esds`: within descriptor 3, behind its id and flags, descriptor 4 begins with it.
fn object_type(esds: &[u8]) -> Option<u8> {
    let behind_length = |mut at: usize| {
        while *esds.get(at)? & 0x80 != 0 {
            at += 1;
        }
        Some(at + 1)
    };
    const BEHIND_VERSION: usize = 4;
    const ID_AND_FLAGS: usize = 3;
    let outer = behind_length(BEHIND_VERSION + 1)? + ID_AND_FLAGS;
    let is_sound = esds.get(BEHIND_VERSION) == Some(&3) && esds.get(outer) == Some(&4);
    is_sound.then(|| esds.get(behind_length(outer + 1)?).copied())?
}

/// `stsz`: how many samples there are, and how many bytes in all.
fn read_sizes(source: &Source<'_>, part: &Part, track: &mut Track) {
    let at = part.body.start;
    let (Some(each), Some(count)) = (source.u32(at + 4), source.u32(at + 8)) else { return };
    track.samples = count.into();
    if each > 0 {
        track.bytes = u64::from(each) * u64::from(count);
        return;
    }
    let told = (part.body.end.saturating_sub(at + 12) / 4).min(count.into());
    if told <= MOST_SAMPLES {
        let sizes = source.some(at + 12, told * 4);
        let sizes = sizes.as_chunks::<4>().0.iter().map(|size| u64::from(u32::from_be_bytes(*size)));
        track.bytes = sizes.sum();
    }
}

fn told(tracks: &[Track], movie: f64) -> MetaData {
    let of = |handler: &'static [u8; 4]| tracks.iter().filter(move |track| track.handler == *handler);
    let longest = |handler| of(handler).map(Track::seconds).fold(0.0, f64::max);
    let (video_duration, audio_duration) = (longest(b"vide"), longest(b"soun"));
    let video = of(b"vide").map(|track| VideoStream {
        bitrate: track.per_second(track.bytes.saturating_mul(8)) as u64,
        width: track.width,
        height: track.height,
        codec: track.codec,
        fps: track.per_second(track.samples).round() as u32,
        tag: String::from_utf8_lossy(&track.tag).trim().to_owned(),
    });
    let audio = of(b"soun").map(|track| AudioStream {
        bitrate: track.per_second(track.bytes.saturating_mul(8)) as u64,
        sampling_rate: track.sampling_rate,
        codec: track.codec,
    });
    MetaData {
        duration: movie.max(video_duration).max(audio_duration),
        video_duration,
        audio_duration,
        rotate: of(b"vide").next().map_or(0, |track| track.rotate),
        video: video.collect(),
        audio: audio.collect(),
        ..MetaData::default()
    }
}
