//! Downloads: GET and HEAD on `<bucket>-<appid>.file.myqcloud.com` and `<bucket>-<appid>.cos<region>.myqcloud.com`.
//!
//! Public unless the file says `eWRPrivate` or the bucket's token protection is on; then a multi-effect signature is
//! needed. Error bodies are assumed from an old client's error type.

use std::sync::Arc;

use http::StatusCode;
use http::header::{CONTENT_TYPE, ETAG, HeaderName, LAST_MODIFIED, REFERER};

use super::{params, stat};
use crate::api::operation::{Auth, Failure, Operation, Selector};
use crate::catalog::cos_json as rows;
use crate::domain::App;
use crate::domain::clock;
use crate::domain::store::StoreError;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::object::{Authority, Object};
use crate::wire::call::Call;
use crate::wire::content;
use crate::wire::reply::Reply;
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
pub fn needs_signature(app: &App, call: &Call) -> Result<bool, Failure> {
    let bucket = params::bucket(app, call)?;
    let private = |object: Arc<Object>| object.attributes.authority == Authority::EWRPrivate;
    Ok(bucket.settings.token_protection || bucket.get(&call.address.key).is_some_and(private))
}

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let bucket = params::bucket(app, call)?;
    let key = call.address.key.as_str();
    let object = match bucket.get(key).filter(|_| !call.address.slash) {
        Some(object) => object,
        None if bucket.open_upload(key, app.clock.now()).is_some() => {
            return Err(StoreError::OnlyUnfinished { key: key.into() }.into());
        }
        None => return Err(StoreError::NotFound { key: key.into() }.into()),
    };
    check_readable(call, &bucket, &object)?;
    Ok(send(call, key, &object))
}

fn check_readable(call: &Call, bucket: &Bucket, object: &Object) -> Result<(), Failure> {
    let forbidden = |reason: String| Err(Failure::row(&rows::DOWNLOAD_403, reason));
    if object.attributes.forbid == 1 {
        return forbidden("the file's forbid bit is 1: reading is forbidden".into());
    }
    let referer = call.head.header(REFERER).unwrap_or_default();
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

fn send(call: &Call, key: &str, object: &Object) -> Reply {
    let etag = format!("\"{}\"", object.content.sha1());
    let validators = Validators { etag: Some(&etag), modified: object.mtime };
    let mut reply = content::send(&call.head, &object.content.blob, &validators);
    if reply.status.is_success() || reply.status == StatusCode::NOT_MODIFIED {
        describe(&mut reply, key, object, &etag);
    }
    reply
}

fn describe(reply: &mut Reply, key: &str, object: &Object, etag: &str) {
    let guessed = mime_guess::from_path(key).first_or_octet_stream();
    reply.set_text(CONTENT_TYPE, guessed.essence_str());
    reply.set_text(ETAG, etag);
    reply.set_text(LAST_MODIFIED, &httpdate::fmt_http_date(clock::at(object.mtime)));
    for (name, value) in &object.attributes.custom_headers {
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            reply.set_text(name, value);
        }
    }
}
