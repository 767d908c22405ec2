//! `op=upload_slice_list`: what an open upload has received, for a client that resumes.

use http::Method;
use serde::Serialize;

use super::views::Views;
use super::{envelope, params};
use crate::api::operation::{Auth, Failure, Operation, Selector, light};
use crate::domain::App;
use crate::domain::store::StoreError;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

/// Tells which slices are here.
pub static OP: Operation = Operation {
    name: "upload_slice_list",
    summary: "Tells which slices of an open upload have been received.",
    doc: "JSON API manual 2016, file interfaces: query uploaded slices (POST on its page, GET in the overview)",
    selector: Selector::Op(&[Method::POST, Method::GET]),
    auth: Auth::MultiEffect,
    check: |_, call| params::must_be_file(call),
    weight: light,
    run,
};

#[derive(Serialize)]
struct Progress<'a> {
    filesize: u64,
    listparts: Vec<ListPart>,
    #[serde(skip_serializing_if = "Option::is_none")]
    serial_upload: Option<u8>,
    session: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha: Option<String>,
    slice_size: u64,
}

#[derive(Serialize)]
struct ListPart {
    datalen: u64,
    offset: u64,
}

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let bucket = params::bucket(app, call)?;
    let key = call.address.key.as_str();
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
    let object = bucket.get(key).ok_or_else(|| StoreError::NotFound { key: key.into() })?;
    let options = params::options(app, call);
    Ok(envelope::success(app, Views::new(call, &bucket, &options).upload_result(key, &object.vid)))
}
