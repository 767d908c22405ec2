//! Errors of commands.

use std::io;

use crate::config::ConfigError;

/// An error of a command. Display is one line.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    /// Bad usage or configuration: exit status 2.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Whoever reads standard output wants no more of it: no error to the user.
    #[error("standard output is closed")]
    HungUp,
    /// Anything else: exit status 1.
    #[error("{0}")]
    Failed(String),
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::HungUp } else { Self::Failed(error.to_string()) }
    }
}
