//! `op=upload_slice_list`: what an open upload has received, for a client that resumes.

use http::Method;
use serde::Serialize;

use crate::domain::App;
use crate::domain::ids::SessionId;
use crate::domain::store::error::ObjectError;
use crate::services::cos_json::views::Views;
use crate::services::cos_json::{envelope, params};
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Tells which slices are here.
pub static OP: Operation = Operation {
    name: "upload_slice_list",
    summary: "Tells which slices of an open upload have been received.",
    doc: "JSON API manual 2016, file interfaces: query uploaded slices (POST on its page, GET in the overview)",
    selector: Selector::Op(&[Method::POST, Method::GET]),
    auth: Auth::MultiEffect,
    check: |_, request| params::must_be_file(request),
    weight: light,
    run,
};

#[derive(Serialize)]
struct Progress<'a> {
    filesize: u64,
    listparts: Vec<ListPart>,
    #[serde(skip_serializing_if = "Option::is_none")]
    serial_upload: Option<u8>,
    session: &'a SessionId,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha: Option<String>,
    slice_size: u64,
}

#[derive(Serialize)]
struct ListPart {
    datalen: u64,
    offset: u64,
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = params::bucket(app, request)?;
    let key = request.address.key.as_str();
    if let Some(upload) = bucket.open_upload(key, app.clock.now()) {
        let slices = upload.progress().slices.into_iter();
        return Ok(envelope::success(
            app,
            Progress {
                filesize: upload.plan.filesize,
                listparts: slices.map(|(offset, datalen)| ListPart { datalen, offset }).collect(),
                serial_upload: upload.plan.serial.then_some(1),
                session: &upload.session,
                sha: upload.plan.sha.map(|sha| sha.to_string()),
                slice_size: upload.plan.slice_size,
            },
        ));
    }
    let object = bucket.get(key).ok_or_else(|| ObjectError::NotFound { key: key.into() })?;
    let options = params::options(app, request);
    Ok(envelope::success(app, Views::new(request, &bucket, &options).upload_result(key, &object.vid)))
}
