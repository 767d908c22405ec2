//! Why there is no certificate authority.

use std::path::PathBuf;

/// Why there is no authority.
#[derive(Debug, thiserror::Error)]
pub enum AuthorityError {
    /// A file could not be read or written.
    #[error("{path}: {error}", path = path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// What lies there does not serve.
    #[error(
        "the CA in {path} cannot vouch for {name} ({why}); remove ca.key and ca.pem there, and another is made",
        path = path.display()
    )]
    Unfit {
        /// The directory.
        path: PathBuf,
        /// A name it should vouch for.
        name: String,
        /// What the check said.
        why: String,
    },
    /// Making a key or a certificate failed.
    #[error("no certificate could be made: {0}")]
    Made(#[from] rcgen::Error),
    /// TLS did not take it.
    #[error("no certificate can be used: {0}")]
    Used(#[from] rustls::Error),
}
