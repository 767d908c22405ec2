//! The buckets that keep uploads. They come into being with the first upload that goes there.

use std::sync::Arc;

use crate::domain::clock::Clock;
use crate::domain::store::Store;
use crate::domain::store::bucket::{Bucket, BucketSettings};
use crate::domain::vod::naming;
use crate::primitives::memory::MemoryFull;
use crate::primitives::names::AppId;

/// The bucket of `app`, which belongs to the account `owner`, in `region`.
pub fn bucket(
    store: &Store,
    clock: &Clock,
    owner: AppId,
    app: AppId,
    region: &str,
) -> Result<Arc<Bucket>, MemoryFull> {
    let settings = BucketSettings { region: region.into(), ..BucketSettings::default() };
    store.bucket_or_create(owner, naming::bucket(app, region), settings, clock.now())
}
