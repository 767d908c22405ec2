//! Floor 2: what exists and what has happened. No socket, no HTTP, no `async`.

pub mod accounts;
pub mod auth;
pub mod clock;
pub mod credentials;
pub mod ids;
pub mod rate;
pub mod store;
pub mod tally;
pub mod vod;

use std::sync::OnceLock;

use crate::primitives::memory::Meter;
use crate::primitives::names::{BucketId, VOD_STORAGE_APPID};
use accounts::{Accounts, Options};
use auth::UsedSignatures;
use auth::keyring::Keyring;
use clock::Clock;
use credentials::Credentials;
use ids::Ids;
use rate::RateLimiter;
use store::Store;
use tally::Tally;
use vod::Vod;

/// The world a server runs on: everything an operation may read or change.
#[derive(Debug)]
pub struct App {
    /// Who may sign, and how each account wants the service to behave.
    pub accounts: Accounts,
    /// The only source of "now".
    pub clock: Clock,
    /// The only source of chance: request ids, sessions.
    pub ids: Ids,
    /// Key pairs that stand for an account for a while.
    pub credentials: Credentials,
    /// Buckets, objects, uploads.
    pub store: Store,
    /// Once-signatures that have been spent.
    pub used_signatures: UsedSignatures,
    /// Requests per second of accounts that have a limit.
    pub rates: RateLimiter,
    /// Video on demand.
    pub vod: Vod,
    /// The budget of stored and in-flight bytes.
    pub meter: Meter,
    /// What has arrived.
    pub tally: Tally,
    /// The certificate of the authority that TLS uses, as PEM, told by the floor above.
    pub ca_pem: OnceLock<String>,
    /// What is played, told by the floor above.
    pub names: Names,
}

/// The operations that exist, as data: the families are a floor above and are not named here.
#[derive(Debug, Default, Clone)]
pub struct Names {
    /// Every operation of every family.
    pub operations: Vec<OperationName>,
}

/// One operation by name.
#[derive(Debug, Clone)]
pub struct OperationName {
    /// `family.operation`.
    pub name: String,
    /// What it does.
    pub summary: &'static str,
    /// Where the vendor describes it.
    pub doc: &'static str,
}

impl App {
    /// An empty world: no account, no bucket.
    pub fn new(clock: Clock, seed: u64, memory_limit: u64, names: Names) -> Self {
        let meter = Meter::new(memory_limit);
        Self {
            accounts: Accounts::default(),
            clock,
            ids: Ids::new(seed),
            credentials: Credentials::new(meter.clone()),
            store: Store::new(meter.clone()),
            used_signatures: UsedSignatures::new(meter.clone()),
            rates: RateLimiter::default(),
            vod: Vod::new(meter.clone()),
            meter,
            tally: Tally::default(),
            ca_pem: OnceLock::new(),
            names,
        }
    }

    /// Every key that may sign.
    pub fn keyring(&self) -> Keyring<'_> {
        Keyring { accounts: &self.accounts, credentials: &self.credentials }
    }

    /// The choices that apply to a bucket: those of the account it belongs to. In VOD's storage nobody makes directories.
    pub fn options(&self, bucket: &BucketId) -> Options {
        if bucket.appid != VOD_STORAGE_APPID {
            return self.accounts.options(bucket.appid);
        }
        let owner = self.store.bucket(bucket).ok().map(|bucket| bucket.owner);
        let options = owner.map_or_else(Options::default, |owner| self.accounts.options(owner));
        Options { strict_parent: false, ..options }
    }
}
