//! Options of every signature scheme: the key that signs and the time; and of those that sign a text of
//! parameters.

use std::io::{self, Write};
use std::path::PathBuf;

use crate::cli::client::ServerArgs;
use crate::cli::error::CliError;
use crate::cli::sign::remote::Remote;
use crate::config::seed::Seeds;
use crate::config::values::BucketName;
use crate::config::{ConfigError, seeds_of, written};
use crate::domain::accounts::{Account, AccountOptions};
use crate::domain::clock::Clock;
use crate::primitives::escape;
use crate::primitives::names::AppId;
use crate::primitives::span::Span;
use crate::primitives::time::UnixSeconds;

/// The key that signs, and the time.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Key that signs, and time")]
pub(crate) struct Signer {
    /// AppId of the account [default: the first account]
    #[arg(short, long, env = "COSPLAY_APPID")]
    appid: Option<String>,
    /// SecretId of the key [default: the account's]
    #[arg(long, env = "COSPLAY_SECRET_ID", value_name = "ID")]
    secret_id: Option<String>,
    /// SecretKey of the key [default: the account's]
    #[arg(long, env = "COSPLAY_SECRET_KEY", hide_env_values = true, value_name = "KEY")]
    secret_key: Option<String>,
    /// Configuration file that names the accounts [default: the demo account]
    #[arg(short, long, env = "COSPLAY_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Seed directory that names the accounts
    #[arg(long, env = "COSPLAY_SEED", value_name = "DIR")]
    seed: Option<PathBuf>,
    /// Accounts: appid:secretid:secretkey,…
    #[arg(
        long,
        env = "COSPLAY_ACCOUNTS",
        value_delimiter = ',',
        hide_env_values = true,
        value_name = "ACCOUNT",
        value_parser = written::parse_account
    )]
    accounts: Vec<Account>,
    /// Buckets of the first account
    #[arg(long, env = "COSPLAY_BUCKETS", value_delimiter = ',', value_name = "NAME@REGION", hide = true)]
    buckets: Vec<BucketName>,
    /// URL of a running server whose accounts they are, and whose clock the time is
    // Without a value, it was what --encode is called now.
    #[arg(short, long, env = "COSPLAY_URL", num_args = 0..=1, default_missing_value = "")]
    url: Option<String>,
    /// Time to sign at, Unix seconds or ISO 8601 [default: now]
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    now: Option<UnixSeconds>,
}

/// Who signs.
pub(super) enum Key {
    /// This process, with the key of an account, and a bucket of the account.
    Here(Box<Account>, Option<String>),
    /// A running server, with its own keys.
    Remote(Remote),
}

/// How a signed text of parameters is made and printed.
#[derive(Debug, clap::Args)]
pub(crate) struct SignedText {
    /// Random number in the signed text [default: a new one]
    #[arg(long)]
    random: Option<u32>,
    /// Percent-encode the signature, for a URL
    #[arg(long)]
    encode: bool,
    /// Print the signed text before the signature
    #[arg(long)]
    show: bool,
}

impl Signer {
    /// Who signs: a server if its URL is given, else the account that is meant, else the server on this
    /// machine if it alone knows the account.
    pub(super) fn key(&self) -> Result<Key, CliError> {
        let appid = self.appid()?;
        if let Some(server) = self.server()? {
            return Ok(Key::Remote(server));
        }
        let seeds = self.seeds()?;
        match self.account_of(&seeds) {
            Ok(account) => {
                let owned = seeds.buckets.iter().find(|bucket| {
                    bucket.appid.or_else(|| Some(seeds.accounts.first()?.appid)) == Some(account.appid)
                });
                let bucket = owned.map(|bucket| bucket.name.clone());
                Ok(Key::Here(Box::new(account), bucket))
            }
            Err(unknown) => {
                let here = Remote::at(ServerArgs::at_default(), appid);
                here.map(Key::Remote).map_err(|_| unknown.into())
            }
        }
    }

    /// The server whose URL is given, unless a key is given, too.
    pub(crate) fn server(&self) -> Result<Option<Remote>, CliError> {
        if self.url.as_deref() == Some("") {
            return Err(ConfigError::Invalid(NO_URL.into()).into());
        }
        let has_key = self.secret_id.is_some() && self.secret_key.is_some();
        let url = self.url.as_deref().filter(|_| !has_key);
        if let (Some(url), Some(id)) = (url, &self.secret_id) {
            return Err(keyless(id, &format!("{url} signs with its own keys")).into());
        }
        url.map(|url| Remote::at(ServerArgs::at(url), self.appid()?)).transpose()
    }

    /// The accounts that are known, the one that is meant first.
    pub(crate) fn accounts(&self) -> Result<Vec<Account>, CliError> {
        let seeds = self.seeds()?;
        let meant = self.account_of(&seeds)?;
        let others = seeds.accounts.into_iter().filter(|account| account.appid != meant.appid);
        Ok(std::iter::once(meant.clone()).chain(others).collect())
    }

    /// What exists from the start, by flags, environment, file and seed directory.
    fn seeds(&self) -> Result<Seeds, ConfigError> {
        seeds_of(self.config.as_deref(), self.seed.as_deref(), &self.accounts, &self.buckets)
    }

    /// The account that is meant, with the key that is given.
    fn account_of(&self, seeds: &Seeds) -> Result<Account, ConfigError> {
        let appid = self.appid()?;
        let first = seeds.accounts.first();
        let known = match appid {
            Some(appid) => seeds.accounts.iter().find(|account| account.appid == appid),
            None => first,
        };
        match (known, &self.secret_id, &self.secret_key) {
            (Some(account), Some(id), None) => {
                let named = seeds.accounts.iter().find(|account| *account.secret_id == **id);
                let named = named.filter(|named| appid.is_none() || named.appid == account.appid);
                named.cloned().ok_or_else(|| keyless(id, "no account here has this SecretId"))
            }
            (Some(account), id, key) => {
                let id = id.as_deref().unwrap_or(&account.secret_id);
                let key = key.as_deref().unwrap_or(&account.secret_key);
                Ok(Account::new(account.appid, id, key, account.options.clone()))
            }
            (None, Some(id), Some(key)) => {
                let appid = appid.unwrap_or(written::DEMO_APPID);
                Ok(Account::new(appid, id, key, AccountOptions::default()))
            }
            (None, _, _) => {
                let known: Vec<_> = seeds.accounts.iter().map(|account| account.appid.to_string()).collect();
                Err(ConfigError::Invalid(format!(
                    "there is no account with AppId {}; known: {} (--config, --seed, --accounts or --url \
                     name others, --secret-id and --secret-key sign for any)",
                    appid.map_or_else(String::new, |appid| appid.to_string()),
                    known.join(", ")
                )))
            }
        }
    }

    fn appid(&self) -> Result<Option<AppId>, ConfigError> {
        let unsound = |text| ConfigError::Invalid(format!("--appid {text}: not an AppId, a number"));
        self.appid.as_ref().map(|text| AppId::parse(text).ok_or_else(|| unsound(text))).transpose()
    }

    /// Whether the AppId was given.
    pub(crate) fn appid_is_given(&self) -> bool {
        self.appid.is_some()
    }

    /// The time to sign at.
    pub(crate) fn now(&self) -> UnixSeconds {
        self.now.unwrap_or_else(|| Clock::default().now())
    }

    /// Refuses what a server that signs decides itself.
    pub(super) fn refuse_now(&self) -> Result<(), CliError> {
        match self.now {
            Some(_) => Err(by_server("--now").into()),
            None => Ok(()),
        }
    }
}

/// The error of `--url` without a value.
const NO_URL: &str = "--url has no value: write --url http://127.0.0.1:8267 for the accounts and the clock \
                      of the server there, or --encode for a signature that is percent-encoded";

/// The error of a SecretId whose key is not known.
fn keyless(secret_id: &str, why: &str) -> ConfigError {
    ConfigError::Invalid(format!("--secret-id {secret_id}: {why}; give --secret-key too"))
}

/// The error of a flag that means nothing where a server signs.
pub(super) fn by_server(flag: &str) -> ConfigError {
    ConfigError::Invalid(format!(
        "{flag} does not go with a running server, which signs by its own clock and rules; name the account \
         by --config, --seed, or --secret-id and --secret-key"
    ))
}

/// Time until a signature expires, as a flag.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct Expiry {
    /// Time until the signature expires; negative for one that has expired
    #[arg(short, long, allow_hyphen_values = true, value_name = "TIME", default_value = "1h")]
    pub expires_in: Span,
}

impl SignedText {
    /// The random number; at most nine digits unless it was given.
    pub(crate) fn random(&self) -> u32 {
        self.random.unwrap_or_else(nonce)
    }

    /// Refuses what a server that signs decides itself.
    pub(super) fn refuse_random(&self) -> Result<(), CliError> {
        match self.random {
            Some(_) => Err(by_server("--random").into()),
            None => Ok(()),
        }
    }

    /// Prints a signature, after the signed text if that is wanted.
    pub(super) fn print(&self, plaintext: &str, signature: &str, out: &mut dyn Write) -> io::Result<()> {
        if self.show {
            writeln!(out, "{plaintext}")?;
        }
        if self.encode {
            writeln!(out, "{}", escape::encode_component(signature))
        } else {
            writeln!(out, "{signature}")
        }
    }
}

/// A new random number of at most nine digits.
pub(crate) fn nonce() -> u32 {
    fastrand::u32(1..1_000_000_000)
}
