//! The settings of `cosplay serve`. Each stands here once: its flag, environment variable, line in the
//! configuration file, type, default and help text.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::builder::Resettable;
use clap::{ArgAction, Args, Command, FromArgMatches};
use serde::Deserialize;

use crate::config::seed::SeedObject;
use crate::config::seed_bucket::SeedBucket;
use crate::config::values::{
    BucketName, CertificateName, CodePair, ListenAddress, LogFilter, NewCode, Seconds, Size, VodCode,
    deserialize_count, parse_count,
};
use crate::config::written::{self, AccountOption};
use crate::domain::accounts::Account;
use crate::domain::clock::Mode;
use crate::domain::journal;
use crate::domain::script::Preset;
use crate::server::Limits;

/// The port of a server that is not told another.
pub const DEFAULT_PORT: u16 = 8267;

/// Headings of the help.
const LISTENING: &str = "Listening";
const WORLD: &str = "World";
const LOG: &str = "Log and journal";
const LIMITS: &str = "Limits";

/// Settings of a server. clap reads flags and environment into it, serde the file, whose keys are the names
/// of the fields.
#[derive(Debug, clap::Args, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Address to listen on
    #[arg(
        long,
        env = "COSPLAY_HOST",
        default_value = "127.0.0.1",
        value_parser = ListenAddress::parse_host,
        help_heading = LISTENING
    )]
    #[serde(deserialize_with = "ListenAddress::deserialize_host")]
    pub host: ListenAddress,
    /// Port to listen on; 0 picks a free one
    #[arg(short, long, env = "COSPLAY_PORT", default_value_t = DEFAULT_PORT, help_heading = LISTENING)]
    pub port: u16,
    /// Further port on which every host is the scripted error bucket of the vendor's retry suites; 0 picks a
    /// free one
    #[arg(long, env = "COSPLAY_ERROR_PORT", value_name = "PORT", help_heading = LISTENING)]
    pub error_port: Option<u16>,
    /// How the error bucket answers a second attempt: official, android or cosfs
    #[arg(
        long,
        env = "COSPLAY_ERROR_PRESET",
        value_name = "PRESET",
        default_value = "official",
        value_parser = Preset::parse,
        help_heading = LISTENING
    )]
    pub error_preset: Preset,
    /// Further address to listen on, such as 0.0.0.0:80; repeatable
    #[arg(long, env = "COSPLAY_LISTEN", value_delimiter = ',', value_name = "ADDR", help_heading = LISTENING)]
    pub listen: Vec<ListenAddress>,
    /// Configuration file (TOML)
    #[arg(short, long, env = "COSPLAY_CONFIG", value_name = "FILE", help_heading = WORLD)]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// Directory with accounts, buckets and objects to load before the server is ready
    #[arg(short, long, env = "COSPLAY_SEED", value_name = "DIR", help_heading = WORLD)]
    pub seed: Option<PathBuf>,
    /// Directory that keeps the certificate authority from one start to the next; without it, each start has
    /// its own
    #[arg(long, env = "COSPLAY_DATA_DIR", value_name = "DIR", help_heading = LISTENING)]
    pub data_dir: Option<PathBuf>,
    /// Further name or address to issue certificates for, such as a container's; repeatable
    #[arg(
        long = "tls-name",
        env = "COSPLAY_TLS_NAMES",
        value_delimiter = ',',
        value_name = "NAME",
        help_heading = LISTENING
    )]
    pub tls_names: Vec<CertificateName>,
    /// File to write once ready: JSON with every URL and the path of the CA certificate
    #[arg(long, env = "COSPLAY_READY_FILE", value_name = "PATH", help_heading = LISTENING)]
    pub ready_file: Option<PathBuf>,
    /// Format of log lines
    #[arg(long, env = "COSPLAY_LOG_FORMAT", value_enum, default_value_t, help_heading = LOG)]
    pub log_format: LogFormat,
    /// Level to log: error, warn, info (one line per request), debug, trace or off; or TARGET=LEVEL,…
    #[arg(long, env = "COSPLAY_LOG_LEVEL", default_value = "info", help_heading = LOG)]
    pub log_level: LogFilter,
    /// Log errors only: neither what was started nor a line a request
    #[arg(
        short,
        long,
        env = "COSPLAY_QUIET",
        value_name = "BOOL",
        action = ArgAction::Set,
        num_args = 0..=1,
        require_equals = true,
        default_value_t = false,
        default_missing_value = "true",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = LOG
    )]
    pub quiet: bool,
    /// Accounts instead of the demo account: appid:secretid:secretkey,…
    #[arg(
        long,
        env = "COSPLAY_ACCOUNTS",
        value_delimiter = ',',
        hide_env_values = true,
        value_name = "ACCOUNT",
        value_parser = written::parse_account,
        help_heading = WORLD
    )]
    #[serde(skip)]
    pub accounts: Vec<Account>,
    /// Buckets of the first account instead of examplebucket: name@region,…
    #[arg(
        long,
        env = "COSPLAY_BUCKETS",
        value_delimiter = ',',
        value_name = "NAME@REGION",
        help_heading = WORLD
    )]
    #[serde(skip)]
    pub buckets: Vec<BucketName>,
    /// Bucket, or bucket-appid, of paths that name none [default: the first configured one]
    #[arg(long, env = "COSPLAY_DEFAULT_BUCKET", value_name = "NAME", help_heading = WORLD)]
    pub default_bucket: Option<String>,
    /// Option of the accounts given by flag, environment or default, such as once_policy=observed; repeatable
    #[arg(
        short,
        long = "option",
        env = "COSPLAY_OPTIONS",
        value_delimiter = ',',
        value_name = "NAME=VALUE",
        help_heading = WORLD
    )]
    #[serde(skip)]
    pub options: Vec<AccountOption>,
    /// Code of VOD to answer as another, such as 19001=10008; repeatable
    #[arg(
        long = "vod-error",
        env = "COSPLAY_VOD_ERRORS",
        value_delimiter = ',',
        value_name = "CODE=CODE",
        help_heading = WORLD
    )]
    #[serde(skip)]
    pub vod_errors: Vec<CodePair>,
    /// Bytes stored and in flight at most, such as 512MiB [default: three quarters of the machine's memory]
    #[arg(
        long,
        env = "COSPLAY_MAX_MEMORY",
        value_name = "SIZE",
        value_parser = Size::parse_some,
        help_heading = LIMITS
    )]
    #[serde(deserialize_with = "Size::deserialize_maybe")]
    pub max_memory: Option<Size>,
    /// Bytes of one body at most
    #[arg(
        long,
        env = "COSPLAY_MAX_BODY",
        value_name = "SIZE",
        default_value_t = Size(Limits::default().max_body),
        value_parser = Size::parse_some,
        help_heading = LIMITS
    )]
    #[serde(deserialize_with = "Size::deserialize_some")]
    pub max_body: Size,
    /// Connections at a time
    #[arg(
        long,
        env = "COSPLAY_MAX_CONNECTIONS",
        value_name = "N",
        default_value_t = Limits::default().max_connections,
        value_parser = parse_count,
        help_heading = LIMITS
    )]
    #[serde(deserialize_with = "deserialize_count")]
    pub max_connections: usize,
    /// Timeout for receiving a request head
    #[arg(
        long,
        env = "COSPLAY_HEAD_TIMEOUT",
        value_name = "TIME",
        default_value_t = Seconds(Limits::default().head_timeout),
        help_heading = LIMITS
    )]
    pub head_timeout: Seconds,
    /// Idle timeout of a connection
    #[arg(
        long,
        env = "COSPLAY_IDLE_TIMEOUT",
        value_name = "TIME",
        default_value_t = Seconds(Limits::default().idle_timeout),
        help_heading = LIMITS
    )]
    pub idle_timeout: Seconds,
    /// Timeout for the next bytes of a body
    #[arg(
        long,
        env = "COSPLAY_BODY_TIMEOUT",
        value_name = "TIME",
        default_value_t = Seconds(Limits::default().body_timeout),
        help_heading = LIMITS
    )]
    pub body_timeout: Seconds,
    /// Timeout for the answer to a callback
    #[arg(
        long,
        env = "COSPLAY_CALLBACK_TIMEOUT",
        value_name = "TIME",
        default_value_t = Seconds(Limits::default().callback_timeout),
        help_heading = LIMITS
    )]
    pub callback_timeout: Seconds,
    /// Requests kept in the journal; 0 for none
    #[arg(
        long,
        env = "COSPLAY_JOURNAL",
        value_name = "N",
        default_value_t = journal::KEPT,
        help_heading = LOG
    )]
    pub journal: usize,
    /// Record the SHA-1 of each body in the journal, at the cost of hashing it
    #[arg(
        long,
        env = "COSPLAY_JOURNAL_SHA1",
        value_name = "BOOL",
        action = ArgAction::Set,
        num_args = 0..=1,
        require_equals = true,
        default_value_t = false,
        default_missing_value = "true",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = LOG
    )]
    pub journal_sha1: bool,
    /// Record the first KiB of JSON, XML, form and text bodies in the journal; they count as memory
    #[arg(
        long,
        env = "COSPLAY_JOURNAL_BODIES",
        value_name = "BOOL",
        action = ArgAction::Set,
        num_args = 0..=1,
        require_equals = true,
        default_value_t = false,
        default_missing_value = "true",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = LOG
    )]
    pub journal_bodies: bool,
    /// Seed of sessions and request ids, for runs that repeat byte for byte [default: a new one each start]
    #[arg(long, env = "COSPLAY_ID_SEED", value_name = "N", help_heading = WORLD)]
    pub id_seed: Option<u64>,

    // What only the file can hold.
    #[arg(skip)]
    pub clock: Mode,
    #[arg(skip)]
    #[serde(rename = "accounts")]
    pub file_accounts: Vec<Account>,
    #[arg(skip)]
    #[serde(rename = "buckets")]
    pub file_buckets: Vec<SeedBucket>,
    #[arg(skip)]
    pub objects: Vec<SeedObject>,
    #[arg(skip)]
    #[serde(rename = "vod_errors")]
    pub file_vod_errors: BTreeMap<VodCode, NewCode>,
}

/// Format of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people
    #[default]
    Pretty,
    /// One JSON object a line
    Json,
}

/// The defaults that the definitions above name, without the environment.
impl Default for Settings {
    fn default() -> Self {
        let command = Self::augment_args(Command::new("cosplay")).no_binary_name(true);
        let matches = command.mut_args(|arg| arg.env(Resettable::Reset)).get_matches_from([""; 0]);
        Self::from_arg_matches(&matches).expect("each setting has a default or may be absent")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::load::ServeArgs;

    /// Settings from these flags over a file with that content.
    fn settings(flags: &[&str], content: &str) -> Settings {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(&file, content).unwrap();
        let command = ServeArgs::augment_args(Command::new("cosplay")).no_binary_name(true);
        let command = command.mut_args(|arg| arg.env(Resettable::Reset));
        let path = file.path().to_str().unwrap();
        let matches = command.get_matches_from([&["--config", path], flags].concat());
        ServeArgs::from_arg_matches(&matches).unwrap().settings().unwrap()
    }

    #[test]
    fn a_flag_beats_the_file_which_beats_the_default() {
        let content = "idle_timeout = 7\nlisten = [\"127.0.0.1:1\"]\njournal_sha1 = true\nid_seed = 3\n";
        let by_default = settings(&[], "");
        assert_eq!(
            (by_default.idle_timeout, by_default.port),
            (Seconds(Limits::default().idle_timeout), 8267)
        );
        let in_file = settings(&["--port", "1"], content);
        assert_eq!((in_file.idle_timeout.to_string().as_str(), in_file.port), ("7s", 1));
        assert_eq!((in_file.listen.len(), in_file.journal_sha1, in_file.id_seed), (1, true, Some(3)));
        let flags = ["--idle-timeout", "8", "--listen", "127.0.0.1:2,127.0.0.1:3", "--journal-sha1=false"];
        let by_flag = settings(&flags, content);
        assert_eq!((by_flag.idle_timeout.to_string().as_str(), by_flag.listen.len()), ("8s", 2));
        assert!(!by_flag.journal_sha1);
    }
}
