//! Video on demand: uploads that were applied for, the media they become, and the events that tell of it.

pub mod deliveries;
pub mod events;
pub mod media;
pub mod naming;
pub mod procedure;
pub mod session;
pub mod storage;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::domain::vod::deliveries::Deliveries;
use crate::domain::vod::media::MediaLibrary;
use crate::domain::vod::session::Sessions;
use crate::primitives::memory::Meter;

/// Everything VOD remembers.
#[derive(Debug)]
pub struct Vod {
    /// Uploads that were applied for.
    pub sessions: Sessions,
    /// Uploads that were committed.
    pub media: MediaLibrary,
    /// Events that are owed.
    pub deliveries: Deliveries,
    /// Codes the user wants answered instead of the catalogue's.
    pub codes: OnceLock<BTreeMap<i32, i32>>,
}

impl Vod {
    /// Nothing yet; sessions count against `meter`.
    pub fn new(meter: Meter) -> Self {
        Self {
            sessions: Sessions::new(meter),
            media: MediaLibrary::default(),
            deliveries: Deliveries::default(),
            codes: OnceLock::new(),
        }
    }
}
