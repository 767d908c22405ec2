//! HTTP client for the admin interface of a running server.

use std::fmt::Display;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command, FromArgMatches};
use http::{Method, Request, Response};
use serde_json::Value as Json;
use ureq::{Agent, Error, Timeout};
pub(super) use ureq::{AsSendBody, Body};

pub(super) use crate::cli::answer::Answer;
use crate::cli::answer::{accepted, parse};
use crate::cli::error::CliError;
use crate::cli::name;
use crate::config::{ConfigError, DEFAULT_PORT};
use crate::primitives::names::AppId;

/// The server to ask.
#[derive(Debug)]
pub(super) enum ServerArgs {
    At(String),
    /// The URL stands in a ready file.
    In(PathBuf),
    Port(u16),
}

/// Flags and variables that name the server: the first one that is given counts, and flags before variables.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Server to ask")]
struct Flags {
    /// URL of the server [default: http://127.0.0.1:8267]
    #[arg(short, long, env = "COSPLAY_URL", global = true)]
    url: Option<String>,
    /// File that the server has written with --ready-file
    #[arg(long, env = "COSPLAY_READY_FILE", value_name = "FILE", global = true)]
    ready_file: Option<PathBuf>,
    /// Port of the server on this machine
    #[arg(short, long, env = "COSPLAY_PORT", default_value_t = DEFAULT_PORT, global = true)]
    port: u16,
}

impl Args for ServerArgs {
    fn augment_args(command: Command) -> Command {
        Flags::augment_args(command)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Flags::augment_args_for_update(command)
    }
}

impl FromArgMatches for ServerArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let Flags { url, ready_file, port } = Flags::from_arg_matches(matches)?;
        let is_flag = |name: &str| matches.value_source(name) == Some(ValueSource::CommandLine);
        let is_alone = |name: &str| is_flag(name) || !["url", "ready_file", "port"].into_iter().any(is_flag);
        // What is no file, such as a pipe, is read by whoever started the server.
        let is_file = |path: &PathBuf| path.metadata().map_or(true, |there| there.is_file());
        Ok(match (url, ready_file.filter(is_file)) {
            (Some(url), _) if is_alone("url") => Self::At(url),
            (_, Some(path)) if is_alone("ready_file") => Self::In(path),
            _ => Self::Port(port),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The server to ask, and the tenant it is asked for.
#[derive(Debug, clap::Args)]
pub(super) struct Server {
    #[command(flatten)]
    server: ServerArgs,
    /// AppId of the one tenant that is meant, or to which what is added belongs [default: all]
    #[arg(short, long, value_name = "APPID", value_parser = name::appid, global = true)]
    appid: Option<AppId>,
}

/// Time-out of `health`, `ca` and `explain`, and of connecting.
const QUICK: Duration = Duration::from_secs(5);
/// Time until an answer to a control command begins.
const PATIENCE: Duration = Duration::from_secs(10);
/// Time for the body of such an answer.
const TIMEOUT: Duration = Duration::from_secs(30);

impl ServerArgs {
    /// The server at a URL.
    pub(super) fn at(url: &str) -> Self {
        Self::At(url.into())
    }

    /// The server at the default port of this machine.
    pub(super) fn at_default() -> Self {
        Self::Port(DEFAULT_PORT)
    }

    /// The server's URL, without a slash at the end.
    pub(super) fn url(&self) -> Result<String, CliError> {
        let url = match self {
            Self::At(url) => url.clone(),
            Self::In(path) => of_ready_file(path)?,
            Self::Port(port) => format!("http://127.0.0.1:{port}"),
        };
        with_port(url.trim_end_matches('/').to_owned())
    }

    /// Status and body of a GET of `path` below `/_cosplay/`.
    pub(super) fn get(&self, path: &str) -> Result<Answer, CliError> {
        read(&mut self.send(&agent(Patience::Quick), Method::GET, &own(path), ())?, self.url()?)
    }

    /// Sends a request to a path below `/_cosplay/`. A response but a success and 409 is an error.
    pub(super) fn call(&self, method: &Method, path: &str, body: String) -> Result<Answer, CliError> {
        let mut response = self.send(&agent(Patience::Patient), method.clone(), &own(path), body)?;
        accepted(read(&mut response, self.url()?)?)
    }

    /// The AppIds of the server's accounts, its first account first.
    pub(super) fn accounts(&self) -> Result<Vec<AppId>, CliError> {
        let accounts = self.call(&Method::GET, "accounts", String::new())?.json()?;
        let appids = accounts.as_array().into_iter().flatten().map(|account| account["appid"].to_string());
        Ok(appids.filter_map(|appid| AppId::parse(&appid)).collect())
    }

    fn send(
        &self,
        agent: &Agent,
        method: Method,
        path: &str,
        body: impl AsSendBody,
    ) -> Result<Response<Body>, CliError> {
        let url = self.url()?;
        let unsound = |error: &dyn Display| {
            ConfigError::Invalid(format!("{url:?} is not a URL to ask ({error}); write http://HOST:PORT"))
                .into()
        };
        let request = Request::builder().method(method).uri(format!("{url}{path}")).body(body);
        agent.run(request.map_err(|error| unsound(&error))?).map_err(|error| {
            if matches!(error, Error::BadUri(_)) { unsound(&error) } else { unanswered(&url, &error) }
        })
    }
}

/// The path of the admin interface.
fn own(path: &str) -> String {
    format!("/_cosplay/{path}")
}

/// The URL in a ready file.
fn of_ready_file(path: &Path) -> Result<String, CliError> {
    let failed = |what: String| CliError::Failed(format!("{}: {what}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            failed("there is no such file: the server is not ready, or has ended".into())
        } else {
            failed(error.to_string())
        }
    })?;
    let ready: Json = serde_json::from_str(&text).map_err(|error| failed(error.to_string()))?;
    ready["url"].as_str().map(str::to_owned).ok_or_else(|| failed("it names no url".into()))
}

impl Server {
    /// Sends a request, for the tenant if one is meant. A response that is neither a success nor 409 is an
    /// error, and so is a tenant that is no account.
    pub(super) fn call(&self, method: Method, path: &str, body: Option<String>) -> Result<Answer, CliError> {
        self.check_tenant()?;
        self.call_untold(method, &self.path(path), body)
    }

    /// Refuses an AppId that no account has.
    fn check_tenant(&self) -> Result<(), CliError> {
        let Some(appid) = self.appid else { return Ok(()) };
        let known = self.server.accounts()?;
        if known.contains(&appid) { Ok(()) } else { Err(no_account(&self.server.url()?, appid, &known)) }
    }

    /// The same as `call` for what may bring the tenant into being, or end it: it has to be an account before
    /// or after.
    pub(super) fn call_for_its_being(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
    ) -> Result<Answer, CliError> {
        let before = self.check_tenant();
        let answer = self.call_untold(method, &self.path(path), body)?;
        before.or_else(|_| self.check_tenant()).map(|()| answer)
    }

    /// Refuses --appid, where what is asked for is the server's as a whole.
    pub(super) fn refuse_tenant(&self, whole: &str) -> Result<(), CliError> {
        match self.appid {
            Some(_) => Err(ConfigError::Invalid(format!("--appid: {whole}; leave it out")).into()),
            None => Ok(()),
        }
    }

    /// The same for what is asked of the server as a whole, or names the tenant in its body.
    pub(super) fn call_untold(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
    ) -> Result<Answer, CliError> {
        let (agent, path) = (agent(Patience::Patient), own(path));
        let mut response = match body {
            Some(body) => self.server.send(&agent, method, &path, body)?,
            None => self.server.send(&agent, method, &path, ())?,
        };
        accepted(read(&mut response, self.server.url()?)?)
    }

    /// Sends a request to a service, at a path from the root of the server.
    pub(super) fn send(
        &self,
        method: Method,
        path: &str,
        body: impl AsSendBody,
    ) -> Result<Response<Body>, CliError> {
        self.server.send(&agent(Patience::Connect), method, path, body)
    }

    /// AppId of the one tenant that is meant.
    pub(super) fn appid(&self) -> Option<AppId> {
        self.appid
    }

    /// Passes the name and data of each server-sent event to `show`, until the server ends the stream.
    pub(super) fn follow(
        &self,
        path: &str,
        mut show: impl FnMut(&str, Json) -> Result<(), CliError>,
    ) -> Result<(), CliError> {
        self.check_tenant()?;
        let agent = agent(Patience::Endless);
        let mut response = self.server.send(&agent, Method::GET, &own(&self.path(path)), ())?;
        if !response.status().is_success() {
            return accepted(read(&mut response, self.server.url()?)?).map(drop);
        }
        let mut event = String::new();
        for line in BufReader::new(response.into_body().into_reader()).lines() {
            let line = line.map_err(|error| CliError::Failed(format!("the server is gone: {error}")))?;
            match line.split_once(": ") {
                Some(("event", name)) => name.clone_into(&mut event),
                Some(("data", data)) => show(&event, parse(data, &self.server.url()?)?)?,
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

/// The error of an AppId that none of the accounts has.
pub(super) fn no_account(url: &str, appid: AppId, known: &[AppId]) -> CliError {
    let known: Vec<_> = known.iter().map(ToString::to_string).collect();
    let known = known.join(", ");
    ConfigError::Invalid(format!("{url} has no account with AppId {appid}; known: {known}")).into()
}

/// The whole answer of the server at `url`.
fn read(response: &mut Response<Body>, url: String) -> Result<Answer, CliError> {
    let broken_off = |error| CliError::Failed(format!("{url}: the answer breaks off: {error}"));
    let text = response.body_mut().with_config().limit(u64::MAX).read_to_string().map_err(broken_off)?;
    Ok(Answer { status: response.status(), text, url })
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

/// How long a server may keep a command waiting.
#[derive(Debug, Clone, Copy)]
enum Patience {
    /// For the whole answer, which is short.
    Quick,
    /// Until the answer begins; then for each of its pieces.
    Patient,
    /// No longer than that until the answer begins; then without end.
    Endless,
    /// Until the connection stands.
    Connect,
}

/// A client without proxy and redirects.
fn agent(patience: Patience) -> Agent {
    let config = Agent::config_builder()
        .timeout_connect(Some(QUICK))
        .max_redirects(0)
        .http_status_as_error(false)
        .proxy(None);
    let config = match patience {
        Patience::Quick => config.timeout_global(Some(QUICK)),
        Patience::Patient => config.timeout_recv_response(Some(PATIENCE)).timeout_recv_body(Some(TIMEOUT)),
        Patience::Endless => config.timeout_recv_response(Some(PATIENCE)),
        Patience::Connect => config,
    };
    config.build().into()
}

/// The error of a request that got no answer.
fn unanswered(url: &str, error: &Error) -> CliError {
    let what = if matches!(error, Error::Timeout(time) if !matches!(time, Timeout::Resolve | Timeout::Connect))
    {
        "takes the request and does not answer within the time allowed".to_owned()
    } else {
        format!("does not answer: {error}")
    };
    CliError::Failed(format!(
        "{url} {what}; `cosplay serve` starts a server, --url names one that runs elsewhere"
    ))
}

/// Refuses a URL whose port cannot be one.
fn with_port(url: String) -> Result<String, CliError> {
    let authority = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
    let port = authority.rsplit_once(':').map(|(_, port)| port).filter(|port| !port.ends_with(']'));
    match port.map(str::parse::<u16>) {
        Some(Err(_) | Ok(0)) => Err(ConfigError::Invalid(format!(
            "{url} has no port that a server can have; write a port from 1 to 65535, such as \
             http://127.0.0.1:{DEFAULT_PORT}"
        ))
        .into()),
        Some(Ok(_)) | None => Ok(url),
    }
}
