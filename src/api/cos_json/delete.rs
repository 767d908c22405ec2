//! `op=delete`: removes a file (with an upload that is open for it), or an empty directory.

use http::Method;

use super::{envelope, params};
use crate::api::operation::{Auth, Failure, Operation, Selector, light};
use crate::domain::App;
use crate::wire::call::Call;
use crate::wire::reply::Reply;

/// Deletes a file or directory.
pub static OP: Operation = Operation {
    name: "delete",
    summary: "Deletes a file, together with an unfinished upload of it, or an empty directory.",
    doc: "JSON API manual 2016, directory and file interfaces: delete",
    selector: Selector::Op(&[Method::POST]),
    auth: Auth::Once,
    check: |_, _| Ok(()),
    weight: light,
    run,
};

fn run(app: &App, call: &Call) -> Result<Reply, Failure> {
    let bucket = params::bucket(app, call)?;
    let key = &call.address.key;
    match call.address.slash {
        true => bucket.delete_directory(key, params::options(app, call).dir_model, app.clock.now())?,
        false => bucket.delete_file(key, app.clock.now())?,
    }
    Ok(envelope::done(app))
}
