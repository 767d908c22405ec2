//! `cosplay ca`: the CA certificate that clients have to trust. It goes to standard output, its path or URL
//! to standard error, so that `cosplay ca > ca.pem` works.

mod issue;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use http::{StatusCode, Uri};

use crate::cli::chromium::{arguments, shell_words};
use crate::cli::client::ServerArgs;
use crate::cli::error::CliError;
use crate::config::values::CertificateName;
use crate::config::{ConfigError, authority};
use crate::server::{Authority, spki};

#[derive(Debug, clap::Args)]
pub(super) struct CaArgs {
    #[command(subcommand)]
    action: Option<Action>,
    /// Directory that keeps the certificate authority, created if there is none; default: ask a running
    /// server
    #[arg(long, env = "COSPLAY_DATA_DIR", value_name = "DIR", global = true)]
    data_dir: Option<PathBuf>,
    /// Further name that a new authority may issue certificates for; repeatable
    #[arg(
        long = "tls-name",
        env = "COSPLAY_TLS_NAMES",
        value_delimiter = ',',
        value_name = "NAME",
        global = true
    )]
    tls_names: Vec<CertificateName>,
    /// Print the hash of the key that every certificate chain contains, as Chromium and pins name it
    #[arg(long, conflicts_with = "chromium_args")]
    spki: bool,
    /// Print arguments that lead Chromium to a running server and make it trust the CA, quoted for
    /// `eval "chromium $(cosplay ca --chromium-args)"`
    #[arg(long)]
    chromium_args: bool,
    #[command(flatten)]
    server: ServerArgs,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Write a certificate of the CA in --data-dir, for a balancer that ends TLS before several servers
    Issue(issue::Issue),
}

/// Prints the certificate, and its path or URL; or what else was asked for.
pub(super) fn run(args: &CaArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    if let Some(Action::Issue(names)) = &args.action {
        let Some(directory) = &args.data_dir else {
            let why = "say with --data-dir DIR where the CA is kept: one in memory belongs to one process";
            return Err(ConfigError::Invalid(why.into()).into());
        };
        issue::run(names, &open(directory, args)?, out)?;
        return Ok(ExitCode::SUCCESS);
    }
    let (pem, location) = match &args.data_dir {
        Some(directory) => kept(directory, args)?,
        None => fetched(&args.server)?,
    };
    if args.spki || args.chromium_args {
        let spki = spki(&pem).map_err(|error| CliError::Failed(format!("{location}: {error}")))?;
        let text = if args.spki { spki } else { shell_words(&arguments(&host(&args.server)?, &spki)) };
        writeln!(out, "{text}")?;
    } else {
        out.write_all(pem.as_bytes())?;
        out.flush()?;
        // Whoever closed standard error does not want to know.
        drop(writeln!(std::io::stderr(), "{location}"));
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The certificate in a directory, and its path.
fn kept(directory: &Path, args: &CaArgs) -> Result<(String, String), CliError> {
    let authority = open(directory, args)?;
    let location = authority.file().map(|file| file.display().to_string());
    Ok((authority.pem(), location.unwrap_or_default()))
}

/// The authority in a directory; what is odd about its files goes to standard error.
fn open(directory: &Path, args: &CaArgs) -> Result<Authority, CliError> {
    let authority = authority(Some(directory), &args.tls_names)?;
    for warning in authority.warnings() {
        drop(writeln!(std::io::stderr(), "cosplay: {warning}"));
    }
    Ok(authority)
}

/// Host and port of the server.
fn host(server: &ServerArgs) -> Result<String, CliError> {
    let url = server.url()?;
    let host = url.parse::<Uri>().ok().and_then(|uri| uri.authority().map(ToString::to_string));
    host.ok_or_else(|| CliError::Failed(format!("{url:?} has no host; write http://HOST:PORT")))
}

/// The certificate of a running server, and its URL.
fn fetched(server: &ServerArgs) -> Result<(String, String), CliError> {
    let (url, answer) = (server.url()?, server.get("ca.pem")?);
    match answer.status {
        StatusCode::OK => Ok((answer.text, format!("{url}/_cosplay/ca.pem"))),
        status => Err(CliError::Failed(format!("{url} has no CA: status {}", status.as_u16()))),
    }
}
