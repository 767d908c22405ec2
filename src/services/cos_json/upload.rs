//! `op=upload`: stores a whole file of up to 20 MiB.

use std::sync::Arc;

use bytes::Bytes;

use crate::catalog::{cos_json as rows, limits};
use crate::domain::accounts::SameFilePolicy;
use crate::domain::journal::step::Step;
use crate::domain::store::bucket::NewObject;
use crate::domain::store::content::Content;
use crate::domain::store::error::{ObjectError, PathError};
use crate::domain::store::files::Placing;
use crate::domain::store::object::{Attributes, Overwrite};
use crate::primitives::blob::Blob;
use crate::primitives::digest::{Sha1, sha1};
use crate::services::cos_json::envelope;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::params::must_be_file;
use crate::services::cos_json::service::{Auth, CosJson};
use crate::services::cos_json::views::Views;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route, Verb};
use crate::wire::response::Response;

/// Stores a whole file.
///
/// `filecontent`: up to 20 MiB, no bytes included. `sha`: its SHA-1, optional. `biz_attr`: free text, default
/// empty. `insertOnly`: 0 replaces a file that is there, default 1. Errors: -5990 without content; -285 (413)
/// if it is too large; -5984 if it has another SHA-1; -4018 if a file with the same content is there, -177
/// with other content; -178 if a directory is there.
pub(super) struct Upload;

/// A file to be.
pub(super) struct Input {
    content: Bytes,
    sha: Option<Sha1>,
    biz_attr: String,
    overwrite: Overwrite,
}

impl Operation for Upload {
    type Service = CosJson;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: &["filecontent", "sha", "biz_attr", "insertOnly"],
        statuses: &[200, 413],
        action: Some("name/cos:PutObject"),
        ..OperationSpec::new(
            "upload",
            "Stores a whole file of up to 20 MiB.",
            "JSON API manual 2016, file interfaces: simple upload",
            Route::Op(&[Verb::Post]),
        )
    };
    const AUTH: Auth = Auth::MultiEffect;

    fn parse(request: &Request<CosJson>) -> Result<Input, Error> {
        const MAX: u64 = limits::SIMPLE_UPLOAD_MAX;
        let params = &request.params;
        must_be_file(&request.target)?;
        let content = params.filecontent()?;
        if content.len() as u64 > MAX {
            let len = content.len();
            let reason = format!("filecontent has {len} bytes, a simple upload takes {MAX}; use slices");
            return Err(Error::new(&rows::ERROR_PROCESS_FILE_TOO_LARGE, reason));
        }
        Ok(Input {
            content: content.clone(),
            sha: params.sha()?,
            biz_attr: params.biz_attr()?,
            overwrite: params.overwrite()?,
        })
    }

    fn step(_: &Request<CosJson>) -> Option<Step> {
        Some(Step::Whole)
    }

    fn run(ctx: &Ctx<CosJson>, input: Input) -> Result<Response, Error> {
        let (app, bucket, key) = (&ctx.app, &ctx.caller.bucket, ctx.target.key());
        let blob = Blob::from(input.content);
        let actual = sha1(&blob);
        if let Some(declared) = input.sha.filter(|declared| *declared != actual) {
            let reason = format!("filecontent has sha {actual}, the request declares {declared}");
            return Err(Error::new(&rows::ERROR_CGI_SHA_NOT_MATCH, reason));
        }
        let now = app.clock.now();
        let attributes = Attributes { biz_attr: input.biz_attr, ..Attributes::default() };
        let content = Arc::new(Content::with_sha1(blob, actual));
        let new = NewObject::whole(content, attributes, app.ids.vid(now), now);
        let placing = Placing { options: &ctx.options, overwrite: input.overwrite, now };
        let stored = match bucket.put(key, new, placing) {
            Err(PathError::SameFileExists { key }) if ctx.options.same_file_policy == SameFilePolicy::Ok => {
                bucket.get(&key).ok_or(ObjectError::NotFound { key })?
            }
            other => other?,
        };
        Ok(envelope::success(app, Views::new(ctx).upload_result(key, &stored.vid)))
    }
}
