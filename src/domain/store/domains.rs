//! Domains of buckets' own (PUT Bucket domain, <https://cloud.tencent.com/document/product/436/35868>).
//!
//! A host name tells no tenant, so a domain belongs to one bucket of the whole server.

use std::collections::{BTreeSet, HashMap};

use parking_lot::RwLock;

use crate::primitives::names::BucketId;

/// A domain as its bucket's owner described it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainRule {
    /// Host name as written; it is compared without case.
    pub name: String,
    /// A disabled domain leads nowhere.
    pub enabled: bool,
    pub serves: DomainType,
    /// The record of another bucket's that it takes the place of.
    pub replaces: Option<Replacement>,
}

/// What a domain stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DomainType {
    /// The bucket's default host.
    Rest,
    /// Its website host.
    Website,
    /// Its accelerate host.
    Accelerate,
}

/// Kind of record that is replaced. No DNS is asked, so both act alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replacement {
    Cname,
    Txt,
}

/// Why domains cannot be bound.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BindError {
    #[error("{name} is bound to bucket {bucket}; a ForcedReplacement takes it over")]
    Taken { name: String, bucket: BucketId },
    #[error("{name} is bound to no bucket, so ForcedReplacement has nothing to replace; leave it out")]
    NothingToReplace { name: String },
    #[error("{name} stands in two rules")]
    Twice { name: String },
}

/// All domains of a server.
#[derive(Debug, Default)]
pub struct Domains {
    bound: RwLock<Bound>,
}

/// By name in lower case.
type Bound = HashMap<String, Domain>;

/// A domain and its bucket.
#[derive(Debug, Clone)]
pub struct Domain {
    pub bucket: BucketId,
    pub rule: DomainRule,
    /// Place among its bucket's domains.
    place: usize,
}

impl Domains {
    /// Makes these the domains of a bucket, in the place of those that it had.
    ///
    /// # Errors
    /// See [`BindError`]. Nothing has changed then.
    pub fn bind(&self, bucket: &BucketId, rules: Vec<DomainRule>) -> Result<(), BindError> {
        let mut bound = self.bound.write();
        let mut seen = BTreeSet::new();
        for rule in &rules {
            let (name, key) = (rule.name.clone(), rule.name.to_ascii_lowercase());
            match (bound.get(&key), rule.replaces) {
                _ if seen.contains(&key) => return Err(BindError::Twice { name }),
                (Some(there), None) if there.bucket != *bucket => {
                    return Err(BindError::Taken { name, bucket: there.bucket.clone() });
                }
                (None, Some(_)) => return Err(BindError::NothingToReplace { name }),
                (Some(_), _) | (None, None) => seen.insert(key),
            };
        }
        bound.retain(|_, there| there.bucket != *bucket);
        for (place, rule) in rules.into_iter().enumerate() {
            let key = rule.name.to_ascii_lowercase();
            bound.insert(key, Domain { bucket: bucket.clone(), rule, place });
        }
        Ok(())
    }

    /// Takes a bucket's domains from it.
    pub fn release(&self, bucket: &BucketId) {
        self.bound.write().retain(|_, there| there.bucket != *bucket);
    }

    /// The domains of a bucket, in the order of its document.
    pub fn of_bucket(&self, bucket: &BucketId) -> Vec<DomainRule> {
        let bound = self.bound.read();
        let mut own: Vec<&Domain> = bound.values().filter(|there| there.bucket == *bucket).collect();
        own.sort_unstable_by_key(|there| there.place);
        own.into_iter().map(|there| there.rule.clone()).collect()
    }

    /// The domain of a host name in either case, without a port.
    pub fn find(&self, host: &str) -> Option<Domain> {
        let bound = self.bound.read();
        // Most servers have none, and each request asks.
        if bound.is_empty() {
            return None;
        }
        bound.get(&host.to_ascii_lowercase()).cloned()
    }

    pub(super) fn snapshot(&self) -> Bound {
        self.bound.read().clone()
    }

    /// Takes the domains of `gone` from them, then returns to those of a snapshot whose buckets `is_back`
    /// names. One that another bucket has got meanwhile stays with it.
    pub(super) fn restore(
        &self,
        snapshot: &Bound,
        gone: impl Fn(&BucketId) -> bool,
        is_back: impl Fn(&BucketId) -> bool,
    ) {
        let mut bound = self.bound.write();
        bound.retain(|_, there| !gone(&there.bucket));
        for (name, there) in snapshot.iter().filter(|(_, there)| is_back(&there.bucket)) {
            bound.entry(name.clone()).or_insert_with(|| there.clone());
        }
    }
}
