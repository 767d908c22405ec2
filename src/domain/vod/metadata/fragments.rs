//! Fragmented MP4: the samples stand in `moof` boxes along the file (ISO/IEC 14496-12, 8.8).

use std::ops::Range;

use crate::domain::vod::metadata::boxes::Boxes;
use crate::domain::vod::metadata::source::Source;
use crate::domain::vod::metadata::track::Track;

/// Samples that a run lists one by one and that are looked at.
const MOST_LISTED: u64 = 1 << 16;

/// What holds for samples of which nothing else is said.
#[derive(Debug, Clone, Copy, Default)]
struct Defaults {
    duration: u32,
    size: u32,
}

/// Adds durations, counts and sizes of the fragments' samples to their tracks.
pub(super) fn add(source: &Source<'_>, file: Range<u64>, mvex: Range<u64>, tracks: &mut [Track]) {
    let of_track = Boxes::new(source, mvex).filter(|part| part.name == *b"trex").filter_map(|part| {
        let at = part.body.start;
        let defaults = Defaults { duration: source.u32(at + 12)?, size: source.u32(at + 16)? };
        Some((source.u32(at + 4)?, defaults))
    });
    let of_track: Vec<_> = of_track.take(tracks.len().max(1)).collect();
    for moof in Boxes::new(source, file).filter(|part| part.name == *b"moof") {
        for traf in Boxes::new(source, moof.body).filter(|part| part.name == *b"traf") {
            add_run(source, traf.body, &of_track, tracks);
        }
    }
}

/// Adds the runs of one track in one fragment.
fn add_run(source: &Source<'_>, body: Range<u64>, of_track: &[(u32, Defaults)], tracks: &mut [Track]) {
    let mut found = None;
    for part in Boxes::new(source, body) {
        let at = part.body.start;
        if part.name == *b"tfhd" {
            let id = source.u32(at + 4).unwrap_or_default();
            let known = of_track.iter().find(|(known, _)| *known == id).map(|(_, defaults)| *defaults);
            found = Some((id, of_fragment(source, at, known.unwrap_or_default())));
        }
        let (b"trun", Some((id, defaults))) = (&part.name, found) else { continue };
        let Some(track) = tracks.iter_mut().find(|track| track.id == id) else { continue };
        let Some(run) = run(source, at, defaults) else { continue };
        track.samples = track.samples.saturating_add(run.samples);
        track.duration = track.duration.saturating_add(run.duration);
        track.bytes = track.bytes.saturating_add(run.bytes);
    }
}

/// The defaults of `tfhd`, whose flags tell which stand there.
fn of_fragment(source: &Source<'_>, at: u64, before: Defaults) -> Defaults {
    let flags = source.u32(at).unwrap_or_default();
    let mut place = at + 8;
    let mut field = |flag: u32, size: u64| {
        let there = (flags & flag != 0).then(|| source.u32(place)).flatten();
        place += if flags & flag != 0 { size } else { 0 };
        there
    };
    let (_offset, _description) = (field(1, 8), field(2, 4));
    let (duration, size) = (field(8, 4), field(16, 4));
    Defaults { duration: duration.unwrap_or(before.duration), size: size.unwrap_or(before.size) }
}

#[derive(Debug, Default)]
struct Run {
    samples: u64,
    duration: u64,
    bytes: u64,
}

/// The samples of one `trun`.
fn run(source: &Source<'_>, at: u64, defaults: Defaults) -> Option<Run> {
    let (flags, count) = (source.u32(at)?, u64::from(source.u32(at + 4)?));
    let field = |flag: u32| u64::from(flags & flag != 0) * 4;
    let first = at + 8 + field(1) + field(4);
    let (has_duration, has_size) = (flags & 0x100 != 0, flags & 0x200 != 0);
    let each = field(0x100) + field(0x200) + field(0x400) + field(0x800);
    let mut run = Run {
        samples: count,
        duration: u64::from(!has_duration) * count * u64::from(defaults.duration),
        bytes: u64::from(!has_size) * count * u64::from(defaults.size),
    };
    if (has_duration || has_size) && count <= MOST_LISTED {
        let listed = source.some(first, count * each);
        for sample in listed.chunks_exact(each as usize) {
            let mut words = sample.as_chunks::<4>().0.iter().map(|word| u64::from(u32::from_be_bytes(*word)));
            let mut word = |there: bool| if there { words.next().unwrap_or_default() } else { 0 };
            run.duration += word(has_duration);
            run.bytes += word(has_size);
        }
    }
    Some(run)
}
