//! One request in the journal. Secrets are masked when an entry is shown.

use std::borrow::Cow;

use serde::Serialize;

use crate::catalog::Wire;
use crate::domain::faults::applied::AppliedRule;
use crate::domain::faults::pattern::Pattern;
use crate::domain::journal::body::{KeptBody, ShownBody};
use crate::domain::journal::head::{Head, Header};
use crate::domain::journal::masked::{hidden_query, masked};
use crate::domain::journal::step::Step;
use crate::primitives::digest::Sha1;
use crate::primitives::escape::decoded;
use crate::primitives::names::{AppId, BucketId};
use crate::primitives::time::UnixSeconds;

/// A request and its response.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Number, in the order of arrival.
    pub id: u64,
    /// Time of arrival by the clock of its tenant.
    pub time: UnixSeconds,
    /// Number of its connection, in the order in which they were opened.
    pub connection: u64,
    /// Microseconds of real time from the server's start until its head was here.
    pub began: u64,
    pub service: &'static str,
    /// The operation, once it is identified.
    pub operation: Option<&'static str>,
    pub tenant: Option<AppId>,
    pub method: &'static str,
    pub host: String,
    /// Path as received.
    pub path: String,
    /// Query as received.
    pub query: String,
    pub bucket: Option<BucketId>,
    pub key: Option<String>,
    /// What it did beside its own operation.
    pub also: Option<Box<AlsoUsed>>,
    /// None where there was no response.
    pub status: Option<u16>,
    pub outcome: Outcome,
    /// Error code of the service.
    pub code: Option<Wire>,
    /// Text of the error.
    pub reason: Option<String>,
    /// Names in the request that its operation does not read, each behind its place: `query v`.
    pub ignored: Vec<String>,
    /// Bytes of the request body that were read.
    pub bytes_in: u64,
    /// Digest of a body that was read to its end, if the journal keeps digests.
    pub sha1: Option<Sha1>,
    /// Bytes of the response body.
    pub bytes_out: u64,
    /// Microseconds until the response was ready to be sent.
    pub micros: u64,
    /// Its part in an upload of several requests.
    pub step: Option<Step>,
    pub faults: Vec<AppliedRule>,
    pub request_head: Head,
    /// Empty where there was no response.
    pub response_head: Head,
    /// The beginning of a text body, if the journal keeps them.
    pub request_body: Option<KeptBody>,
    pub response_body: Option<KeptBody>,
}

/// The bare name of an action that a request took beside its own, bucket and key: reading the source of a
/// copy, deleting a list of keys, of which it is the common beginning with `*` behind it.
pub type AlsoUsed = (&'static str, BucketId, String);

/// Outcome of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The client disconnected before the response.
    #[default]
    Gone,
    Done,
    Refused,
    /// A fault rule disconnected.
    Cut,
}

/// JSON of an entry.
#[derive(Debug, Serialize)]
pub struct Shown<'a> {
    id: u64,
    time: UnixSeconds,
    connection: u64,
    service: &'a str,
    /// Former name of `service`, for one release.
    family: &'a str,
    operation: Option<String>,
    appid: Option<AppId>,
    method: &'a str,
    host: &'a str,
    path: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    query: String,
    bucket: Option<&'a str>,
    key: Option<&'a str>,
    status: Option<u16>,
    outcome: Outcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Wire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    ignored: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<Step>,
    bytes_in: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha1: Option<String>,
    bytes_out: u64,
    milliseconds: f64,
    #[serde(skip_serializing_if = "<[AppliedRule]>::is_empty")]
    faults: &'a [AppliedRule],
}

/// JSON of an entry with heads and bodies, which lists leave out.
#[derive(Debug, Serialize)]
pub struct ShownWhole<'a> {
    #[serde(flatten)]
    entry: Shown<'a>,
    request_head: Vec<Header>,
    response_head: Vec<Header>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_body: Option<ShownBody>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_body: Option<ShownBody>,
}

impl ShownWhole<'_> {
    /// The query with its secrets masked.
    pub fn query(&self) -> &str {
        &self.entry.query
    }

    pub fn request_head(&self) -> &[Header] {
        &self.request_head
    }

    pub fn response_head(&self) -> &[Header] {
        &self.response_head
    }

    /// The beginning of a text body, if it was kept.
    pub fn request_body(&self) -> Option<&ShownBody> {
        self.request_body.as_ref()
    }

    pub fn response_body(&self) -> Option<&ShownBody> {
        self.response_body.as_ref()
    }
}

/// A text without the secrets that are known.
pub type Hide<'a> = dyn for<'t> Fn(&'t str) -> Cow<'t, str> + 'a;

/// Longest text that is kept, in bytes.
const LONGEST: usize = 2048;

impl Entry {
    /// Cuts its texts to a bearable length.
    pub fn shorten(&mut self) {
        let Self { host, path, query, key, reason, .. } = self;
        for text in [host, path, query].into_iter().chain(key).chain(reason) {
            if text.len() > LONGEST {
                text.truncate(text.floor_char_boundary(LONGEST));
                text.shrink_to_fit();
            }
        }
    }

    /// Puts its texts into the form that `hide` gives them. Of the query, pairs stay that are masked when the
    /// entry is shown.
    pub fn hide(&mut self, hide: &Hide<'_>) {
        let Self { host, path, query, key, reason, ignored, .. } = self;
        for text in [host, path].into_iter().chain(key).chain(reason).chain(ignored) {
            if let Cow::Owned(hidden) = hide(text) {
                *text = hidden;
            }
        }
        if matches!(hide(&decoded(query)), Cow::Owned(_)) {
            *query = hidden_query(query, hide);
        }
    }

    /// Whether the bucket matches, by its short or its full name.
    pub fn is_in(&self, pattern: &Pattern) -> bool {
        let fits = |bucket: &BucketId| pattern.fits(&bucket.name) || pattern.fits(&bucket.to_string());
        self.bucket.as_ref().is_some_and(fits)
    }

    /// The bucket's short name.
    pub fn bucket_name(&self) -> Option<&str> {
        self.bucket.as_ref().map(|bucket| &*bucket.name)
    }

    /// `service.operation`.
    pub fn operation(&self) -> Option<String> {
        self.operation.map(|operation| format!("{}.{operation}", self.service))
    }

    /// JSON of the entry with heads and bodies, with secrets masked.
    pub fn shown_whole(&self, hide: &Hide<'_>) -> ShownWhole<'_> {
        let head = |head: &Head| {
            let mut shown = head.shown();
            shown.iter_mut().for_each(|header| header.value = hide(&header.value).into_owned());
            shown
        };
        let body = |body: &KeptBody| {
            let ShownBody { text, whole } = body.shown();
            ShownBody { text: hide(&text).into_owned(), whole }
        };
        ShownWhole {
            entry: self.shown(),
            request_head: head(&self.request_head),
            response_head: head(&self.response_head),
            request_body: self.request_body.as_ref().map(body),
            response_body: self.response_body.as_ref().map(body),
        }
    }

    /// JSON of the entry, with secrets masked.
    pub fn shown(&self) -> Shown<'_> {
        Shown {
            id: self.id,
            time: self.time,
            connection: self.connection,
            service: self.service,
            family: self.service,
            operation: self.operation(),
            appid: self.tenant,
            method: self.method,
            host: &self.host,
            path: &self.path,
            query: masked(&self.query),
            bucket: self.bucket_name(),
            key: self.key.as_deref(),
            status: self.status,
            outcome: self.outcome,
            code: self.code,
            reason: self.reason.as_deref(),
            ignored: &self.ignored,
            step: self.step,
            bytes_in: self.bytes_in,
            sha1: self.sha1.map(|sha1| sha1.to_string()),
            bytes_out: self.bytes_out,
            milliseconds: self.micros as f64 / 1000.0,
            faults: &self.faults,
        }
    }
}
