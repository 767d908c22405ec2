//! The service's types.

use std::sync::Arc;

use crate::domain::store::bucket::Bucket;
use crate::primitives::names::{AppId, BucketId};
use crate::wire::fields::Fields;

/// The service.
#[derive(Debug)]
pub struct CosJson;

/// Bucket and key that a URL addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// `<appid>/<bucket>/<key>`, decoded: what signatures call the fileid, without its leading slash.
    fileid: String,
    bucket_at: usize,
    key_at: usize,
    /// None if the AppId is out of range.
    bucket: Option<BucketId>,
    /// The URL ends with a slash: it names a directory.
    pub is_directory: bool,
    /// The host serves downloads and nothing else.
    pub is_download: bool,
    /// Short region label of the host, if it has one.
    pub region: Option<Box<str>>,
}

impl Target {
    /// Splits `<appid>/<bucket>[/<key>]`, where the AppId consists of digits.
    pub fn new(fileid: String, is_directory: bool) -> Self {
        let bucket_at = fileid.find('/').map_or(fileid.len(), |slash| slash + 1);
        let name = fileid[bucket_at..].split('/').next().unwrap_or_default();
        let key_at = bucket_at + name.len() + 1;
        let bucket =
            AppId::parse(fileid[..bucket_at].trim_end_matches('/')).map(|appid| BucketId::new(appid, name));
        Self { fileid, bucket_at, key_at, bucket, is_directory, is_download: false, region: None }
    }

    /// AppId as the URL writes it: digits, perhaps out of range.
    pub fn appid(&self) -> &str {
        self.fileid[..self.bucket_at].trim_end_matches('/')
    }

    /// Short name of the bucket.
    pub fn bucket_name(&self) -> &str {
        self.fileid[self.bucket_at..].split('/').next().unwrap_or_default()
    }

    /// The bucket; none if the AppId is out of range.
    pub fn bucket(&self) -> Option<&BucketId> {
        self.bucket.as_ref()
    }

    /// Key without a leading slash; a directory's ends with one; empty for the bucket itself.
    pub fn key(&self) -> &str {
        self.fileid.get(self.key_at..).unwrap_or_default()
    }
}

/// Parameters by name, those of the body first; `params.rs` reads them.
#[derive(Debug)]
pub struct Params(pub Fields);

/// Proof that an operation asks of its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// A signature for many calls.
    MultiEffect,
    /// A signature for one call, unless the account's `once_policy` is `observed`. The bucket itself is
    /// refused.
    Once,
    /// A signature of either kind. The bucket itself is refused.
    Either,
    /// A signature for many calls, if the file or its bucket is private.
    Download,
}

/// What a request may act on, once its signature has been verified.
#[derive(Debug)]
pub struct Caller {
    /// The addressed bucket.
    pub bucket: Arc<Bucket>,
}
