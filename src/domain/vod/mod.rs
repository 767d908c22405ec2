//! Video on demand: uploads that were applied for, the media they become, and the events that tell of it.

pub mod classes;
pub mod deliveries;
pub mod delivery_actions;
pub mod delivery_status;
#[cfg(test)]
mod delivery_stories;
pub mod event_config;
pub mod events;
pub mod library;
pub mod media;
pub mod media_types;
pub mod metadata;
pub mod naming;
pub mod procedure;
pub mod pull;
pub mod pulls;
pub mod session;
pub mod storage;
pub mod tasks;

use std::collections::BTreeMap;

use crate::domain::vod::classes::Classes;
use crate::domain::vod::deliveries::Deliveries;
use crate::domain::vod::event_config::EventConfigs;
use crate::domain::vod::library::MediaLibrary;
use crate::domain::vod::session::Sessions;
use crate::domain::vod::tasks::Tasks;
use crate::primitives::memory::Meter;

/// Everything VOD remembers.
#[derive(Debug)]
pub struct Vod {
    pub sessions: Sessions,
    pub media: MediaLibrary,
    pub tasks: Tasks,
    pub classes: Classes,
    pub deliveries: Deliveries,
    pub event_configs: EventConfigs,
    /// Codes of the catalogue, and the codes that are answered instead.
    pub codes: BTreeMap<i32, i32>,
}

impl Vod {
    /// Without sessions, media and tasks, which count against `meter`.
    pub fn new(meter: Meter, codes: BTreeMap<i32, i32>) -> Self {
        Self {
            sessions: Sessions::new(meter.clone()),
            media: MediaLibrary::new(meter.clone()),
            tasks: Tasks::new(meter.clone()),
            classes: Classes::new(meter),
            deliveries: Deliveries::default(),
            event_configs: EventConfigs::default(),
            codes,
        }
    }
}
