//! The authority on disk: `ca.pem` and, readable by its owner only, `ca.key`.
//!
//! Several servers may start on one directory at once. The key's file is locked while an authority is made,
//! and written last, so that a key is never there without its certificate.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use pem::{EncodeConfig, LineEnding, Pem};
use rcgen::KeyPair;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

use crate::server::tls::error::AuthorityError;

/// File name of the certificate.
pub(super) const CERTIFICATE: &str = "ca.pem";
const KEY: &str = "ca.key";

type Pair = (KeyPair, CertificateDer<'static>);

/// Reads the authority in `directory`, or writes the one that `make` returns.
pub(super) fn load_or_make(
    directory: &Path,
    make: impl FnOnce() -> Result<Pair, AuthorityError>,
) -> Result<Pair, AuthorityError> {
    if let Ok(mut key) = File::open(directory.join(KEY)) {
        // A read-only directory serves as well, once an authority is in it.
        key.lock_shared().map_err(|error| wrong(directory, KEY, error))?;
        if let Some(pair) = read(directory, &mut key)? {
            return Ok(pair);
        }
    }
    fs::create_dir_all(directory).map_err(|error| wrong(directory, "", error))?;
    let mut key = OpenOptions::new()
        .read(true)
        .append(true)
        .create(true)
        .mode(0o600)
        .open(directory.join(KEY))
        .and_then(|key| key.lock().map(|()| key))
        .map_err(|error| wrong(directory, KEY, error))?;
    // Another process may have made one while this one waited for the lock.
    if let Some(pair) = read(directory, &mut key)? {
        return Ok(pair);
    }
    let made = make()?;
    write(directory, &mut key, &made)?;
    Ok(made)
}

/// Reads the authority; none while the key's file is empty.
fn read(directory: &Path, key: &mut File) -> Result<Option<Pair>, AuthorityError> {
    let mut text = Vec::new();
    key.read_to_end(&mut text).map_err(|error| wrong(directory, KEY, error))?;
    if text.is_empty() {
        return Ok(None);
    }
    let der = PrivatePkcs8KeyDer::from_pem_slice(&text).map_err(|error| misread(directory, KEY, &error))?;
    let key = KeyPair::try_from(&der)?;
    let text = fs::read(directory.join(CERTIFICATE)).map_err(|error| wrong(directory, CERTIFICATE, error))?;
    let certificate =
        CertificateDer::from_pem_slice(&text).map_err(|error| misread(directory, CERTIFICATE, &error))?;
    Ok(Some((key, certificate)))
}

/// Writes the certificate atomically, then the key.
fn write(directory: &Path, key: &mut File, (pair, certificate): &Pair) -> Result<(), AuthorityError> {
    let unfinished = directory.join("ca.pem.tmp");
    fs::write(&unfinished, encode("CERTIFICATE", certificate))
        .and_then(|()| fs::rename(&unfinished, directory.join(CERTIFICATE)))
        .map_err(|error| wrong(directory, CERTIFICATE, error))?;
    key.write_all(encode("PRIVATE KEY", pair.serialized_der()).as_bytes())
        .map_err(|error| wrong(directory, KEY, error))
}

/// PEM (RFC 7468) of `der`, with line feeds on every system.
pub(crate) fn encode(label: &str, der: &[u8]) -> String {
    pem::encode_config(&Pem::new(label, der), EncodeConfig::new().set_line_ending(LineEnding::LF))
}

fn wrong(directory: &Path, file: &str, error: std::io::Error) -> AuthorityError {
    AuthorityError::File { path: directory.join(file), error }
}

fn misread(directory: &Path, file: &str, error: &dyn std::error::Error) -> AuthorityError {
    wrong(directory, file, std::io::Error::other(format!("not PEM: {error}")))
}
