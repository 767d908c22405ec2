//! Method and URL of a JSON API request: `/files/v2/<appid>/<bucket>[/<dir>…]/[<file>]`, or any path on a download host.
//!
//! The path is decoded once, runs of slashes collapse, and what remains must be a path a file system could hold.

use http::Method;

use crate::catalog::{cos_json as rows, limits};
use crate::primitives::escape::{EscapeError, decode_strict};
use crate::primitives::names::is_bucket_name;
use crate::services::legacy::Failure;
use crate::wire::host::Role;
use crate::wire::request::{Address, RequestHead, Surface};

/// What follows `/files/v2/`; the first generation's `v1` is taken as well. Runs of slashes count as one.
fn below_prefix(path: &str) -> Option<&str> {
    let version = path.trim_start_matches('/').strip_prefix("files/")?.trim_start_matches('/');
    let below = version.strip_prefix("v2").or_else(|| version.strip_prefix("v1"))?;
    (path.starts_with('/') && (below.is_empty() || below.starts_with('/'))).then_some(below)
}

/// Whether a request is for this family: by its host, or on a host of our own by its path.
pub fn claims(head: &RequestHead) -> bool {
    match head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::JsonApi { .. } | Role::Download { .. }) => true,
        // Any host takes calls by their path, the vendor's unused ones as well.
        Some(Role::NotPlayed) | None => below_prefix(&head.path).is_some(),
        Some(_) => false,
    }
}

/// Reads method and URL. Whatever a face does not take is refused before its body is looked at.
pub fn locate(head: &RequestHead) -> Result<Address, Failure> {
    let method = &head.method;
    match surface(head) {
        Surface::Download if method != Method::GET && method != Method::HEAD => {
            Err(Failure::row(&rows::DOWNLOAD_405, format!("{method} on a download host; send GET or HEAD")))
        }
        Surface::Api if method != Method::GET && method != Method::POST => {
            let reason = format!("{method} is not a method of this API; send GET or POST");
            Err(Failure::row(&rows::ERROR_CGI_REQ_METHOD, reason))
        }
        _ => read_url(head),
    }
}

/// Which face the host is.
pub fn surface(head: &RequestHead) -> Surface {
    match head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::Download { .. }) => Surface::Download,
        _ => Surface::Api,
    }
}

/// Reads the URL alone, whatever the method.
pub fn read_url(head: &RequestHead) -> Result<Address, Failure> {
    match head.vendor.as_ref().map(|host| &host.role) {
        Some(Role::Download { bucket }) => {
            let (key, slash) = key(&head.path)?;
            check_length(&key)?;
            let (appid, bucket) = (bucket.appid.to_string(), bucket.name.to_string());
            Ok(Address { surface: Surface::Download, appid, bucket, key, slash })
        }
        _ => read_api_url(head),
    }
}

fn read_api_url(head: &RequestHead) -> Result<Address, Failure> {
    let Some(path) = below_prefix(&head.path) else {
        return Err(not_matched(format!("the path {:?} does not begin with /files/v2/", head.path)));
    };
    let (path, slash) = key(path)?;
    let mut segments = path.splitn(3, '/');
    let (appid, bucket) = (segments.next().unwrap_or_default(), segments.next().unwrap_or_default());
    if appid.is_empty() || !appid.bytes().all(|b| b.is_ascii_digit()) {
        return Err(not_matched(format!("the AppId {appid:?} in the path is not a number")));
    }
    if !is_bucket_name(bucket) {
        return Err(not_matched(format!("{bucket:?} in the path is not a bucket name")));
    }
    let key = segments.next().unwrap_or_default().to_owned();
    check_length(&key)?;
    Ok(Address { surface: Surface::Api, appid: appid.into(), bucket: bucket.into(), key, slash })
}

fn not_matched(reason: String) -> Failure {
    Failure::row(
        &rows::ERROR_CGI_URL_NOTMATCH,
        format!("{reason}; expected /files/v2/<appid>/<bucket>/<path>"),
    )
}

/// A path decoded once, without a leading slash and without runs of slashes, and whether it ends with one.
fn key(path: &str) -> Result<(String, bool), Failure> {
    let decoded = decode_strict(path).map_err(|error| match error {
        EscapeError::Malformed { .. } => {
            Failure::row(&rows::ERROR_CMD_URL_PARSE_ERROR, format!("in the path, {error}"))
        }
        EscapeError::NotUtf8 => {
            Failure::row(&rows::ERROR_CMD_NOT_UTF8_ENCODING, "the decoded path is not UTF-8")
        }
    })?;
    let slash = decoded.ends_with('/');
    let mut key = collapse(&decoded);
    check_segments(&key)?;
    if slash && !key.is_empty() {
        key.push('/');
    }
    Ok((key, slash))
}

/// The path without runs of slashes and without one at either end.
pub fn collapse(path: &str) -> String {
    let path = path.trim_matches('/');
    if !path.as_bytes().windows(2).any(|pair| pair == b"//") {
        let mut whole = String::with_capacity(path.len() + 1);
        whole.push_str(path);
        return whole;
    }
    path.split('/').filter(|segment| !segment.is_empty()).collect::<Vec<_>>().join("/")
}

fn illegal(reason: String) -> Result<(), Failure> {
    Err(Failure::row(&rows::ERROR_CMD_COS_INVALID_PATH, reason))
}

/// Refuses a path within the bucket that is too long.
pub fn check_length(key: &str) -> Result<(), Failure> {
    match key.len() {
        len if len > limits::PATH_MAX => {
            illegal(format!("the path has {len} bytes, at most {} are allowed", limits::PATH_MAX))
        }
        _ => Ok(()),
    }
}

/// Refuses segments no file system could hold.
pub fn check_segments(key: &str) -> Result<(), Failure> {
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

/// Whether a segment is there but shows nothing.
fn is_blank(segment: &[u8]) -> bool {
    match segment.first() {
        None | Some(b'!'..=b'~') => false,
        Some(_) => String::from_utf8_lossy(segment).trim().is_empty(),
    }
}
