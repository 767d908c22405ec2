//! What the user typed, set or wrote down, made into a world and its limits. Flag beats environment beats file beats
//! default.

mod authority;
mod error;
pub mod seed;
pub mod size;
pub mod written;

use std::collections::BTreeMap;
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;

pub use crate::config::authority::{authority, own_hosts};
pub use crate::config::error::ConfigError;
use crate::config::seed::Seeds;
use crate::config::size::Size;
use crate::config::written::{parse_codes, read_toml};
use crate::domain::accounts::Account;
use crate::domain::clock::{Clock, Mode};
use crate::domain::script::Preset;
use crate::domain::{App, Names, journal};
use crate::server::{Authority, Limits};
use crate::wire::own::OwnHosts;

/// `cosplay serve`: every flag is also an environment variable and a line in the configuration file.
#[derive(Debug, Default, clap::Args)]
pub struct ServeArgs {
    /// Address to listen on [default: 127.0.0.1]
    #[arg(long, env = "COSPLAY_HOST")]
    pub host: Option<String>,
    /// Port to listen on; 0 picks a free one [default: 8267]
    #[arg(long, env = "COSPLAY_PORT")]
    pub port: Option<u16>,
    /// Further port on which every host is the scripted error bucket of the vendor's retry suites; 0 picks a free one
    #[arg(long, env = "COSPLAY_ERROR_PORT", value_name = "PORT")]
    pub error_port: Option<u16>,
    /// What the error bucket makes of a second attempt: official, android or cosfs [default: official]
    #[arg(long, env = "COSPLAY_ERROR_PRESET", value_name = "PRESET", value_parser = Preset::parse)]
    pub error_preset: Option<Preset>,
    /// A further address, such as 0.0.0.0:80; repeatable
    #[arg(long, env = "COSPLAY_LISTEN", value_delimiter = ',', value_name = "ADDR")]
    pub listen: Vec<String>,
    /// Configuration file (TOML)
    #[arg(long, env = "COSPLAY_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Directory with accounts, buckets and objects to load before ready
    #[arg(long, env = "COSPLAY_SEED", value_name = "DIR")]
    pub seed: Option<PathBuf>,
    /// Directory that keeps the certificate authority from one start to the next; without it, each start has its own
    #[arg(long, env = "COSPLAY_DATA_DIR", value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// A further name or address that certificates are made for, such as a container's; repeatable
    #[arg(long = "tls-name", env = "COSPLAY_TLS_NAMES", value_delimiter = ',', value_name = "NAME")]
    pub tls_names: Vec<String>,
    /// File to write once ready: JSON with every URL and where the certificate authority lies
    #[arg(long, env = "COSPLAY_READY_FILE", value_name = "PATH")]
    pub ready_file: Option<PathBuf>,
    /// Form of log lines [default: pretty]
    #[arg(long, env = "COSPLAY_LOG_FORMAT")]
    pub log_format: Option<LogFormat>,
    /// What to log: error, warn, info, debug (one line a refused request) or trace [default: info]
    #[arg(long, env = "COSPLAY_LOG_LEVEL")]
    pub log_level: Option<String>,
    /// Accounts instead of the demo account: appid:secretid:secretkey,…
    #[arg(
        long,
        env = "COSPLAY_ACCOUNTS",
        value_delimiter = ',',
        hide_env_values = true,
        value_name = "ACCOUNT"
    )]
    pub accounts: Vec<String>,
    /// Buckets of the first account instead of examplebucket: name@region,…
    #[arg(long, env = "COSPLAY_BUCKETS", value_delimiter = ',', value_name = "NAME@REGION")]
    pub buckets: Vec<String>,
    /// Bucket, or bucket-appid, that is meant by paths which name none [default: the first configured one]
    #[arg(long, env = "COSPLAY_DEFAULT_BUCKET", value_name = "NAME")]
    pub default_bucket: Option<String>,
    /// An option of the accounts given by flag, environment or default, such as once_policy=observed; repeatable
    #[arg(long = "option", env = "COSPLAY_OPTIONS", value_delimiter = ',', value_name = "NAME=VALUE")]
    pub options: Vec<String>,
    /// Answer another code than the catalogue's in VOD's answers, such as 19001=10008; repeatable
    #[arg(long = "vod-error", env = "COSPLAY_VOD_ERRORS", value_delimiter = ',', value_name = "CODE=CODE")]
    pub vod_errors: Vec<String>,
    /// Bytes stored and in flight at most, such as 512MiB [default: three quarters of the machine's memory]
    #[arg(long, env = "COSPLAY_MAX_MEMORY", value_name = "SIZE")]
    pub max_memory: Option<Size>,
    /// Bytes of one body at most [default: 1GiB]
    #[arg(long, env = "COSPLAY_MAX_BODY", value_name = "SIZE")]
    pub max_body: Option<Size>,
    /// Connections at a time [default: 4096]
    #[arg(long, env = "COSPLAY_MAX_CONNECTIONS", value_name = "N")]
    pub max_connections: Option<usize>,
    /// Seconds a request head may take [default: 10]
    #[arg(long, env = "COSPLAY_HEAD_TIMEOUT", value_name = "SECONDS")]
    pub head_timeout: Option<u64>,
    /// Seconds a connection may rest [default: 75]
    #[arg(long, env = "COSPLAY_IDLE_TIMEOUT", value_name = "SECONDS")]
    pub idle_timeout: Option<u64>,
    /// Seconds a body may stand still [default: 60]
    #[arg(long, env = "COSPLAY_BODY_TIMEOUT", value_name = "SECONDS")]
    pub body_timeout: Option<u64>,
    /// Seconds a callback's receiver may take to answer [default: 5]
    #[arg(long, env = "COSPLAY_CALLBACK_TIMEOUT", value_name = "SECONDS")]
    pub callback_timeout: Option<u64>,
    /// Requests the journal remembers; 0 for none [default: 10000]
    #[arg(long, env = "COSPLAY_JOURNAL", value_name = "N")]
    pub journal: Option<usize>,
    /// Tell the SHA-1 of each body in the journal, at the cost of hashing it
    #[arg(long, env = "COSPLAY_JOURNAL_SHA1", value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    pub journal_sha1: Option<bool>,
    /// Seed of sessions and request ids, for runs that repeat byte for byte [default: a new one each start]
    #[arg(long, env = "COSPLAY_ID_SEED", value_name = "N")]
    pub id_seed: Option<u64>,
}

/// Form of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Pretty,
    /// One JSON object a line.
    Json,
}

/// The configuration file. The names are those of the flags.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    host: Option<String>,
    port: Option<u16>,
    listen: Vec<String>,
    error_port: Option<u16>,
    error_preset: Option<Preset>,
    seed: Option<PathBuf>,
    data_dir: Option<PathBuf>,
    tls_names: Vec<String>,
    ready_file: Option<PathBuf>,
    log_format: Option<LogFormat>,
    log_level: Option<String>,
    default_bucket: Option<String>,
    max_memory: Option<Size>,
    max_body: Option<Size>,
    max_connections: Option<usize>,
    head_timeout: Option<u64>,
    idle_timeout: Option<u64>,
    body_timeout: Option<u64>,
    callback_timeout: Option<u64>,
    journal: Option<usize>,
    journal_sha1: Option<bool>,
    id_seed: Option<u64>,
    vod_errors: BTreeMap<String, i32>,
    clock: Mode,
    accounts: Vec<Account>,
    buckets: Vec<seed::SeedBucket>,
    objects: Vec<seed::SeedObject>,
}

/// Everything a server is started from.
#[derive(Debug)]
pub struct Config {
    /// Where to listen.
    pub addresses: Vec<SocketAddr>,
    /// Directory that keeps the certificate authority.
    pub data_dir: Option<PathBuf>,
    /// Names that certificates are made for, beside the vendor's and the machine's own.
    pub own: OwnHosts,
    /// Where every host is the scripted error bucket.
    pub error_address: Option<SocketAddr>,
    /// How that bucket takes second attempts.
    pub error_preset: Preset,
    /// File to write once ready.
    pub ready_file: Option<PathBuf>,
    /// Form of log lines.
    pub log_format: LogFormat,
    /// What to log.
    pub log_level: String,
    /// What the server allows.
    pub limits: Limits,
    /// Bytes stored and in flight.
    pub max_memory: u64,
    /// How "now" is made.
    pub clock: Mode,
    /// Requests the journal remembers.
    pub journal: usize,
    /// Whether it tells the digests of bodies.
    pub journal_sha1: bool,
    /// Seed of ids.
    pub id_seed: Option<u64>,
    /// VOD's codes that are answered as others.
    pub vod_codes: BTreeMap<i32, i32>,
    /// What exists from the start.
    pub seeds: Seeds,
}

/// Bytes when the machine does not tell how much memory it has.
const FALLBACK_MEMORY: u64 = 4 << 30;

impl Config {
    /// Resolves what was typed, set and written.
    pub fn resolve(args: ServeArgs) -> Result<Self, ConfigError> {
        let file = match &args.config {
            Some(path) => read_toml::<File>(path)?,
            None => File::default(),
        };
        let addresses = addresses(&args, &file)?;
        let own = own_hosts(if args.tls_names.is_empty() { &file.tls_names } else { &args.tls_names })?;
        let error_address = error_address(&args, &file)?;
        let limits = limits(&args, &file)?;
        let vod_codes = parse_codes(&file.vod_errors, &args.vod_errors)?;
        let asked_memory = args.max_memory.or(file.max_memory).map(|size| size.0);
        let default_bucket = args.default_bucket.or(file.default_bucket);
        let mut seeds = Seeds {
            accounts: file.accounts,
            buckets: file.buckets,
            objects: file.objects,
            default_bucket,
            faults: Vec::new(),
        };
        seeds
            .objects
            .iter_mut()
            .for_each(|object| object.resolve(args.config.as_deref().and_then(Path::parent)));
        seeds.add_accounts(&args.accounts, &args.options)?;
        if let Some(directory) = args.seed.as_ref().or(file.seed.as_ref()) {
            seeds.add_directory(directory)?;
        }
        seeds.complete(&args.buckets, &args.options)?;
        Ok(Self {
            error_address,
            error_preset: args.error_preset.or(file.error_preset).unwrap_or_default(),
            addresses,
            data_dir: args.data_dir.or(file.data_dir),
            own,
            ready_file: args.ready_file.or(file.ready_file),
            log_format: args.log_format.or(file.log_format).unwrap_or_default(),
            log_level: args.log_level.or(file.log_level).unwrap_or_else(|| "info".into()),
            limits,
            max_memory: asked_memory
                .unwrap_or_else(|| machine_memory().map_or(FALLBACK_MEMORY, |all| all / 4 * 3)),
            clock: file.clock,
            journal: args.journal.or(file.journal).unwrap_or(journal::KEPT),
            journal_sha1: args.journal_sha1.or(file.journal_sha1).unwrap_or(false),
            id_seed: args.id_seed.or(file.id_seed),
            vod_codes,
            seeds,
        })
    }

    /// The certificate authority: the one that is kept, or one for this run.
    pub fn authority(&self) -> Result<Authority, ConfigError> {
        authority(self.data_dir.as_deref(), self.own.clone())
    }

    /// Makes the world and loads what exists from the start.
    pub fn world(self, names: Names) -> Result<App, ConfigError> {
        let seed = self.id_seed.unwrap_or_else(|| fastrand::u64(..));
        let app = App::new(Clock::new(self.clock), seed, self.max_memory, names);
        app.journal.keep(self.journal);
        app.journal.tell_digests(self.journal_sha1);
        app.vod.codes.get_or_init(|| self.vod_codes);
        app.script.preset.get_or_init(|| self.error_preset);
        self.seeds.load(&app)?;
        app.seeded();
        Ok(app)
    }
}

fn addresses(args: &ServeArgs, file: &File) -> Result<Vec<SocketAddr>, ConfigError> {
    let host = args.host.as_ref().or(file.host.as_ref()).map_or("127.0.0.1", String::as_str);
    let port = args.port.or(file.port).unwrap_or(8267);
    let further = if args.listen.is_empty() { &file.listen } else { &args.listen };
    let mut addresses = vec![lookup((host, port).to_socket_addrs(), host)?];
    for text in further {
        addresses.push(lookup(text.to_socket_addrs(), text)?);
    }
    Ok(addresses)
}

/// The same host with another port.
fn error_address(args: &ServeArgs, file: &File) -> Result<Option<SocketAddr>, ConfigError> {
    let host = args.host.as_ref().or(file.host.as_ref()).map_or("127.0.0.1", String::as_str);
    let port = args.error_port.or(file.error_port);
    port.map(|port| lookup((host, port).to_socket_addrs(), host)).transpose()
}

fn lookup<I: Iterator<Item = SocketAddr>>(
    found: std::io::Result<I>,
    text: &str,
) -> Result<SocketAddr, ConfigError> {
    let first = found.ok().and_then(|mut addresses| addresses.next());
    first.ok_or_else(|| {
        ConfigError(format!("{text:?} is not an address to listen on; write 127.0.0.1 or 0.0.0.0:80"))
    })
}

/// Seconds that anything may take: a year. Far more than that cannot be added to the time of day.
const MOST_SECONDS: u64 = 365 * 24 * 60 * 60;

fn limits(args: &ServeArgs, file: &File) -> Result<Limits, ConfigError> {
    let default = Limits::default();
    let seconds = |name: &str, arg: Option<u64>, file: Option<u64>, default| match arg.or(file) {
        Some(seconds) if seconds > MOST_SECONDS => {
            Err(ConfigError(format!("{name} of {seconds} seconds: give at most {MOST_SECONDS}, a year")))
        }
        given => Ok(given.map_or(default, Duration::from_secs)),
    };
    Ok(Limits {
        max_body: args.max_body.or(file.max_body).map_or(default.max_body, |size| size.0),
        max_connections: args.max_connections.or(file.max_connections).unwrap_or(default.max_connections),
        head_timeout: seconds("head_timeout", args.head_timeout, file.head_timeout, default.head_timeout)?,
        idle_timeout: seconds("idle_timeout", args.idle_timeout, file.idle_timeout, default.idle_timeout)?,
        body_timeout: seconds("body_timeout", args.body_timeout, file.body_timeout, default.body_timeout)?,
        callback_timeout: seconds(
            "callback_timeout",
            args.callback_timeout,
            file.callback_timeout,
            default.callback_timeout,
        )?,
        ..default
    })
}

/// Memory of the machine, or of the container it seems to be.
fn machine_memory() -> Option<u64> {
    let machine = std::fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let line = text.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
        line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kib| kib * 1024)
    });
    let container =
        std::fs::read_to_string("/sys/fs/cgroup/memory.max").ok().and_then(|text| text.trim().parse().ok());
    match (machine, container) {
        (Some(machine), Some(container)) => Some(machine.min(container)),
        (machine, container) => machine.or(container),
    }
}
