//! `cosplay health`: the health check of an image that has no shell.

use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::process::ExitCode;
use std::time::Duration;

use super::error::CliError;
use crate::config::ConfigError;

/// What `cosplay health` takes.
#[derive(Debug, clap::Args)]
pub struct HealthArgs {
    /// The server [default: http://127.0.0.1:8267, or the port in COSPLAY_PORT]
    #[arg(long, env = "COSPLAY_URL")]
    url: Option<String>,
    /// The port when no URL is given
    #[arg(long, env = "COSPLAY_PORT", default_value_t = 8267)]
    port: u16,
}

const TIMEOUT: Duration = Duration::from_secs(5);

/// Asks `/_cosplay/health/ready`; silent when all is well.
pub fn run(args: &HealthArgs) -> Result<ExitCode, CliError> {
    let url = args.url.clone().unwrap_or_else(|| format!("http://127.0.0.1:{}", args.port));
    let host = url.strip_prefix("http://").map(|rest| rest.split('/').next().unwrap_or_default());
    let Some(host) = host.filter(|host| !host.is_empty()) else {
        return Err(ConfigError(format!("{url:?} is not a URL to ask; write http://HOST:PORT")).into());
    };
    match ask(host) {
        Ok(status) if status == "200" => Ok(ExitCode::SUCCESS),
        Ok(status) => Err(CliError::Failed(format!("{url} is not ready: status {status}"))),
        Err(error) => Err(CliError::Failed(format!("{url} does not answer: {error}"))),
    }
}

/// The status `host` answers.
fn ask(host: &str) -> std::io::Result<String> {
    let with_port = if host.rsplit(':').next().is_some_and(|port| port.parse::<u16>().is_ok()) {
        host.to_owned()
    } else {
        format!("{host}:80")
    };
    let address = with_port.to_socket_addrs()?.next().ok_or(std::io::ErrorKind::AddrNotAvailable)?;
    let mut stream = TcpStream::connect_timeout(&address, TIMEOUT)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    stream.set_write_timeout(Some(TIMEOUT))?;
    write!(stream, "GET /_cosplay/health/ready HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(64 * 1024).read_to_string(&mut answer)?;
    Ok(answer.split(' ').nth(1).unwrap_or_default().to_owned())
}
