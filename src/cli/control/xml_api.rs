//! Requests to the XML API of a running server, signed by it with the key of the bucket's owner. They are
//! requests like any other: rules act on them, and the journal has them.

use std::collections::BTreeMap;

use http::{Method, Response, StatusCode};
use serde_json::{Value as Json, json};

use crate::cli::client::{AsSendBody, Body, Server};
use crate::cli::control::values::{items, text};
use crate::cli::error::CliError;
use crate::config::ConfigError;
use crate::wire::xml::{self, Element};

/// The target of a request.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of<'a> {
    /// The bucket itself.
    Bucket,
    /// The object with this key, which is not empty.
    Object(&'a str),
}

/// A bucket in the XML API.
pub(super) struct XmlApi<'a> {
    server: &'a Server,
    appid: u32,
    /// `/<bucket>-<appid>/`.
    root: String,
}

impl<'a> XmlApi<'a> {
    /// The bucket with this name, short or full.
    pub(super) fn of(server: &'a Server, bucket: &str) -> Result<Self, CliError> {
        let (appid, name) = find(server, bucket)?;
        Ok(Self { server, appid, root: format!("/{name}-{appid}/") })
    }

    /// Sends a request. A response that is no success is an error.
    pub(super) fn done(
        &self,
        method: &Method,
        target: Of<'_>,
        parameters: &[(&str, &str)],
        body: impl AsSendBody,
    ) -> Result<Response<Body>, CliError> {
        let path = match target {
            Of::Bucket => self.root.clone(),
            Of::Object("") => {
                return Err(ConfigError::Invalid("the key is empty; name an object".into()).into());
            }
            Of::Object(key) => format!("{}{key}", self.root),
        };
        let parameters: BTreeMap<_, _> = parameters.iter().copied().collect();
        let wanted = json!({
            "appid": self.appid, "method": method.as_str(), "path": path, "parameters": parameters
        });
        let signed =
            self.server.call_untold(Method::POST, "sign/cos-xml", Some(wanted.to_string()))?.json()?;
        let response = self.server.send(method.clone(), &text(&signed["presigned"]), body)?;
        if response.status().is_success() { Ok(response) } else { Err(refused(response, &path)) }
    }
}

/// The bucket that a name means: its owner and its short name.
fn find(server: &Server, name: &str) -> Result<(u32, String), CliError> {
    let answer = server.call(Method::GET, "buckets", None)?.json()?;
    let full = |bucket: &Json| format!("{}-{}", text(&bucket["name"]), text(&bucket["appid"]));
    let mut meant = items(&answer).filter(|bucket| full(bucket) == name || bucket["name"] == name);
    let known = || match items(&answer).map(full).collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => "no other (`cosplay buckets add` makes one)".to_owned(),
        some => some,
    };
    match (meant.next(), meant.next()) {
        (Some(bucket), None) => {
            let appid = bucket["appid"].as_u64().and_then(|appid| u32::try_from(appid).ok());
            Ok((appid.unwrap_or_default(), text(&bucket["name"])))
        }
        (Some(_), Some(_)) => Err(CliError::Failed(format!(
            "several accounts have a bucket {name}; write NAME-APPID, one of {}",
            known()
        ))),
        (None, _) => Err(CliError::Failed(format!("there is no bucket {name}; there are {}", known()))),
    }
}

/// The error of a response: its code, and the reason that the server gives.
fn refused(mut response: Response<Body>, path: &str) -> CliError {
    let status = response.status();
    let reason = response.headers().get("x-cosplay-reason").and_then(|reason| reason.to_str().ok());
    let reason = reason.map(str::to_owned);
    let body = response.body_mut().read_to_vec().unwrap_or_default();
    let code = xml::parse(&body).ok().and_then(|error| error.word_of("Code").map(str::to_owned));
    let code = code.unwrap_or_else(|| status.as_u16().to_string());
    let reason = reason.or_else(|| (status == StatusCode::NOT_FOUND).then(|| "it does not exist".into()));
    CliError::Failed(format!("{path}: {code}: {}", reason.unwrap_or_else(|| status.to_string())))
}

/// The XML document in a response.
pub(super) fn document(mut response: Response<Body>) -> Result<Element, CliError> {
    let failed = |error: &dyn std::fmt::Display| CliError::Failed(format!("the answer: {error}"));
    let body = response.body_mut().with_config().limit(u64::MAX).read_to_vec();
    xml::parse(&body.map_err(|error| failed(&error))?).map_err(|error| failed(&error))
}
