//! Parameters by name, wherever they travel: multipart, urlencoded or JSON body, or query.
//!
//! Clients spell one parameter in many ways (`filecontent`, `fileContent`, `file_content`), so names are
//! compared without case and underscores. An empty value counts as absent; the caller decides for content.

use std::borrow::Cow;

use bytes::Bytes;
use serde_json::Value as Json;

use crate::primitives::escape;

/// Where a parameter came from and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Bytes of a form field or a query value.
    Bytes(Bytes),
    /// A member of a JSON body.
    Json(Json),
}

impl Value {
    fn is_empty(&self) -> bool {
        match self {
            Self::Bytes(bytes) => bytes.is_empty(),
            Self::Json(json) => matches!(json, Json::Null) || json.as_str().is_some_and(str::is_empty),
        }
    }
}

/// A text parameter that is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the value is not UTF-8")]
pub struct NotUtf8;

/// All parameters of a request, those of the body first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    list: Vec<(String, Value)>,
}

/// The form in which names are compared.
fn plain(mut name: String) -> String {
    name.retain(|c| c != '_');
    name.make_ascii_lowercase();
    name
}

impl Fields {
    /// Adds a field after those that are there.
    pub fn push(&mut self, name: impl Into<String>, value: Value) {
        self.list.push((plain(name.into()), value));
    }

    /// Adds the pairs of a query or urlencoded body.
    pub fn push_pairs(&mut self, text: &[u8]) {
        for (name, value) in escape::form_pairs(text) {
            let name = String::from_utf8(name)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
            self.push(name, Value::Bytes(value.into()));
        }
    }

    /// All names, in their plain form.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|(name, _)| name.as_str())
    }

    /// Names, in their plain form, that are in none of these lists.
    pub fn beside<'a>(&'a self, lists: &'a [&'a [&'a str]]) -> impl Iterator<Item = &'a str> {
        let is_name = |name: &str, listed: &str| {
            let letters = listed.bytes().filter(|letter| *letter != b'_');
            letters.map(|letter| letter.to_ascii_lowercase()).eq(name.bytes())
        };
        let is_listed =
            move |name: &str| lists.iter().any(|list| list.iter().any(|listed| is_name(name, listed)));
        self.names().filter(move |name| !is_listed(name))
    }

    /// The first non-empty field called `name` (lower case, no underscores).
    pub fn value(&self, name: &str) -> Option<&Value> {
        debug_assert_eq!(name, plain(name.to_owned()), "fields are asked for by their plain name");
        self.list.iter().find(|(found, value)| found == name && !value.is_empty()).map(|(_, value)| value)
    }

    /// The first field called `name`, empty or not, if it is plain bytes.
    pub fn bytes(&self, name: &str) -> Option<&Bytes> {
        self.list.iter().find_map(|(found, value)| match value {
            Value::Bytes(bytes) if found == name => Some(bytes),
            Value::Bytes(_) | Value::Json(_) => None,
        })
    }

    /// A parameter as text: JSON numbers and booleans as they would be typed, JSON objects as JSON text.
    pub fn text(&self, name: &str) -> Result<Option<Cow<'_, str>>, NotUtf8> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::Bytes(bytes)) => {
                std::str::from_utf8(bytes).map(|text| Some(text.into())).map_err(|_| NotUtf8)
            }
            Some(Value::Json(Json::String(text))) => Ok(Some(text.as_str().into())),
            Some(Value::Json(other)) => Ok(Some(other.to_string().into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_parameter_has_many_spellings_and_the_body_wins() {
        let mut fields = Fields::default();
        fields.push("fileSize", Value::Json(12.into()));
        fields.push_pairs(b"file_size=13&to_over_write=&to_over_write=1&x=%ff");
        assert_eq!(fields.text("filesize"), Ok(Some("12".into())));
        assert_eq!(fields.text("tooverwrite"), Ok(Some("1".into())));
        assert_eq!(fields.text("x"), Err(NotUtf8));
        assert_eq!(fields.text("absent"), Ok(None));
    }
}
