//! Settings from flags, environment and configuration file, and the world and server they make.

mod authority;
mod error;
mod file;
mod load;
pub(crate) mod seed;
mod seed_bucket;
pub mod settings;
pub mod spec;
pub(crate) mod values;
pub mod written;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

pub(crate) use crate::config::authority::authority;
pub(crate) use crate::config::error::ConfigError;
pub(crate) use crate::config::load::{ServeArgs, seeds_of};
use crate::config::seed::Seeds;
pub(crate) use crate::config::settings::{DEFAULT_PORT, LogFormat, Settings};
use crate::domain::clock::Clock;
use crate::domain::{App, Names, WorldSettings};
use crate::server::{Authority, Limits};

/// Bytes to store at most when the machine does not tell how much memory it has.
const FALLBACK_MEMORY: u64 = 4 << 30;

impl Settings {
    /// Addresses to listen on, the main one first.
    pub fn addresses(&self) -> Vec<SocketAddr> {
        let further = self.listen.iter().map(|address| address.0);
        std::iter::once(self.host.with_port(self.port)).chain(further).collect()
    }

    /// Address of the scripted error bucket.
    pub fn error_address(&self) -> Option<SocketAddr> {
        self.error_port.map(|port| self.host.with_port(port))
    }

    pub fn limits(&self) -> Limits {
        Limits {
            max_body: self.max_body.0,
            max_connections: self.max_connections,
            head_timeout: self.head_timeout.0,
            idle_timeout: self.idle_timeout.0,
            body_timeout: self.body_timeout.0,
            callback_timeout: self.callback_timeout.0,
            ..Limits::default()
        }
    }

    pub fn authority(&self) -> Result<Authority, ConfigError> {
        authority(self.data_dir.as_deref(), &self.tls_names)
    }

    /// Accounts, buckets, objects and fault rules that exist from the start. Reads the seed directory.
    pub fn seeds(&self) -> Result<Seeds, ConfigError> {
        let options = Arc::new(written::options(&self.options).map_err(ConfigError::Invalid)?);
        let mut seeds = Seeds {
            accounts: self.file_accounts.clone(),
            buckets: self.file_buckets.clone(),
            objects: self.objects.clone(),
            default_bucket: self.default_bucket.clone(),
            ..Seeds::default()
        };
        let located = |error| match &self.config {
            Some(path) => ConfigError::Invalid(format!("{}: {error}", path.display())),
            None => error,
        };
        self.file_accounts.iter().try_for_each(seed::check).map_err(located)?;
        seeds.add_accounts(&self.accounts, &options)?;
        if let Some(directory) = &self.seed {
            seeds.add_directory(directory).map_err(|error| error.of("--seed"))?;
        }
        seeds.complete(&self.buckets, options)?;
        Ok(seeds)
    }

    /// Codes of VOD that are answered as others; a flag beats the file.
    fn vod_codes(&self) -> BTreeMap<i32, i32> {
        let in_file = self.file_vod_errors.iter().map(|(code, new)| (code.0, new.0));
        in_file.chain(self.vod_errors.iter().map(|pair| (pair.0.0, pair.1.0))).collect()
    }

    /// Creates the world with what exists from the start.
    pub fn world(&self, seeds: Seeds, names: Names) -> Result<App, ConfigError> {
        let memory = self.max_memory.map(|size| size.0);
        let memory = memory.or_else(|| Some(machine_memory()? / 4 * 3)).unwrap_or(FALLBACK_MEMORY);
        let seed = self.id_seed.unwrap_or_else(|| fastrand::u64(..));
        let settings = WorldSettings {
            vod_codes: self.vod_codes(),
            error_preset: self.error_preset,
            ..WorldSettings::new(seed, memory, names)
        };
        let app = App::configured(Clock::new(self.clock), settings);
        app.journal.keep(self.journal);
        app.journal.tell_digests(self.journal_sha1);
        app.journal.keep_bodies(self.journal_bodies);
        seeds.load(&app)?;
        app.seeded();
        Ok(app)
    }
}

/// Memory of the machine, or of the container's limit (cgroup v2), in bytes.
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
