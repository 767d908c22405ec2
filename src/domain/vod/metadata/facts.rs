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
}
