//! A snapshot of the store. Content is shared with the living store; buckets and uploads are copies that
//! nobody changes.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::ids::SessionId;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::content::Unhashed;
use crate::domain::store::domains::{Domain, Domains};
use crate::domain::store::upload::Upload;
use crate::domain::store::uploads::Uploads;
use crate::primitives::names::{AppId, BucketId};

#[derive(Debug)]
pub struct StoreSnapshot {
    pub(super) buckets: Vec<Bucket>,
    pub(super) domains: HashMap<String, Domain>,
    uploads: HashMap<SessionId, Arc<Upload>>,
}

impl StoreSnapshot {
    pub(super) fn of(buckets: &[Arc<Bucket>], uploads: &Uploads, domains: &Domains) -> Self {
        let uploads = uploads.duplicate();
        let copy = |bucket: &Arc<Bucket>| bucket.duplicate(&uploads, Unhashed::default());
        Self { buckets: buckets.iter().map(copy).collect(), domains: domains.snapshot(), uploads }
    }

    /// Bytes that it takes beside the content it shares.
    pub fn weight(&self) -> u64 {
        /// An entry of a map, and a shared count.
        const ENTRY: usize = 64;
        const UPLOAD: usize = 1024;
        let keys = |bucket: &Bucket| -> usize {
            bucket.read().entries.keys().map(|key| key.len() + ENTRY).sum::<usize>() + UPLOAD
        };
        (self.buckets.iter().map(keys).sum::<usize>() + self.uploads.len() * UPLOAD) as u64
    }

    /// Copies of the buckets of one tenant or of all, and of their uploads.
    pub(super) fn revived(
        &self,
        tenant: Option<AppId>,
        unhashed: &Unhashed,
    ) -> (Vec<Arc<Bucket>>, Vec<Arc<Upload>>) {
        let is_meant = |bucket: &&Bucket| tenant.is_none_or(|tenant| bucket.owner == tenant);
        let buckets: Vec<&Bucket> = self.buckets.iter().filter(is_meant).collect();
        let in_them = |id: &BucketId| buckets.iter().any(|bucket| bucket.id == *id);
        let uploads: HashMap<SessionId, Arc<Upload>> = self
            .uploads
            .iter()
            .filter(|(_, upload)| in_them(&upload.bucket))
            .map(|(session, upload)| (session.clone(), Arc::new(upload.duplicate())))
            .collect();
        let copy = |bucket: &&Bucket| Arc::new(bucket.duplicate(&uploads, unhashed.clone()));
        (buckets.iter().map(copy).collect(), uploads.into_values().collect())
    }
}
