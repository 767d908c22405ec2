//! Trusted certificates in the file formats that languages read, and the hooks of Node.js and Python, in a
//! directory that is removed with the command.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use tempfile::TempDir;

use crate::cli::exec::jks;
use crate::domain::clock::Clock;

/// Files with the certificates that systems trust.
const SYSTEM: [&str; 6] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/usr/local/etc/openssl/cert.pem",
];

/// Makes Node's own clients read the proxy variables.
const NODE_HOOK: &str = include_str!("hooks/node.cjs");
/// Makes certifi read `SSL_CERT_FILE`.
const PYTHON_HOOK: &str = include_str!("hooks/sitecustomize.py");

/// Files with trusted certificates, and hooks.
#[derive(Debug)]
pub(super) struct Trust {
    /// The server's CA certificate.
    pub ca: PathBuf,
    /// The certificates that the system trusts, and the server's.
    pub bundle: PathBuf,
    /// `bundle` as a Java key store.
    pub java: PathBuf,
    /// Directory with settings for PHP.
    pub php: PathBuf,
    /// Script that Node.js loads first.
    pub node: PathBuf,
    /// Directory with `sitecustomize.py`.
    pub python: PathBuf,
    /// Removed when this is dropped.
    _directory: TempDir,
}

impl Trust {
    /// Writes the files. `kept` is the path of the CA certificate, if it is kept elsewhere.
    pub(super) fn lay_out(pem: &str, kept: Option<PathBuf>) -> io::Result<Self> {
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
        let (node, python) = (path("node.cjs"), path("python"));
        fs::write(&node, NODE_HOOK)?;
        fs::create_dir(&python)?;
        fs::write(python.join("sitecustomize.py"), PYTHON_HOOK)?;
        Ok(Self { ca, bundle, java, php, node, python, _directory: directory })
    }
}

/// The certificates that the system trusts, and `pem`.
fn with_system(pem: &str) -> Vec<u8> {
    let by_user = env::var_os("SSL_CERT_FILE").map(PathBuf::from);
    let paths = by_user.into_iter().chain(SYSTEM.map(PathBuf::from));
    let mut all = { paths }.find_map(|path| read(&path)).unwrap_or_default();
    all.extend(b"\n");
    all.extend(pem.as_bytes());
    all
}

fn read(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok().filter(|text| !text.is_empty())
}

fn java_store(bundle: &[u8]) -> Vec<u8> {
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(bundle).flatten().collect();
    jks::store(certificates.iter().map(AsRef::as_ref), Clock::default().now())
}
