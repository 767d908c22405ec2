//! Destination of `op=move` and `op=copy`.

use crate::catalog::cos_json as rows;
use crate::domain::store::error::ObjectError;
use crate::domain::store::files::Placing;
use crate::domain::store::object::Overwrite;
use crate::domain::store::transfer::Transfer;
use crate::primitives::names::parent;
use crate::services::cos_json::envelope;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::params::must_be_file;
use crate::services::cos_json::service::{CosJson, Target};
use crate::services::cos_json::target::{check_length, check_segments, collapse};
use crate::services::service::{Ctx, Request};
use crate::wire::response::Response;

/// Parameters of both operations.
pub(super) const FIELDS: [&str; 2] = ["dest_fileid", "to_over_write"];

/// Destination of a file.
///
/// `dest_fileid`: a key from the bucket's root, or `/<appid>/<bucket>/<key>`; without a leading slash it is
/// relative to the source's directory. `to_over_write`: 1 replaces a file that is there, default 0. Errors:
/// -5992 without a destination; -181 if it names no file; -5973 if it is in another bucket; -197 without a
/// source; -174 for a directory or the source itself; -177 if a file is there.
pub(super) struct Destination {
    /// Key; that of a directory, or one of another bucket, is refused only once the source has been found.
    key: Result<String, Error>,
    overwrite: Overwrite,
}

impl Destination {
    /// Reads the parameters of either operation.
    pub(super) fn parse(request: &Request<CosJson>) -> Result<Self, Error> {
        let (target, params) = (&request.target, &request.params);
        // The bucket itself is refused with its signature.
        if !target.key().is_empty() {
            must_be_file(target)?;
        }
        let missing = || Error::new(&rows::ERROR_CGI_REQ_PARAM, "dest_fileid is missing");
        let fileid = params.free_text("destfileid")?.ok_or_else(missing)?;
        let key = within_bucket(target, &fileid, full_key(target, &fileid)?);
        if let Ok(key) = &key {
            check_length(key)?;
        }
        let may_overwrite = params.switch("tooverwrite", false)?;
        Ok(Self { key, overwrite: if may_overwrite { Overwrite::Allow } else { Overwrite::Forbid } })
    }

    /// Key of the file to be; none if it is in another bucket.
    pub(super) fn key(&self) -> Option<&str> {
        self.key.as_deref().ok()
    }
}

/// The key of a `dest_fileid`, with the AppId and bucket that an absolute one may begin with.
fn full_key(source: &Target, fileid: &str) -> Result<String, Error> {
    let base = if fileid.starts_with('/') { "" } else { parent(source.key()) };
    let mut key = collapse(&[base, fileid].concat());
    if key.is_empty() {
        return Err(names_no_file(fileid));
    }
    check_segments(&key)?;
    if fileid.ends_with('/') {
        key.push('/');
    }
    Ok(key)
}

/// The full key of an absolute `dest_fileid` without AppId and bucket.
fn within_bucket(source: &Target, fileid: &str, key: String) -> Result<String, Error> {
    if !fileid.starts_with('/') {
        return Ok(key);
    }
    let below_appid = key.strip_prefix(source.appid()).and_then(|rest| rest.strip_prefix('/'));
    match below_appid.and_then(|rest| rest.split_once('/')) {
        None => Ok(key),
        Some((_, "")) => Err(names_no_file(&key)),
        Some((bucket, below)) if bucket == source.bucket_name() => Ok(below.to_owned()),
        Some((bucket, _)) => {
            let reason =
                format!("dest_fileid is in bucket {bucket:?}, the source in {:?}", source.bucket_name());
            Err(Error::new(&rows::ERROR_CGI_CROSS_BUCKET_COPY, reason))
        }
    }
}

fn names_no_file(fileid: &str) -> Error {
    let reason = format!("dest_fileid {fileid:?} names no file");
    Error::new(&rows::ERROR_CMD_PARAM_PATH_ELEMENT_MISSING, reason)
}

/// Moves or copies.
pub(super) fn run(ctx: &Ctx<CosJson>, to: Destination, transfer: Transfer) -> Result<Response, Error> {
    let (bucket, from) = (&ctx.caller.bucket, ctx.target.key());
    if bucket.get(from).is_none() {
        return Err(ObjectError::NotFound { key: from.into() }.into());
    }
    let Destination { key: to, overwrite } = to;
    let to = to?;
    if to.ends_with('/') {
        let reason = format!("dest_fileid {to:?} names a directory");
        return Err(Error::new(&rows::ERROR_CMD_FILE_MOVE_ERROR, reason));
    }
    let placing = Placing { options: &ctx.options, overwrite, now: ctx.app.clock.now() };
    bucket.transfer(from, &to, transfer, placing)?;
    let mut response = envelope::done(&ctx.app);
    response.also = Some(Box::new(("PutObject", bucket.id.clone(), to)));
    Ok(response)
}
