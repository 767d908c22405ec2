//! Lays flags and environment over the configuration file, and that over the defaults.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command, Error, FromArgMatches};

use crate::config::error::ConfigError;
use crate::config::file::read_toml;
use crate::config::seed::Seeds;
use crate::config::settings::Settings;
use crate::config::values::BucketName;
use crate::domain::accounts::Account;

/// Flags and environment of a server, before the configuration file is read.
#[derive(Debug)]
pub(crate) struct ServeArgs(ArgMatches);

impl Args for ServeArgs {
    fn augment_args(command: Command) -> Command {
        Settings::augment_args(command)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Settings::augment_args_for_update(command)
    }
}

impl FromArgMatches for ServeArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        Ok(Self(matches.clone()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0 = matches.clone();
        Ok(())
    }
}

impl ServeArgs {
    /// Whether a flag or the environment gives this setting.
    pub(crate) fn gives(&self, name: &str) -> bool {
        matches!(self.0.value_source(name), Some(ValueSource::CommandLine | ValueSource::EnvVariable))
    }

    /// The ready file that a flag or the environment names.
    pub(crate) fn ready_file(&self) -> Option<&Path> {
        self.0.get_one::<PathBuf>("ready_file").map(PathBuf::as_path)
    }

    /// Reads the configuration file, if one is named, and lays flags and environment over it.
    ///
    /// # Errors
    /// The file cannot be read, or holds what cannot be used.
    pub(crate) fn settings(&self) -> Result<Settings, ConfigError> {
        let mut given = self.0.clone();
        // What clap knows only by default would beat the file.
        for name in self.0.ids().map(clap::Id::as_str).filter(|name| !self.gives(name)) {
            let cleared = given.try_clear_id(name);
            cleared.map_err(|error| ConfigError::Invalid(error.to_string()))?;
        }
        let mut settings: Settings = match given.get_one::<PathBuf>("config") {
            Some(path) => read_toml(path).map_err(|error| error.of("--config"))?,
            None => Settings::default(),
        };
        let laid_over = settings.update_from_arg_matches(&given);
        laid_over.map_err(|error| ConfigError::Invalid(error.to_string()))?;
        if let Some(path) = settings.config.as_deref().map(Arc::from) {
            settings.locate(&path);
        }
        Ok(settings)
    }
}

impl Settings {
    /// Notes the file that names its buckets and objects.
    fn locate(&mut self, path: &Arc<Path>) {
        self.objects.iter_mut().for_each(|object| object.resolve(path));
        self.file_buckets.iter_mut().for_each(|bucket| bucket.named_in = Some(path.clone()));
    }
}

/// What exists from the start by a configuration file, a seed directory, and the accounts and buckets of
/// flags and environment.
///
/// # Errors
/// A file cannot be read, or holds what cannot be used.
pub(crate) fn seeds_of(
    config: Option<&Path>,
    seed: Option<&Path>,
    accounts: &[Account],
    buckets: &[BucketName],
) -> Result<Seeds, ConfigError> {
    let mut settings: Settings =
        config.map(read_toml).transpose().map_err(|error| error.of("--config"))?.unwrap_or_default();
    if let Some(path) = config {
        settings.config = Some(path.into());
        settings.locate(&path.into());
    }
    settings.accounts = accounts.to_vec();
    settings.buckets = buckets.to_vec();
    settings.seed = seed.map(Path::to_owned).or(settings.seed);
    settings.seeds()
}
