//! All keys: those of accounts and their delegates, and temporary ones.

use std::borrow::Cow;
use std::sync::Arc;

use crate::domain::accounts::{Account, Accounts};
use crate::domain::auth::credentials::{Bearer, Credentials, Temporary};
use crate::domain::auth::slips::identity;
use crate::domain::auth::slips::keys::OTHERS;
use crate::domain::auth::slips::kind::Slip;
use crate::domain::auth::slips::pair::Pair;
use crate::domain::policy::document::Policy;
use crate::domain::policy::principal::{Caller, Identity};

/// Look-up of keys by SecretId.
#[derive(Debug, Clone, Copy)]
pub struct Keyring<'a> {
    pub accounts: &'a Accounts,
    pub credentials: &'a Credentials,
}

#[derive(Debug, Clone)]
pub enum Key {
    /// Key of an account or its delegate.
    Account(Arc<Account>),
    /// Temporary key with a token.
    Temporary(Arc<Temporary>),
}

impl Key {
    /// Its texts, for the search of mistakes.
    pub fn pair(&self) -> Pair {
        let (account, token) = match self {
            Self::Account(account) => (account, None),
            Self::Temporary(temporary) => (&temporary.account, Some(temporary.token.clone())),
        };
        let (secret_id, secret_key) = (account.secret_id.clone(), account.secret_key.clone());
        Pair { secret_id, secret_key, token, appid: account.appid }
    }

    /// Account that signs with the key.
    pub fn account(&self) -> &Arc<Account> {
        match self {
            Self::Account(account) => account,
            Self::Temporary(temporary) => &temporary.account,
        }
    }

    /// Who signs with it, as bucket policies name callers; `uin` is the account's. Federated users act as the
    /// account that has issued their key.
    pub fn principal<'a>(&'a self, uin: &'a str) -> Caller<'a> {
        match self {
            Self::Account(_) => Caller::root(uin),
            Self::Temporary(temporary) => match &temporary.bearer {
                Bearer::Account | Bearer::Federated { .. } => Caller::root(uin),
                Bearer::Role { role, .. } => Caller::Named { owner: uin, identity: Identity::Role(role) },
            },
        }
    }

    /// The policy that bounds it, if one does.
    pub fn policy(&self) -> Option<&Policy> {
        match self {
            Self::Account(_) => None,
            Self::Temporary(temporary) => temporary.policy.as_deref(),
        }
    }
}

impl Keyring<'_> {
    /// A SecretId that is not known, as it may be shown, and the mistake behind it.
    pub fn unknown(&self, sent: &str) -> (String, Option<Slip>) {
        let mut pairs = self.some_pairs();
        pairs.extend(self.owner(identity::bare(sent)).map(|key| key.pair()));
        (self.hidden(sent).into_owned(), identity::unknown(sent, &pairs))
    }

    /// A text as it may be shown: without any SecretKey or token that is known.
    pub fn hidden<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.accounts.secrets().hidden(text) {
            Cow::Borrowed(text) => self.credentials.secrets().hidden(text),
            Cow::Owned(text) => Cow::Owned(self.credentials.secrets().hidden(&text).into_owned()),
        }
    }

    /// The key that a SecretKey or a token belongs to.
    fn owner(&self, secret: &str) -> Option<Key> {
        let owner = self.accounts.secrets().owner(secret);
        self.find(&owner.or_else(|| self.credentials.secrets().owner(secret))?)
    }

    /// Some of the pairs that are known, the latest first, for the search of mistakes.
    pub fn some_pairs(&self) -> Vec<Pair> {
        let permanent = self.accounts.latest(OTHERS).into_iter().map(Key::Account);
        let temporary = self.credentials.latest().into_iter().map(Key::Temporary);
        permanent.chain(temporary).map(|key| key.pair()).collect()
    }

    /// The text with `***` in the place of each SecretKey and token that is known; none where it has none.
    pub fn masked(&self, text: &str) -> Option<String> {
        match self.hidden(text) {
            Cow::Borrowed(_) => None,
            Cow::Owned(hidden) => Some(hidden),
        }
    }

    /// Whether a text is a SecretId, a SecretKey or a token of a key that is known.
    pub fn knows(&self, text: &str) -> bool {
        self.find(text).or_else(|| self.owner(text)).is_some()
    }

    /// The key with this SecretId.
    pub fn find(&self, secret_id: &str) -> Option<Key> {
        let account = self.accounts.by_secret_id(secret_id).map(Key::Account);
        account.or_else(|| self.credentials.by_secret_id(secret_id).map(Key::Temporary))
    }
}
