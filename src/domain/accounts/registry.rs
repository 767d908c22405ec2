//! All accounts, found by AppId and by SecretId.

use std::collections::HashMap;
use std::sync::Arc;

use dashmap::DashMap;
use parking_lot::Mutex;

use crate::domain::accounts::account::Account;
use crate::domain::accounts::options::AccountOptions;
use crate::primitives::memory::Reservation;
use crate::primitives::names::AppId;
use crate::primitives::secrets::Secrets;

/// All accounts, by AppId and by SecretId.
#[derive(Debug, Default)]
pub struct Accounts {
    by_appid: DashMap<AppId, Arc<Account>>,
    by_secret_id: DashMap<String, Arc<Account>>,
    /// The SecretKeys.
    secrets: Secrets,
    /// AppIds in the order in which the accounts were added.
    order: Mutex<Vec<AppId>>,
    /// Held while an account is added, so that of two that come at once the second finds the first.
    adding: Mutex<()>,
    /// Shares of the memory budget of accounts that were added at run time.
    held: Mutex<HashMap<AppId, Reservation>>,
}

impl Accounts {
    /// Adds an account, or replaces the one with the same AppId.
    pub fn insert(&self, account: Account) {
        let account = Arc::new(account);
        let mut order = self.order.lock();
        if !order.contains(&account.appid) {
            order.push(account.appid);
        }
        drop(order);
        let delegate = Arc::new(account.storage_delegate());
        if let Some(before) = self.by_appid.insert(account.appid, account.clone()) {
            self.release(&before);
        }
        for known in [delegate, account] {
            self.secrets.add(&known.secret_key, &known.secret_id);
            self.by_secret_id.insert(known.secret_id.clone(), known);
        }
    }

    /// Adds an account; false when one has its number or its key id already.
    pub fn add(&self, account: Account) -> bool {
        let _adding = self.adding.lock();
        let is_new = !self.by_secret_id.contains_key(&account.secret_id)
            && !self.by_appid.contains_key(&account.appid);
        if is_new {
            self.insert(account);
        }
        is_new
    }

    /// Keeps an account's share of the memory budget until it is removed.
    pub fn hold(&self, appid: AppId, share: Reservation) {
        self.held.lock().insert(appid, share);
    }

    /// Changes the options of an account, or leaves them as they are.
    ///
    /// # Errors
    /// That of `how`.
    pub fn change<T, E>(
        &self,
        appid: AppId,
        how: impl FnOnce(&mut AccountOptions) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        let _adding = self.adding.lock();
        let Some(account) = self.by_appid(appid) else { return Ok(None) };
        let mut options = AccountOptions::clone(&account.options);
        let done = how(&mut options)?;
        self.insert(Account::new(appid, &account.secret_id, &account.secret_key, options));
        Ok(Some(done))
    }

    /// All accounts, by number.
    pub fn list(&self) -> Vec<Arc<Account>> {
        let mut all: Vec<_> = self.by_appid.iter().map(|entry| entry.clone()).collect();
        all.sort_unstable_by_key(|account| account.appid);
        all
    }

    /// At most `most` accounts, the latest first.
    pub fn latest(&self, most: usize) -> Vec<Arc<Account>> {
        let order: Vec<AppId> = self.order.lock().iter().rev().take(most).copied().collect();
        order.into_iter().filter_map(|appid| self.by_appid(appid)).collect()
    }

    /// The SecretKeys of all accounts and their delegates.
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// All accounts as they were, or one; without those whose SecretId has become another's since.
    pub fn restore(&self, snapshot: &[Arc<Account>], tenant: Option<AppId>) {
        let _adding = self.adding.lock();
        let is_meant = |appid: AppId| tenant.is_none_or(|tenant| appid == tenant);
        let is_known = |appid: AppId| snapshot.iter().any(|account| account.appid == appid);
        for account in self.list() {
            if is_meant(account.appid) && !is_known(account.appid) {
                self.remove(&account);
            }
        }
        for account in snapshot.iter().filter(|account| is_meant(account.appid)) {
            let there = self.by_secret_id(&account.secret_id);
            // Where all come back, so do the others with the SecretIds they had.
            match there.filter(|there| tenant.is_some() && there.owner() != account.appid) {
                None => self.insert(Account::clone(account)),
                Some(there) => {
                    let (appid, other) = (account.appid.0, there.owner().0);
                    tracing::warn!(
                        appid,
                        other,
                        "the account is not restored: its SecretId is the other's now"
                    );
                }
            }
        }
    }

    fn remove(&self, account: &Account) {
        self.order.lock().retain(|appid| *appid != account.appid);
        self.held.lock().remove(&account.appid);
        self.by_appid.remove(&account.appid);
        self.release(account);
    }

    /// Forgets the key ids of an account, unless they are another's by now.
    fn release(&self, account: &Account) {
        let delegate = account.storage_delegate();
        for Account { secret_id, secret_key, .. } in [account, &delegate] {
            self.secrets.remove(secret_key, secret_id);
            self.by_secret_id.remove_if(secret_id, |_, there| there.owner() == account.appid);
        }
    }

    /// The oldest account, for which operations without a signature act.
    pub fn first(&self) -> Option<Arc<Account>> {
        let first = *self.order.lock().first()?;
        self.by_appid(first)
    }

    /// The account with this number.
    pub fn by_appid(&self, appid: AppId) -> Option<Arc<Account>> {
        self.by_appid.get(&appid).map(|entry| entry.clone())
    }

    /// The account, or the delegate of one, that owns this key id.
    pub fn by_secret_id(&self, secret_id: &str) -> Option<Arc<Account>> {
        self.by_secret_id.get(secret_id).map(|entry| entry.clone())
    }

    /// Options of an account; the defaults for one that does not exist.
    pub fn options(&self, appid: AppId) -> Arc<AccountOptions> {
        self.by_appid(appid).map_or_else(AccountOptions::defaults, |account| account.options.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::names::VOD_STORAGE_APPID;

    #[test]
    fn a_storage_delegate_is_known_by_its_key_and_belongs_to_its_account() {
        let accounts = Accounts::default();
        accounts.insert(Account::new(AppId(7), "id", "secret", AccountOptions::default()));
        let delegate = accounts.by_appid(AppId(7)).expect("it was inserted").storage_delegate();
        assert_eq!((delegate.secret_id.len(), delegate.secret_key.len()), (36, 32));
        let found = accounts.by_secret_id(&delegate.secret_id).expect("it came with its account");
        assert_eq!((found.appid, found.owner()), (VOD_STORAGE_APPID, AppId(7)));
        accounts.insert(Account::new(AppId(7), "id", "another", AccountOptions::default()));
        assert!(accounts.by_secret_id(&delegate.secret_id).is_none(), "the old key must not sign any more");
    }

    #[test]
    fn no_secret_id_goes_to_two_accounts_by_a_restore() {
        let accounts = Accounts::default();
        let account = |appid, id| Account::new(AppId(appid), id, "secret", AccountOptions::default());
        assert!(accounts.add(account(1, "a")));
        let snapshot = accounts.list();
        accounts.restore(&[], Some(AppId(1)));
        assert!(accounts.add(account(2, "a")));
        accounts.restore(&snapshot, Some(AppId(1)));
        let owner = |id| accounts.by_secret_id(id).map(|account| account.owner());
        assert_eq!((owner("a"), accounts.by_appid(AppId(1)).is_none()), (Some(AppId(2)), true));
        accounts.restore(&snapshot, None);
        assert_eq!((owner("a"), accounts.list().len()), (Some(AppId(1)), 1), "the other has gone");
        assert_eq!(
            accounts.first().map(|account| account.appid),
            Some(AppId(1)),
            "the other was first, and has gone"
        );
        // One that comes by its number alone takes no other's key with it when it goes.
        accounts.insert(account(3, "a"));
        accounts.restore(&[], Some(AppId(1)));
        assert_eq!(owner("a"), Some(AppId(3)));
    }
}
