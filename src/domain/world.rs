//! The state of a server, and the view that one tenant has of it.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use parking_lot::Mutex;
use serde::Serialize;

use crate::domain::accounts::{Account, AccountOptions, Accounts, VodApp};
use crate::domain::auth::UsedSignatures;
use crate::domain::auth::credentials::Credentials;
use crate::domain::auth::keyring::Keyring;
use crate::domain::clock::{Clock, Clocks};
use crate::domain::faults::Faults;
use crate::domain::ids::Ids;
use crate::domain::journal::Journal;
use crate::domain::names::Names;
use crate::domain::rate::RateLimiter;
use crate::domain::script::{Preset, Script};
use crate::domain::snapshots::{Snapshot, Snapshots};
use crate::domain::store::Store;
use crate::domain::tally::Tally;
use crate::domain::vod::Vod;
use crate::domain::vod::events::{self, Event, EventMedia, EventName, WayOut};
use crate::primitives::memory::{MemoryFull, Meter};
use crate::primitives::names::{AppId, BucketId, VOD_STORAGE_APPID};
use crate::primitives::time::UnixSeconds;

/// The state of a server in the view of one tenant. All tenants share the `World`; each may have a clock of
/// its own.
#[derive(Debug, Clone)]
pub struct App {
    /// The only source of "now".
    pub clock: Arc<Clock>,
    world: Arc<World>,
}

impl Deref for App {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

/// Settings of a world.
#[derive(Debug)]
pub struct WorldSettings {
    /// Seed of ids: the same seed and clock give the same responses.
    pub seed: u64,
    /// Budget of stored and in-flight bytes.
    pub memory_limit: u64,
    pub names: Names,
    /// Codes of VOD's catalogue, and the codes that are answered instead.
    pub vod_codes: BTreeMap<i32, i32>,
    pub error_preset: Preset,
}

impl WorldSettings {
    /// Settings with the catalogue's codes and the default error preset.
    pub fn new(seed: u64, memory_limit: u64, names: Names) -> Self {
        Self { seed, memory_limit, names, vod_codes: BTreeMap::new(), error_preset: Preset::default() }
    }
}

/// State that all tenants share.
#[derive(Debug)]
pub struct World {
    pub accounts: Accounts,
    /// Clocks of tenants that have their own.
    pub clocks: Clocks,
    /// The only source of chance: request ids, sessions.
    pub ids: Ids,
    pub credentials: Credentials,
    pub store: Store,
    pub used_signatures: UsedSignatures,
    /// Requests per second of accounts that have a limit.
    pub rates: RateLimiter,
    pub script: Script,
    pub vod: Vod,
    /// Budget of stored and in-flight bytes.
    pub meter: Meter,
    pub tally: Tally,
    ca_pem: Mutex<Option<Arc<str>>>,
    pub faults: Faults,
    pub journal: Journal,
    pub snapshots: Snapshots,
    pub names: Names,
}

impl App {
    /// A world without accounts and buckets.
    pub fn new(clock: Clock, seed: u64, memory_limit: u64, names: Names) -> Self {
        Self::configured(clock, WorldSettings::new(seed, memory_limit, names))
    }

    /// A world without accounts and buckets, with these settings.
    pub fn configured(clock: Clock, settings: WorldSettings) -> Self {
        let WorldSettings { seed, memory_limit, names, vod_codes, error_preset } = settings;
        let meter = Meter::new(memory_limit);
        let world = World {
            accounts: Accounts::default(),
            clocks: Clocks::default(),
            ids: Ids::new(seed),
            credentials: Credentials::new(meter.clone()),
            store: Store::new(meter.clone()),
            used_signatures: UsedSignatures::new(meter.clone()),
            rates: RateLimiter::default(),
            script: Script::new(error_preset),
            vod: Vod::new(meter.clone(), vod_codes),
            meter,
            tally: Tally::default(),
            ca_pem: Mutex::default(),
            faults: Faults::default(),
            journal: Journal::default(),
            snapshots: Snapshots::default(),
            names,
        };
        Self { clock: Arc::new(clock), world: Arc::new(world) }
    }

    /// Time of `tenant`.
    pub fn now_of(&self, tenant: Option<AppId>) -> UnixSeconds {
        self.seen_by(tenant).as_ref().unwrap_or(self).clock.now()
    }

    /// View of a tenant with a clock of its own; none for others.
    pub fn seen_by(&self, tenant: Option<AppId>) -> Option<Self> {
        let clock = self.clocks.of(tenant?)?;
        Some(Self { clock, world: self.world.clone() })
    }
}

impl App {
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            accounts: self.accounts.list(),
            store: self.store.snapshot(),
            used_signatures: self.used_signatures.snapshot(),
            credentials: self.credentials.snapshot(),
            sessions: self.vod.sessions.snapshot(),
            media: self.vod.media.snapshot(),
            tasks: self.vod.tasks.snapshot(),
            classes: self.vod.classes.snapshot(),
            events: self.vod.deliveries.snapshot(),
            event_configs: self.vod.event_configs.snapshot(),
            faults: self.faults.snapshot(),
            journal: self.journal.snapshot(),
            clock: self.clock.mode(),
            clocks: self.clocks.snapshot(),
        }
    }

    /// Restores the world, or the part of one tenant.
    pub fn restore(&self, snapshot: &Snapshot, tenant: Option<AppId>) {
        self.accounts.restore(&snapshot.accounts, tenant);
        self.store.restore(&snapshot.store, tenant);
        self.used_signatures.restore(&snapshot.used_signatures, tenant);
        self.credentials.restore(&snapshot.credentials, tenant);
        self.vod.sessions.restore(&snapshot.sessions, tenant);
        self.vod.media.restore(&snapshot.media, tenant);
        self.vod.tasks.restore(&snapshot.tasks, tenant);
        self.vod.classes.restore(&snapshot.classes, tenant);
        self.vod.deliveries.restore(&snapshot.events, tenant);
        self.vod.event_configs.restore(&snapshot.event_configs, tenant);
        self.rates.clear(tenant);
        self.faults.restore(&snapshot.faults, tenant);
        self.journal.restore(&snapshot.journal, tenant);
        self.clocks.restore(&snapshot.clocks, tenant);
        if tenant.is_none() {
            self.clock.set(snapshot.clock);
            self.script.reset();
        }
    }

    /// Makes the state as it is now the one that a reset returns to.
    pub fn seeded(&self) {
        self.snapshots.set_seed(self.snapshot());
    }
}

impl World {
    /// Certificate of the authority that TLS uses, as PEM; none before a server has started.
    pub fn ca_pem(&self) -> Option<Arc<str>> {
        self.ca_pem.lock().clone()
    }

    /// Sets the certificate of the authority that TLS uses, as PEM.
    pub fn set_ca_pem(&self, pem: String) {
        *self.ca_pem.lock() = Some(pem.into());
    }

    /// How an event leaves an app of this account; none where nobody is to be told.
    pub fn way_out(&self, account: &Account, app: VodApp, name: EventName) -> Option<WayOut> {
        let options = &account.options.vod;
        self.vod.event_configs.of(app, options).way_out(name, options)
    }

    /// An event of `app` to [`publish`](Self::publish); none where nobody is to be told. `told` is what has
    /// happened: the value of the event's member in form 3.0.
    ///
    /// # Errors
    /// There is no room for its body.
    pub fn event(
        &self,
        account: &Account,
        app: VodApp,
        name: EventName,
        media: Option<EventMedia>,
        at: UnixSeconds,
        told: &impl Serialize,
    ) -> Result<Option<Event>, MemoryFull> {
        let Some(way_out) = self.way_out(account, app, name) else { return Ok(None) };
        let body = events::body(name, way_out.format(), told);
        let cost = self.meter.reserve(body.len() as u64)?;
        Ok(Some(Event { app, name, media, way_out, at, body: body.into(), cost }))
    }

    /// Lets an event leave, unless a fault rule decides otherwise.
    pub fn publish(&self, event: Event) {
        self.faults.publish(event, &self.vod.deliveries);
    }

    pub fn keyring(&self) -> Keyring<'_> {
        Keyring { accounts: &self.accounts, credentials: &self.credentials }
    }

    /// Options that apply to a bucket: those of the account it belongs to.
    pub fn options(&self, bucket: &BucketId) -> Arc<AccountOptions> {
        if bucket.appid != VOD_STORAGE_APPID {
            return self.accounts.options(bucket.appid);
        }
        let owner = self.store.bucket(bucket).ok().and_then(|bucket| self.accounts.by_appid(bucket.owner));
        owner.map_or_else(AccountOptions::defaults, |owner| owner.storage_options())
    }
}
