//! Errors of the configuration.

use std::io;
use std::path::{Path, PathBuf};

/// A setting that cannot be used. Display is one line that says where it stands, what is wrong and what to
/// write.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{}: {source}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    /// A key or its value, or the grammar of the file. The message names the key.
    #[error("{}:{line}: {message}", path.display())]
    InFile { path: PathBuf, line: usize, message: String },
    #[error("{0}")]
    Invalid(String),
}

impl ConfigError {
    /// The same error; if a file cannot be read, with the flag that names it.
    pub fn of(self, flag: &str) -> Self {
        match self {
            Self::Unreadable { path, source } => {
                Self::Invalid(format!("{flag} {}: {source}", path.display()))
            }
            Self::InFile { .. } | Self::Invalid(_) => self,
        }
    }

    /// The error of an operation on `path`.
    pub fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Unreadable { path: path.into(), source }
    }
}
