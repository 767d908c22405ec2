//! What `op=move` and `op=copy` share: where the file goes.

use crate::catalog::cos_json as rows;
use crate::domain::App;
use crate::domain::store::error::ObjectError;
use crate::domain::store::files::Placing;
use crate::domain::store::object::Overwrite;
use crate::domain::store::transfer::Transfer;
use crate::primitives::names::parent;
use crate::services::cos_json::address::{check_length, check_segments, collapse};
use crate::services::cos_json::{envelope, params};
use crate::services::legacy::Failure;
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Presence and form of the parameters.
pub fn check(_: &App, request: &Request) -> Result<(), Failure> {
    if !request.address.key.is_empty() {
        params::must_be_file(request)?;
    }
    let to = destination(request)?;
    within_bucket(request, &to).map_or(Ok(()), check_length)?;
    params::switch(request, "tooverwrite", false).map(drop)
}

/// Moves or copies.
pub fn run(app: &App, request: &Request, transfer: Transfer) -> Result<Response, Failure> {
    let bucket = params::bucket(app, request)?;
    let from = request.address.key.as_str();
    if bucket.get(from).is_none() {
        return Err(ObjectError::NotFound { key: from.into() }.into());
    }
    let to = destination(request)?;
    let to = within_bucket(request, &to)?;
    if to.ends_with('/') {
        return Err(Failure::row(
            &rows::ERROR_CMD_FILE_MOVE_ERROR,
            format!("dest_fileid {to:?} names a directory"),
        ));
    }
    let options = params::options(app, request);
    let may_overwrite = params::switch(request, "tooverwrite", false)?;
    let overwrite = if may_overwrite { Overwrite::Allow } else { Overwrite::Forbid };
    bucket.transfer(from, to, transfer, Placing { options: &options, overwrite, now: app.clock.now() })?;
    Ok(envelope::done(app))
}

/// `dest_fileid` as a key from the bucket's root, or as `<appid>/<bucket>/<key>` when it says so. A value without a
/// leading slash is relative to the source's directory.
fn destination(request: &Request) -> Result<String, Failure> {
    let missing = || Failure::row(&rows::ERROR_CGI_REQ_PARAM, "dest_fileid is missing");
    let text = params::text(request, "destfileid")?.ok_or_else(missing)?;
    let base = if text.starts_with('/') { "" } else { parent(&request.address.key) };
    let joined = format!("{base}{text}");
    let mut key = collapse(&joined);
    if key.is_empty() {
        return Err(names_no_file(&text));
    }
    check_segments(&key)?;
    if text.ends_with('/') {
        key.push('/');
    }
    Ok(key)
}

fn names_no_file(text: &str) -> Failure {
    let reason = format!("dest_fileid {text:?} names no file");
    Failure::row(&rows::ERROR_CMD_PARAM_PATH_ELEMENT_MISSING, reason)
}

/// Takes `<appid>/<bucket>/` off a full fileid; another bucket is -5973.
fn within_bucket<'a>(request: &Request, key: &'a str) -> Result<&'a str, Failure> {
    let absolute = params::text(request, "destfileid")?.is_some_and(|text| text.starts_with('/'));
    let full = absolute
        .then(|| key.strip_prefix(request.address.appid.as_str())?.strip_prefix('/')?.split_once('/'))
        .flatten();
    match full {
        None => Ok(key),
        Some((_, "")) => Err(names_no_file(key)),
        Some((bucket, key)) if bucket == request.address.bucket => Ok(key),
        Some((bucket, _)) => {
            let reason =
                format!("dest_fileid is in bucket {bucket:?}, the source in {:?}", request.address.bucket);
            Err(Failure::row(&rows::ERROR_CGI_CROSS_BUCKET_COPY, reason))
        }
    }
}
