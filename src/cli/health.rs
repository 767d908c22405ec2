//! `cosplay health`: the health check of an image that has no shell.

use std::process::ExitCode;

use crate::cli::ask::{self, ServerArgs};
use crate::cli::error::CliError;

/// Asks `/_cosplay/health/ready`; silent when all is well.
pub fn run(server: &ServerArgs) -> Result<ExitCode, CliError> {
    let url = server.url();
    match ask::get(&url, "/_cosplay/health/ready")?.status.as_str() {
        "200" => Ok(ExitCode::SUCCESS),
        status => Err(CliError::Failed(format!("{url} is not ready: status {status}"))),
    }
}
