//! The certificate authority, and the names it issues certificates for.

use std::path::Path;

use crate::config::error::ConfigError;
use crate::config::values::CertificateName;
use crate::server::Authority;
use crate::wire::own::OwnHosts;

/// The authority kept in `directory`, which is created when there is none; without a directory, one for this
/// run.
pub(crate) fn authority(
    directory: Option<&Path>,
    names: &[CertificateName],
) -> Result<Authority, ConfigError> {
    let own = OwnHosts(names.iter().map(|name| name.0.clone()).collect());
    let made = match directory {
        Some(directory) => Authority::in_directory(directory, own),
        None => Authority::in_memory(own),
    };
    let place = if directory.is_some() { "--data-dir: " } else { "" };
    made.map_err(|error| ConfigError::Invalid(format!("{place}{error}")))
}
