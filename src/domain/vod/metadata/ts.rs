//! MPEG transport streams: the program map, and the times of the first and the last packets
//! (ISO/IEC 13818-1).

use crate::domain::vod::metadata::codec::{self, Kind};
use crate::domain::vod::metadata::facts::{AudioStream, MetaData, VideoStream};
use crate::domain::vod::metadata::picture;
use crate::domain::vod::metadata::source::Source;

/// Bytes at either end of the file that are looked at.
const END: u64 = 1024 * 1024;
/// Bytes of a stream's beginning that are looked at for its headers.
const BEGINNING: usize = 64 * 1024;
/// Streams of a program that are looked at.
const MOST_STREAMS: usize = 16;
/// Ticks a second of a presentation time, which has 33 bits.
const TICKS: f64 = 90_000.0;
const SYNC: u8 = 0x47;

/// How packets lie in a file.
#[derive(Debug, Clone, Copy)]
struct Layout {
    /// Where the first one begins.
    start: u64,
    /// Bytes from one to the next: 188, or 192 with a time in front.
    step: u64,
}

#[derive(Debug)]
struct Stream {
    pid: u16,
    kind: Kind,
    codec: &'static str,
    /// Presentation times at the file's beginning.
    times: Vec<u64>,
    /// The greatest at its end.
    last: Option<u64>,
    beginning: Vec<u8>,
}

/// Whether the file is a transport stream: three packets begin with the sync byte.
fn layout(source: &Source<'_>) -> Option<Layout> {
    let layouts = [Layout { start: 0, step: 188 }, Layout { start: 4, step: 192 }];
    let begins = |layout: &Layout, packet: u64| {
        let at = layout.start + packet * layout.step;
        at >= source.len() || source.array(at) == Some([SYNC])
    };
    let is_sound = |layout: &Layout| source.len() >= 188 && (0..3).all(|packet| begins(layout, packet));
    layouts.into_iter().find(is_sound)
}

pub(super) fn read(source: &Source<'_>) -> Option<MetaData> {
    let layout = layout(source)?;
    let packets = source.len().saturating_sub(layout.start) / layout.step;
    let (head, most) = (source.some(layout.start, END), END / layout.step);
    let mut streams = Vec::new();
    let mut map = None;
    for packet in head.chunks(layout.step as usize) {
        take_first(packet, &mut map, &mut streams);
    }
    let tail = source.some(layout.start + packets.saturating_sub(most) * layout.step, END);
    for packet in tail.chunks(layout.step as usize) {
        take_last(packet, &mut streams);
    }
    Some(tell(&streams))
}

/// A packet: whether a section or a frame begins in it, its stream, and what it carries.
fn open(packet: &[u8]) -> Option<(bool, u16, &[u8])> {
    let [SYNC, high, low, control, rest @ ..] = packet else { return None };
    let rest = &rest[..rest.len().min(184)];
    let skipped = if control & 0x20 != 0 { 1 + usize::from(*rest.first()?) } else { 0 };
    let payload = if control & 0x10 != 0 { rest.get(skipped..)? } else { &[][..] };
    Some((high & 0x40 != 0, u16::from_be_bytes([high & 0x1f, *low]), payload))
}

fn take_first(packet: &[u8], map: &mut Option<u16>, streams: &mut Vec<Stream>) {
    let Some((begins, pid, payload)) = open(packet) else { return };
    match *map {
        None if pid == 0 && begins => *map = program_map(payload),
        Some(known) if known == pid && begins && streams.is_empty() => {
            *streams = program(payload).unwrap_or_default();
        }
        _ => {}
    }
    let Some(stream) = streams.iter_mut().find(|stream| stream.pid == pid) else { return };
    if begins {
        stream.times.extend(time(payload));
    }
    let room = BEGINNING.saturating_sub(stream.beginning.len());
    stream.beginning.extend(&payload[..payload.len().min(room)]);
}

fn take_last(packet: &[u8], streams: &mut [Stream]) {
    let Some((true, pid, payload)) = open(packet) else { return };
    let Some(stream) = streams.iter_mut().find(|stream| stream.pid == pid) else { return };
    let Some(time) = time(payload) else { return };
    stream.last = Some(stream.last.map_or(time, |before| before.max(time)));
}

/// A section behind its pointer field, without its checksum.
fn section(payload: &[u8], table: u8) -> Option<&[u8]> {
    let section = payload.get(1 + usize::from(*payload.first()?)..)?;
    let [id, high, low, ..] = section else { return None };
    let length = usize::from(u16::from_be_bytes([high & 0xf, *low]));
    let end = (3 + length).min(section.len()).checked_sub(4)?;
    (*id == table).then(|| section.get(8..end))?
}

/// The stream of the first program's map, from the table of all programs.
fn program_map(payload: &[u8]) -> Option<u16> {
    let programs = section(payload, 0)?.as_chunks::<4>().0;
    let [_, _, high, low] = programs.iter().find(|program| program[..2] != [0, 0])?;
    Some(u16::from_be_bytes([high & 0x1f, *low]))
}

fn program(payload: &[u8]) -> Option<Vec<Stream>> {
    let section = section(payload, 2)?;
    let length = |bytes: &[u8]| Some(usize::from(u16::from_be_bytes([bytes.first()? & 0xf, *bytes.get(1)?])));
    let mut rest = section.get(4 + length(section.get(2..)?)?..)?;
    let mut streams = Vec::new();
    while let [stream_type, high, low, more @ ..] = rest {
        if let Some((kind, codec)) = codec::of_stream_type(*stream_type) {
            let pid = u16::from_be_bytes([high & 0x1f, *low]);
            let (times, last, beginning) = (Vec::new(), None, Vec::new());
            streams.push(Stream { pid, kind, codec, times, last, beginning });
        }
        rest = more.get(2 + length(more)?..)?;
    }
    streams.truncate(MOST_STREAMS);
    Some(streams)
}

/// The presentation time of a frame that begins here.
fn time(payload: &[u8]) -> Option<u64> {
    let [0, 0, 1, _, _, _, _, flags, _, clock @ ..] = payload else { return None };
    let clock = clock.first_chunk::<5>()?.map(u64::from);
    let time =
        (clock[0] >> 1 & 7) << 30 | clock[1] << 22 | clock[2] >> 1 << 15 | clock[3] << 7 | clock[4] >> 1;
    (flags & 0x80 != 0).then_some(time)
}

impl Stream {
    /// Ticks from one frame to the next.
    fn step(&self) -> u64 {
        let mut times = self.times.clone();
        times.sort_unstable();
        times.windows(2).map(|pair| pair[1] - pair[0]).filter(|step| *step > 0).min().unwrap_or_default()
    }

    /// From the first frame to the end of the last.
    fn seconds(&self) -> f64 {
        const WRAP: u64 = 1 << 33;
        let (Some(first), Some(last)) = (self.times.iter().min(), self.last) else { return 0.0 };
        let ticks = (last + WRAP - first) % WRAP;
        // Sound comes in packets of several frames, the last of which may be short.
        let last = if self.kind == Kind::Video { self.step() } else { 0 };
        // A greater span than half of what can be told is a file that begins with later frames.
        if ticks > WRAP / 2 { 0.0 } else { (ticks + last) as f64 / TICKS }
    }

    fn video(&self) -> VideoStream {
        let (width, height) = picture::of_stream(self.codec, &self.beginning).unwrap_or_default();
        let step = self.step();
        let told = if self.codec.starts_with("mpeg") { picture::mpeg_rate(&self.beginning) } else { None };
        let seen = if step > 0 { (TICKS / step as f64).round() as u32 } else { 0 };
        let fps = told.unwrap_or(seen);
        VideoStream { codec: self.codec, width, height, fps, ..VideoStream::default() }
    }

    fn audio(&self) -> AudioStream {
        let sampling_rate =
            if self.codec == "aac" { adts_rate(&self.beginning).unwrap_or_default() } else { 0 };
        AudioStream { codec: self.codec, sampling_rate, ..AudioStream::default() }
    }
}

/// The sampling rate of the first ADTS header of AAC (ISO/IEC 13818-7, 6.2).
fn adts_rate(bytes: &[u8]) -> Option<u32> {
    const RATES: [u32; 13] =
        [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350];
    let at = bytes.windows(2).position(|pair| pair[0] == 0xff && pair[1] & 0xf6 == 0xf0)?;
    RATES.get(usize::from(bytes.get(at + 2)? >> 2 & 0xf)).copied()
}

fn tell(streams: &[Stream]) -> MetaData {
    let of = |kind: Kind| streams.iter().filter(move |stream| stream.kind == kind);
    let longest = |kind| of(kind).map(Stream::seconds).fold(0.0, f64::max);
    let (video_duration, audio_duration) = (longest(Kind::Video), longest(Kind::Audio));
    MetaData {
        duration: video_duration.max(audio_duration),
        video_duration,
        audio_duration,
        video: of(Kind::Video).map(Stream::video).collect(),
        audio: of(Kind::Audio).map(Stream::audio).collect(),
        ..MetaData::default()
    }
}
