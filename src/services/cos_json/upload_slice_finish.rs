//! `op=upload_slice_finish`: turns the slices into the file. Sent again, it answers the same.

use http::Method;

use crate::domain::App;
use crate::domain::store::files::Placing;
use crate::domain::store::object::Overwrite;
use crate::domain::store::upload::Finish;
use crate::services::cos_json::views::Views;
use crate::services::cos_json::{envelope, params};
use crate::services::legacy::{Auth, Failure, Operation, Selector, Weight};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Turns the slices into the file.
pub static OP: Operation = Operation {
    name: "upload_slice_finish",
    summary: "Turns the slices of an upload into the file.",
    doc: "JSON API manual 2016, file interfaces: finish slice upload; page 436/6074 of 2020",
    selector: Selector::Op(&[Method::POST]),
    auth: Auth::MultiEffect,
    check,
    weight: |_, _| Weight::Heavy,
    run,
};

fn check(_: &App, request: &Request) -> Result<(), Failure> {
    params::must_be_file(request)?;
    params::session(request)?;
    params::filesize(request)?;
    params::sha(request).map(drop)
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = params::bucket(app, request)?;
    let options = params::options(app, request);
    let (key, now) = (request.address.key.as_str(), app.clock.now());
    let finish = Finish { filesize: params::filesize(request)?, sha: params::sha(request)? };
    let placing = Placing { options: &options, overwrite: Overwrite::Forbid, now };
    let session = params::session(request)?;
    let vid = bucket.finish_upload(key, &session, finish, app.ids.vid(now), &app.store.uploads, placing)?;
    Ok(envelope::success(app, Views::new(request, &bucket, &options).upload_result(key, &vid)))
}
