//! `op=upload_slice`, the first generation's only slice operation. Refused unless the account's `legacy_v1` is on.
//!
//! Without content it opens or resumes an upload and answers where to go on; with content it brings the next slice,
//! and the last slice makes the file. Strictly in order.

use http::Method;
use serde::Serialize;

use crate::catalog::{cos_json as rows, limits};
use crate::domain::App;
use crate::domain::ids::SessionId;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::error::SliceUploadError;
use crate::domain::store::files::Placing;
use crate::domain::store::object::Overwrite;
use crate::domain::store::upload::{Arrival, Finish, Plan, Upload};
use crate::domain::store::uploads::Begun;
use crate::services::cos_json::views::Views;
use crate::services::cos_json::{envelope, params, upload_slice_data, upload_slice_init};
use crate::services::legacy::{Auth, Failure, Operation, Selector, Weight};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Opens a serial upload or brings its next slice.
pub static OP: Operation = Operation {
    name: "upload_slice",
    summary: "First generation: opens a serial slice upload or brings its next slice.",
    doc: "SDKs of the third generation (php3, py3); the manual of 2016 no longer has it",
    selector: Selector::Op(&[Method::POST]),
    auth: Auth::MultiEffect,
    check,
    weight: |_, _| Weight::Heavy,
    run,
};

/// Where the client goes on.
#[derive(Serialize)]
struct Control<'a> {
    offset: u64,
    session: &'a SessionId,
    slice_size: u64,
}

/// That a slice was stored.
#[derive(Serialize)]
struct Stored<'a> {
    offset: u64,
    session: &'a SessionId,
}

/// One client sends an empty part with the call that opens.
fn has_content(request: &Request) -> bool {
    request.fields.bytes("filecontent").is_some_and(|content| !content.is_empty())
}

/// Refuses the operation where the first generation is not played.
pub fn must_be_played(app: &App, request: &Request) -> Result<(), Failure> {
    match params::options(app, request).legacy_v1 {
        true => Ok(()),
        false => {
            let reason = "this is an operation of the first generation; use upload_slice_init, or set the account's legacy_v1";
            Err(Failure::row(&rows::ERROR_CGI_UNSUPPORTED_METHOD, reason))
        }
    }
}

fn check(app: &App, request: &Request) -> Result<(), Failure> {
    must_be_played(app, request)?;
    params::must_be_file(request)?;
    if has_content(request) {
        params::session(request)?;
        upload_slice_data::offset(request)?;
        return upload_slice_data::content(request).map(drop);
    }
    plan(app, request).map(drop)
}

fn plan(app: &App, request: &Request) -> Result<Plan, Failure> {
    let filesize = upload_slice_init::filesize(request, &params::options(app, request))?;
    let bad = &rows::ERROR_CGI_REQ_PARAM;
    let slice_size = match params::text(request, "slicesize")? {
        None => limits::SLICE_STEP,
        Some(_) => u64::try_from(params::number(request, "slicesize", bad, bad)?).unwrap_or(0),
    };
    let missing = || Failure::row(&rows::ERROR_CGI_PARAM_MISSING_SHA, "sha is missing");
    Ok(Plan {
        filesize,
        slice_size: slice_size.clamp(limits::SLICE_MIN, limits::SLICE_MAX),
        sha: Some(params::sha(request)?.ok_or_else(missing)?),
        parts: None,
        overwrite: params::overwrite(request)?,
        biz_attr: params::biz_attr(request)?,
        serial: true,
        ttl: params::options(app, request).session_ttl,
    })
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = params::bucket(app, request)?;
    if has_content(request) { bring(app, request, &bucket) } else { control(app, request, &bucket) }
}

fn control(app: &App, request: &Request, bucket: &Bucket) -> Result<Response, Failure> {
    let (key, now) = (request.address.key.as_str(), app.clock.now());
    if let Some(upload) = bucket.open_upload(key, now) {
        return Ok(go_on(app, &upload));
    }
    let options = params::options(app, request);
    let plan = plan(app, request)?;
    let placing = Placing { options: &options, overwrite: plan.overwrite, now };
    let ids = (app.ids.session(), app.ids.vid(now));
    Ok(match bucket.begin_upload(key, plan, ids, &app.store.uploads, placing)? {
        Begun::Session(upload) => go_on(app, &upload),
        Begun::Instant(object) => {
            envelope::success(app, Views::new(request, bucket, &options).upload_result(key, &object.vid))
        }
    })
}

fn go_on(app: &App, upload: &Upload) -> Response {
    let (offset, slice_size) = (upload.next_offset(), upload.plan.slice_size);
    envelope::success(app, Control { offset, session: &upload.session, slice_size })
}

fn bring(app: &App, request: &Request, bucket: &Bucket) -> Result<Response, Failure> {
    let (key, now) = (request.address.key.as_str(), app.clock.now());
    let (session, uploads) = (params::session(request)?, &app.store.uploads);
    let (offset, bytes) = (upload_slice_data::offset(request)?, upload_slice_data::content(request)?.clone());
    let end = u64::try_from(offset).unwrap_or(0).saturating_add(bytes.len() as u64);
    let finish = match uploads.for_slice(&session, &bucket.id, key, now) {
        Ok(upload) => {
            // What a slice brings as sha is its own, or the file's, by client.
            upload.add(Arrival { offset, bytes, sha: None, md5: None })?;
            let offset = upload.next_offset();
            if offset < upload.plan.filesize {
                return Ok(envelope::success(app, Stored { offset, session: &session }));
            }
            Finish { filesize: upload.plan.filesize, sha: upload.plan.sha }
        }
        // The last slice may come again, as a finish may.
        Err(SliceUploadError::SessionClosed { .. }) => Finish { filesize: end, sha: None },
        Err(other) => return Err(other.into()),
    };
    let options = params::options(app, request);
    let placing = Placing { options: &options, overwrite: Overwrite::Forbid, now };
    let vid = bucket.finish_upload(key, &session, finish, app.ids.vid(now), uploads, placing)?;
    Ok(envelope::success(app, Views::new(request, bucket, &options).upload_result(key, &vid)))
}
