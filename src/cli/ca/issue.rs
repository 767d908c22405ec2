//! `cosplay ca issue`: a certificate of a kept CA, with its chain and key in one file, as HAProxy reads it
//! (<https://docs.haproxy.org/2.6/configuration.html#5.1-crt>).

use std::fs::OpenOptions;
use std::io::Write;
#[cfg(unix)]
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::cli::error::CliError;
use crate::server::Authority;
use crate::wire::own::{HostName, LeafName};

#[derive(Debug, clap::Args)]
pub(super) struct Issue {
    /// Names of the certificate, such as vod2.qcloud.com, '*.cos.ap-guangzhou.myqcloud.com' or 127.0.0.1
    #[arg(required = true, value_name = "NAME")]
    names: Vec<Name>,
    /// File to write, readable by its owner alone [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone)]
struct Name(LeafName);

impl FromStr for Name {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (is_wildcard, rest) = text.strip_prefix("*.").map_or((false, text), |rest| (true, rest));
        let name = match (is_wildcard, HostName::parse(rest)) {
            (false, Some(host)) => Some(LeafName::Host(host)),
            (true, Some(HostName::Name(zone))) => Some(LeafName::Below(zone)),
            (true, Some(HostName::Address(_))) | (_, None) => None,
        };
        name.map(Self).ok_or_else(|| {
            "not a name for certificates; write cosplay.test, '*.cosplay.test' or 10.0.0.7".into()
        })
    }
}

/// Writes the certificate, those above it, and its key.
pub(super) fn run(issue: &Issue, authority: &Authority, out: &mut dyn Write) -> Result<(), CliError> {
    let names: Vec<_> = issue.names.iter().map(|name| name.0.clone()).collect();
    let pem = authority.issue(&names).map_err(|error| CliError::Failed(error.to_string()))?;
    match &issue.out {
        Some(path) => {
            write(path, &pem).map_err(|error| CliError::Failed(format!("{}: {error}", path.display())))
        }
        None => Ok(out.write_all(pem.as_bytes())?),
    }
}

/// Writes a file that only its owner may read.
fn write(path: &Path, pem: &str) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    options.mode(0o600);
    options.open(path)?.write_all(pem.as_bytes())
}
