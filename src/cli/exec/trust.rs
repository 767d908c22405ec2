//! Files that say whom to trust, in every form that a language wants, in a directory that goes with the command.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use tempfile::TempDir;

use crate::cli::exec::jks;
use crate::domain::clock::Clock;

/// Where systems keep the certificates they trust, in one file.
const SYSTEM: [&str; 6] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/usr/local/etc/openssl/cert.pem",
];

/// Whom to trust, as files.
#[derive(Debug)]
pub struct Trust {
    /// The server's own certificate.
    pub ca: PathBuf,
    /// Those of the system and the server's.
    pub bundle: PathBuf,
    /// The same for Java.
    pub java: PathBuf,
    /// A directory with settings for PHP.
    pub php: PathBuf,
    /// Removed when this is dropped.
    _directory: TempDir,
}

impl Trust {
    /// Writes them. The certificate itself may lie somewhere already.
    pub fn lay_out(pem: &str, kept: Option<PathBuf>) -> io::Result<Self> {
        let directory = tempfile::Builder::new().prefix("cosplay-").tempdir()?;
        let path = |name: &str| directory.path().join(name);
        let ca = kept.unwrap_or_else(|| path("ca.pem"));
        let (bundle, java, php) = (path("bundle.pem"), path("trust.jks"), path("php.d"));
        if ca.starts_with(directory.path()) {
            fs::write(&ca, pem)?;
        }
        let all = with_system(pem);
        fs::write(&bundle, &all)?;
        fs::write(&java, java_store(&all))?;
        fs::create_dir(&php)?;
        let file = bundle.display();
        let settings = format!("openssl.cafile = \"{file}\"\ncurl.cainfo = \"{file}\"\n");
        fs::write(php.join("cosplay.ini"), settings)?;
        Ok(Self { ca, bundle, java, php, _directory: directory })
    }
}

/// What the system trusts, and `pem`.
fn with_system(pem: &str) -> Vec<u8> {
    let told = env::var_os("SSL_CERT_FILE").map(PathBuf::from);
    let places = told.into_iter().chain(SYSTEM.map(PathBuf::from));
    let mut all = places.filter_map(|place| read(&place)).next().unwrap_or_default();
    all.extend(b"\n");
    all.extend(pem.as_bytes());
    all
}

fn read(place: &Path) -> Option<Vec<u8>> {
    fs::read(place).ok().filter(|text| !text.is_empty())
}

fn java_store(bundle: &[u8]) -> Vec<u8> {
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(bundle).flatten().collect();
    jks::store(certificates.iter().map(|certificate| certificate.as_ref()), Clock::default().now())
}
