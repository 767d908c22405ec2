//! Values of JSON answers, as people see them.

use serde_json::Value as Json;

/// Strings without quotes, nothing for what is absent, JSON for the rest.
pub(super) fn text(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Object(_) => value.to_string(),
    }
}
