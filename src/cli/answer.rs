//! What the admin interface of a server answers, and the errors in it.

use http::StatusCode;
use serde_json::Value as Json;

use crate::cli::error::CliError;
use crate::config::ConfigError;

/// Status and body of a response.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: StatusCode,
    pub text: String,
    /// URL of the server that answers.
    pub url: String,
}

impl Answer {
    /// The body as JSON.
    pub(super) fn json(&self) -> Result<Json, CliError> {
        parse(&self.text, &self.url)
    }

    /// The answer; an error if what was asked for stands against what is there (409).
    pub(super) fn done(self) -> Result<Self, CliError> {
        if self.status == StatusCode::CONFLICT { Err(refused(&self)) } else { Ok(self) }
    }
}

/// The answer; one that is neither a success nor 409 is an error.
pub(super) fn accepted(answer: Answer) -> Result<Answer, CliError> {
    let is_fine = answer.status.is_success() || answer.status == StatusCode::CONFLICT;
    if is_fine { Ok(answer) } else { Err(refused(&answer)) }
}

/// JSON that the server at `url` has sent.
pub(super) fn parse(text: &str, url: &str) -> Result<Json, CliError> {
    serde_json::from_str(text).map_err(|error| CliError::Failed(foreign(url, &format!("no JSON: {error}"))))
}

/// The error in an answer. What the server cannot make sense of (400) is bad usage.
fn refused(answer: &Answer) -> CliError {
    let json = serde_json::from_str::<Json>(&answer.text).unwrap_or_default();
    match json["error"].as_str().map(spoken) {
        Some(sentence) if answer.status == StatusCode::BAD_REQUEST => ConfigError::Invalid(sentence).into(),
        Some(sentence) => CliError::Failed(sentence),
        None => CliError::Failed(foreign(&answer.url, &format!("status {}", answer.status))),
    }
}

/// The error of an answer that no cosplay server gives.
fn foreign(url: &str, found: &str) -> String {
    format!(
        "{url} answers as no cosplay server does ({found}); name cosplay's own address with --url, --port or \
         --ready-file"
    )
}

/// Words of the HTTP interface, and those of the command line in their place.
const WORDS: [(&str, &str); 8] = [
    ("see GET /_cosplay/faults", "`cosplay faults` lists them"),
    ("see GET /_cosplay/snapshots", "`cosplay snapshots` lists them"),
    ("see GET /_cosplay/accounts", "`cosplay accounts` lists them"),
    (
        "send action, such as PutObject, or the id of a request",
        "give --action, such as PutObject, or --request",
    ),
    ("send bucket: there is", "give --bucket: there is"),
    ("send bucket or policy, not both", "give --bucket or --policy, not both"),
    ("send appid: there is", "give --appid: there is"),
    ("seconds must be", "--expires-in must be, in seconds,"),
];

/// A sentence of the HTTP interface in the words of the command line.
fn spoken(sentence: &str) -> String {
    WORDS.iter().fold(sentence.to_owned(), |sentence, (there, here)| sentence.replace(there, here))
}
