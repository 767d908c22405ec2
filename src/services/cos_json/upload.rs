//! `op=upload`: stores a whole file of up to 20 MiB.

use std::sync::Arc;

use http::Method;

use crate::catalog::{cos_json as rows, limits};
use crate::domain::App;
use crate::domain::accounts::SameFilePolicy;
use crate::domain::store::bucket::NewObject;
use crate::domain::store::content::Content;
use crate::domain::store::error::{ObjectError, PathError};
use crate::domain::store::files::Placing;
use crate::domain::store::object::Attributes;
use crate::primitives::blob::Blob;
use crate::primitives::digest::sha1;
use crate::services::cos_json::views::Views;
use crate::services::cos_json::{envelope, params};
use crate::services::legacy::{Auth, Failure, Operation, Selector, Weight};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Stores a whole file.
pub static OP: Operation = Operation {
    name: "upload",
    summary: "Stores a whole file of up to 20 MiB.",
    doc: "JSON API manual 2016, file interfaces: simple upload",
    selector: Selector::Op(&[Method::POST]),
    auth: Auth::MultiEffect,
    check,
    weight: |_, request| {
        params::filecontent(request).map_or(Weight::Light, |bytes| Weight::of_hashing(bytes.len() as u64))
    },
    run,
};

fn check(_: &App, request: &Request) -> Result<(), Failure> {
    params::must_be_file(request)?;
    let len = params::filecontent(request)?.len() as u64;
    if len > limits::SIMPLE_UPLOAD_MAX {
        let reason = format!(
            "filecontent has {len} bytes, a simple upload takes {}; use slices",
            limits::SIMPLE_UPLOAD_MAX
        );
        return Err(Failure::row(&rows::ERROR_PROCESS_FILE_TOO_LARGE, reason));
    }
    params::sha(request)?;
    params::biz_attr(request)?;
    params::overwrite(request).map(drop)
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = params::bucket(app, request)?;
    let options = params::options(app, request);
    let blob = Blob::from(params::filecontent(request)?.clone());
    let actual = sha1(&blob);
    if let Some(declared) = params::sha(request)?.filter(|declared| *declared != actual) {
        let reason = format!("filecontent has sha {actual}, the request declares {declared}");
        return Err(Failure::row(&rows::ERROR_CGI_SHA_NOT_MATCH, reason));
    }
    let now = app.clock.now();
    let key = request.address.key.as_str();
    let attributes = Attributes { biz_attr: params::biz_attr(request)?, ..Attributes::default() };
    let content = Arc::new(Content::with_sha1(blob, actual));
    let new = NewObject::whole(content, attributes, app.ids.vid(now), now);
    let overwrite = params::overwrite(request)?;
    let stored = match bucket.put(key, new, Placing { options: &options, overwrite, now }) {
        Err(PathError::SameFileExists { key }) if options.same_file_policy == SameFilePolicy::Ok => {
            bucket.get(&key).ok_or(ObjectError::NotFound { key })?
        }
        other => other?,
    };
    Ok(envelope::success(app, Views::new(request, &bucket, &options).upload_result(key, &stored.vid)))
}
