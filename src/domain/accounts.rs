//! Accounts: who may sign, and the choices of behaviour each account makes where the vendor's pages disagree.

use std::fmt;
use std::sync::{Arc, LazyLock, OnceLock};

use dashmap::DashMap;
use parking_lot::Mutex;
use serde::{Deserialize, Deserializer, Serialize};

use crate::catalog::limits;
use crate::domain::object::object;
use crate::domain::vod::options::VodOptions;
use crate::domain::vod::procedure::Template;
use crate::primitives::digest::{HmacKey, Sha1};
use crate::primitives::names::{AppId, VOD_STORAGE_APPID};

/// One account of the service.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The number in URLs and signatures.
    pub appid: AppId,
    /// The public half of the key pair.
    pub secret_id: String,
    /// The secret half; never printed.
    pub secret_key: String,
    /// Where the vendor's behaviour is a choice.
    #[serde(default, deserialize_with = "shared")]
    pub options: Arc<AccountOptions>,
    #[serde(skip)]
    storage_options: OnceLock<Arc<AccountOptions>>,
    #[serde(skip)]
    key: OnceLock<HmacKey>,
    #[serde(skip)]
    acts_for: Option<AppId>,
}

impl Account {
    /// An account.
    pub fn new(
        appid: AppId,
        secret_id: &str,
        secret_key: &str,
        options: impl Into<Arc<AccountOptions>>,
    ) -> Self {
        Self {
            appid,
            secret_id: secret_id.into(),
            secret_key: secret_key.into(),
            options: options.into(),
            storage_options: OnceLock::new(),
            key: OnceLock::new(),
            acts_for: None,
        }
    }

    /// The account's options for its buckets in VOD's storage, where nobody makes directories.
    pub fn storage_options(&self) -> Arc<AccountOptions> {
        let options =
            || Arc::new(AccountOptions { strict_parent: false, ..AccountOptions::clone(&self.options) });
        self.storage_options.get_or_init(options).clone()
    }

    /// The same account under another number and key pair: its choices apply, and what it makes is its own.
    pub fn deputy(&self, appid: AppId, secret_id: &str, secret_key: &str) -> Self {
        let acts_for = Some(self.owner());
        Self { acts_for, ..Self::new(appid, secret_id, secret_key, self.options.clone()) }
    }

    /// The account behind the key: itself, or the one it is a deputy of.
    pub fn owner(&self) -> AppId {
        self.acts_for.unwrap_or(self.appid)
    }

    /// The deputy that signs for VOD's storage. Its key pair follows from the account's own, so that it is the same
    /// after a restart; clients see only signatures made with it.
    pub fn storage_deputy(&self) -> Self {
        let derived = |label: &str| self.key().code(format!("cosplay vod storage {label}").as_bytes());
        let secret_id = format!("AKID{:.32}", Sha1(derived("id")).to_string());
        let secret_key = format!("{:.32}", Sha1(derived("key")).to_string());
        self.deputy(VOD_STORAGE_APPID, &secret_id, &secret_key)
    }

    /// What it says that cannot be meant, in a sentence.
    pub fn check(&self) -> Result<(), String> {
        let is_sound =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'&');
        let options = &self.options;
        match options.vod.callback_url.as_deref() {
            _ if self.appid == AppId(0) => Err("appid is at least 1".into()),
            _ if !is_sound(&self.secret_id) || !is_sound(&self.secret_key) => {
                Err("secret_id and secret_key are printable ASCII without spaces and &".into())
            }
            _ if options.slice_size == Some(0) => Err("slice_size is at least 1".into()),
            _ if options.list_max == 0 => Err("list_max is at least 1".into()),
            Some(url) if !is_callback_url(url) => {
                Err(format!("vod.callback_url {url:?} is not a URL; write http://127.0.0.1:9000/callback"))
            }
            _ => options.vod.procedures.iter().try_for_each(Template::check),
        }
    }

    /// The secret key, prepared for signing.
    pub fn key(&self) -> &HmacKey {
        self.key.get_or_init(|| HmacKey::new(self.secret_key.as_bytes()))
    }
}

fn shared<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<AccountOptions>, D::Error> {
    object(from).map(Arc::new)
}

/// Whether events can be sent there: a scheme, a host, perhaps a port, and nothing that a URL cannot have.
fn is_callback_url(url: &str) -> bool {
    let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://")).unwrap_or_default();
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port.parse::<u16>().ok()),
        _ => (authority, Some(0)),
    };
    let is_sound = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%@:[]".contains(&byte);
    !host.is_empty()
        && port.is_some()
        && host.bytes().all(is_sound)
        && rest.bytes().all(|byte| byte.is_ascii_graphic())
}

impl fmt::Debug for Account {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Account")
            .field("appid", &self.appid)
            .field("secret_id", &self.secret_id)
            .field("secret_key", &"…")
            .field("options", &self.options)
            .finish()
    }
}

/// Whether the account may be used at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It may.
    #[default]
    Active,
    /// The AppId is no longer registered: -82.
    Closed,
    /// The AppId is blocked: -64.
    Forbidden,
}

/// Which signature `delete` and `update` need.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OncePolicy {
    /// As the manual says: a once-signature (-73 otherwise).
    #[default]
    Documented,
    /// As clients in the field were seen to succeed: either kind.
    Observed,
}

/// Whether directories are things of their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DirModel {
    /// Deleting one that has children fails with -173.
    #[default]
    Tree,
    /// Deleting one removes only its marker.
    Flat,
}

/// What `op=upload` with `insertOnly=1` answers for content that is already there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SameFilePolicy {
    /// Success, with the existing file's URLs.
    Ok,
    /// -4018.
    #[default]
    Error,
}

/// The choices; every field may be left out of the configuration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AccountOptions {
    /// `active`, `closed` (-82) or `forbidden` (-64).
    pub standing: Standing,
    /// Signature kind of delete and update.
    pub once_policy: OncePolicy,
    /// Uploads, moves and copies into a missing directory fail with -166 instead of creating it.
    pub strict_parent: bool,
    /// Whether a directory with children can be deleted.
    pub dir_model: DirModel,
    /// `op=upload` of identical content.
    pub same_file_policy: SameFilePolicy,
    /// Listing a missing directory gives an empty page instead of -166.
    pub lenient_list: bool,
    /// Listing without a delimiter goes through all levels.
    pub list_recursive: bool,
    /// Largest `num` of a listing; above it -165.
    pub list_max: u32,
    /// Slices must come in order, one at a time; `serial_upload: 1` is answered.
    pub serial_upload: bool,
    /// Slice size answered by `upload_slice_init`, in bytes; absent: the one asked for.
    pub slice_size: Option<u64>,
    /// The first generation's `op=upload_slice` works instead of -5972.
    pub legacy_v1: bool,
    /// Signatures valid for more than 90 days are refused with -97.
    pub enforce_90d: bool,
    /// An init with the SHA-1 of stored content finishes at once.
    pub instant_upload: bool,
    /// `preview_url` in answers, as in 2016.
    pub emit_preview_url: bool,
    /// Requests per second; beyond it -71.
    pub rate_limit: Option<u32>,
    /// A request to another region's host than the bucket's fails with -133.
    pub region_check: bool,
    /// Many objects are deleted only by a request with `Content-MD5`, as the live service has it by now.
    pub delete_needs_md5: bool,
    /// Seconds an unfinished slice upload lives; absent: for ever.
    pub session_ttl: Option<u32>,
    /// Largest `filesize` of a slice upload in bytes; above it -5995.
    pub max_filesize: u64,
    /// How VOD behaves.
    #[serde(deserialize_with = "object")]
    pub vod: VodOptions,
}

impl Default for AccountOptions {
    fn default() -> Self {
        Self {
            standing: Standing::default(),
            once_policy: OncePolicy::default(),
            strict_parent: false,
            dir_model: DirModel::default(),
            same_file_policy: SameFilePolicy::default(),
            lenient_list: false,
            list_recursive: false,
            list_max: limits::LIST_MAX,
            serial_upload: false,
            slice_size: None,
            legacy_v1: false,
            enforce_90d: true,
            instant_upload: true,
            emit_preview_url: false,
            rate_limit: None,
            region_check: false,
            delete_needs_md5: false,
            session_ttl: None,
            max_filesize: limits::MAX_FILESIZE,
            vod: VodOptions::default(),
        }
    }
}

impl AccountOptions {
    /// The defaults, built once.
    pub fn defaults() -> Arc<Self> {
        static DEFAULTS: LazyLock<Arc<AccountOptions>> = LazyLock::new(Arc::default);
        DEFAULTS.clone()
    }
}

/// All accounts, by AppId and by SecretId.
#[derive(Debug, Default)]
pub struct Accounts {
    by_appid: DashMap<AppId, Arc<Account>>,
    by_secret_id: DashMap<String, Arc<Account>>,
    first: OnceLock<AppId>,
    /// Held while an account is added, so that of two that come at once the second finds the first.
    adding: Mutex<()>,
}

impl Accounts {
    /// Adds an account, or replaces the one with the same AppId.
    pub fn insert(&self, account: Account) {
        let account = Arc::new(account);
        self.first.get_or_init(|| account.appid);
        let deputy = Arc::new(account.storage_deputy());
        if let Some(before) = self.by_appid.insert(account.appid, account.clone()) {
            self.release(&before);
        }
        for known in [deputy, account] {
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

    /// All accounts, by number.
    pub fn list(&self) -> Vec<Arc<Account>> {
        let mut all: Vec<_> = self.by_appid.iter().map(|entry| entry.clone()).collect();
        all.sort_unstable_by_key(|account| account.appid);
        all
    }

    /// All accounts as they were, or one; without those whose SecretId has become another's since.
    pub fn restore(&self, image: &[Arc<Account>], tenant: Option<AppId>) {
        let _adding = self.adding.lock();
        let is_meant = |appid: AppId| tenant.is_none_or(|tenant| appid == tenant);
        let is_known = |appid: AppId| image.iter().any(|account| account.appid == appid);
        for account in self.list() {
            if is_meant(account.appid) && !is_known(account.appid) {
                self.remove(&account);
            }
        }
        for account in image.iter().filter(|account| is_meant(account.appid)) {
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
        self.by_appid.remove(&account.appid);
        self.release(account);
    }

    /// Forgets the key ids of an account, unless they are another's by now.
    fn release(&self, account: &Account) {
        for secret_id in [&account.secret_id, &account.storage_deputy().secret_id] {
            self.by_secret_id.remove_if(secret_id, |_, there| there.owner() == account.appid);
        }
    }

    /// The account that was there first: the one that services without a signature act for.
    pub fn first(&self) -> Option<Arc<Account>> {
        self.by_appid(*self.first.get()?)
    }

    /// The account with this number.
    pub fn by_appid(&self, appid: AppId) -> Option<Arc<Account>> {
        self.by_appid.get(&appid).map(|entry| entry.clone())
    }

    /// The account, or the deputy of one, that owns this key id.
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

    #[test]
    fn a_storage_deputy_is_known_by_its_key_and_belongs_to_its_account() {
        let accounts = Accounts::default();
        accounts.insert(Account::new(AppId(7), "id", "secret", AccountOptions::default()));
        let deputy = accounts.by_appid(AppId(7)).expect("it was inserted").storage_deputy();
        assert_eq!((deputy.secret_id.len(), deputy.secret_key.len()), (36, 32));
        let found = accounts.by_secret_id(&deputy.secret_id).expect("it came with its account");
        assert_eq!((found.appid, found.owner()), (VOD_STORAGE_APPID, AppId(7)));
        accounts.insert(Account::new(AppId(7), "id", "another", AccountOptions::default()));
        assert!(accounts.by_secret_id(&deputy.secret_id).is_none(), "the old key must not sign any more");
    }

    #[test]
    fn no_secret_id_goes_to_two_accounts_by_a_restore() {
        let accounts = Accounts::default();
        let account = |appid, id| Account::new(AppId(appid), id, "secret", AccountOptions::default());
        assert!(accounts.add(account(1, "a")));
        let image = accounts.list();
        accounts.restore(&[], Some(AppId(1)));
        assert!(accounts.add(account(2, "a")));
        accounts.restore(&image, Some(AppId(1)));
        let owner = |id| accounts.by_secret_id(id).map(|account| account.owner());
        assert_eq!((owner("a"), accounts.by_appid(AppId(1)).is_none()), (Some(AppId(2)), true));
        accounts.restore(&image, None);
        assert_eq!((owner("a"), accounts.list().len()), (Some(AppId(1)), 1), "the other has gone");
        // One that comes by its number alone takes no other's key with it when it goes.
        accounts.insert(account(3, "a"));
        accounts.restore(&[], Some(AppId(1)));
        assert_eq!(owner("a"), Some(AppId(3)));
    }

    #[test]
    fn a_secret_key_is_never_printed() {
        let account = Account::new(AppId(1), "id", "hush", AccountOptions::default());
        assert!(!format!("{account:?}").contains("hush"));
    }
}
