//! Names on the command line.

/// Reads a name, key or pattern. An empty one, such as that of a variable that is not set, would mean
/// something larger, or nothing.
pub(super) fn name(text: &str) -> Result<String, &'static str> {
    let empty = "it is empty, as a variable that is not set would be; name one";
    if text.is_empty() { Err(empty) } else { Ok(text.into()) }
}
