//! `cosplay ca`: the CA certificate that clients have to trust. It goes to standard output, its path or URL
//! to standard error, so that `cosplay ca > ca.pem` works.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use http::StatusCode;

use crate::cli::client::ServerArgs;
use crate::cli::error::CliError;
use crate::config::authority;
use crate::config::values::CertificateName;

#[derive(Debug, clap::Args)]
pub(super) struct CaArgs {
    /// Directory that keeps the certificate authority, created if there is none; default: ask a running
    /// server
    #[arg(long, env = "COSPLAY_DATA_DIR", value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// Further name that a new authority may issue certificates for; repeatable
    #[arg(long = "tls-name", env = "COSPLAY_TLS_NAMES", value_delimiter = ',', value_name = "NAME")]
    tls_names: Vec<CertificateName>,
    #[command(flatten)]
    server: ServerArgs,
}

/// Prints the certificate, and its path or URL.
pub(super) fn run(args: &CaArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let (pem, location) = match &args.data_dir {
        Some(directory) => {
            let authority = authority(Some(directory), &args.tls_names)?;
            let location = authority.file().map(|file| file.display().to_string());
            (authority.pem(), location.unwrap_or_default())
        }
        None => fetched(&args.server)?,
    };
    out.write_all(pem.as_bytes())?;
    out.flush()?;
    // Whoever closed standard error does not want to know.
    drop(writeln!(std::io::stderr(), "{location}"));
    Ok(ExitCode::SUCCESS)
}

/// The certificate of a running server, and its URL.
fn fetched(server: &ServerArgs) -> Result<(String, String), CliError> {
    let (url, answer) = (server.url()?, server.get("ca.pem")?);
    match answer.status {
        StatusCode::OK => Ok((answer.text, format!("{url}/_cosplay/ca.pem"))),
        status => Err(CliError::Failed(format!("{url} has no CA: status {}", status.as_u16()))),
    }
}
