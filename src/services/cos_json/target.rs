//! Method and URL of a JSON API request: `/files/v2/<appid>/<bucket>[/<dir>…]/[<file>]`, or any path on a
//! download host.
//!
//! The path is decoded once, runs of slashes collapse, and what remains must be a path that a file system
//! could hold.

use http::Method;

use crate::catalog::{cos_json as rows, limits};
use crate::primitives::escape::{EscapeError, decode_strict};
use crate::primitives::names::is_bucket_name;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::service::Target;
use crate::wire::host::Role;
use crate::wire::request::RequestHead;

/// What follows `/files/v2/`; the first generation's `v1` is taken as well. Runs of slashes count as one.
fn below_prefix(path: &str) -> Option<&str> {
    let version = path.trim_start_matches('/').strip_prefix("files/")?.trim_start_matches('/');
    let below = version.strip_prefix("v2").or_else(|| version.strip_prefix("v1"))?;
    (path.starts_with('/') && (below.is_empty() || below.starts_with('/'))).then_some(below)
}

/// Whether a request is for the JSON API: by its host, or on a host of our own by its path.
pub(super) fn claims(head: &RequestHead) -> bool {
    match head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::JsonApi { .. } | Role::Download { .. }) => true,
        // Any host takes calls by their path, the vendor's unused ones as well.
        Some(Role::NotPlayed) | None => below_prefix(&head.path).is_some(),
        Some(Role::CloudApi | Role::Vod(_) | Role::Playback { .. } | Role::Cos(_) | Role::ErrorBucket) => {
            false
        }
    }
}

/// Reads method and URL.
///
/// # Errors
/// A method that the host does not take; a URL that [`target_of_url`] refuses.
pub(super) fn target(head: &RequestHead) -> Result<Target, Error> {
    let method = &head.method;
    let is_get_or = |other: Method| *method == Method::GET || *method == other;
    if is_download(head) {
        if !is_get_or(Method::HEAD) {
            let reason = format!("{method} on a download host; send GET or HEAD");
            return Err(Error::new(&rows::DOWNLOAD_405, reason));
        }
    } else if !is_get_or(Method::POST) {
        let reason = format!("{method} is not a method of this API; send GET or POST");
        return Err(Error::new(&rows::ERROR_CGI_REQ_METHOD, reason));
    }
    target_of_url(head)
}

/// Whether the host serves downloads and nothing else.
pub(super) fn is_download(head: &RequestHead) -> bool {
    matches!(head.vendor.as_ref().map(|host| &host.role), Some(Role::Download { .. }))
}

/// Reads the URL, whatever the method.
///
/// # Errors
/// -5994 for another path than `/files/v2/<appid>/<bucket>/…`; -187, -147 and -180 for a path that no file
/// could have.
pub(super) fn target_of_url(head: &RequestHead) -> Result<Target, Error> {
    match head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::Download { bucket, region }) => {
            let (key, is_directory) = decoded(&head.path)?;
            check_length(&key)?;
            let fileid = format!("{}/{}/{key}", bucket.appid, bucket.name);
            let mut target = Target::new(fileid, is_directory);
            target.is_download = true;
            target.region = region.as_deref().map(Into::into);
            Ok(target)
        }
        Some(Role::JsonApi { region }) => {
            let mut target = api_target(&head.path)?;
            target.region = region.as_deref().map(Into::into);
            Ok(target)
        }
        Some(
            Role::CloudApi
            | Role::Vod(_)
            | Role::Playback { .. }
            | Role::Cos(_)
            | Role::ErrorBucket
            | Role::NotPlayed,
        )
        | None => api_target(&head.path),
    }
}

fn api_target(path: &str) -> Result<Target, Error> {
    let Some(below) = below_prefix(path) else {
        return Err(not_matched(format!("the path {path:?} does not begin with /files/v2/")));
    };
    let (fileid, is_directory) = decoded(below)?;
    let target = Target::new(fileid, is_directory);
    let (appid, bucket) = (target.appid(), target.bucket_name());
    if appid.is_empty() || !appid.bytes().all(|b| b.is_ascii_digit()) {
        return Err(not_matched(format!("the AppId {appid:?} in the path is not a number")));
    }
    if !is_bucket_name(bucket) {
        return Err(not_matched(format!("{bucket:?} in the path is not a bucket name")));
    }
    check_length(target.key())?;
    Ok(target)
}

fn not_matched(reason: String) -> Error {
    Error::new(&rows::ERROR_CGI_URL_NOTMATCH, format!("{reason}; expected /files/v2/<appid>/<bucket>/<path>"))
}

/// A path decoded once, without a leading slash and without runs of slashes, and whether it ends with one.
fn decoded(path: &str) -> Result<(String, bool), Error> {
    let decoded = decode_strict(path).map_err(|error| match error {
        EscapeError::Malformed { .. } => {
            Error::new(&rows::ERROR_CMD_URL_PARSE_ERROR, format!("in the path, {error}"))
        }
        EscapeError::NotUtf8 => {
            Error::new(&rows::ERROR_CMD_NOT_UTF8_ENCODING, "the decoded path is not UTF-8")
        }
    })?;
    let is_directory = decoded.ends_with('/');
    let mut path = collapse(&decoded);
    check_segments(&path)?;
    if is_directory && !path.is_empty() {
        path.push('/');
    }
    Ok((path, is_directory))
}

/// The path without runs of slashes and without one at either end.
pub(super) fn collapse(path: &str) -> String {
    let path = path.trim_matches('/');
    if !path.as_bytes().windows(2).any(|pair| pair == b"//") {
        let mut whole = String::with_capacity(path.len() + 1);
        whole.push_str(path);
        return whole;
    }
    path.split('/').filter(|segment| !segment.is_empty()).collect::<Vec<_>>().join("/")
}

fn illegal(reason: String) -> Result<(), Error> {
    Err(Error::new(&rows::ERROR_CMD_COS_INVALID_PATH, reason))
}

/// Refuses a key that is too long.
pub(super) fn check_length(key: &str) -> Result<(), Error> {
    if key.len() > limits::PATH_MAX {
        let (len, max) = (key.len(), limits::PATH_MAX);
        return illegal(format!("the path has {len} bytes, at most {max} are allowed"));
    }
    Ok(())
}

/// Refuses segments that no file system could hold.
pub(super) fn check_segments(key: &str) -> Result<(), Error> {
    if key.bytes().any(|byte| byte.is_ascii_control()) || !key.is_ascii() && key.chars().any(char::is_control)
    {
        return illegal("the path has a control character".into());
    }
    let is_bad = |segment: &[u8]| matches!(segment, b"." | b"..") || is_blank(segment);
    match key.as_bytes().split(|byte| *byte == b'/').find(|segment| is_bad(segment)) {
        Some(segment) => illegal(format!("the path has a segment {:?}", String::from_utf8_lossy(segment))),
        None => Ok(()),
    }
}

/// Whether a segment consists of white space.
fn is_blank(segment: &[u8]) -> bool {
    match segment.first() {
        None | Some(b'!'..=b'~') => false,
        Some(_) => String::from_utf8_lossy(segment).trim().is_empty(),
    }
}
