//! Options of every signature scheme: the key that signs and the time; and of those that sign a text of
//! parameters.

use std::io::{self, Write};

use crate::config::{ConfigError, written};
use crate::domain::accounts::{Account, AccountOptions};
use crate::domain::clock::Clock;
use crate::primitives::escape;
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;

/// The key that signs, and the time.
#[derive(Debug, clap::Args)]
pub(crate) struct Signer {
    /// AppId of the account [default: the demo account's, or the first in COSPLAY_ACCOUNTS]
    #[arg(long, env = "COSPLAY_APPID")]
    appid: Option<String>,
    /// SecretId of the key that signs
    #[arg(long, env = "COSPLAY_SECRET_ID")]
    secret_id: Option<String>,
    /// SecretKey of the key that signs
    #[arg(long, env = "COSPLAY_SECRET_KEY", hide_env_values = true)]
    secret_key: Option<String>,
    /// Unix time to sign at [default: now]
    #[arg(long, value_name = "SECONDS")]
    now: Option<i64>,
}

/// How a signed text of parameters is made and printed.
#[derive(Debug, clap::Args)]
pub(crate) struct SignedText {
    /// Random number in the signed text [default: a new one]
    #[arg(long)]
    random: Option<u32>,
    /// Percent-encode the signature, for a URL
    #[arg(long)]
    url: bool,
    /// Print the signed text before the signature
    #[arg(long)]
    show: bool,
}

impl Signer {
    /// The account that signs: by flag or environment, else the first in `COSPLAY_ACCOUNTS`, else the demo
    /// account.
    pub(crate) fn account(&self) -> Result<Account, ConfigError> {
        let known = std::env::var("COSPLAY_ACCOUNTS").ok().filter(|text| !text.is_empty());
        let first = known.as_deref().and_then(|text| text.split(',').next());
        let account = match first {
            Some(text) => written::parse_account(text)
                .map_err(|error| ConfigError::Invalid(format!("COSPLAY_ACCOUNTS: {error}")))?,
            None => written::demo_account(AccountOptions::default()),
        };
        let appid = match &self.appid {
            Some(text) => {
                AppId::parse(text).ok_or_else(|| ConfigError::Invalid(format!("{text:?} is not an AppId")))?
            }
            None => account.appid,
        };
        let secret_id = self.secret_id.as_deref().unwrap_or(&account.secret_id);
        let secret_key = self.secret_key.as_deref().unwrap_or(&account.secret_key);
        Ok(Account::new(appid, secret_id, secret_key, AccountOptions::default()))
    }

    /// Whether the AppId was given.
    pub(crate) fn appid_is_given(&self) -> bool {
        self.appid.is_some()
    }

    /// The time to sign at.
    pub(crate) fn now(&self) -> UnixSeconds {
        self.now.map_or_else(|| Clock::default().now(), UnixSeconds)
    }
}

impl SignedText {
    /// The random number; at most nine digits unless it was given.
    pub(crate) fn random(&self) -> u32 {
        self.random.unwrap_or_else(|| fastrand::u32(1..1_000_000_000))
    }

    /// Prints a signature, after the signed text if that is wanted.
    pub(crate) fn print(&self, plaintext: &str, signature: &str, out: &mut dyn Write) -> io::Result<()> {
        if self.show {
            writeln!(out, "{plaintext}")?;
        }
        if self.url {
            writeln!(out, "{}", escape::encode_component(signature))
        } else {
            writeln!(out, "{signature}")
        }
    }
}
