//! Configuration of a bucket through the XML API: versioning, ACL, CORS rules, tags, and settings that come
//! as documents.

use std::sync::Arc;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::domain::policy::document::Policy;
use crate::domain::policy::strict::StrictRules;
use crate::domain::store::acl::BucketAcl;
use crate::domain::store::cors::Cors;
use crate::domain::store::details::{Encryption, Tag};
use crate::domain::store::lifecycle::LifecycleRule;
use crate::domain::store::origin::OriginRule;
use crate::domain::store::referer::RefererRules;
use crate::domain::store::website::Website;
use crate::primitives::names::BucketId;

/// Versioning state of a bucket (<https://cloud.tencent.com/document/product/436/19883>).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Versioning {
    /// Never enabled.
    #[default]
    Off,
    Enabled,
    /// New objects replace the version `null`; older versions stay.
    Suspended,
}

/// A setting that came as a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document<T> {
    /// As it came, and as it is returned.
    pub source: Bytes,
    /// What it says.
    pub value: T,
}

/// A rule of intelligent tiering (<https://cloud.tencent.com/document/product/436/38314>).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiering {
    pub is_enabled: bool,
    /// Of the rule `default`: days without a request after which an object is infrequent.
    pub days: u32,
    /// The document of another rule.
    pub source: Option<Bytes>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Configuration {
    pub versioning: Versioning,
    /// Whether it was created for several availability zones.
    pub multi_az: bool,
    /// None until one was set.
    pub acl: Option<BucketAcl>,
    pub cors: Cors,
    pub tags: Option<Vec<Tag>>,
    /// Whether it is on.
    pub accelerate: Option<Document<bool>>,
    /// Of objects that are written without an encryption of their own.
    pub encryption: Option<Document<Encryption>>,
    /// Those that are enabled.
    pub lifecycle: Option<Document<Arc<[LifecycleRule]>>>,
    /// The bucket that access logs are to go to.
    pub logging: Option<Document<Option<BucketId>>>,
    /// Days for which what is stored is locked; none: only what says so itself.
    pub object_lock: Option<Document<Option<u32>>>,
    /// Inventory jobs in the order they were made, each with its id.
    pub inventories: Vec<(String, Bytes)>,
    /// Rules of intelligent tiering, the one of its first version under the id `default`.
    pub tiering: Vec<(String, Tiering)>,
    pub origin: Option<Document<Vec<OriginRule>>>,
    /// None inside: removed by an empty document.
    pub referer: Option<Document<Option<RefererRules>>>,
    pub replication: Option<Document<()>>,
    pub strict_signature: Option<Document<StrictRules>>,
    pub website: Option<Document<Website>>,
    /// JSON.
    pub policy: Option<Document<Arc<Policy>>>,
}
