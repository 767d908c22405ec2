//! Judges a whole request by sending it to a server of its own.

use std::net::SocketAddr;
use std::sync::Arc;

use serde_json::{Value as Json, json};
use tokio::runtime::Builder;

use crate::cli::client;
use crate::cli::error::CliError;
use crate::cli::explain::curl::Curl;
use crate::config::ConfigError;
use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::auth::explain::{Explanation, Verdict, explain};
use crate::domain::journal::filter::Filter;
use crate::domain::store::bucket::BucketSettings;
use crate::primitives::names::{AppId, BucketId, long_region};
use crate::server::{Authority, Limits, Server};
use crate::wire::host::{Role, VendorHost};
use crate::wire::own::OwnHosts;

/// A request as a file contains it.
pub(super) struct Raw {
    /// Request line and headers, each line ended by CRLF.
    head: String,
    body: Vec<u8>,
}

/// The outcome of a request.
pub(super) struct Judged {
    /// Its entry in the journal.
    pub entry: Json,
    pub status: u16,
    /// The reason, where it was refused.
    pub reason: Option<String>,
    /// Body of the response.
    pub body: String,
    /// Explanation of the signature that it carries.
    pub signature: Option<Explanation>,
    /// Assumptions, and oddities of the file.
    pub notes: Vec<String>,
}

impl Judged {
    /// The service's code, where it refused.
    pub(super) fn code(&self) -> Option<String> {
        match &self.entry["code"] {
            Json::String(word) => Some(word.clone()),
            Json::Number(number) => Some(number.to_string()),
            Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => None,
        }
    }

    /// Why it was refused, the answer's own reason first; nothing where it was accepted.
    pub(super) fn findings(&self) -> Vec<String> {
        if self.is_accepted() {
            return Vec::new();
        }
        let of_signature = self.signature.iter().flat_map(|signature| &signature.findings);
        let mut findings: Vec<String> = self.reason.iter().chain(of_signature).cloned().collect();
        let mut seen = Vec::new();
        findings.retain(|finding| {
            let is_new = !seen.contains(finding);
            seen.push(finding.clone());
            is_new
        });
        findings
    }

    /// Whether the service took the request, whatever the status says: VOD refuses with 200. Whether such an
    /// object exists cannot be known here.
    pub(super) fn is_accepted(&self) -> bool {
        let code = self.code();
        let is_missing = self.status == 404 && code.as_deref() != Some("NoSuchBucket");
        is_missing || (self.status < 400 && code.is_none())
    }
}

impl Raw {
    /// Reads a file; none if it contains no request.
    pub(super) fn read(bytes: &[u8]) -> Result<Option<Self>, ConfigError> {
        if let Some(command) = std::str::from_utf8(bytes).ok().filter(|text| Curl::is_one(text)) {
            let Curl { head, body } = Curl::read(command)?;
            return Ok(Some(Self { head, body }));
        }
        Self::of_http(bytes)
    }

    /// Reads a request as it is sent. Lines may end with LF alone, as editors write them, and the version may
    /// be that of the browser that showed it.
    fn of_http(bytes: &[u8]) -> Result<Option<Self>, ConfigError> {
        const VERSIONS: [&str; 6] = ["HTTP/1.1", "HTTP/1.0", "HTTP/2", "HTTP/2.0", "HTTP/3", "HTTP/3.0"];
        let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii_end();
        let version = first.rsplit(|byte| *byte == b' ').next().unwrap_or_default();
        let Some(version) = VERSIONS.iter().find(|known| known.as_bytes() == version) else {
            return Ok(None);
        };
        let (crlf, lf) = (memchr::memmem::find(bytes, b"\r\n\r\n"), memchr::memmem::find(bytes, b"\n\n"));
        let (end, body) = match (crlf, lf) {
            (Some(crlf), Some(lf)) if lf < crlf => (lf, lf + 2),
            (Some(crlf), _) => (crlf, crlf + 4),
            (None, Some(lf)) => (lf, lf + 2),
            (None, None) => (bytes.len(), bytes.len()),
        };
        let head = std::str::from_utf8(&bytes[..end])
            .map_err(|_| ConfigError::Invalid("the head of the request is not UTF-8".into()))?;
        let head = head.lines().map(str::trim_end).filter(|line| !line.is_empty());
        let head: String = head.map(|line| format!("{line}\r\n")).collect();
        let sent = if version.starts_with("HTTP/1") { version } else { "HTTP/1.1" };
        let head = head.replacen(version, sent, 1);
        Ok(Some(Self { head, body: bytes[body..].to_vec() }))
    }

    fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }

    fn target(&self) -> &str {
        self.head.split(' ').nth(1).unwrap_or_default()
    }

    /// The request to send. Content-Length is adjusted to the body that is there, because a missing rest
    /// would make both sides wait, and added where tools leave it out.
    fn bytes(&self, notes: &mut Vec<String>) -> Vec<u8> {
        let mut head = self.head.clone();
        let mut body = &self.body[..];
        let is_chunked = self.header("transfer-encoding").is_some();
        if is_chunked && !body.ends_with(b"\r\n0\r\n\r\n") && !body.starts_with(b"0\r\n") {
            notes.push(
                "Transfer-Encoding says that the body comes in chunks; it is judged as it stands".into(),
            );
            head = without(&head, "transfer-encoding");
        }
        let is_chunked = header(&head, "transfer-encoding").is_some();
        let declared = self.header("content-length").and_then(|text| text.parse::<usize>().ok());
        if let Some(declared) = declared.filter(|_| !is_chunked) {
            body = &body[..body.len().min(declared)];
            if declared != body.len() {
                notes.push(format!(
                    "Content-Length is {declared}, but {0} bytes follow the head: judged as if it were {0}",
                    body.len()
                ));
            }
        }
        if !is_chunked && (declared.is_some() || !body.is_empty()) {
            head = without(&head, "content-length");
            head += &format!("Content-Length: {}\r\n", body.len());
        }
        // What holds for the connection of the client, not for this one.
        head =
            ["connection", "proxy-connection", "expect"].iter().fold(head, |head, name| without(&head, name));
        head += "Connection: close\r\n";
        [head.as_bytes(), b"\r\n", body].concat()
    }

    /// The bucket, where host or path name it with its AppId.
    fn bucket(&self) -> Option<BucketId> {
        let path = self.target().split('?').next().unwrap_or_default();
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        if let Some(rest) = path.strip_prefix("/files/v2/") {
            let mut rest = rest.split('/');
            let (appid, name) = (AppId::parse(rest.next()?)?, rest.next()?);
            return Some(BucketId::new(appid, name)).filter(|_| !name.is_empty());
        }
        let by_host = self.header("host").and_then(|host| host.split('.').next());
        by_host.and_then(BucketId::parse_full).or_else(|| BucketId::parse_full(segments.next()?))
    }

    /// The region that a vendor host names.
    fn region(&self) -> Option<String> {
        let region = match VendorHost::parse(self.header("host")?)?.role {
            Role::JsonApi { region } | Role::Download { region, .. } => region?,
            Role::Cos(host) => host.region()?.to_owned(),
            Role::CloudApi | Role::Vod(_) | Role::Playback { .. } | Role::ErrorBucket | Role::NotPlayed => {
                return None;
            }
        };
        Some(long_region(&region).to_owned())
    }

    /// The signature in header, URL or JSON body.
    fn signature(&self) -> Option<String> {
        let in_url = || {
            let query = self.target().split_once('?')?.1;
            let marks = ["sign=", "q-signature=", "X-Amz-Signature="];
            marks.iter().any(|mark| query.contains(mark)).then(|| format!("?{query}"))
        };
        let in_body = || {
            let body: Json = serde_json::from_slice(&self.body).ok()?;
            body["signature"].as_str().map(str::to_owned)
        };
        self.header("authorization").map(str::to_owned).or_else(in_url).or_else(in_body)
    }
}

/// The head without a header field.
fn without(head: &str, name: &str) -> String {
    let is_other =
        |line: &&str| !line.split(':').next().is_some_and(|found| found.eq_ignore_ascii_case(name));
    head.lines().filter(is_other).map(|line| format!("{line}\r\n")).collect()
}

/// A header field of a request or response head.
fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// Lets a server answer the request. Assumes that the bucket exists, and that it is the account's unless an
/// AppId was given.
pub(super) fn judge(
    app: App,
    mut accounts: Vec<Account>,
    appid_is_given: bool,
    raw: Raw,
) -> Result<Judged, CliError> {
    let mut notes = Vec::new();
    let bucket = raw.bucket();
    let is_known = |bucket: &&BucketId| accounts.iter().any(|account| account.appid == bucket.appid);
    if let Some(bucket) = bucket.as_ref().filter(|bucket| !appid_is_given && !is_known(bucket)) {
        notes.push(format!(
            "the key is supposed to be that of AppId {}; --appid says otherwise",
            bucket.appid
        ));
        if let Some(first) = accounts.first_mut() {
            *first = Account::new(bucket.appid, &first.secret_id, &first.secret_key, first.options.clone());
        }
    }
    accounts.into_iter().for_each(|account| app.accounts.insert(account));
    if let Some(bucket) = bucket {
        let region = raw.region().unwrap_or_else(|| BucketSettings::default().region);
        notes.push(format!("the bucket {bucket} is supposed to be there, in {region}, private and empty"));
        let now = app.clock.now();
        app.store
            .create_bucket(bucket, BucketSettings { region, ..BucketSettings::default() }, now)
            .map_err(|error| CliError::Failed(error.to_string()))?;
    }
    let mut signature = raw.signature().map(|text| explain(&text, app.keyring(), app.clock.now()));
    // What it could not prove by itself, the answer tells.
    if let Some(signature) = signature.as_mut().filter(|signature| signature.verdict == Verdict::Unproven) {
        signature.findings.clear();
    }
    let app = Arc::new(app);
    let answer = answered(&app, &raw.bytes(&mut notes))?;
    let entries = app.journal.list(&Filter::default(), 1);
    let entry = entries.first().map_or_else(|| json!({}), |entry| json!(entry.shown()));
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    Ok(Judged {
        entry,
        status: status.ok_or_else(|| CliError::Failed("the request was not answered".into()))?,
        reason: header(head, "x-cosplay-reason").map(str::to_owned),
        body: body.to_owned(),
        signature,
        notes,
    })
}

fn answered(app: &Arc<App>, request: &[u8]) -> Result<String, CliError> {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let authority =
        Authority::in_memory(OwnHosts::default()).map_err(|error| CliError::Failed(error.to_string()))?;
    let here = [SocketAddr::from(([127, 0, 0, 1], 0))];
    let server = runtime.block_on(Server::start(app.clone(), Limits::default(), authority, &here, None))?;
    let answer = client::send(server.addresses()[0], request)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
