//! Errors of the certificate authority.

use std::path::PathBuf;

/// An error of the certificate authority.
#[derive(Debug, thiserror::Error)]
pub enum AuthorityError {
    /// A file could not be read or written.
    #[error("{path}: {error}", path = path.display())]
    File { path: PathBuf, error: std::io::Error },
    /// The authority in a data directory does not serve.
    #[error(
        "the CA in {path} cannot vouch for {name} ({why}); remove ca.key and ca.pem there, and another is \
         made",
        path = path.display()
    )]
    Unfit {
        /// Data directory.
        path: PathBuf,
        /// Host name whose certificate was not valid.
        name: String,
        /// Error of the verifier.
        why: String,
    },
    /// A key or a certificate could not be made.
    #[error("no certificate could be made: {0}")]
    Made(#[from] rcgen::Error),
    /// A certificate was refused by the TLS library.
    #[error("no certificate can be used: {0}")]
    Used(#[from] rustls::Error),
}
