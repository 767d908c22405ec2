//! Parameters of a request: one JSON object in the body, whatever the content type says, its keys compared
//! without case (the C++ SDK writes them with capitals), and the query.
//!
//! A reason never quotes what was sent in the place of a text or of the body: it may hold a signature.

use std::borrow::Cow;

use serde_json::Value as Json;

use crate::services::vod::error::Error;
use crate::wire::fields::Fields;

/// Query and body of a request.
#[derive(Debug)]
pub struct Params {
    /// The query.
    pub query: Fields,
    body: Body,
}

/// A body, parsed.
#[derive(Debug)]
enum Body {
    /// A JSON object.
    Object(Members),
    /// Not one, with the reason. `is_meant` if it begins like one.
    Other { reason: String, is_meant: bool },
}

/// The members of a JSON object, their names in lower case.
#[derive(Debug)]
pub struct Members(Vec<(String, Json)>);

static NO_MEMBERS: Members = Members(Vec::new());

impl Params {
    /// Parses a body.
    pub fn new(query: Fields, body: &[u8]) -> Self {
        let is_meant = unmarked(body).starts_with(b"{");
        let body = match json(body) {
            Ok(Json::Object(members)) => {
                let lower = |(name, value): (String, Json)| (name.to_ascii_lowercase(), value);
                Body::Object(Members(members.into_iter().map(lower).collect()))
            }
            Ok(other) => Body::Other { reason: format!("it is {}", kind(&other)), is_meant },
            Err(error) => Body::Other { reason: error.to_string(), is_meant },
        };
        Self { query, body }
    }

    /// The body's members.
    ///
    /// # Errors
    /// 10001 for a body that is no JSON object.
    pub fn object(&self) -> Result<&Members, Error> {
        match &self.body {
            Body::Object(members) => Ok(members),
            Body::Other { reason, .. } => Err(Error::invalid(format!(
                "the body is no JSON object, which it must be whatever its type: {reason}"
            ))),
        }
    }

    /// The body's members; none for a body that is no JSON object, and does not begin like one.
    ///
    /// # Errors
    /// 10001 for a broken object.
    pub fn any(&self) -> Result<&Members, Error> {
        match &self.body {
            Body::Other { is_meant: false, .. } => Ok(&NO_MEMBERS),
            Body::Object(_) | Body::Other { is_meant: true, .. } => self.object(),
        }
    }

    /// Names of the body's members, in lower case.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let members = match &self.body {
            Body::Object(members) => members,
            Body::Other { .. } => &NO_MEMBERS,
        };
        members.0.iter().map(|(name, _)| name.as_str())
    }

    /// A member of the body, else a parameter of the query, as text.
    ///
    /// # Errors
    /// 10001 for a broken body, or a value that is not UTF-8.
    pub fn either(&self, name: &str) -> Result<Option<String>, Error> {
        if let Some(text) = self.any()?.as_typed(name) {
            return Ok(Some(text));
        }
        let text = self.query.text(&name.to_ascii_lowercase());
        let text = text.map_err(|_| Error::invalid(format!("the value of {name} is not UTF-8")))?;
        Ok(text.map(Cow::into_owned))
    }
}

impl Members {
    /// A member; `null` counts as absent.
    fn get(&self, name: &str) -> Option<&Json> {
        let found = self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value).filter(|value| !value.is_null())
    }

    /// A text; empty counts as absent, another type is 10001.
    pub fn text(&self, name: &str) -> Result<Option<&str>, Error> {
        match self.get(name) {
            None => Ok(None),
            Some(Json::String(text)) => Ok(Some(text.as_str()).filter(|text| !text.is_empty())),
            Some(other) => Err(Error::invalid(format!("{name} must be a string, not {}", kind(other)))),
        }
    }

    /// A text that must be there.
    pub fn required(&self, name: &str) -> Result<&str, Error> {
        self.text(name)?.ok_or_else(|| Error::invalid(format!("{name} is missing")))
    }

    /// A size in bytes: a whole number that is not negative.
    pub fn size(&self, name: &str) -> Result<Option<u64>, Error> {
        let unsound = |value: &Json| {
            Error::invalid(format!("{name} must be a whole number of bytes, not {}", shown(value)))
        };
        self.get(name).map(|value| value.as_u64().ok_or_else(|| unsound(value))).transpose()
    }

    /// A text, or a number or boolean as it would be typed.
    fn as_typed(&self, name: &str) -> Option<String> {
        let value = self.get(name)?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some(text).filter(|text| !text.is_empty())
    }
}

/// `text` without a byte order mark and leading white space.
fn unmarked(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text).trim_ascii_start()
}

/// Parses JSON. A lone surrogate, which browsers write for a character that a page has cut in two, becomes
/// U+FFFD.
fn json(body: &[u8]) -> serde_json::Result<Json> {
    let text = unmarked(body);
    serde_json::from_slice(text).or_else(|error| match whole_characters(text) {
        Cow::Owned(mended) => serde_json::from_slice(&mended),
        Cow::Borrowed(_) => Err(error),
    })
}

/// `text` with `\ufffd` in place of every escaped lone surrogate.
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

/// The code unit of the escape `\uXXXX` that `text` begins with.
fn unit(text: &[u8]) -> Option<u16> {
    let digits = std::str::from_utf8(text.strip_prefix(b"\\u")?.get(..4)?).ok()?;
    u16::from_str_radix(digits, 16).ok()
}

/// The type of a value.
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

/// A number as it was written; the type of any other value.
fn shown(value: &Json) -> String {
    if value.is_number() { value.to_string() } else { kind(value).into() }
}
