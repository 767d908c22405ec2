//! Buckets, objects and unfinished uploads, in memory: one namespace for both COS APIs.
//!
//! The store says what happened ([`StoreError`]); how the vendor words it is each family's business.

pub mod bucket;
pub mod content;
pub mod directories;
pub mod error;
pub mod files;
pub mod listing;
pub mod object;
pub mod plan;
pub mod transfer;
pub mod upload;
pub mod uploads;

use std::sync::Arc;

use dashmap::DashMap;

use crate::primitives::memory::Meter;
use crate::primitives::names::{AppId, BucketId};
use bucket::{Bucket, BucketSettings};
use content::Unhashed;
pub use error::StoreError;
use uploads::Uploads;

/// Every bucket, and every upload under way.
#[derive(Debug)]
pub struct Store {
    buckets: DashMap<BucketId, Arc<Bucket>>,
    /// Uploads under way and lately closed, by session.
    pub uploads: Uploads,
    /// Content without a digest, in all buckets.
    pub unhashed: Unhashed,
    meter: Meter,
}

impl Store {
    /// An empty store whose content counts against `meter`.
    pub fn new(meter: Meter) -> Self {
        Self { buckets: DashMap::new(), uploads: Uploads::default(), unhashed: Unhashed::default(), meter }
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
        match self.buckets.entry(id.clone()) {
            dashmap::Entry::Occupied(_) => Err(StoreError::BucketExists(id)),
            dashmap::Entry::Vacant(slot) => {
                let (unhashed, meter) = (self.unhashed.clone(), self.meter.clone());
                slot.insert(Arc::new(Bucket::new(id, owner, settings, now, unhashed, meter)));
                Ok(())
            }
        }
    }

    /// The bucket `id`.
    pub fn bucket(&self, id: &BucketId) -> Result<Arc<Bucket>, StoreError> {
        let found = self.buckets.get(id).map(|entry| entry.clone());
        found.ok_or_else(|| StoreError::NoSuchBucket(id.clone()))
    }
}
