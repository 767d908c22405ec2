//! Signatures by a running server, with the keys of its accounts and by their clocks.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::Method;
use serde_json::{Value as Json, json};

use crate::cli::client::ServerArgs;
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
        let accounts = server.get("accounts")?.json()?;
        let known: Vec<AppId> = accounts
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|account| AppId::parse(&account["appid"].to_string()))
            .collect();
        let meant = appid.map_or_else(|| known.first(), |appid| known.iter().find(|known| **known == appid));
        let unknown = || {
            let known: Vec<_> = known.iter().map(ToString::to_string).collect();
            let appid = appid.map_or_else(String::new, |appid| appid.to_string());
            let url = server.url().unwrap_or_default();
            CliError::Failed(format!("{url} has no account with AppId {appid}; known: {}", known.join(", ")))
        };
        let appid = *meant.ok_or_else(unknown)?;
        Ok(Self { server, appid })
    }

    /// The first bucket of the account.
    pub(super) fn bucket(&self) -> Result<Option<String>, CliError> {
        let buckets = self.server.get(&format!("buckets?appid={}", self.appid))?.json()?;
        Ok(buckets[0]["name"].as_str().map(str::to_owned))
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
