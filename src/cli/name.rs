//! Names on the command line.

use crate::primitives::names::AppId;

/// Reads a name, key or pattern. An empty one, such as that of a variable that is not set, would mean
/// something larger, or nothing.
pub(super) fn name(text: &str) -> Result<String, &'static str> {
    let empty = "it is empty, as a variable that is not set would be; name one";
    if text.is_empty() { Err(empty) } else { Ok(text.into()) }
}

/// Reads an AppId.
pub(super) fn appid(text: &str) -> Result<AppId, &'static str> {
    AppId::parse(text).ok_or("not an AppId: a number from 1 to 4294967295")
}
