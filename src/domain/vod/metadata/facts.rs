//! The facts themselves.

/// Metadata of a file. Zero stands for what is not known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MetaData {
    /// Bytes.
    pub size: u64,
    /// In the words of the usual media tools: `mov,mp4,m4a,3gp,3g2,mj2`.
    pub container: &'static str,
    /// Bits per second of the whole file.
    pub bitrate: u64,
    /// Seconds.
    pub duration: f64,
    /// Pixels of the first video stream.
    pub width: u32,
    pub height: u32,
    /// Degrees clockwise by which players turn the picture: 0, 90, 180 or 270.
    pub rotate: u32,
    /// Seconds of the longest video stream.
    pub video_duration: f64,
    /// Seconds of the longest audio stream.
    pub audio_duration: f64,
    pub video: Vec<VideoStream>,
    pub audio: Vec<AudioStream>,
    /// Why facts are missing.
    pub note: Option<&'static str>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VideoStream {
    /// Bits per second.
    pub bitrate: u64,
    pub width: u32,
    pub height: u32,
    /// In the words of the usual media tools: `h264`.
    pub codec: &'static str,
    /// Frames per second, rounded.
    pub fps: u32,
    /// The container's own word for the codec: `avc1`; empty where it has none.
    pub tag: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AudioStream {
    /// Bits per second.
    pub bitrate: u64,
    /// Samples per second.
    pub sampling_rate: u32,
    /// In the words of the usual media tools: `aac`.
    pub codec: &'static str,
}

impl MetaData {
    /// Of a file that tells nothing but its size.
    pub fn unknown(size: u64) -> Self {
        let note = Some("the file's headers tell no duration and no streams: they are answered as zero");
        Self { size, note, ..Self::default() }
    }

    /// With what follows from the rest: the whole file's bit rate, the first picture's size, durations that
    /// JSON can tell.
    pub(super) fn finished(mut self, container: &'static str, size: u64) -> Self {
        /// Seconds beyond which a duration is nonsense: thirty years.
        const LONGEST: f64 = 1e9;
        for seconds in [&mut self.duration, &mut self.video_duration, &mut self.audio_duration] {
            let is_sound = (0.0..LONGEST).contains(seconds);
            *seconds = if is_sound { (*seconds * 1000.0).round() / 1000.0 } else { 0.0 };
        }
        if self.container.is_empty() {
            self.container = container;
        }
        self.size = size;
        if self.duration > 0.0 {
            self.bitrate = (size.saturating_mul(8) as f64 / self.duration) as u64;
        } else {
            self.note = Some("the file's headers tell no duration: it is answered as zero");
        }
        if let Some(video) = self.video.first() {
            (self.width, self.height) = (video.width, video.height);
        }
        self
    }
}
