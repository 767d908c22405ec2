//! Buckets, objects and unfinished uploads, in memory: one namespace for both COS APIs.
//!
//! Its errors ([`error`]) state facts; each service words them in its own codes.

pub mod acl;
pub mod acl_count;
pub mod acl_writes;
pub mod aging;
pub mod authority;
pub mod bucket;
pub mod configuration;
pub mod content;
pub mod cors;
pub mod details;
pub mod directories;
pub mod domains;
pub mod error;
pub mod files;
pub mod history;
pub mod keys;
pub mod lifecycle;
pub mod listing;
pub mod lock;
pub mod multipart;
pub mod multiparts;
pub mod object;
pub mod origin;
pub mod plan;
pub mod referer;
pub mod transfer;
pub mod upload;
pub mod uploads;
pub mod version;
pub mod versions;
pub mod website;
pub mod writes;

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};

use dashmap::{DashMap, Entry};

use crate::domain::store::bucket::{Bucket, BucketSettings};
use crate::domain::store::content::Unhashed;
use crate::domain::store::domains::Domains;
use crate::domain::store::error::{BucketError, CreateBucketError, DeleteBucketError};
use crate::domain::store::snapshot::StoreSnapshot;
use crate::domain::store::uploads::Uploads;
use crate::primitives::memory::{MemoryFull, Meter};
use crate::primitives::names::{AppId, BucketId, VOD_STORAGE_APPID};
use crate::primitives::time::UnixSeconds;

/// Every bucket and every slice upload.
#[derive(Debug)]
pub struct Store {
    /// By id in lower case.
    buckets: DashMap<BucketId, Arc<Bucket>>,
    pub uploads: Uploads,
    pub domains: Domains,
    pub unhashed: Unhashed,
    /// The bucket of paths that name none, on cosplay's own hosts.
    default_bucket: OnceLock<BucketId>,
    /// Whether any bucket was ever told to send `Vary` in every response.
    pub may_vary: AtomicBool,
    meter: Meter,
}

/// Bytes charged for a bucket besides what is in it.
const BUCKET_COST: u64 = 1024;

impl Store {
    /// An empty store whose content is charged to `meter`.
    pub fn new(meter: Meter) -> Self {
        Self {
            buckets: DashMap::new(),
            uploads: Uploads::default(),
            domains: Domains::default(),
            unhashed: Unhashed::default(),
            default_bucket: OnceLock::new(),
            may_vary: AtomicBool::new(false),
            meter,
        }
    }

    /// Creates a bucket of the account whose AppId is in its id. Names that differ only in case are one name,
    /// because host names are compared without case.
    pub fn create_bucket(
        &self,
        id: BucketId,
        settings: BucketSettings,
        now: UnixSeconds,
    ) -> Result<Arc<Bucket>, CreateBucketError> {
        match self.buckets.entry(folded(&id).into_owned()) {
            Entry::Occupied(there) => Err(CreateBucketError::Exists(there.get().id.clone())),
            Entry::Vacant(slot) => Ok(slot.insert(self.new_bucket(id.appid, id, settings, now)?).clone()),
        }
    }

    /// The bucket `id`, created for the account `owner` if it does not exist.
    pub fn bucket_or_create(
        &self,
        owner: AppId,
        id: BucketId,
        settings: BucketSettings,
        now: UnixSeconds,
    ) -> Result<Arc<Bucket>, MemoryFull> {
        match self.buckets.entry(folded(&id).into_owned()) {
            Entry::Occupied(there) => Ok(there.get().clone()),
            Entry::Vacant(slot) => Ok(slot.insert(self.new_bucket(owner, id, settings, now)?).clone()),
        }
    }

    fn new_bucket(
        &self,
        owner: AppId,
        id: BucketId,
        settings: BucketSettings,
        now: UnixSeconds,
    ) -> Result<Arc<Bucket>, MemoryFull> {
        let cost = self.meter.reserve(BUCKET_COST)?;
        if id.appid != VOD_STORAGE_APPID {
            self.default_bucket.get_or_init(|| id.clone());
        }
        let (unhashed, meter) = (self.unhashed.clone(), self.meter.clone());
        Ok(Arc::new(Bucket::new(id, owner, settings, now, unhashed, meter, cost)))
    }

    pub fn bucket(&self, id: &BucketId) -> Result<Arc<Bucket>, BucketError> {
        let exact = self.bucket_of_host(id).ok().filter(|bucket| bucket.id == *id);
        exact.ok_or_else(|| BucketError::NotFound(id.clone()))
    }

    /// The bucket of a host name, in any case.
    pub fn bucket_of_host(&self, id: &BucketId) -> Result<Arc<Bucket>, BucketError> {
        let found = self.buckets.get(&*folded(id)).map(|entry| entry.clone());
        found.ok_or_else(|| BucketError::NotFound(id.clone()))
    }

    /// All buckets by name.
    pub fn buckets(&self) -> Vec<Arc<Bucket>> {
        let mut all: Vec<Arc<Bucket>> = self.buckets.iter().map(|entry| entry.clone()).collect();
        all.sort_unstable_by(|one, other| {
            (&one.id.name, one.id.appid).cmp(&(&other.id.name, other.id.appid))
        });
        all
    }

    /// Deletes a bucket. [`DeleteBucketError::NotEmpty`] if anything is left in it.
    pub fn delete_bucket(&self, id: &BucketId, now: UnixSeconds) -> Result<(), DeleteBucketError> {
        let bucket = self.bucket(id)?;
        let is_it = |there: &Arc<Bucket>| Arc::ptr_eq(there, &bucket) && there.remove_if_empty(now);
        let removed = self.buckets.remove_if(&*folded(id), |_, there| is_it(there));
        removed.map(|_| self.domains.release(id)).ok_or_else(|| DeleteBucketError::NotEmpty(id.clone()))
    }

    /// Whether the account has at least `limit` ACLs and policies. Objects are counted only where so many may
    /// have one.
    pub fn has_acls(&self, owner: AppId, limit: u32) -> bool {
        let buckets = || self.buckets.iter().filter(|entry| entry.owner == owner);
        let most: u64 = buckets().map(|bucket| bucket.most_acls()).sum();
        most >= u64::from(limit)
            && buckets().map(|bucket| bucket.count_acls()).sum::<u64>() >= u64::from(limit)
    }

    pub fn snapshot(&self) -> StoreSnapshot {
        StoreSnapshot::of(&self.buckets(), &self.uploads, &self.domains)
    }

    /// Restores a snapshot, or what belongs to one tenant.
    pub fn restore(&self, snapshot: &StoreSnapshot, tenant: Option<AppId>) {
        let is_meant = |bucket: &Arc<Bucket>| tenant.is_none_or(|tenant| bucket.owner == tenant);
        let gone: HashSet<BucketId> =
            self.buckets().iter().filter(|bucket| is_meant(bucket)).map(|bucket| bucket.id.clone()).collect();
        let (buckets, uploads) = snapshot.revived(tenant, &self.unhashed);
        let stays = |id: &BucketId| tenant.is_some() && !gone.contains(id);
        self.uploads.exchange(stays, uploads.into_iter());
        let is_back = |id: &BucketId| buckets.iter().any(|bucket| bucket.id == *id);
        self.domains.restore(&snapshot.domains, |id| gone.contains(id), is_back);
        // A bucket in both is replaced in one step: there is no time without it.
        let mut over = gone;
        for bucket in buckets {
            over.remove(&bucket.id);
            self.buckets.insert(folded(&bucket.id).into_owned(), bucket);
        }
        self.buckets.retain(|_, bucket| !over.contains(&bucket.id));
    }

    /// Sets the bucket of paths that name none; only the first call counts.
    pub fn set_default_bucket(&self, id: BucketId) {
        self.default_bucket.get_or_init(|| id);
    }

    /// The bucket of paths that name none: the one that was set, else the first that was created.
    pub fn default_bucket(&self) -> Option<&BucketId> {
        self.default_bucket.get()
    }
}

fn folded(id: &BucketId) -> Cow<'_, BucketId> {
    if id.name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(BucketId::new(id.appid, &id.name.to_ascii_lowercase()))
    } else {
        Cow::Borrowed(id)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    #[test]
    fn of_threads_that_race_to_create_a_bucket_exactly_one_succeeds() {
        const THREADS: usize = 16;
        let store = Store::new(Meter::new(1 << 30));
        for round in 0..50 {
            let start = Barrier::new(THREADS);
            let create = |thread: usize| {
                // Names that differ only in case are one.
                let name =
                    if thread.is_multiple_of(2) { format!("race-{round}") } else { format!("RACE-{round}") };
                start.wait();
                store
                    .create_bucket(BucketId::new(AppId(7), &name), BucketSettings::default(), UnixSeconds(0))
                    .is_ok()
            };
            let created = std::thread::scope(|scope| {
                let racing: Vec<_> = (0..THREADS).map(|at| scope.spawn(move || create(at))).collect();
                racing.into_iter().filter_map(|thread| thread.join().ok()).filter(|created| *created).count()
            });
            assert_eq!((created, store.buckets().len()), (1, round + 1));
        }
    }
}
pub mod snapshot;
