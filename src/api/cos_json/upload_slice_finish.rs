//! `op=upload_slice_finish`: turns the slices into the file. Sent again, it answers the same.

use http::Method;

use super::views::Views;
use super::{envelope, params};
use crate::api::operation::{Auth, Failure, Operation, Selector, Weight};
use crate::domain::App;
use crate::domain::store::files::Placing;
use crate::domain::store::upload::Finish;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

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

fn check(_: &App, call: &Call) -> Result<(), Failure> {
    params::must_be_file(call)?;
    params::session(call)?;
    params::filesize(call)?;
    params::sha(call).map(drop)
}

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let bucket = params::bucket(app, call)?;
    let options = params::options(app, call);
    let (key, now) = (call.address.key.as_str(), app.clock.now());
    let finish = Finish { filesize: params::filesize(call)?, sha: params::sha(call)? };
    let placing = Placing { options: &options, insert_only: true, now };
    let session = params::session(call)?;
    let vid = bucket.finish_upload(key, &session, finish, app.ids.vid(now), &app.store.uploads, placing)?;
    Ok(envelope::success(app, Views::new(call, &bucket, &options).upload_result(key, &vid)))
}
