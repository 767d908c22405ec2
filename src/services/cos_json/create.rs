//! `op=create`: creates a directory.

use serde::Serialize;

use crate::catalog::cos_json as rows;
use crate::domain::store::error::CreateBucketError;
use crate::domain::store::files::Placing;
use crate::domain::store::object::Overwrite;
use crate::primitives::time::UnixSeconds;
use crate::services::cos_json::envelope;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::service::{Auth, CosJson};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route, Verb};
use crate::wire::response::Response;

/// Creates the directory that the URL names.
///
/// `biz_attr`: free text, default empty. Errors: -160 if the URL does not end with a slash; -178 for the
/// bucket itself; -177 if the directory exists; -166 if the account wants its parent created first.
pub(super) struct Create;

/// A directory to be.
pub(super) struct Input {
    biz_attr: String,
}

#[derive(Serialize)]
struct Created {
    ctime: UnixSeconds,
}

impl Operation for Create {
    type Service = CosJson;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: &["biz_attr"],
        action: Some("name/cos:PutObject"),
        ..OperationSpec::new(
            "create",
            "Makes a directory.",
            "JSON API manual 2016, directory interfaces: create directory",
            Route::Op(&[Verb::Post]),
        )
    };
    const AUTH: Auth = Auth::MultiEffect;

    fn parse(request: &Request<CosJson>) -> Result<Input, Error> {
        if !request.target.is_directory {
            let reason = "a directory's URL ends with a slash";
            return Err(Error::new(&rows::ERROR_CMD_PARAM_PATH_DIR_MISSING_SLASH, reason));
        }
        Ok(Input { biz_attr: request.params.biz_attr()? })
    }

    fn run(ctx: &Ctx<CosJson>, input: Input) -> Result<Response, Error> {
        let (bucket, key) = (&ctx.caller.bucket, ctx.target.key());
        if key.is_empty() {
            return Err(CreateBucketError::Exists(bucket.id.clone()).into());
        }
        let placing =
            Placing { options: &ctx.options, overwrite: Overwrite::Forbid, now: ctx.app.clock.now() };
        let made = bucket.create_directory(key, input.biz_attr, placing)?;
        Ok(envelope::success(&ctx.app, Created { ctime: made.ctime }))
    }
}
