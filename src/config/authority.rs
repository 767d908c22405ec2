//! Where the certificate authority comes from, and the names it is made for.

use std::path::Path;

use crate::config::error::ConfigError;
use crate::server::Authority;
use crate::wire::own::{HostName, OwnHosts};

/// The authority that lies in `directory`, which is made there when there is none; or one for this run.
pub fn authority(directory: Option<&Path>, own: OwnHosts) -> Result<Authority, ConfigError> {
    let made = match directory {
        Some(directory) => Authority::in_directory(directory, own),
        None => Authority::in_memory(own),
    };
    made.map_err(|error| ConfigError(error.to_string()))
}

/// Reads the names that certificates are made for.
pub fn own_hosts(names: &[String]) -> Result<OwnHosts, ConfigError> {
    let read = |text: &String| {
        HostName::parse(text).ok_or_else(|| {
            ConfigError(format!("{text:?} is not a name for certificates; write cosplay.test or 10.0.0.7"))
        })
    };
    names.iter().map(read).collect::<Result<_, _>>().map(OwnHosts)
}
