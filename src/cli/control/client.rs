//! A call to the admin interface of a running server.

use std::io::{BufRead, BufReader};
use std::time::Duration;

use http::{Method, Request, Response, StatusCode};
use serde_json::Value as Json;
use ureq::{Agent, AsSendBody, Body};

use crate::cli::error::CliError;
use crate::config::ConfigError;

/// Which server is asked, and for whom.
#[derive(Debug, clap::Args)]
pub struct Server {
    /// The server [default: http://127.0.0.1:8267, or the port in COSPLAY_PORT]
    #[arg(long, env = "COSPLAY_URL", global = true)]
    url: Option<String>,
    /// The port when no URL is given
    #[arg(long, env = "COSPLAY_PORT", default_value_t = 8267, global = true)]
    port: u16,
    /// The one tenant that is meant
    #[arg(long, value_name = "APPID", global = true)]
    appid: Option<u32>,
}

/// What a server answers.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The body.
    pub text: String,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Result<Json, CliError> {
        parse(&self.text)
    }
}

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

impl Server {
    /// Sends a call. An answer that is neither a success nor 409, which is an answer as well, is a failure.
    pub fn call(&self, method: Method, path: &str, body: Option<String>) -> Result<Answer, CliError> {
        let agent = agent(Some(PATIENCE));
        let mut response = match body {
            Some(body) => self.ask(&agent, method, path, body)?,
            None => self.ask(&agent, method, path, ())?,
        };
        answer(&mut response)
    }

    /// Shows each server-sent event, name and data, until the server has no more.
    pub fn follow(
        &self,
        path: &str,
        mut show: impl FnMut(&str, Json) -> Result<(), CliError>,
    ) -> Result<(), CliError> {
        let mut response = self.ask(&agent(None), Method::GET, path, ())?;
        if !response.status().is_success() {
            return answer(&mut response).map(drop);
        }
        let mut event = String::new();
        for line in BufReader::new(response.into_body().into_reader()).lines() {
            let line = line.map_err(|error| CliError::Failed(format!("the server is gone: {error}")))?;
            match line.split_once(": ") {
                Some(("event", name)) => event = name.to_owned(),
                Some(("data", data)) => show(&event, parse(data)?)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn ask(
        &self,
        agent: &Agent,
        method: Method,
        path: &str,
        body: impl AsSendBody,
    ) -> Result<Response<Body>, CliError> {
        let url = self.url.clone().unwrap_or_else(|| format!("http://127.0.0.1:{}", self.port));
        let join = if path.contains('?') { '&' } else { '?' };
        let tenant = self.appid.map(|appid| format!("{join}appid={appid}")).unwrap_or_default();
        let whole = format!("{}/_cosplay/{path}{tenant}", url.trim_end_matches('/'));
        let unsound =
            |error| ConfigError(format!("{whole:?} is not a URL to ask ({error}); write http://HOST:PORT"));
        let request = Request::builder().method(method).uri(&whole).body(body).map_err(unsound)?;
        agent.run(request).map_err(|error| CliError::Failed(format!("{url} does not answer: {error}")))
    }
}

fn answer(response: &mut Response<Body>) -> Result<Answer, CliError> {
    let cut = |error| CliError::Failed(format!("the answer breaks off: {error}"));
    let text = response.body_mut().with_config().limit(u64::MAX).read_to_string().map_err(cut)?;
    let answer = Answer { status: response.status(), text };
    match answer.status.is_success() || answer.status == StatusCode::CONFLICT {
        true => Ok(answer),
        false => Err(CliError::Failed(sentence(&answer))),
    }
}

fn parse(text: &str) -> Result<Json, CliError> {
    serde_json::from_str(text).map_err(|error| CliError::Failed(format!("the answer: {error}")))
}

/// Goes where it is told: no proxy, no redirects.
fn agent(patience: Option<Duration>) -> Agent {
    let config = Agent::config_builder()
        .timeout_global(patience)
        .max_redirects(0)
        .http_status_as_error(false)
        .proxy(None);
    config.build().into()
}

/// What the server says is wrong.
fn sentence(answer: &Answer) -> String {
    let error = answer.json().ok().and_then(|json| json["error"].as_str().map(str::to_owned));
    error.unwrap_or_else(|| format!("{}: {}", answer.status, answer.text.trim()))
}
