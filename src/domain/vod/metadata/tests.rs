//! What real files of every container tell, made by the usual tools; and files that were damaged.

use std::fs;
use std::path::Path;

use bytes::Bytes;

use super::{MetaData, read};
use crate::primitives::blob::Blob;

fn file(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/media").join(name)).expect("a fixture")
}

fn of(name: &str) -> MetaData {
    read(&file(name).into())
}

/// `video` as codec, width, height, frames per second; `audio` as codec and sampling rate.
#[track_caller]
fn check(
    name: &str,
    container: &str,
    duration: f64,
    video: Option<(&str, u32, u32, u32)>,
    audio: Option<(&str, u32)>,
) {
    let data = of(name);
    assert_eq!((data.container, data.size, data.note), (container, file(name).len() as u64, None), "{name}");
    assert!((data.duration - duration).abs() < 0.1, "{name}: {data:?}");
    let pictures = data.video.iter().map(|it| (it.codec, it.width, it.height, it.fps));
    assert_eq!(pictures.collect::<Vec<_>>(), video.into_iter().collect::<Vec<_>>(), "{name}");
    let sounds = data.audio.iter().map(|it| (it.codec, it.sampling_rate));
    assert_eq!(sounds.collect::<Vec<_>>(), audio.into_iter().collect::<Vec<_>>(), "{name}");
    assert_eq!((data.width, data.height), video.map_or((0, 0), |(_, width, height, _)| (width, height)));
    assert!(data.bitrate > 1000, "{name}: {data:?}");
    assert_eq!(data, of(name), "it is always the same");
}

const FAMILY: &str = "mov,mp4,m4a,3gp,3g2,mj2";

#[test]
fn files_of_every_container_tell_duration_size_and_codecs() {
    let h264 = Some(("h264", 64, 48, 10));
    check("video.mp4", FAMILY, 2.0, h264, Some(("aac", 16_000)));
    check("video.mov", FAMILY, 2.0, h264, Some(("aac", 16_000)));
    check("fragmented.mp4", FAMILY, 2.2, h264, Some(("aac", 16_000)));
    check("hevc.mp4", FAMILY, 2.0, Some(("hevc", 64, 48, 10)), None);
    check("sound.m4a", FAMILY, 2.0, None, Some(("aac", 16_000)));
    check("constant.mp3", "mp3", 2.0, None, Some(("mp3", 16_000)));
    check("variable.mp3", "mp3", 2.0, None, Some(("mp3", 16_000)));
    check("sound.wav", "wav", 0.5, None, Some(("pcm_s16le", 8000)));
    check("video.flv", "flv", 2.2, h264, Some(("aac", 22_050)));
    check("video.ts", "mpegts", 2.0, h264, Some(("aac", 16_000)));
    check("mpeg2.ts", "mpegts", 2.0, Some(("mpeg2video", 64, 48, 25)), Some(("mp2", 0)));
}

#[test]
fn a_video_that_was_filmed_upright_tells_how_it_is_turned() {
    let mut bytes = file("video.mp4");
    let matrix = memchr::memmem::find(&bytes, b"tkhd").expect("a track") + 44;
    let upright = [0_u32, 0x1_0000, 0, 0xffff_0000, 0].map(u32::to_be_bytes).concat();
    bytes[matrix..matrix + 20].copy_from_slice(&upright);
    assert_eq!((read(&bytes.into()).rotate, of("video.mp4").rotate), (90, 0));
}

#[test]
fn content_in_pieces_tells_the_same_as_in_one() {
    for name in ["video.mp4", "video.ts", "constant.mp3"] {
        let pieces = file(name).chunks(7).map(Bytes::copy_from_slice).collect::<Vec<_>>();
        assert_eq!(read(&Blob::from_pieces(pieces)), of(name), "{name}");
    }
}

#[test]
fn what_is_no_media_file_tells_its_size_and_a_note() {
    for nothing in ["", "hello", "\0\0\0\x08ftypisom"] {
        let data = read(&nothing.into());
        assert_eq!((data.size, data.duration), (nothing.len() as u64, 0.0));
        assert!(data.note.is_some() && data.video.is_empty() && data.audio.is_empty());
    }
}
