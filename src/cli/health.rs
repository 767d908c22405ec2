//! `cosplay health`: the health check of an image that has no shell.

use std::process::ExitCode;

use http::StatusCode;

use crate::cli::client::ServerArgs;
use crate::cli::error::CliError;

/// Asks `/_cosplay/health/ready`; prints nothing when the server is ready.
pub(super) fn run(server: &ServerArgs) -> Result<ExitCode, CliError> {
    match server.get("health/ready")?.status {
        StatusCode::OK => Ok(ExitCode::SUCCESS),
        status => {
            Err(CliError::Failed(format!("{} is not ready: status {}", server.url()?, status.as_u16())))
        }
    }
}
