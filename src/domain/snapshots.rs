//! The world as it was at one moment, by name, and as it was in the beginning.

use std::collections::BTreeMap;
use std::sync::Arc;

use parking_lot::Mutex;

use crate::domain::accounts::{Account, VodApp};
use crate::domain::auth::UsedSignaturesSnapshot;
use crate::domain::auth::credentials::Temporary;
use crate::domain::clock::Mode;
use crate::domain::faults::armed::ArmedRule;
use crate::domain::journal::entry::Entry;
use crate::domain::store::snapshot::StoreSnapshot;
use crate::domain::vod::classes::ClassesSnapshot;
use crate::domain::vod::deliveries::WaitingEvents;
use crate::domain::vod::event_config::EventConfig;
use crate::domain::vod::media::Media;
use crate::domain::vod::session::Session;
use crate::domain::vod::tasks::AppTask;
use crate::primitives::names::AppId;

/// The world of one moment. Content is shared with the living world.
#[derive(Debug)]
pub struct Snapshot {
    /// Accounts with their options.
    pub accounts: Vec<Arc<Account>>,
    /// Buckets, objects, uploads.
    pub store: StoreSnapshot,
    /// Once-signatures that had been spent.
    pub used_signatures: UsedSignaturesSnapshot,
    /// Temporary credentials.
    pub credentials: Vec<Arc<Temporary>>,
    /// Uploads that had been applied for.
    pub sessions: Vec<Session>,
    /// Media.
    pub media: Vec<Arc<Media>>,
    /// Tasks of VOD.
    pub tasks: Vec<Arc<AppTask>>,
    /// Classes of media.
    pub classes: ClassesSnapshot,
    /// Events that waited to be pulled.
    pub events: WaitingEvents,
    /// Event settings of apps that have their own.
    pub event_configs: Vec<(VodApp, Arc<EventConfig>)>,
    /// Fault rules with their counts.
    pub faults: Vec<ArmedRule>,
    /// The journal.
    pub journal: Vec<Arc<Entry>>,
    /// The clock of all that have none of their own.
    pub clock: Mode,
    /// The others.
    pub clocks: Vec<(AppId, Mode)>,
}

/// Snapshots that are kept at a time.
const MOST: usize = 100;

/// Snapshots by name.
#[derive(Debug, Default)]
pub struct Snapshots {
    /// The state that a reset returns to.
    seed: Mutex<Option<Arc<Snapshot>>>,
    named: Mutex<BTreeMap<String, Arc<Snapshot>>>,
}

impl Snapshots {
    /// The state that a reset returns to; none before it is set.
    pub fn seed(&self) -> Option<Arc<Snapshot>> {
        self.seed.lock().clone()
    }

    /// Sets the state that a reset returns to.
    pub fn set_seed(&self, snapshot: Snapshot) {
        *self.seed.lock() = Some(Arc::new(snapshot));
    }

    /// Keeps a snapshot under a name, or replaces the one of this name; false when there are too many.
    pub fn keep(&self, name: String, snapshot: Snapshot) -> bool {
        let mut named = self.named.lock();
        let fits = named.len() < MOST || named.contains_key(&name);
        if fits {
            named.insert(name, Arc::new(snapshot));
        }
        fits
    }

    /// The snapshot of this name.
    pub fn get(&self, name: &str) -> Option<Arc<Snapshot>> {
        self.named.lock().get(name).cloned()
    }

    /// Forgets a snapshot; false when there is none of this name.
    pub fn forget(&self, name: &str) -> bool {
        self.named.lock().remove(name).is_some()
    }

    /// All names.
    pub fn names(&self) -> Vec<String> {
        self.named.lock().keys().cloned().collect()
    }
}
