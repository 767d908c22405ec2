//! One track of an MP4 or MOV file.

/// A track.
#[derive(Debug, Default)]
pub(super) struct Track {
    pub id: u32,
    /// Units per second.
    pub timescale: u32,
    /// In units of the timescale.
    pub duration: u64,
    pub samples: u64,
    /// Bytes of all samples.
    pub bytes: u64,
    /// `vide` or `soun`.
    pub handler: [u8; 4],
    /// Name of the sample description.
    pub tag: [u8; 4],
    pub codec: &'static str,
    pub width: u32,
    pub height: u32,
    pub rotate: u32,
    pub sampling_rate: u32,
}

impl Track {
    pub(super) fn seconds(&self) -> f64 {
        if self.timescale == 0 { 0.0 } else { self.duration as f64 / f64::from(self.timescale) }
    }

    /// An amount of the whole track as a rate.
    pub(super) fn per_second(&self, amount: u64) -> f64 {
        let seconds = self.seconds();
        if seconds > 0.0 { amount as f64 / seconds } else { 0.0 }
    }
}
