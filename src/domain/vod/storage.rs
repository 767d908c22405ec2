//! The buckets that keep uploads. They come into being with the first upload that goes there.

use std::sync::Arc;

use crate::domain::clock::Clock;
use crate::domain::store::bucket::{Bucket, BucketSettings};
use crate::domain::store::{Store, StoreError};
use crate::domain::vod::naming;
use crate::primitives::names::AppId;

/// The bucket of `app`, which belongs to the account `owner`, in `region`.
pub fn bucket(
    store: &Store,
    clock: &Clock,
    owner: AppId,
    app: AppId,
    region: &str,
) -> Result<Arc<Bucket>, StoreError> {
    let id = naming::bucket(app, region);
    if let Ok(bucket) = store.bucket(&id) {
        return Ok(bucket);
    }
    let settings = BucketSettings { region: region.into(), ..BucketSettings::default() };
    match store.create_bucket_for(owner, id.clone(), settings, clock.now()) {
        // Somebody else made it a moment ago.
        Ok(()) | Err(StoreError::BucketExists(_)) => store.bucket(&id),
        Err(fact) => Err(fact),
    }
}
