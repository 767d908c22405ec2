//! Media files that were cut or damaged on their way.

use proptest::prelude::*;
use proptest::sample::select;

use crate::support::media::sample;
use crate::support::strategies::cases;

const SAMPLES: [&str; 11] = [
    "video.mp4",
    "video.mov",
    "fragmented.mp4",
    "hevc.mp4",
    "sound.m4a",
    "constant.mp3",
    "variable.mp3",
    "sound.wav",
    "video.flv",
    "video.ts",
    "mpeg2.ts",
];

/// A sample with some bytes replaced, cut at some place.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let spots = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<bool>()), 0..24);
    (select(&SAMPLES[..]), spots, any::<prop::sample::Index>(), any::<bool>()).prop_map(
        |(name, spots, cut, whole)| {
            let mut bytes = sample(name);
            for (spot, value, early) in spots {
                // Half of them among the headers.
                let within = if early { bytes.len().min(1500) } else { bytes.len() };
                bytes[spot.index(within)] = value;
            }
            if !whole {
                bytes.truncate(cut.index(bytes.len()));
            }
            bytes
        },
    )
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn a_damaged_file_is_read_soon_and_without_a_panic(bytes in damaged()) {
        cosplay_checks::media::media_metadata(&bytes);
    }

    #[test]
    fn any_bytes_are_read_soon_and_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..4096)) {
        cosplay_checks::media::media_metadata(&bytes);
    }
}
