//! One account: its key pair and its options.

use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer};

use crate::domain::accounts::options::AccountOptions;
use crate::domain::accounts::procedure::Template;
use crate::domain::object::object;
use crate::primitives::digest::{HmacKey, Sha1};
use crate::primitives::names::{AppId, VOD_STORAGE_APPID};

/// SecretId of the demo account.
pub const DEMO_SECRET_ID: &str = "AKIDcosplaycosplaycosplaycosplay0000";
/// SecretKey of the demo account; public, because it opens nothing but this server.
pub const DEMO_SECRET_KEY: &str = "cosplaysecretcosplaysecret000000";

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Number in URLs and signatures.
    pub appid: AppId,
    pub secret_id: String,
    /// Never printed.
    pub secret_key: String,
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

    /// Whether it has the keys of the demo account, whose SecretKey is no secret.
    pub fn is_demo(&self) -> bool {
        self.secret_id == DEMO_SECRET_ID && self.secret_key == DEMO_SECRET_KEY
    }

    /// The account's options for its buckets in VOD's storage, where nobody makes directories.
    pub fn storage_options(&self) -> Arc<AccountOptions> {
        let options =
            || Arc::new(AccountOptions { strict_parent: false, ..AccountOptions::clone(&self.options) });
        self.storage_options.get_or_init(options).clone()
    }

    /// A delegate: another AppId and key pair with the options of this account, which owns what the delegate
    /// makes.
    pub fn delegate(&self, appid: AppId, secret_id: &str, secret_key: &str) -> Self {
        let acts_for = Some(self.owner());
        Self { acts_for, ..Self::new(appid, secret_id, secret_key, self.options.clone()) }
    }

    /// The account itself, or the one it is a delegate of.
    pub fn owner(&self) -> AppId {
        self.acts_for.unwrap_or(self.appid)
    }

    /// The delegate that signs for VOD's storage. Its key pair follows from the account's own, so that it is
    /// the same after a restart; clients see only signatures made with it.
    pub fn storage_delegate(&self) -> Self {
        let derived = |label: &str| self.key().code(format!("cosplay vod storage {label}").as_bytes());
        let secret_id = format!("AKID{:.32}", Sha1(derived("id")).to_string());
        let secret_key = format!("{:.32}", Sha1(derived("key")).to_string());
        self.delegate(VOD_STORAGE_APPID, &secret_id, &secret_key)
    }

    /// # Errors
    /// A sentence about a value that is invalid.
    pub fn check(&self) -> Result<(), String> {
        let is_sound =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'&');
        let options = &self.options;
        match options.vod.callback_url.as_deref() {
            _ if self.appid < AppId::MIN => {
                Err(format!("appid is at least {}: hosts name buckets by <name>-<appid>", AppId::MIN))
            }
            _ if !is_sound(&self.secret_id) || !is_sound(&self.secret_key) => {
                Err("secret_id and secret_key are printable ASCII without spaces and &".into())
            }
            _ if options.slice_size == Some(0) => Err("slice_size is at least 1".into()),
            _ if options.list_max == 0 => Err("list_max is at least 1".into()),
            Some(url) if !is_callback_url(url) => {
                Err(format!("vod.callback_url {url:?} is not a URL; write http://127.0.0.1:9000/callback"))
            }
            _ => {
                options.vod.check_regions()?;
                options.vod.procedures.iter().try_for_each(Template::check)
            }
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
pub fn is_callback_url(url: &str) -> bool {
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
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_key_is_never_printed() {
        let account = Account::new(AppId(1), "id", "hush", AccountOptions::default());
        assert!(!format!("{account:?}").contains("hush"));
    }
}
