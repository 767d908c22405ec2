//! `op=upload_slice_data`: brings one slice, in any order and on any connection.

use bytes::Bytes;
use http::Method;
use serde::Serialize;

use crate::catalog::cos_json as rows;
use crate::domain::App;
use crate::domain::ids::SessionId;
use crate::domain::store::upload::Arrival;
use crate::services::cos_json::{envelope, params};
use crate::services::legacy::{Auth, Failure, Operation, Selector, Weight};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Brings one slice.
pub static OP: Operation = Operation {
    name: "upload_slice_data",
    summary: "Brings one slice of an open upload.",
    doc: "JSON API manual 2016, file interfaces: upload slices; captured 2018",
    selector: Selector::Op(&[Method::POST]),
    auth: Auth::MultiEffect,
    check,
    weight: |_, request| {
        params::filecontent(request).map_or(Weight::Light, |bytes| Weight::of_hashing(bytes.len() as u64))
    },
    run,
};

#[derive(Serialize)]
struct Stored<'a> {
    datalen: usize,
    datamd5: String,
    offset: i64,
    session: &'a SessionId,
}

fn check(_: &App, request: &Request) -> Result<(), Failure> {
    params::must_be_file(request)?;
    params::session(request)?;
    params::sha(request)?;
    offset(request)?;
    content(request).map(drop)
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = params::bucket(app, request)?;
    let session = params::session(request)?;
    let upload = app.store.uploads.for_slice(&session, &bucket.id, &request.address.key, app.clock.now())?;
    let (offset, bytes) = (offset(request)?, content(request)?);
    let (datalen, sha) = (bytes.len(), params::sha(request)?);
    // One SDK sends it along.
    let md5 = params::text(request, "datamd5")?.map(Into::into);
    let arrival = Arrival { offset, bytes: bytes.clone(), sha, md5 };
    let datamd5 = upload.add(arrival)?.to_string();
    Ok(envelope::success(app, Stored { datalen, datamd5, offset, session: &session }))
}

/// The slice's first byte. A negative one is an offset like any other, only outside the file.
pub fn offset(request: &Request) -> Result<i64, Failure> {
    let bad = &rows::ERROR_CGI_REQ_PARAM;
    params::number(request, "offset", bad, bad)
}

/// The bytes; none at all is too small.
pub fn content(request: &Request) -> Result<&Bytes, Failure> {
    let bytes = params::filecontent(request)?;
    match bytes.is_empty() {
        true => Err(Failure::row(&rows::ERROR_PROCESS_SLICE_TOO_SMALL, "the slice has no bytes")),
        false => Ok(bytes),
    }
}
