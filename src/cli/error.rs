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

impl CliError {
    /// The error with the place where it stands in front.
    pub(super) fn within(self, place: &str) -> Self {
        self.worded(|sentence| format!("{place}{sentence}"))
    }

    /// The error with what follows from it.
    pub(super) fn and(self, more: &str) -> Self {
        self.worded(|sentence| format!("{sentence}{more}"))
    }

    fn worded(self, word: impl FnOnce(String) -> String) -> Self {
        match self {
            Self::Config(error) => Self::Config(ConfigError::Invalid(word(error.to_string()))),
            Self::HungUp => Self::HungUp,
            Self::Failed(sentence) => Self::Failed(word(sentence)),
        }
    }
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::HungUp } else { Self::Failed(error.to_string()) }
    }
}
