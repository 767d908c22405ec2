//! What a call to the admin interface says: places in its path, its query, its JSON body. What is not known is refused with a
//! sentence that says what is.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::primitives::escape::{decode_lenient, without_value};
use crate::primitives::names::AppId;
use crate::services::admin::envelope::bad_request;
use crate::services::legacy::Failure;
use crate::wire::request::Request;

/// Where the paths begin.
pub const PREFIX: &str = "/_cosplay/";
/// The same as people type it.
pub const BARE: &str = "/_cosplay";

/// Whether `path` has the form of `pattern`, in which a segment in braces stands for any.
pub fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, path) = (pattern.split('/'), path.split('/'));
    pattern.clone().count() == path.clone().count()
        && pattern.zip(path).all(|(wanted, found)| match wanted.starts_with('{') {
            true => !found.is_empty(),
            false => wanted == found,
        })
}

/// The path behind the prefix. A question may end with a slash; a changing call may not: where an id is empty, as that of an
/// unset variable, it would mean all of a list.
pub fn path(request: &Request) -> &str {
    let path = request.head.path.strip_prefix(PREFIX).unwrap_or_default();
    if request.head.method.is_safe() { path.trim_end_matches('/') } else { path }
}

/// The second segment, which names one of a list.
pub fn name(request: &Request) -> String {
    let segment = path(request).split('/').nth(1).unwrap_or_default();
    String::from_utf8_lossy(&decode_lenient(segment)).into_owned()
}

/// Refuses parameters of the query besides `known`, and those that say nothing or say it twice: a call that was to touch one
/// tenant must not touch all of them.
pub fn only(request: &Request, known: &[&str]) -> Result<(), Failure> {
    let mut seen = Vec::new();
    for name in request.fields.names() {
        let sentence = match () {
            () if !known.contains(&name) && known.is_empty() => "none is known here".into(),
            () if !known.contains(&name) => format!("known: {}", known.join(", ")),
            () if seen.contains(&name) => return Err(bad_request(format!("{name} is given twice"))),
            () if request.fields.value(name).is_none() => {
                return Err(bad_request(format!("{name} is empty; give a value, or leave it out")));
            }
            () => {
                seen.push(name);
                continue;
            }
        };
        return Err(bad_request(format!("no parameter {name:?}; {sentence}")));
    }
    Ok(())
}

/// The same for calls that take no body: what is said there would be ignored.
pub fn bare(request: &Request, known: &[&str]) -> Result<(), Failure> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Nothing {}
    only(request, known)?;
    let hint = if known.contains(&"appid") { "; ?appid= names the one tenant that is meant" } else { "" };
    let strange = |_| bad_request(format!("this call takes no body{hint}"));
    body::<Nothing>(request).map(drop).map_err(strange)
}

/// A text of the query.
pub fn text(request: &Request, name: &str) -> Result<Option<String>, Failure> {
    let text = request.fields.text(name).map_err(|error| bad_request(format!("{name}: {error}")))?;
    Ok(text.map(String::from))
}

/// A number of the query.
pub fn number<T: std::str::FromStr>(request: &Request, name: &str) -> Result<Option<T>, Failure> {
    let text = text(request, name)?;
    let parse =
        |text: String| text.parse().map_err(|_| bad_request(format!("{name}={text} is not a number")));
    text.map(parse).transpose()
}

/// The tenant that is meant; none for all.
pub fn tenant(request: &Request) -> Result<Option<AppId>, Failure> {
    let text = text(request, "appid")?;
    let parse = |text: String| {
        AppId::parse(&text).ok_or_else(|| bad_request(format!("appid={text} is not an AppId")))
    };
    text.map(parse).transpose()
}

/// The JSON body, an object; one of nothing but white space counts as `{}`.
pub fn body<T: DeserializeOwned>(request: &Request) -> Result<T, Failure> {
    let text: &[u8] = if request.body.trim_ascii().is_empty() { b"{}" } else { &request.body };
    read(text, b'{', "an object")
}

/// The JSON body, a list.
pub fn list<T: DeserializeOwned>(request: &Request) -> Result<Vec<T>, Failure> {
    read(&request.body, b'[', "a list")
}

/// Reads what begins as it has to: serde would take the members of an object from a list as well.
fn read<T: DeserializeOwned>(text: &[u8], first: u8, what: &str) -> Result<T, Failure> {
    if text.trim_ascii_start().first() != Some(&first) {
        return Err(bad_request(format!("the body has to be {what} in JSON")));
    }
    serde_json::from_slice(text).map_err(|error| {
        let message = error.to_string();
        bad_request(if is_secret(text, &error) { without_value(&message) } else { message.as_str().into() })
    })
}

/// Whether the member that could not be read is a secret by its name.
fn is_secret(text: &[u8], error: &serde_json::Error) -> bool {
    let lines = text.split_inclusive(|byte| *byte == b'\n');
    let before: usize = lines.take(error.line().saturating_sub(1)).map(<[u8]>::len).sum();
    let end = (before + error.column()).min(text.len());
    let member = text[..end].rsplit(|byte| *byte == b',').next().unwrap_or_default();
    memchr::memmem::find(member, b"secret").is_some()
}

/// The refusal of a changing call whose path ends with a slash.
pub fn unended() -> Failure {
    bad_request(
        "the path of a changing call does not end with a slash; is an id or a name missing behind it?",
    )
}
