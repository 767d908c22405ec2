//! A call to the admin interface of a running server.

use std::time::Duration;

use http::{Method, Request, StatusCode};
use serde_json::Value as Json;
use ureq::Agent;

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
        serde_json::from_str(&self.text).map_err(|error| CliError::Failed(format!("the answer: {error}")))
    }
}

impl Server {
    /// Sends a call. An answer that is neither a success nor 409, which is an answer as well, is a failure.
    pub fn call(&self, method: Method, path: &str, body: Option<String>) -> Result<Answer, CliError> {
        let url = self.url.clone().unwrap_or_else(|| format!("http://127.0.0.1:{}", self.port));
        let join = if path.contains('?') { '&' } else { '?' };
        let tenant = self.appid.map(|appid| format!("{join}appid={appid}")).unwrap_or_default();
        let whole = format!("{}/_cosplay/{path}{tenant}", url.trim_end_matches('/'));
        let request = Request::builder().method(method).uri(&whole);
        let unsound =
            |error| ConfigError(format!("{whole:?} is not a URL to ask ({error}); write http://HOST:PORT"));
        let agent = agent();
        let answered = match body {
            Some(body) => agent.run(request.body(body).map_err(unsound)?),
            None => agent.run(request.body(()).map_err(unsound)?),
        };
        let silent = |error: ureq::Error| CliError::Failed(format!("{url} does not answer: {error}"));
        let mut response = answered.map_err(silent)?;
        let answer =
            Answer { status: response.status(), text: response.body_mut().read_to_string().map_err(silent)? };
        match answer.status.is_success() || answer.status == StatusCode::CONFLICT {
            true => Ok(answer),
            false => Err(CliError::Failed(sentence(&answer))),
        }
    }
}

/// Goes where it is told: no proxy, no redirects.
fn agent() -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(30)))
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
