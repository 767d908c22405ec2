//! `op=delete`: removes a file (with an upload that is open for it), or an empty directory.

use http::Method;

use crate::domain::App;
use crate::services::cos_json::{envelope, params};
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

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

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = params::bucket(app, request)?;
    let key = &request.address.key;
    match request.address.slash {
        true => bucket.delete_directory(key, params::options(app, request).dir_model, app.clock.now())?,
        false => bucket.delete_file(key, app.clock.now())?,
    }
    Ok(envelope::done(app))
}
