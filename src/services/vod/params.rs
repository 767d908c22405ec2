//! The body of a call: one JSON object, whatever the content type says, its keys compared without case (the C++ SDK
//! writes them with capitals).
//!
//! A reason never quotes what was sent in the place of a text or of the body: it may hold a signature.

use std::borrow::Cow;

use serde_json::Value as Json;

use crate::catalog::vod as rows;
use crate::services::legacy::Failure;
use crate::wire::request::Request;

/// The members of a body, their names in lower case.
#[derive(Debug)]
pub struct Params(Vec<(String, Json)>);

impl Params {
    /// Reads the body of a call that may come with any: one that is no object has no members. What begins as an object
    /// is meant for one.
    pub fn of_any(request: &Request) -> Result<Self, Failure> {
        match unmarked(&request.body).starts_with(b"{") {
            true => Self::read(request),
            false => Ok(Self(Vec::new())),
        }
    }

    /// Reads the body; anything but a JSON object is 10001.
    pub fn read(request: &Request) -> Result<Self, Failure> {
        let no_object = |found: String| {
            invalid(format!("the body is no JSON object, which it must be whatever its type: {found}"))
        };
        match json(&request.body).map_err(|error| no_object(error.to_string()))? {
            Json::Object(members) => {
                let lower = |(name, value): (String, Json)| (name.to_ascii_lowercase(), value);
                Ok(Self(members.into_iter().map(lower).collect()))
            }
            other => Err(no_object(format!("it is {}", kind(&other)))),
        }
    }

    /// A member; `null` counts as absent.
    fn get(&self, name: &str) -> Option<&Json> {
        let found = self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value).filter(|value| !value.is_null())
    }

    /// A text; empty counts as absent, another type is 10001.
    pub fn text(&self, name: &str) -> Result<Option<&str>, Failure> {
        match self.get(name) {
            None => Ok(None),
            Some(Json::String(text)) => Ok(Some(text.as_str()).filter(|text| !text.is_empty())),
            Some(other) => Err(invalid(format!("{name} must be a string, not {}", kind(other)))),
        }
    }

    /// A text, or a number or truth as it would be typed.
    pub fn as_typed(&self, name: &str) -> Option<String> {
        match self.get(name)? {
            Json::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
            other => Some(other.to_string()),
        }
    }

    /// A text that must be there.
    pub fn required(&self, name: &str) -> Result<&str, Failure> {
        self.text(name)?.ok_or_else(|| invalid(format!("{name} is missing")))
    }

    /// A size in bytes: a whole number that is not negative.
    pub fn size(&self, name: &str) -> Result<Option<u64>, Failure> {
        let unsound =
            |value: &Json| invalid(format!("{name} must be a whole number of bytes, not {}", shown(value)));
        self.get(name).map(|value| value.as_u64().ok_or_else(|| unsound(value))).transpose()
    }
}

/// A text without byte order mark and white space at its beginning.
fn unmarked(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text).trim_ascii_start()
}

/// A body as JSON. Half of a surrogate pair, which is what browsers write for a character that a page has cut, becomes
/// the character that stands for what cannot be shown.
fn json(body: &[u8]) -> serde_json::Result<Json> {
    let text = unmarked(body);
    serde_json::from_slice(text).or_else(|error| match whole_characters(text) {
        Cow::Owned(mended) => serde_json::from_slice(&mended),
        Cow::Borrowed(_) => Err(error),
    })
}

/// The same text with `\ufffd` for every escape that is half of a pair and stands alone.
fn whole_characters(text: &[u8]) -> Cow<'_, [u8]> {
    let mut mended = Cow::Borrowed(text);
    let mut at = 0;
    while at < text.len() {
        at += match (text[at], unit(&text[at..])) {
            (b'\\', Some(0xd800..=0xdbff)) if matches!(unit(&text[at + 6..]), Some(0xdc00..=0xdfff)) => 12,
            (b'\\', Some(0xd800..=0xdfff)) => {
                mended.to_mut()[at + 2..at + 6].copy_from_slice(b"fffd");
                6
            }
            (b'\\', _) => 2,
            _ => 1,
        };
    }
    mended
}

/// The number of the escape `\uXXXX` that a text begins with.
fn unit(text: &[u8]) -> Option<u16> {
    let digits = std::str::from_utf8(text.strip_prefix(b"\\u")?.get(..4)?).ok()?;
    u16::from_str_radix(digits, 16).ok()
}

/// What a value is, without what it holds.
fn kind(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "a truth value",
        Json::Number(_) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
    }
}

/// A number as it was written, anything else by its kind.
fn shown(value: &Json) -> String {
    if value.is_number() { value.to_string() } else { kind(value).into() }
}

/// 10001.
pub fn invalid(reason: String) -> Failure {
    Failure::row(&rows::INVALID_REQUEST, reason)
}
