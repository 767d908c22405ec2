//! One question to a running server, over plain HTTP.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::time::Duration;

use crate::cli::error::CliError;
use crate::config::ConfigError;

/// Which server is asked.
#[derive(Debug, clap::Args)]
pub struct ServerArgs {
    /// The server [default: http://127.0.0.1:8267, or the port in COSPLAY_PORT]
    #[arg(long, env = "COSPLAY_URL")]
    url: Option<String>,
    /// The port when no URL is given
    #[arg(long, env = "COSPLAY_PORT", default_value_t = 8267)]
    port: u16,
}

impl ServerArgs {
    /// Its URL, without a slash at the end.
    pub fn url(&self) -> String {
        let url = self.url.clone().unwrap_or_else(|| format!("http://127.0.0.1:{}", self.port));
        url.trim_end_matches('/').to_owned()
    }
}

/// What it answers.
pub struct Told {
    /// The status code.
    pub status: String,
    /// The body.
    pub body: String,
}

const TIMEOUT: Duration = Duration::from_secs(5);

/// Asks `url` for `path`.
pub fn get(url: &str, path: &str) -> Result<Told, CliError> {
    let host = url.strip_prefix("http://").map(|rest| rest.split('/').next().unwrap_or_default());
    let Some(host) = host.filter(|host| !host.is_empty()) else {
        return Err(ConfigError(format!("{url:?} is not a URL to ask; write http://HOST:PORT")).into());
    };
    ask(host, path).map_err(|error| CliError::Failed(format!("{url} does not answer: {error}")))
}

/// Sends a request to a server of ours as it is, and receives all it answers.
pub fn send(address: SocketAddr, request: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect_timeout(&address, TIMEOUT)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    // A server that answers early closes before it has read everything.
    drop(stream.write_all(request));
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(answer)
}

fn ask(host: &str, path: &str) -> io::Result<Told> {
    let with_port = if host.rsplit(':').next().is_some_and(|port| port.parse::<u16>().is_ok()) {
        host.to_owned()
    } else {
        format!("{host}:80")
    };
    let address = with_port.to_socket_addrs()?.next().ok_or(io::ErrorKind::AddrNotAvailable)?;
    let mut stream = TcpStream::connect_timeout(&address, TIMEOUT)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    stream.set_write_timeout(Some(TIMEOUT))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(64 * 1024).read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    Ok(Told { status: head.split(' ').nth(1).unwrap_or_default().to_owned(), body: body.to_owned() })
}
