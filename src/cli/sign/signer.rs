//! Whose key signs, and when: options that every scheme has; and how a sealed text is printed, for those that seal one.

use std::io::{self, Write};

use crate::config::{ConfigError, written};
use crate::domain::accounts::{Account, AccountOptions};
use crate::domain::clock::Clock;
use crate::primitives::escape;
use crate::primitives::names::AppId;

/// Whose key signs, and when.
#[derive(Debug, clap::Args)]
pub struct Signer {
    /// AppId [default: the demo account's, or the first in COSPLAY_ACCOUNTS]
    #[arg(long, env = "COSPLAY_APPID")]
    appid: Option<String>,
    /// SecretId
    #[arg(long, env = "COSPLAY_SECRET_ID")]
    secret_id: Option<String>,
    /// SecretKey
    #[arg(long, env = "COSPLAY_SECRET_KEY", hide_env_values = true)]
    secret_key: Option<String>,
    /// As if it were this Unix time
    #[arg(long, value_name = "SECONDS")]
    now: Option<i64>,
}

/// How a sealed text is made and printed.
#[derive(Debug, clap::Args)]
pub struct Sealing {
    /// The random number
    #[arg(long)]
    random: Option<u32>,
    /// Percent-encode the result, for a URL
    #[arg(long)]
    url: bool,
    /// Print the signed text before the signature
    #[arg(long)]
    show: bool,
}

impl Signer {
    /// The account that signs: what was typed, else the first in `COSPLAY_ACCOUNTS`, else the demo account.
    pub fn account(&self) -> Result<Account, ConfigError> {
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

    /// Whether the AppId was typed.
    pub fn appid_is_given(&self) -> bool {
        self.appid.is_some()
    }

    /// The time to sign at, Unix seconds.
    pub fn now(&self) -> i64 {
        self.now.unwrap_or_else(|| Clock::default().now())
    }
}

impl Sealing {
    /// The random number, below ten digits unless it was typed.
    pub fn random(&self) -> u32 {
        self.random.unwrap_or_else(|| fastrand::u32(1..1_000_000_000))
    }

    /// Prints a signature, and the text before it where that is wanted.
    pub fn print(&self, plaintext: &str, signature: &str, out: &mut dyn Write) -> io::Result<()> {
        if self.show {
            writeln!(out, "{plaintext}")?;
        }
        match self.url {
            true => writeln!(out, "{}", escape::encode_component(signature)),
            false => writeln!(out, "{signature}"),
        }
    }
}
