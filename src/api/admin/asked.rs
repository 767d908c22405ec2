//! What a call to the admin interface says: places in its path, its query, its JSON body. What is not known is refused with a
//! sentence that says what is.

use serde::de::DeserializeOwned;

use super::envelope::bad_request;
use crate::api::operation::Failure;
use crate::primitives::escape::decode_lenient;
use crate::primitives::names::AppId;
use crate::wire::call::Call;

/// Where the paths begin.
pub const PREFIX: &str = "/_cosplay/";

/// Whether `path` has the form of `pattern`, in which a segment in braces stands for any.
pub fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, path) = (pattern.split('/'), path.split('/'));
    pattern.clone().count() == path.clone().count()
        && pattern.zip(path).all(|(wanted, found)| match wanted.starts_with('{') {
            true => !found.is_empty(),
            false => wanted == found,
        })
}

/// The path behind the prefix.
pub fn path(call: &Call) -> &str {
    call.head.path.strip_prefix(PREFIX).unwrap_or_default().trim_end_matches('/')
}

/// The second segment, which names one of a list.
pub fn name(call: &Call) -> String {
    let segment = path(call).split('/').nth(1).unwrap_or_default();
    String::from_utf8_lossy(&decode_lenient(segment)).into_owned()
}

/// Refuses parameters of the query besides `known`.
pub fn only(call: &Call, known: &[&str]) -> Result<(), Failure> {
    match call.fields.names().find(|name| !known.contains(name)) {
        Some(name) if known.is_empty() => {
            Err(bad_request(format!("no parameter {name:?}; none is known here")))
        }
        Some(name) => Err(bad_request(format!("no parameter {name:?}; known: {}", known.join(", ")))),
        None => Ok(()),
    }
}

/// A text of the query.
pub fn text(call: &Call, name: &str) -> Result<Option<String>, Failure> {
    let text = call.fields.text(name).map_err(|error| bad_request(format!("{name}: {error}")))?;
    Ok(text.map(String::from))
}

/// A number of the query.
pub fn number<T: std::str::FromStr>(call: &Call, name: &str) -> Result<Option<T>, Failure> {
    let text = text(call, name)?;
    let parse =
        |text: String| text.parse().map_err(|_| bad_request(format!("{name}={text} is not a number")));
    text.map(parse).transpose()
}

/// The tenant that is meant; none for all.
pub fn tenant(call: &Call) -> Result<Option<AppId>, Failure> {
    let text = text(call, "appid")?;
    let parse = |text: String| {
        AppId::parse(&text).ok_or_else(|| bad_request(format!("appid={text} is not an AppId")))
    };
    text.map(parse).transpose()
}

/// The JSON body; an empty one counts as `{}`.
pub fn body<T: DeserializeOwned>(call: &Call) -> Result<T, Failure> {
    let text: &[u8] = if call.body.is_empty() { b"{}" } else { &call.body };
    serde_json::from_slice(text).map_err(|error| bad_request(error.to_string()))
}
