//! Signatures by a running server, with the keys of its accounts and by their clocks.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::Method;
use serde_json::{Value as Json, json};

use crate::cli::client::{ServerArgs, no_account};
use crate::cli::error::CliError;
use crate::primitives::names::AppId;

/// Bytes of an HMAC-SHA1, in front of the signed text in a signature of VOD and the JSON API.
const HMAC: usize = 20;

/// A server that signs.
pub(crate) struct Remote {
    server: ServerArgs,
    appid: AppId,
}

impl Remote {
    /// The server, for one of its accounts; by default its first.
    ///
    /// # Errors
    /// It does not answer, or has no such account.
    pub(super) fn at(server: ServerArgs, appid: Option<AppId>) -> Result<Self, CliError> {
        let known = server.accounts()?;
        let first = || known.first().copied().ok_or_else(|| no_accounts(&server));
        let appid = match appid {
            Some(appid) if known.contains(&appid) => appid,
            Some(appid) => return Err(no_account(&server.url()?, appid, &known)),
            None => first()?,
        };
        Ok(Self { server, appid })
    }

    /// The first bucket of the account.
    pub(super) fn bucket(&self) -> Result<Option<String>, CliError> {
        let path = format!("buckets?appid={}", self.appid);
        let buckets = self.server.call(&Method::GET, &path, String::new())?.json()?;
        Ok(buckets[0]["name"].as_str().map(str::to_owned))
    }

    /// AppId of the account.
    pub(super) fn appid(&self) -> AppId {
        self.appid
    }

    /// What the server answers to `sign/<scheme>` with these members.
    pub(super) fn sign(&self, scheme: &str, mut members: Json) -> Result<Json, CliError> {
        members["appid"] = json!(self.appid);
        let answer = self.server.call(&Method::POST, &format!("sign/{scheme}"), members.to_string())?;
        answer.json()
    }

    /// Explanation of a signature, by the server's keys and the account's clock.
    pub(crate) fn explain(&self, signature: &str) -> Result<Json, CliError> {
        let path = format!("explain?appid={}", self.appid);
        self.server.call(&Method::POST, &path, json!({ "signature": signature }).to_string())?.json()
    }

    /// A signature that contains its text, and the text.
    pub(super) fn signed_text(&self, scheme: &str, members: Json) -> Result<(String, String), CliError> {
        let answer = self.sign(scheme, members)?;
        let signature = answer["signature"].as_str().unwrap_or_default().to_owned();
        let decoded = STANDARD.decode(&signature).unwrap_or_default();
        let text = String::from_utf8_lossy(decoded.get(HMAC..).unwrap_or_default()).into_owned();
        Ok((text, signature))
    }
}

/// The error of a server that has no account to sign with.
fn no_accounts(server: &ServerArgs) -> CliError {
    CliError::Failed(format!("{} has no account to sign with", server.url().unwrap_or_default()))
}
