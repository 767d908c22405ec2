//! Downloads: GET and HEAD on `<bucket>-<appid>.file.myqcloud.com` and `<bucket>-<appid>.cos<region>.myqcloud.com`.
//!
//! Public unless the file says `eWRPrivate` or the bucket's token protection is on; then a multi-effect signature is
//! needed. Error bodies are assumed from an old client's error type.

use std::sync::Arc;

use http::StatusCode;
use http::header::{CONTENT_TYPE, ETAG, HeaderName, LAST_MODIFIED, REFERER};

use crate::catalog::cos_json as rows;
use crate::domain::App;
use crate::domain::clock;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::error::{ObjectError, PathError};
use crate::domain::store::object::{Authority, Object};
use crate::services::cos_json::{params, stat};
use crate::services::legacy::{Auth, Failure, Operation, Selector};
use crate::wire::content;
use crate::wire::request::Request;
use crate::wire::response::Response;
use crate::wire::validators::Validators;

/// Sends a file's content.
pub static OP: Operation = Operation {
    name: "download",
    summary: "Sends a file's content, whole or in part.",
    doc: "JSON API manual 2016, overview and error chapter; SDK sources",
    selector: Selector::DownloadHost,
    auth: Auth::Download,
    check: |_, _| Ok(()),
    weight: stat::weight,
    run,
};

/// Whether the file, or its bucket, asks for a signature. A file that is not there asks for what its bucket asks.
pub fn needs_signature(app: &App, request: &Request) -> Result<bool, Failure> {
    let bucket = params::bucket(app, request)?;
    let private = |object: Arc<Object>| object.attributes.authority == Authority::EWRPrivate;
    Ok(bucket.settings.token_protection || bucket.get(&request.address.key).is_some_and(private))
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = params::bucket(app, request)?;
    let key = request.address.key.as_str();
    let object = match bucket.get(key).filter(|_| !request.address.slash) {
        Some(object) => object,
        None if bucket.open_upload(key, app.clock.now()).is_some() => {
            return Err(PathError::Unfinished { key: key.into() }.into());
        }
        None => return Err(ObjectError::NotFound { key: key.into() }.into()),
    };
    check_readable(request, &bucket, &object)?;
    Ok(send(request, key, &object))
}

fn check_readable(request: &Request, bucket: &Bucket, object: &Object) -> Result<(), Failure> {
    let forbidden = |reason: String| Err(Failure::row(&rows::DOWNLOAD_403, reason));
    if object.attributes.forbid == 1 {
        return forbidden("the file's forbid bit is 1: reading is forbidden".into());
    }
    let referer = request.head.header(REFERER).unwrap_or_default();
    let matches = |pattern: &&String| match pattern.strip_prefix('*') {
        Some(tail) => referer.contains(tail),
        None => referer.starts_with(pattern.as_str()),
    };
    match bucket.settings.referer_blacklist.iter().find(matches) {
        Some(pattern) if !referer.is_empty() => {
            forbidden(format!("the referer {referer:?} matches {pattern:?} in the blacklist"))
        }
        _ => Ok(()),
    }
}

fn send(request: &Request, key: &str, object: &Object) -> Response {
    let etag = format!("\"{}\"", object.content.sha1());
    let validators = Validators { etag: Some(&etag), modified: object.mtime };
    let mut response = content::send(&request.head, &object.content.blob, &validators);
    if response.status.is_success() || response.status == StatusCode::NOT_MODIFIED {
        describe(&mut response, key, object, &etag);
    }
    response
}

fn describe(response: &mut Response, key: &str, object: &Object, etag: &str) {
    let guessed = mime_guess::from_path(key).first_or_octet_stream();
    response.set_text(CONTENT_TYPE, guessed.essence_str());
    response.set_text(ETAG, etag);
    response.set_text(LAST_MODIFIED, &httpdate::fmt_http_date(clock::at(object.mtime)));
    for (name, value) in &object.attributes.custom_headers {
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            response.set_text(name, value);
        }
    }
}
