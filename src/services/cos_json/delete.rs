//! `op=delete`: deletes a file, with an upload that is open for it, or an empty directory.

use crate::services::cos_json::envelope;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::service::{Auth, CosJson};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route, Verb};
use crate::wire::response::Response;

/// Deletes a file or, if the URL ends with a slash, an empty directory.
///
/// No parameters. Errors: -197 if nothing is there; -173 if the directory is not empty.
pub(super) struct Delete;

impl Operation for Delete {
    type Service = CosJson;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:DeleteObject"),
        ..OperationSpec::new(
            "delete",
            "Deletes a file, together with an unfinished upload of it, or an empty directory.",
            "JSON API manual 2016, directory and file interfaces: delete",
            Route::Op(&[Verb::Post]),
        )
    };
    const AUTH: Auth = Auth::Once;

    fn parse(_: &Request<CosJson>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosJson>, (): ()) -> Result<Response, Error> {
        let (bucket, key, now) = (&ctx.caller.bucket, ctx.target.key(), ctx.app.clock.now());
        if ctx.target.is_directory {
            bucket.delete_directory(key, ctx.options.dir_model, now)?;
        } else {
            bucket.delete_file(key, now)?;
        }
        Ok(envelope::done(&ctx.app))
    }
}
