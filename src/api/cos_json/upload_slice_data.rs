//! `op=upload_slice_data`: brings one slice, in any order and on any connection.

use bytes::Bytes;
use http::Method;
use serde::Serialize;

use super::{envelope, params};
use crate::api::operation::{Auth, Failure, Operation, Selector, Weight};
use crate::catalog::cos_json as rows;
use crate::domain::App;
use crate::domain::store::upload::Arrival;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

/// Brings one slice.
pub static OP: Operation = Operation {
    name: "upload_slice_data",
    summary: "Brings one slice of an open upload.",
    doc: "JSON API manual 2016, file interfaces: upload slices; captured 2018",
    selector: Selector::Op(&[Method::POST]),
    auth: Auth::MultiEffect,
    check,
    weight: |_, call| {
        params::filecontent(call).map_or(Weight::Light, |bytes| Weight::of_hashing(bytes.len() as u64))
    },
    run,
};

#[derive(Serialize)]
struct Stored<'a> {
    datalen: usize,
    datamd5: String,
    offset: i64,
    session: &'a str,
}

fn check(_: &App, call: &Call) -> Result<(), Failure> {
    params::must_be_file(call)?;
    params::session(call)?;
    params::sha(call)?;
    offset(call)?;
    content(call).map(drop)
}

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let bucket = params::bucket(app, call)?;
    let session = params::session(call)?;
    let upload = app.store.uploads.for_slice(&session, &bucket.id, &call.address.key, app.clock.now())?;
    let (offset, bytes) = (offset(call)?, content(call)?);
    let (datalen, sha) = (bytes.len(), params::sha(call)?);
    // One SDK sends it along.
    let md5 = params::text(call, "datamd5")?.map(Into::into);
    let arrival = Arrival { offset, bytes: bytes.clone(), sha, md5 };
    let datamd5 = upload.add(arrival)?.to_string();
    Ok(envelope::success(app, Stored { datalen, datamd5, offset, session: &session }))
}

/// The slice's first byte. A negative one is an offset like any other, only outside the file.
pub fn offset(call: &Call) -> Result<i64, Failure> {
    let bad = &rows::ERROR_CGI_REQ_PARAM;
    params::number(call, "offset", bad, bad)
}

/// The bytes; none at all is too small.
pub fn content(call: &Call) -> Result<&Bytes, Failure> {
    let bytes = params::filecontent(call)?;
    match bytes.is_empty() {
        true => Err(Failure::row(&rows::ERROR_PROCESS_SLICE_TOO_SMALL, "the slice has no bytes")),
        false => Ok(bytes),
    }
}
