//! Every key that may sign: those of accounts and their delegates, and temporary ones.

use std::sync::Arc;

use crate::domain::accounts::{Account, Accounts};
use crate::domain::auth::credentials::{Credentials, Temporary};

/// Where signatures' keys are looked up.
#[derive(Debug, Clone, Copy)]
pub struct Keyring<'a> {
    /// Keys that stay.
    pub accounts: &'a Accounts,
    /// Keys that expire and come with a token.
    pub credentials: &'a Credentials,
}

/// A key that was found.
#[derive(Debug, Clone)]
pub enum Key {
    /// Of an account or its delegate.
    Account(Arc<Account>),
    /// With a token, for a while.
    Temporary(Arc<Temporary>),
}

impl Key {
    /// Who signs with it.
    pub fn account(&self) -> &Arc<Account> {
        match self {
            Self::Account(account) => account,
            Self::Temporary(temporary) => &temporary.account,
        }
    }
}

impl Keyring<'_> {
    /// The key with this SecretId.
    pub fn find(&self, secret_id: &str) -> Option<Key> {
        let account = self.accounts.by_secret_id(secret_id).map(Key::Account);
        account.or_else(|| self.credentials.by_secret_id(secret_id).map(Key::Temporary))
    }
}
