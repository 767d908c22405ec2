//! Faults by rule: any documented error and any failure of the network, on the request that a test chose.
//!
//! Rules are compared to the [`attributes::Attributes`] of a request. Those that match are its
//! [`matched::MatchedRules`], which the server applies.

pub(crate) mod answer;
pub(crate) mod applied;
pub(crate) mod armed;
pub(crate) mod attributes;
pub(crate) mod check;
pub(crate) mod effect;
pub(crate) mod matched;
pub(crate) mod pattern;
pub(crate) mod rule;
pub(crate) mod schedule;

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

use parking_lot::RwLock;

use crate::domain::faults::armed::ArmedRule;
use crate::domain::faults::attributes::Attributes;
use crate::domain::faults::check::{Unsound, check, check_owner};
use crate::domain::faults::effect::Stage;
use crate::domain::faults::matched::MatchedRules;
use crate::domain::faults::rule::Rule;
use crate::domain::names::Names;
use crate::domain::vod::deliveries::Deliveries;
use crate::domain::vod::events::Event;
use crate::primitives::names::AppId;

/// Rules that are in force at a time.
const MOST: usize = 100_000;

/// All rules, in the order they were added.
#[derive(Debug, Default)]
pub struct Faults {
    rules: RwLock<Arc<Vec<Arc<ArmedRule>>>>,
    /// Whether there is a rule: without one, a request reads only this.
    any: AtomicBool,
    named: AtomicU64,
}

/// Error of adding rules.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error(transparent)]
    Unsound(#[from] Unsound),
    #[error("there is a rule {0:?} already; delete it first, or leave the id out")]
    Taken(String),
    #[error("there are {MOST} rules already")]
    Full,
}

/// Result of removing a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Removal {
    Done,
    Unknown,
    /// Each of these tenants has a rule with this id.
    Ambiguous(Vec<AppId>),
}

impl Faults {
    /// Whether there is any rule.
    pub fn any(&self) -> bool {
        self.any.load(Relaxed)
    }

    /// Rules that match a request or may match once more of it is known; none where there are none.
    pub fn matching(&self, attributes: &Attributes<'_>) -> Option<MatchedRules> {
        let matched = MatchedRules::new(&self.rules.read().clone(), attributes);
        (!matched.is_empty()).then_some(matched)
    }

    /// Queues an event for delivery. A matching rule decides whether and when it is sent.
    pub fn publish(&self, event: Event, deliveries: &Deliveries) {
        let matched = self.any().then(|| {
            let media = event.media.as_ref();
            let appid = media.map(|media| media.bucket.appid.to_string()).unwrap_or_default();
            self.matching(&Attributes {
                service: "vod",
                operation: None,
                event: Some(event.name.text()),
                tenant: Some(event.app.owner),
                bucket: media.map(|media| &*media.bucket.name),
                bucket_appid: &appid,
                key: media.map(|media| &*media.key),
                host: "",
                secret_id: None,
                header: &|_| None,
                is_complete: true,
            })
        });
        let Some(mut matched) = matched.flatten() else { return deliveries.push(event, None) };
        let acting = matched.at(Stage::Event).map(|acting| acting.rule.clone());
        matched.mark_applied(Stage::Event, None);
        let effect = acting.as_ref().and_then(|armed| Some((armed.rule.effect.on_event()?, &*armed.rule.id)));
        deliveries.push(event, effect);
    }

    /// Adds rules, all or none of them, for one tenant where one is given.
    pub fn add(
        &self,
        rules: Vec<Rule>,
        tenant: Option<AppId>,
        names: &Names,
    ) -> Result<Vec<Arc<ArmedRule>>, Refused> {
        self.change(|kept| self.extend(kept, rules, tenant, names))
    }

    /// Replaces all rules, or those of one tenant.
    pub fn replace(
        &self,
        rules: Vec<Rule>,
        tenant: Option<AppId>,
        names: &Names,
    ) -> Result<Vec<Arc<ArmedRule>>, Refused> {
        self.change(|kept| {
            kept.retain(|armed| !is_of(armed, tenant));
            self.extend(kept, rules, tenant, names)
        })
    }

    /// Removes all rules, or those of one tenant.
    pub fn clear(&self, tenant: Option<AppId>) {
        let cleared = self.change(|kept| {
            kept.retain(|armed| !is_of(armed, tenant));
            Ok::<_, std::convert::Infallible>(())
        });
        cleared.unwrap_or_else(|never| match never {});
    }

    /// Removes one rule: the tenant's where one is given, else the one for everybody, else that of the only
    /// tenant who has one with this id.
    pub fn remove(&self, id: &str, tenant: Option<AppId>) -> Removal {
        let removed = self.change(|kept| {
            let owners: Vec<_> =
                kept.iter().filter(|armed| armed.rule.id == id).map(|armed| armed.rule.when.appid).collect();
            let owner = match (owners.contains(&tenant), &owners[..]) {
                (true, _) => tenant,
                (false, [only]) if tenant.is_none() => *only,
                (false, [_, ..]) if tenant.is_none() => {
                    let mut owners: Vec<_> = owners.into_iter().flatten().collect();
                    owners.sort_unstable();
                    return Err(Removal::Ambiguous(owners));
                }
                _ => return Err(Removal::Unknown),
            };
            kept.retain(|armed| armed.rule.id != id || armed.rule.when.appid != owner);
            Ok(Removal::Done)
        });
        removed.unwrap_or_else(|removal| removal)
    }

    /// All rules, or those of one tenant.
    pub fn list(&self, tenant: Option<AppId>) -> Vec<Arc<ArmedRule>> {
        self.rules.read().iter().filter(|armed| is_of(armed, tenant)).cloned().collect()
    }

    /// Copies of all rules with their counts.
    pub fn snapshot(&self) -> Vec<ArmedRule> {
        self.rules.read().iter().map(|armed| armed.duplicate()).collect()
    }

    /// Restores all rules, or those of one tenant.
    pub fn restore(&self, snapshot: &[ArmedRule], tenant: Option<AppId>) {
        let restored = self.change(|kept| {
            kept.retain(|armed| !is_of(armed, tenant));
            let revived = snapshot.iter().filter(|armed| is_of(armed, tenant));
            kept.extend(revived.map(|armed| Arc::new(armed.duplicate())));
            Ok::<_, std::convert::Infallible>(())
        });
        restored.unwrap_or_else(|never| match never {});
    }

    /// Changes the list as a whole, or leaves it as it is.
    fn change<T, E>(&self, how: impl FnOnce(&mut Vec<Arc<ArmedRule>>) -> Result<T, E>) -> Result<T, E> {
        let mut rules = self.rules.write();
        let mut kept = rules.to_vec();
        let outcome = how(&mut kept)?;
        *rules = Arc::new(kept);
        self.any.store(!rules.is_empty(), Relaxed);
        Ok(outcome)
    }

    fn extend(
        &self,
        kept: &mut Vec<Arc<ArmedRule>>,
        rules: Vec<Rule>,
        tenant: Option<AppId>,
        names: &Names,
    ) -> Result<Vec<Arc<ArmedRule>>, Refused> {
        let first = kept.len();
        // Each tenant names its rules for itself.
        let place = |rule: &Rule| (rule.when.appid, rule.id.clone());
        let mut taken: HashSet<_> = kept.iter().map(|armed| place(&armed.rule)).collect();
        for mut rule in rules {
            rule.when.unify_names().map_err(Unsound)?;
            check(&rule, names)?;
            check_owner(&rule, tenant)?;
            rule.when.appid = rule.when.appid.or(tenant);
            let is_unnamed = rule.id.is_empty();
            while rule.id.is_empty() || (is_unnamed && taken.contains(&place(&rule))) {
                rule.id = format!("rule-{}", self.named.fetch_add(1, Relaxed) + 1);
            }
            if !taken.insert(place(&rule)) {
                return Err(Refused::Taken(rule.id));
            }
            if kept.len() == MOST {
                return Err(Refused::Full);
            }
            kept.push(Arc::new(ArmedRule::new(rule)));
        }
        Ok(kept[first..].to_vec())
    }
}

/// Whether a rule belongs to `tenant`; every rule belongs to nobody in particular.
fn is_of(armed: &ArmedRule, tenant: Option<AppId>) -> bool {
    tenant.is_none() || armed.rule.when.appid == tenant
}
