//! What is wrong with the configuration.

/// A setting that cannot be used: what is wrong, and how to mend it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(pub String);
