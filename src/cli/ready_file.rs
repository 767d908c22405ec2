//! The file of `--ready-file`. It stands only while the server that wrote it answers: what an earlier server
//! has left is removed before anything can go wrong with the start, and the server's own when it ends.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use rustix::process::{Pid, test_kill_process};
use serde_json::{Value as Json, json};

use crate::cli::client::ServerArgs;
use crate::cli::error::CliError;
use crate::cli::{chromium, start};
use crate::server::Server;

/// A ready file that the server has written. Dropping it removes the file, unless another process has
/// written it since.
#[derive(Debug)]
pub(super) struct ReadyFile(PathBuf);

/// What the ready file says.
#[derive(Debug)]
struct Ready<'a> {
    /// URLs of the server, the main one first.
    pub urls: &'a [String],
    /// Address of the scripted error bucket.
    pub errors: Option<SocketAddr>,
    /// CA certificate, if it is kept.
    pub ca: Option<&'a Path>,
    /// Hash of the public key that every certificate chain contains.
    pub spki: &'a str,
    /// Arguments of Chromium.
    pub browser: Vec<String>,
}

impl Ready<'_> {
    fn json(&self) -> Json {
        json!({
            "url": self.urls[0],
            "urls": self.urls,
            "error_url": self.errors.map(|address| format!("http://{address}")),
            "ca": self.ca,
            "ca_spki": self.spki,
            "chromium_args": self.browser,
            "pid": std::process::id(),
        })
    }
}

impl ReadyFile {
    /// Writes the file: by renaming, so that it appears whole, unless it is a device or a pipe.
    fn write(path: &Path, ready: &Ready<'_>) -> io::Result<Self> {
        let ready = ready.json();
        // A device or a pipe is written to; replacing it would take it away from everybody else.
        if std::fs::metadata(path).is_ok_and(|there| !there.is_file()) {
            std::fs::write(path, ready.to_string() + "\n")?;
            return Ok(Self(path.into()));
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.tmp", std::process::id()));
        let unfinished = path.with_file_name(name);
        std::fs::write(&unfinished, ready.to_string() + "\n")?;
        std::fs::rename(&unfinished, path)?;
        Ok(Self(path.into()))
    }
}

/// Writes the ready file of a server that listens.
pub(super) fn written(
    path: &Path,
    server: &Server,
    ca: Option<&Path>,
    spki: &str,
) -> Result<ReadyFile, CliError> {
    let urls: Vec<String> = server.addresses().iter().map(|address| format!("http://{address}")).collect();
    let address = start::reachable(server.addresses()[0]).to_string();
    let browser = chromium::arguments(&address, spki);
    let ready = Ready { urls: &urls, errors: server.error_address(), ca, spki, browser };
    let unwritten = |error| CliError::Failed(format!("--ready-file {}: {error}", path.display()));
    ReadyFile::write(path, &ready).map_err(unwritten)
}

impl Drop for ReadyFile {
    fn drop(&mut self) {
        if read(&self.0).is_some_and(|ready| ready["pid"] == std::process::id()) {
            drop(std::fs::remove_file(&self.0));
        }
    }
}

/// Removes a file that an earlier server has left. It stays if the process that it names lives and answers.
pub(super) fn remove_stale(path: &Path) {
    let is_file = std::fs::symlink_metadata(path).is_ok_and(|there| there.is_file());
    if is_file && !read(path).is_some_and(|ready| is_in_use(&ready)) {
        // What cannot be removed cannot be written either, and that is told.
        drop(std::fs::remove_file(path));
    }
}

fn read(path: &Path) -> Option<Json> {
    let is_file = std::fs::metadata(path).is_ok_and(|there| there.is_file());
    is_file.then(|| serde_json::from_slice(&std::fs::read(path).ok()?).ok()).flatten()
}

/// Whether another process wrote the file, lives and answers. In a container that is started again, the
/// process has this one's number.
fn is_in_use(ready: &Json) -> bool {
    let pid = ready["pid"].as_i64().and_then(|pid| i32::try_from(pid).ok());
    let Some(pid) = pid.filter(|pid| i64::from(*pid) != i64::from(std::process::id())) else { return false };
    let lives = Pid::from_raw(pid).is_some_and(|pid| test_kill_process(pid) != Err(rustix::io::Errno::SRCH));
    let url = ready["url"].as_str().unwrap_or_default();
    lives && ServerArgs::at(url).get("health/live").is_ok_and(|answer| answer.status.is_success())
}
