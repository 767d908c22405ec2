//! `op=create`: makes a directory.

use http::Method;
use serde::Serialize;

use crate::catalog::cos_json as rows;
use crate::domain::App;
use crate::domain::store::error::CreateBucketError;
use crate::domain::store::files::Placing;
use crate::domain::store::object::Overwrite;
use crate::services::cos_json::{envelope, params};
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Makes a directory.
pub static OP: Operation = Operation {
    name: "create",
    summary: "Makes a directory.",
    doc: "JSON API manual 2016, directory interfaces: create directory",
    selector: Selector::Op(&[Method::POST]),
    auth: Auth::MultiEffect,
    check,
    weight: light,
    run,
};

#[derive(Serialize)]
struct Created {
    ctime: i64,
}

fn check(_: &App, request: &Request) -> Result<(), Failure> {
    if !request.address.slash {
        let reason = "a directory's URL ends with a slash";
        return Err(Failure::row(&rows::ERROR_CMD_PARAM_PATH_DIR_MISSING_SLASH, reason));
    }
    params::biz_attr(request).map(drop)
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = params::bucket(app, request)?;
    if request.address.key.is_empty() {
        return Err(CreateBucketError::Exists(bucket.id.clone()).into());
    }
    let options = params::options(app, request);
    let placing = Placing { options: &options, overwrite: Overwrite::Forbid, now: app.clock.now() };
    let made = bucket.create_directory(&request.address.key, params::biz_attr(request)?, placing)?;
    Ok(envelope::success(app, Created { ctime: made.ctime }))
}
