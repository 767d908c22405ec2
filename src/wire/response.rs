//! An answer as a value.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{self, HeaderName, HeaderValue};
use http::{HeaderMap, StatusCode};
use serde::Serialize;

use crate::catalog::Wire;
use crate::primitives::blob::Blob;
use crate::primitives::escape::printable;
use crate::primitives::names::BucketId;
use crate::wire::stream::Stream;

/// Says in one line why an error answer was given; the vendor's body stays untouched.
pub const REASON: HeaderName = HeaderName::from_static("x-cosplay-reason");

/// Says in one line what of a request that was granted has no effect here, or differs.
pub const NOTE: HeaderName = HeaderName::from_static("x-cosplay-note");

/// An answer: status, headers, and a body that is shared, not copied.
#[derive(Debug)]
pub struct Response {
    /// The status.
    pub status: StatusCode,
    /// All headers but `Content-Length` and `Date`, which sending adds.
    pub headers: HeaderMap,
    /// The body.
    pub body: Blob,
    /// The body of an answer that goes on and on, in the place of the other.
    pub stream: Option<Stream>,
    /// The body is an object's content, or part of it: nothing in it is the service's own.
    pub is_content: bool,
    /// Error code of the service, of an error answer.
    pub code: Option<Wire>,
    /// The upload that was to be opened is finished: its content was stored already.
    pub is_instant: bool,
    /// Bytes per second at which the body is sent, if that is limited.
    pub rate: Option<u64>,
    /// Bucket and key it is about, where the request could not know them.
    pub about: Option<Box<(BucketId, String)>>,
    /// A further action that the operation took, on a bucket's key, for the journal.
    pub also: Option<Box<(&'static str, BucketId, String)>>,
    /// A request that is to be played in its place; the answer is then what became of that.
    pub replay: Option<Box<http::Request<Bytes>>>,
}

impl Response {
    /// An answer without headers.
    pub fn new(status: StatusCode, body: impl Into<Blob>) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            body: body.into(),
            stream: None,
            is_content: false,
            code: None,
            is_instant: false,
            rate: None,
            about: None,
            also: None,
            replay: None,
        }
    }

    /// An object's content, or part of it, without headers.
    pub fn content(status: StatusCode, content: Blob) -> Self {
        Self { is_content: true, ..Self::new(status, content) }
    }

    /// Compact JSON; keys come in the order of the type's fields.
    pub fn json(status: StatusCode, body: &impl Serialize) -> Self {
        let text = serde_json::to_vec(body).expect("answers have string keys only");
        Self::new(status, text).typed("application/json; charset=utf-8")
    }

    /// One sentence for people, ended by a line feed.
    pub fn sentence(status: StatusCode, sentence: &str) -> Self {
        Self::new(status, format!("{sentence}\n")).typed("text/plain; charset=utf-8")
    }

    /// The same with a content type.
    pub fn typed(mut self, content_type: &'static str) -> Self {
        self.set(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        self
    }

    /// Sets one header.
    pub fn set(&mut self, name: HeaderName, value: HeaderValue) {
        self.headers.insert(name, value);
    }

    /// Sets a header to a text; one that cannot be sent is left out.
    pub fn set_text(&mut self, name: HeaderName, text: &str) {
        if let Ok(value) = HeaderValue::from_bytes(text.as_bytes()) {
            self.set(name, value);
        }
    }

    /// Says why, in printable ASCII and one line: any other character is written as `\u{4f60}`.
    pub fn set_reason(&mut self, reason: String) {
        self.say(REASON, reason);
    }

    /// Says what has no effect or differs, in the form of [`Self::set_reason`].
    ///
    /// It joins the notes that are there.
    pub fn set_note(&mut self, note: impl Into<String>) {
        let before = self.headers.get(NOTE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let join = if before.is_empty() { "" } else { "; " };
        let note = format!("{before}{join}{}", note.into());
        self.say(NOTE, note);
    }

    fn say(&mut self, name: HeaderName, mut sentence: String) {
        const LONGEST: usize = 500;
        if let Cow::Owned(printable) = printable(&sentence) {
            sentence = printable;
        }
        sentence.truncate(LONGEST);
        if let Ok(value) = HeaderValue::from_maybe_shared(Bytes::from(sentence)) {
            self.set(name, value);
        }
    }
}
