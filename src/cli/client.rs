//! HTTP client for the admin interface of a running server.

use std::fmt::Display;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use http::{Method, Request, Response, StatusCode};
use serde_json::Value as Json;
use ureq::{Agent, AsSendBody, Body};

use crate::cli::error::CliError;
use crate::config::{ConfigError, DEFAULT_PORT};

/// The server to ask.
#[derive(Debug, clap::Args)]
pub(super) struct ServerArgs {
    /// URL of the server [default: http://127.0.0.1:8267, or the port in COSPLAY_PORT]
    #[arg(long, env = "COSPLAY_URL", global = true)]
    url: Option<String>,
    /// Port of the server on this machine, when no URL is given
    #[arg(long, env = "COSPLAY_PORT", default_value_t = DEFAULT_PORT, global = true)]
    port: u16,
}

/// The server to ask, and the tenant it is asked for.
#[derive(Debug, clap::Args)]
pub(super) struct Server {
    #[command(flatten)]
    server: ServerArgs,
    /// AppId of the one tenant that is meant [default: all tenants]
    #[arg(long, value_name = "APPID", global = true)]
    appid: Option<u32>,
}

/// Status and body of a response.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: StatusCode,
    pub text: String,
}

impl Answer {
    /// The body as JSON.
    pub(super) fn json(&self) -> Result<Json, CliError> {
        parse(&self.text)
    }
}

/// Time-out of `health`, `ca` and `explain`.
const QUICK: Duration = Duration::from_secs(5);
/// Time-out of the control commands.
const TIMEOUT: Duration = Duration::from_secs(30);

impl ServerArgs {
    /// The server's URL, without a slash at the end.
    pub(super) fn url(&self) -> String {
        let url = self.url.clone().unwrap_or_else(|| format!("http://127.0.0.1:{}", self.port));
        url.trim_end_matches('/').to_owned()
    }

    /// Status and body of a GET of `path` below `/_cosplay/`.
    pub(super) fn get(&self, path: &str) -> Result<Answer, CliError> {
        read(&mut self.send(&agent(Some(QUICK)), Method::GET, path, ())?)
    }

    fn send(
        &self,
        agent: &Agent,
        method: Method,
        path: &str,
        body: impl AsSendBody,
    ) -> Result<Response<Body>, CliError> {
        let url = self.url();
        let unsound = |error: &dyn Display| {
            ConfigError::Invalid(format!("{url:?} is not a URL to ask ({error}); write http://HOST:PORT"))
                .into()
        };
        let request = Request::builder().method(method).uri(format!("{url}/_cosplay/{path}")).body(body);
        agent.run(request.map_err(|error| unsound(&error))?).map_err(|error| {
            if matches!(error, ureq::Error::BadUri(_)) {
                unsound(&error)
            } else {
                CliError::Failed(format!("{url} does not answer: {error}"))
            }
        })
    }
}

impl Server {
    /// Sends a request. A response that is neither a success nor 409 is an error.
    pub(super) fn call(&self, method: Method, path: &str, body: Option<String>) -> Result<Answer, CliError> {
        let (agent, path) = (agent(Some(TIMEOUT)), self.path(path));
        let mut response = match body {
            Some(body) => self.server.send(&agent, method, &path, body)?,
            None => self.server.send(&agent, method, &path, ())?,
        };
        accepted(&mut response)
    }

    /// Passes the name and data of each server-sent event to `show`, until the server ends the stream.
    pub(super) fn follow(
        &self,
        path: &str,
        mut show: impl FnMut(&str, Json) -> Result<(), CliError>,
    ) -> Result<(), CliError> {
        let mut response = self.server.send(&agent(None), Method::GET, &self.path(path), ())?;
        if !response.status().is_success() {
            return accepted(&mut response).map(drop);
        }
        let mut event = String::new();
        for line in BufReader::new(response.into_body().into_reader()).lines() {
            let line = line.map_err(|error| CliError::Failed(format!("the server is gone: {error}")))?;
            match line.split_once(": ") {
                Some(("event", name)) => name.clone_into(&mut event),
                Some(("data", data)) => show(&event, parse(data)?)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn path(&self, path: &str) -> String {
        let join = if path.contains('?') { '&' } else { '?' };
        let tenant = self.appid.map(|appid| format!("{join}appid={appid}")).unwrap_or_default();
        format!("{path}{tenant}")
    }
}

/// Sends `request` as it is and receives the whole response.
pub(super) fn send(address: SocketAddr, request: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect_timeout(&address, QUICK)?;
    stream.set_read_timeout(Some(QUICK))?;
    // A server that answers early closes before it has read everything.
    drop(stream.write_all(request));
    let mut response = Vec::new();
    stream.read_to_end(&mut response)?;
    Ok(response)
}

fn read(response: &mut Response<Body>) -> Result<Answer, CliError> {
    let broken_off = |error| CliError::Failed(format!("the answer breaks off: {error}"));
    let text = response.body_mut().with_config().limit(u64::MAX).read_to_string().map_err(broken_off)?;
    Ok(Answer { status: response.status(), text })
}

fn accepted(response: &mut Response<Body>) -> Result<Answer, CliError> {
    let answer = read(response)?;
    if answer.status.is_success() || answer.status == StatusCode::CONFLICT {
        Ok(answer)
    } else {
        Err(CliError::Failed(sentence(&answer)))
    }
}

fn parse(text: &str) -> Result<Json, CliError> {
    serde_json::from_str(text).map_err(|error| CliError::Failed(format!("the answer: {error}")))
}

/// A client without proxy and redirects.
fn agent(timeout: Option<Duration>) -> Agent {
    let config = Agent::config_builder()
        .timeout_global(timeout)
        .max_redirects(0)
        .http_status_as_error(false)
        .proxy(None);
    config.build().into()
}

/// The error message in a response.
fn sentence(answer: &Answer) -> String {
    let error = answer.json().ok().and_then(|json| json["error"].as_str().map(str::to_owned));
    error.unwrap_or_else(|| format!("{}: {}", answer.status, answer.text.trim()))
}
