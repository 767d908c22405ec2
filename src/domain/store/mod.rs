//! Buckets, objects and unfinished uploads, in memory: one namespace for both COS APIs.
//!
//! The store says what happened ([`StoreError`]); how the vendor words it is each family's business.

pub mod acl;
pub mod bucket;
pub mod configuration;
pub mod content;
pub mod details;
pub mod directories;
pub mod error;
pub mod files;
pub mod history;
pub mod image;
pub mod keys;
pub mod listing;
pub mod multipart;
pub mod multiparts;
pub mod object;
pub mod plan;
pub mod transfer;
pub mod upload;
pub mod uploads;
pub mod version;
pub mod versions;
pub mod writes;

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use dashmap::DashMap;

use crate::domain::store::bucket::{Bucket, BucketSettings};
use crate::domain::store::content::Unhashed;
pub use crate::domain::store::error::StoreError;
use crate::domain::store::image::StoreImage;
use crate::domain::store::uploads::Uploads;
use crate::primitives::memory::Meter;
use crate::primitives::names::{AppId, BucketId, VOD_STORAGE_APPID};

/// Every bucket, and every upload under way.
#[derive(Debug)]
pub struct Store {
    buckets: DashMap<BucketId, Arc<Bucket>>,
    /// Uploads under way and lately closed, by session.
    pub uploads: Uploads,
    /// Content without a digest, in all buckets.
    pub unhashed: Unhashed,
    /// The bucket that a host of our own addresses by paths which name none.
    default_bucket: OnceLock<BucketId>,
    meter: Meter,
}

/// Bytes a bucket is charged with beside what is in it.
const BUCKET_COST: u64 = 1024;

impl Store {
    /// An empty store whose content counts against `meter`.
    pub fn new(meter: Meter) -> Self {
        Self {
            buckets: DashMap::new(),
            uploads: Uploads::default(),
            unhashed: Unhashed::default(),
            default_bucket: OnceLock::new(),
            meter,
        }
    }

    /// Makes a bucket of the account whose number it bears.
    pub fn create_bucket(&self, id: BucketId, settings: BucketSettings, now: i64) -> Result<(), StoreError> {
        let owner = id.appid;
        self.create_bucket_for(owner, id, settings, now)
    }

    /// Makes a bucket that belongs to `owner`, whatever number it bears.
    pub fn create_bucket_for(
        &self,
        owner: AppId,
        id: BucketId,
        settings: BucketSettings,
        now: i64,
    ) -> Result<(), StoreError> {
        // Two that differ in nothing else could not be told apart by their hosts.
        if let Some(there) = self.bucket_in_any_case(&id) {
            return Err(StoreError::BucketExists(there.id.clone()));
        }
        match self.buckets.entry(id.clone()) {
            dashmap::Entry::Occupied(_) => Err(StoreError::BucketExists(id)),
            dashmap::Entry::Vacant(slot) => {
                let cost = self.meter.reserve(BUCKET_COST)?;
                if id.appid != VOD_STORAGE_APPID {
                    self.default_bucket.get_or_init(|| id.clone());
                }
                let (unhashed, meter) = (self.unhashed.clone(), self.meter.clone());
                slot.insert(Arc::new(Bucket::new(id, owner, settings, now, unhashed, meter, cost)));
                Ok(())
            }
        }
    }

    /// The bucket `id`.
    pub fn bucket(&self, id: &BucketId) -> Result<Arc<Bucket>, StoreError> {
        let found = self.buckets.get(id).map(|entry| entry.clone());
        found.ok_or_else(|| StoreError::NoSuchBucket(id.clone()))
    }

    /// The bucket that a host names, whatever the case: names of hosts have none.
    pub fn bucket_of_host(&self, id: &BucketId) -> Result<Arc<Bucket>, StoreError> {
        self.bucket(id).or_else(|unknown| self.bucket_in_any_case(id).ok_or(unknown))
    }

    fn bucket_in_any_case(&self, id: &BucketId) -> Option<Arc<Bucket>> {
        let is_it = |there: &BucketId| there.appid == id.appid && there.name.eq_ignore_ascii_case(&id.name);
        self.buckets.iter().find(|entry| is_it(entry.key())).map(|entry| entry.clone())
    }

    /// All buckets, by name.
    pub fn buckets(&self) -> Vec<Arc<Bucket>> {
        let mut all: Vec<Arc<Bucket>> = self.buckets.iter().map(|entry| entry.clone()).collect();
        all.sort_unstable_by(|one, other| {
            (&one.id.name, one.id.appid).cmp(&(&other.id.name, other.id.appid))
        });
        all
    }

    /// Removes a bucket; one that still holds something stays.
    pub fn delete_bucket(&self, id: &BucketId, now: i64) -> Result<(), StoreError> {
        let bucket = self.bucket(id)?;
        let is_it = |there: &Arc<Bucket>| Arc::ptr_eq(there, &bucket) && there.remove_if_empty(now);
        let removed = self.buckets.remove_if(id, |_, there| is_it(there));
        removed.map(drop).ok_or_else(|| StoreError::BucketNotEmpty(id.clone()))
    }

    /// Everything as it is now.
    pub fn image(&self) -> StoreImage {
        StoreImage::of(&self.buckets(), &self.uploads)
    }

    /// Everything as it was, or what belongs to one tenant.
    pub fn restore(&self, image: &StoreImage, tenant: Option<AppId>) {
        let is_meant = |bucket: &Arc<Bucket>| tenant.is_none_or(|tenant| bucket.owner == tenant);
        let gone: HashSet<BucketId> =
            self.buckets().iter().filter(|bucket| is_meant(bucket)).map(|bucket| bucket.id.clone()).collect();
        let (buckets, uploads) = image.revived(tenant, &self.unhashed);
        let stays = |id: &BucketId| tenant.is_some() && !gone.contains(id);
        self.uploads.exchange(stays, uploads.into_iter());
        // A bucket that is in both is exchanged: there is no moment without it.
        let mut over = gone;
        for bucket in buckets {
            over.remove(&bucket.id);
            self.buckets.insert(bucket.id.clone(), bucket);
        }
        self.buckets.retain(|id, _| !over.contains(id));
    }

    /// Says which bucket is meant by paths that name none; only the first word counts.
    pub fn set_default_bucket(&self, id: BucketId) {
        self.default_bucket.get_or_init(|| id);
    }

    /// The bucket that is meant by paths that name none: the one that was said, else the first that was made.
    pub fn default_bucket(&self) -> Option<&BucketId> {
        self.default_bucket.get()
    }
}
