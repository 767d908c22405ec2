//! Errors of the certificate authority.

use std::path::PathBuf;

/// The way out of a CA that does not serve.
const REMAKE: &str = "remove ca.key and ca.pem there, and another is made, which clients have to trust anew";

/// An error of the certificate authority.
#[derive(Debug, thiserror::Error)]
pub enum AuthorityError {
    /// A file could not be read or written.
    #[error("{path}: {error}", path = path.display())]
    File { path: PathBuf, error: std::io::Error },
    /// A file of the authority has something else in it.
    #[error("{path}: {why}; {REMAKE}", path = path.display())]
    Damaged { path: PathBuf, why: String },
    /// Key and certificates in a data directory do not go together, or are out of date.
    #[error("the CA in {path} cannot be used ({why}); {REMAKE}", path = path.display())]
    Useless {
        /// Data directory.
        path: PathBuf,
        /// Error of the verifier.
        why: String,
    },
    /// The authority in a data directory was made for other names.
    #[error(
        "the CA in {path} was made without --tls-name {name} and cannot vouch for it ({why}): its limits \
         stand in the certificate that clients trust, whose key no longer exists; {REMAKE}",
        path = path.display()
    )]
    OtherNames {
        /// Data directory.
        path: PathBuf,
        /// Host name whose certificate was not valid.
        name: String,
        /// Error of the verifier.
        why: String,
    },
    /// A name is neither the vendor's nor the machine's nor one of `--tls-name`.
    #[error(
        "this CA cannot vouch for {name} ({why}), only for the vendor's zones, loopback and what \
         --tls-name named when it was made"
    )]
    Beyond { name: String, why: String },
    /// A key or a certificate could not be made.
    #[error("no certificate could be made: {0}")]
    Made(#[from] rcgen::Error),
    /// A certificate was refused by the TLS library.
    #[error("no certificate can be used: {0}")]
    Used(#[from] rustls::Error),
}
