//! The body of a call: one JSON object, whatever the content type says, its keys compared without case (the C++ SDK
//! writes them with capitals).

use serde_json::Value as Json;

use crate::api::operation::Failure;
use crate::catalog::vod as rows;
use crate::wire::call::Call;

/// The members of a body, their names in lower case.
#[derive(Debug)]
pub struct Params(Vec<(String, Json)>);

impl Params {
    /// Reads the body; anything but a JSON object is 10001.
    pub fn read(call: &Call) -> Result<Self, Failure> {
        let members: serde_json::Map<String, Json> = serde_json::from_slice(&call.body).map_err(|error| {
            invalid(format!("the body is no JSON object, which it must be whatever its type: {error}"))
        })?;
        Ok(Self(members.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value)).collect()))
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
            Some(other) => Err(invalid(format!("{name} must be a string, not {other}"))),
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
        let unsound = |value: &Json| invalid(format!("{name} must be a whole number of bytes, not {value}"));
        self.get(name).map(|value| value.as_u64().ok_or_else(|| unsound(value))).transpose()
    }
}

/// 10001.
pub fn invalid(reason: String) -> Failure {
    Failure::row(&rows::INVALID_REQUEST, reason)
}
