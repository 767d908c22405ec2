//! Metadata of media files.

use std::time::{Duration, Instant};

use cosplay::internals::domain::vod::metadata::read;

/// Any bytes: read soon, the same each time, and with numbers that can be.
pub fn media_metadata(data: &[u8]) {
    /// Far more than the bound on what is read can take.
    const PATIENCE: Duration = Duration::from_secs(20);
    let began = Instant::now();
    let found = read(&data.to_vec().into());
    assert!(began.elapsed() < PATIENCE, "{} bytes took {:?}", data.len(), began.elapsed());
    assert_eq!(found.size, data.len() as u64);
    for seconds in [found.duration, found.video_duration, found.audio_duration] {
        assert!((0.0..=1e9).contains(&seconds), "{found:?}");
    }
    assert!(matches!(found.rotate, 0 | 90 | 180 | 270), "{found:?}");
    assert!(found.note.is_some() || found.duration > 0.0, "{found:?}");
    assert!(found.video.len() + found.audio.len() <= 64, "{found:?}");
    assert_eq!(found, read(&data.to_vec().into()));
}
