//! The certificate authority, made at first start: a root that clients trust and whose key is thrown away,
//! and an intermediate that signs leaves. Critical name constraints limit the intermediate to the vendor's
//! zones, to this machine and to the names of `--tls-name`, so that a stolen key is worth little.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{Issuer, KeyPair};
use rustls::RootCertStore;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;

use crate::domain::clock::Clock;
use crate::primitives::digest;
use crate::server::tls::certificates::{self, Certificates};
use crate::server::tls::error::AuthorityError;
use crate::server::tls::kept::{self, Kept};
use crate::wire::own::{HostName, LeafName, OwnHosts};

/// A certificate authority.
pub struct Authority {
    /// Names it was made for beside the vendor's and the machine's.
    pub(crate) own: OwnHosts,
    certificates: Certificates,
    issuer: Issuer<'static, KeyPair>,
    file: Option<PathBuf>,
    warnings: Vec<String>,
}

impl std::fmt::Debug for Authority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Authority").field("own", &self.own).field("file", &self.file).finish_non_exhaustive()
    }
}

impl Authority {
    /// A new authority that is kept in memory only.
    pub fn in_memory(own: OwnHosts) -> Result<Self, AuthorityError> {
        let key = KeyPair::generate()?;
        let certificates = Certificates::new(&key, &own)?;
        Ok(Self { own, certificates, issuer: certificates::issuer(key), file: None, warnings: Vec::new() })
    }

    /// The authority in `directory`, which is made there when there is none.
    ///
    /// # Errors
    /// A file that cannot be read or written, or an authority that does not cover every name of `own` or has
    /// expired.
    pub fn in_directory(directory: &Path, own: OwnHosts) -> Result<Self, AuthorityError> {
        let make = || {
            let key = KeyPair::generate()?;
            let certificates = Certificates::new(&key, &own)?;
            Ok((key, certificates))
        };
        let Kept { key, certificates, warnings } = kept::load_or_make(directory, make)?;
        let file = Some(absolute(&directory.join(kept::CERTIFICATE)));
        let authority = Self { own, certificates, issuer: certificates::issuer(key), file, warnings };
        authority.check(directory)?;
        Ok(authority)
    }

    /// The root as PEM.
    pub fn pem(&self) -> String {
        kept::encode("CERTIFICATE", &self.certificates.root)
    }

    /// Certificates that are sent behind a leaf, in order. The root is among them, though a client that
    /// trusts it does not need it: browsers are told by its hash that they may trust the chain.
    pub(super) fn above_leaf(&self) -> [CertificateDer<'static>; 2] {
        [self.certificates.intermediate.clone(), self.certificates.root.clone()]
    }

    /// Absolute path of the root; none for an authority in memory.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Sentences about files of the authority that whoever starts it has to know.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// Signs a certificate of `key` for `hosts`.
    pub(crate) fn sign(
        &self,
        hosts: &[HostName],
        key: &KeyPair,
    ) -> Result<CertificateDer<'static>, rcgen::Error> {
        let names: Vec<_> = hosts.iter().cloned().map(LeafName::Host).collect();
        certificates::leaf(&self.issuer, &names, key)
    }

    /// A certificate for `names` with a new key, as PEM: certificate, intermediate, root, key.
    ///
    /// # Errors
    /// A name that the authority's limits exclude.
    pub fn issue(&self, names: &[LeafName]) -> Result<String, AuthorityError> {
        let key = KeyPair::generate()?;
        let leaf = certificates::leaf(&self.issuer, names, &key)?;
        for name in names {
            let host = match name {
                LeafName::Host(host) => host.clone(),
                LeafName::Below(zone) => HostName::Name(format!("any.{zone}")),
            };
            self.verify(&leaf, &host)
                .map_err(|why| AuthorityError::Beyond { name: name.to_string(), why: why.to_string() })?;
        }
        let chain = std::iter::once(leaf).chain(self.above_leaf());
        let certificates: String =
            chain.map(|certificate| kept::encode("CERTIFICATE", &certificate)).collect();
        Ok(certificates + &kept::encode("PRIVATE KEY", key.serialized_der()))
    }

    /// Checks as a client would that key and certificates belong together, are in date, and cover every name.
    fn check(&self, directory: &Path) -> Result<(), AuthorityError> {
        let (key, path) = (KeyPair::generate()?, directory.to_owned());
        if let Some(why) = self.refusal(&HostName::Name("localhost".into()), &key)? {
            return Err(AuthorityError::Useless { path, why });
        }
        for host in &self.own.0 {
            if let Some(why) = self.refusal(host, &key)? {
                return Err(AuthorityError::OtherNames { path, name: host.to_string(), why });
            }
        }
        Ok(())
    }

    /// Why a client refuses a certificate for `host`; none if it accepts it.
    fn refusal(&self, host: &HostName, key: &KeyPair) -> Result<Option<String>, AuthorityError> {
        let leaf = self.sign(std::slice::from_ref(host), key)?;
        Ok(self.verify(&leaf, host).err().map(|why| why.to_string()))
    }

    fn verify(&self, leaf: &CertificateDer<'_>, host: &HostName) -> Result<(), rustls::Error> {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificates.root.clone())?;
        let provider = Arc::new(ring::default_provider());
        let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider)
            .build()
            .map_err(|error| rustls::Error::General(error.to_string()))?;
        let name = match host {
            HostName::Name(name) => ServerName::try_from(name.as_str())
                .map_err(|error| rustls::Error::General(error.to_string()))?,
            HostName::Address(address) => (*address).into(),
        };
        let now = Duration::from_secs(Clock::default().now().0.unsigned_abs());
        let above = [self.certificates.intermediate.clone()];
        verifier.verify_server_cert(leaf, &above, &name, &[], UnixTime::since_unix_epoch(now)).map(drop)
    }
}

/// Base64 of the SHA-256 of the public key (SubjectPublicKeyInfo) of a certificate in PEM: how Chromium and
/// pins name a key. That of the root stands in every chain.
///
/// # Errors
/// A text that is not a certificate.
pub fn spki(pem: &str) -> Result<String, AuthorityError> {
    let unread = |error: &dyn std::fmt::Display| rustls::Error::General(error.to_string());
    let certificate = CertificateDer::from_pem_slice(pem.as_bytes()).map_err(|error| unread(&error))?;
    let key = ParsedCertificate::try_from(&certificate)?.subject_public_key_info();
    Ok(STANDARD.encode(digest::sha256_of(&key).0))
}

/// The absolute path; `path` itself where the system does not know.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
