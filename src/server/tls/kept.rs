//! The authority on disk: `ca.pem` with the root, and, readable by its owner only, `ca.key` with the
//! intermediate and its key.
//!
//! Several servers may start on one directory at once. The key's file is locked while an authority is made,
//! and written last, so that a key is never there without its certificates.
//!
//! In the first edition `ca.key` had the key of the root in `ca.pem`, which signed leaves itself. Java does
//! not look at the constraints of a root, so such an authority is replaced.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use pem::{EncodeConfig, LineEnding, Pem};
use rcgen::KeyPair;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

use crate::server::tls::certificates::{self, Certificates};
use crate::server::tls::error::AuthorityError;

/// File name of the root.
pub(super) const CERTIFICATE: &str = "ca.pem";
const KEY: &str = "ca.key";

/// An authority on disk.
pub(super) struct Kept {
    /// Key of the intermediate.
    pub key: KeyPair,
    pub certificates: Certificates,
    /// Sentences about its files.
    pub warnings: Vec<String>,
}

/// Content of a directory.
enum Found {
    Nothing,
    Authority(Box<KeyPair>, Certificates),
    /// The authority of a server of the first edition.
    FirstEdition,
}

/// Reads the authority in `directory`, or writes the one that `make` returns.
pub(super) fn load_or_make(
    directory: &Path,
    make: impl FnOnce() -> Result<(KeyPair, Certificates), AuthorityError>,
) -> Result<Kept, AuthorityError> {
    let mut hint = "";
    if let Ok(mut file) = File::open(directory.join(KEY)) {
        // A read-only directory serves as well, once an authority is in it.
        file.lock_shared().map_err(|error| wrong(directory, KEY, error))?;
        match read(directory, &mut file)? {
            Found::Authority(key, certificates) => {
                return Ok(Kept { key: *key, certificates, warnings: exposed(directory, &file) });
            }
            Found::FirstEdition => hint = ", and this CA of the first edition of cosplay has to be replaced",
            Found::Nothing => {}
        }
    }
    fs::create_dir_all(directory).map_err(|error| wrong(directory, "", error))?;
    let mut file = OpenOptions::new()
        .read(true)
        .append(true)
        .create(true)
        .mode(0o600)
        .open(directory.join(KEY))
        .and_then(|file| file.lock().map(|()| file))
        .map_err(|error| wrong(directory, KEY, io::Error::other(format!("{error}{hint}"))))?;
    // Another process may have made one while this one waited for the lock.
    let warnings = match read(directory, &mut file)? {
        Found::Authority(key, certificates) => {
            return Ok(Kept { key: *key, certificates, warnings: exposed(directory, &file) });
        }
        Found::Nothing => Vec::new(),
        Found::FirstEdition => vec![replaced(directory)],
    };
    let (key, certificates) = make()?;
    write(directory, &mut file, &key, &certificates)?;
    Ok(Kept { key, certificates, warnings })
}

fn read(directory: &Path, file: &mut File) -> Result<Found, AuthorityError> {
    let mut text = Vec::new();
    file.read_to_end(&mut text).map_err(|error| wrong(directory, KEY, error))?;
    if text.is_empty() {
        return Ok(Found::Nothing);
    }
    let der = PrivatePkcs8KeyDer::from_pem_slice(&text).map_err(|error| damaged(directory, KEY, &error))?;
    let key = KeyPair::try_from(&der).map_err(|error| damaged(directory, KEY, &error))?;
    let root =
        fs::read(directory.join(CERTIFICATE)).map_err(|error| damaged(directory, CERTIFICATE, &error))?;
    let certificate = |file: &str, text: &[u8]| {
        CertificateDer::from_pem_slice(text).map_err(|error| damaged(directory, file, &error))
    };
    let root = certificate(CERTIFICATE, &root)?;
    if certificates::is_first_edition(&root, &key) {
        return Ok(Found::FirstEdition);
    }
    let intermediate = certificate(KEY, &text)?;
    Ok(Found::Authority(Box::new(key), Certificates { root, intermediate }))
}

/// Writes the root atomically, then the intermediate and its key.
fn write(
    directory: &Path,
    file: &mut File,
    key: &KeyPair,
    certificates: &Certificates,
) -> Result<(), AuthorityError> {
    let unfinished = directory.join("ca.pem.tmp");
    file.set_len(0)
        .and_then(|()| file.set_permissions(fs::Permissions::from_mode(0o600)))
        .map_err(|error| wrong(directory, KEY, error))?;
    fs::write(&unfinished, encode("CERTIFICATE", &certificates.root))
        .and_then(|()| fs::rename(&unfinished, directory.join(CERTIFICATE)))
        .map_err(|error| wrong(directory, CERTIFICATE, error))?;
    let secret =
        encode("CERTIFICATE", &certificates.intermediate) + &encode("PRIVATE KEY", key.serialized_der());
    file.write_all(secret.as_bytes()).map_err(|error| wrong(directory, KEY, error))
}

/// A warning if others than its owner may read the key.
fn exposed(directory: &Path, file: &File) -> Vec<String> {
    let mode = file.metadata().map_or(0, |metadata| metadata.permissions().mode() & 0o777);
    let by_others = mode % 0o100;
    if by_others == 0 {
        return Vec::new();
    }
    let path = directory.join(KEY);
    vec![format!(
        "{path} can be read by others (mode {mode:03o}), who could pose as the vendor to whoever trusts this \
         CA: chmod 600 {path}, or remove it and {CERTIFICATE} for another CA",
        path = path.display()
    )]
}

/// The warning that clients trust the authority of the first edition no longer.
fn replaced(directory: &Path) -> String {
    format!(
        "the CA in {} was of the first edition of cosplay, whose limits Java does not obey; it is replaced, \
         its key is gone, and clients have to trust {CERTIFICATE} there anew: remove the former one where it \
         was installed",
        directory.display()
    )
}

/// PEM (RFC 7468) of `der`, with line feeds on every system.
pub(crate) fn encode(label: &str, der: &[u8]) -> String {
    pem::encode_config(&Pem::new(label, der), EncodeConfig::new().set_line_ending(LineEnding::LF))
}

fn wrong(directory: &Path, file: &str, error: io::Error) -> AuthorityError {
    AuthorityError::File { path: directory.join(file), error }
}

fn damaged(directory: &Path, file: &str, error: &dyn std::error::Error) -> AuthorityError {
    AuthorityError::Damaged { path: directory.join(file), why: error.to_string() }
}
