//! Temporary credentials: a key pair with a token and an expiry, perhaps bound by a policy.

use std::collections::VecDeque;
use std::sync::Arc;

use dashmap::DashMap;
use parking_lot::Mutex;

use crate::domain::accounts::Account;
use crate::domain::ids::{Ids, TemporaryKey};
use crate::domain::policy::document::Policy;
use crate::primitives::memory::{MemoryFull, Meter, Reservation};
use crate::primitives::names::{AppId, BucketId};
use crate::primitives::secrets::Secrets;
use crate::primitives::time::UnixSeconds;

/// Who has a temporary key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Bearer {
    /// Whoever the account has given it to: an uploader, a test.
    #[default]
    Account,
    /// A federated user, by GetFederationToken.
    Federated { name: String },
    /// A session of a role, by AssumeRole; the role by its name or number, as its ARN had it.
    Role { role: String, session: String },
}

/// A temporary key pair with its token.
#[derive(Debug)]
pub struct Temporary {
    /// Who has it.
    pub bearer: Bearer,
    /// The key pair, as a delegate of the account it was issued for.
    pub account: Arc<Account>,
    /// Sent with every request that is signed with the key.
    pub token: String,
    /// Time of issue.
    pub issued: UnixSeconds,
    /// `expiredTime`: first second at which the key is no longer valid.
    pub expires: UnixSeconds,
    /// The bucket it was issued for, if it was for one.
    pub bucket: Option<BucketId>,
    /// What it may be used for; absent: whatever the account may do.
    pub policy: Option<Arc<Policy>>,
    _cost: Reservation,
}

/// Parameters of temporary credentials.
#[derive(Debug, Clone)]
pub struct Grant {
    /// AppId of the URLs that they sign for.
    pub appid: AppId,
    /// The bucket they are for, if they are for one.
    pub bucket: Option<BucketId>,
    /// What they may be used for; without it, anything in their bucket.
    pub policy: Option<Arc<Policy>>,
    /// Seconds until they expire.
    pub seconds: i64,
}

/// All temporary credentials, by SecretId.
#[derive(Debug)]
pub struct Credentials {
    by_secret_id: DashMap<String, Arc<Temporary>>,
    /// SecretIds of the latest, the last one first.
    latest: Mutex<VecDeque<String>>,
    /// Their SecretKeys and tokens.
    secrets: Secrets,
    meter: Meter,
}

/// Bytes one set is charged with.
const COST: u64 = 1024;
/// Seconds for which expired credentials are distinguished from unknown ones.
const REMEMBERED: i64 = 24 * 3600;
/// Sets between two rounds that forget old ones.
const ROUND: usize = 1024;
/// Sets that are remembered in the order of their issue.
const LATEST: usize = 64;

impl Credentials {
    /// No credentials; new ones count against `meter`.
    pub fn new(meter: Meter) -> Self {
        Self { by_secret_id: DashMap::new(), latest: Mutex::default(), secrets: Secrets::default(), meter }
    }

    /// Reserves memory for one set.
    pub fn reserve(&self) -> Result<Reservation, MemoryFull> {
        self.meter.reserve(COST)
    }

    /// Issues a new set for `account` at `now`.
    pub fn issue(
        &self,
        cost: Reservation,
        account: &Account,
        grant: Grant,
        ids: &Ids,
        now: UnixSeconds,
    ) -> Arc<Temporary> {
        self.issue_to(Bearer::Account, cost, account, grant, ids, now)
    }

    /// Issues a new set to a federated user or a session of a role.
    pub fn issue_to(
        &self,
        bearer: Bearer,
        cost: Reservation,
        account: &Account,
        grant: Grant,
        ids: &Ids,
        now: UnixSeconds,
    ) -> Arc<Temporary> {
        let TemporaryKey { secret_id, secret_key, token } = ids.temporary_key(account.owner());
        let of_bucket = || grant.bucket.as_ref().map(|bucket| Arc::new(Policy::of_bucket(bucket)));
        let temporary = Arc::new(Temporary {
            bearer,
            account: Arc::new(account.delegate(grant.appid, &secret_id, &secret_key)),
            token,
            issued: now,
            expires: now.plus(grant.seconds),
            policy: grant.policy.clone().or_else(of_bucket),
            bucket: grant.bucket,
            _cost: cost,
        });
        if self.by_secret_id.len() % ROUND == ROUND - 1 {
            // Another tenant may have another clock.
            let is_over = |known: &Temporary| known.expires.plus(REMEMBERED) <= now;
            self.retain(|known| known.account.owner() != account.owner() || !is_over(known));
        }
        self.insert(temporary.clone());
        temporary
    }

    fn insert(&self, set: Arc<Temporary>) {
        let secret_id = set.account.secret_id.clone();
        for secret in [&set.account.secret_key, &set.token] {
            self.secrets.add(secret, &secret_id);
        }
        let mut latest = self.latest.lock();
        latest.truncate(LATEST - 1);
        latest.push_front(secret_id.clone());
        drop(latest);
        self.by_secret_id.insert(secret_id, set);
    }

    fn retain(&self, is_kept: impl Fn(&Temporary) -> bool) {
        self.by_secret_id.retain(|secret_id, set| {
            let is_kept = is_kept(set);
            if !is_kept {
                for secret in [&set.account.secret_key, &set.token] {
                    self.secrets.remove(secret, secret_id);
                }
            }
            is_kept
        });
    }

    /// The sets issued last, the last one first.
    pub fn latest(&self) -> Vec<Arc<Temporary>> {
        let latest: Vec<String> = self.latest.lock().iter().cloned().collect();
        latest.iter().filter_map(|secret_id| self.by_secret_id(secret_id)).collect()
    }

    /// Their SecretKeys and tokens.
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    pub fn snapshot(&self) -> Vec<Arc<Temporary>> {
        self.by_secret_id.iter().map(|entry| entry.clone()).collect()
    }

    /// Restores all sets, or those of one tenant.
    pub fn restore(&self, snapshot: &[Arc<Temporary>], tenant: Option<AppId>) {
        let is_meant = |set: &Temporary| tenant.is_none_or(|tenant| set.account.owner() == tenant);
        self.retain(|set| !is_meant(set));
        for set in snapshot.iter().filter(|set| is_meant(set)) {
            self.insert(set.clone());
        }
    }

    /// The set with this SecretId, expired or not.
    pub fn by_secret_id(&self, secret_id: &str) -> Option<Arc<Temporary>> {
        self.by_secret_id.get(secret_id).map(|entry| entry.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::accounts::AccountOptions;

    #[test]
    fn expired_credentials_are_known_for_a_day_and_then_forgotten() {
        let (credentials, ids) = (Credentials::new(Meter::new(u64::MAX)), Ids::new(1));
        let account = Account::new(AppId(5), "id", "secret", AccountOptions::default());
        let grant = Grant { appid: AppId(6), bucket: None, policy: None, seconds: 7200 };
        let issue = |now| {
            let paid = credentials.reserve().expect("there is room");
            credentials.issue(paid, &account, grant.clone(), &ids, UnixSeconds(now))
        };
        let first = issue(0);
        assert_eq!((first.account.appid, first.account.owner(), first.expires.0), (AppId(6), AppId(5), 7200));
        let id = first.account.secret_id.clone();
        for _ in 0..ROUND {
            issue(8000);
        }
        assert!(credentials.by_secret_id(&id).is_some());
        for _ in 0..ROUND {
            issue(200_000);
        }
        assert!(credentials.by_secret_id(&id).is_none());
        assert!(credentials.by_secret_id.len() <= ROUND, "expired ones were kept");
    }
}
