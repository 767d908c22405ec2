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
use crate::primitives::memory::{MemoryFull, Meter, Reservation};
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

impl Snapshot {
    /// Bytes that it takes beside what it shares with the living world. Entries of the journal count whole:
    /// the journal lets go of them, a snapshot does not.
    pub fn weight(&self) -> u64 {
        /// An account, a session, media, a task, an entry, each about.
        const PART: usize = 512;
        let texts = |entry: &Arc<Entry>| entry.host.len() + entry.path.len() + entry.query.len();
        let parts = self.accounts.len()
            + self.credentials.len()
            + self.sessions.len()
            + self.media.len()
            + self.tasks.len()
            + self.faults.len()
            + self.journal.len();
        self.store.weight() + (parts * PART + self.journal.iter().map(texts).sum::<usize>()) as u64
    }
}

/// Snapshots that are kept at a time.
const MOST: usize = 100;

/// Snapshots by name.
#[derive(Debug, Default)]
pub struct Snapshots {
    /// The state that a reset returns to.
    seed: Mutex<Option<Arc<Snapshot>>>,
    /// Each with its share of the memory budget.
    named: Mutex<BTreeMap<String, (Arc<Snapshot>, Reservation)>>,
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
    ///
    /// # Errors
    /// The budget has no room for it.
    pub fn keep(&self, name: String, snapshot: Snapshot, meter: &Meter) -> Result<bool, MemoryFull> {
        let held = meter.reserve(snapshot.weight())?;
        let mut named = self.named.lock();
        let fits = named.len() < MOST || named.contains_key(&name);
        if fits {
            named.insert(name, (Arc::new(snapshot), held));
        }
        Ok(fits)
    }

    /// The snapshot of this name.
    pub fn get(&self, name: &str) -> Option<Arc<Snapshot>> {
        self.named.lock().get(name).map(|(snapshot, _)| snapshot.clone())
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
