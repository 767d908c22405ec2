//! Files of sound alone: MP3, WAV, AAC, FLAC, Ogg and others, as the library lofty reads them.

use std::io::BufReader;

use lofty::config::{ParseOptions, ParsingMode};
use lofty::file::{AudioFile, FileType};
use lofty::probe::Probe;
use lofty::properties::FileProperties;

use crate::domain::vod::metadata::facts::{AudioStream, MetaData};
use crate::domain::vod::metadata::source::{Cursor, Source};

/// Bytes that are searched for a first frame.
const MOST_JUNK: usize = 64 * 1024;

pub(super) fn read(source: &Source<'_>) -> Option<MetaData> {
    let options = ParseOptions::new()
        .read_tags(false)
        .read_cover_art(false)
        .parsing_mode(ParsingMode::Relaxed)
        .max_junk_bytes(MOST_JUNK);
    let probe = Probe::new(BufReader::new(Cursor::new(source))).options(options);
    let probe = probe.guess_file_type().ok()?;
    let (container, codec) = names(probe.file_type()?)?;
    let file = probe.read().ok()?;
    let told = file.properties();
    let duration = told.duration().as_secs_f64();
    let kilobits = told.audio_bitrate().or_else(|| told.overall_bitrate()).unwrap_or_default();
    let stream = AudioStream {
        bitrate: u64::from(kilobits) * 1000,
        sampling_rate: told.sample_rate().unwrap_or_default(),
        codec: if codec == "pcm" { pcm(told) } else { codec },
    };
    Some(MetaData {
        container,
        duration,
        audio_duration: duration,
        audio: vec![stream],
        ..MetaData::default()
    })
}

/// Container and codec of a type of file.
#[expect(clippy::wildcard_enum_match_arm, reason = "the library may come to know further types")]
fn names(file_type: FileType) -> Option<(&'static str, &'static str)> {
    Some(match file_type {
        FileType::Aac => ("aac", "aac"),
        FileType::Aiff => ("aiff", "pcm"),
        FileType::Ape => ("ape", "ape"),
        FileType::Flac => ("flac", "flac"),
        FileType::Mpeg => ("mp3", "mp3"),
        FileType::Opus => ("ogg", "opus"),
        FileType::Vorbis => ("ogg", "vorbis"),
        FileType::Speex => ("ogg", "speex"),
        FileType::Wav => ("wav", "pcm"),
        FileType::WavPack => ("wv", "wavpack"),
        _ => return None,
    })
}

/// Uncompressed sound by the bits of a sample.
fn pcm(told: &FileProperties) -> &'static str {
    match told.bit_depth() {
        Some(8) => "pcm_u8",
        Some(24) => "pcm_s24le",
        Some(32) => "pcm_s32le",
        _ => "pcm_s16le",
    }
}
