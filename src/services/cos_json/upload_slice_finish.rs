//! `op=upload_slice_finish`: turns the slices into the file. Sent again, it gets the same response.

use crate::domain::ids::SessionId;
use crate::domain::journal::step::Step;
use crate::domain::store::files::Placing;
use crate::domain::store::object::Overwrite;
use crate::domain::store::upload::Finish;
use crate::services::cos_json::envelope;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::params::must_be_file;
use crate::services::cos_json::service::{Auth, CosJson};
use crate::services::cos_json::views::Views;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Route, Verb};
use crate::wire::response::Response;

/// Turns the slices of an upload into the file.
///
/// `session`: as `upload_slice_init` answered it. `filesize`: bytes of the whole file, as at init. `sha`: its
/// SHA-1, as at init. Errors: -95 without a session; -4021, -5983, -94 and -4026 for one that is unknown,
/// over, another path's or dropped; -5971 and -5995 for the size; -175 if it has changed or slices are
/// missing; -29094 and -174 if the SHA-1 is missing or has changed; -4016 if the content has another.
pub(super) struct UploadSliceFinish;

/// The end of an upload.
pub(super) struct Input {
    session: SessionId,
    finish: Finish,
}

impl Operation for UploadSliceFinish {
    type Service = CosJson;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: &["session", "filesize", "sha"],
        action: Some("name/cos:CompleteMultipartUpload"),
        ..OperationSpec::new(
            "upload_slice_finish",
            "Turns the slices of an upload into the file.",
            "JSON API manual 2016, file interfaces: finish slice upload; \
             https://cloud.tencent.com/document/product/436/6074",
            Route::Op(&[Verb::Post]),
        )
    };
    const AUTH: Auth = Auth::MultiEffect;

    fn parse(request: &Request<CosJson>) -> Result<Input, Error> {
        let params = &request.params;
        must_be_file(&request.target)?;
        let session = params.session()?;
        let finish = Finish { filesize: params.filesize(u64::MAX)?, sha: params.sha()? };
        Ok(Input { session, finish })
    }

    fn step(_: &Request<CosJson>) -> Option<Step> {
        Some(Step::End)
    }

    fn cost(_: &Ctx<CosJson>, _: &Input) -> Cost {
        Cost::Blocking
    }

    fn run(ctx: &Ctx<CosJson>, Input { session, finish }: Input) -> Result<Response, Error> {
        let (app, bucket, key) = (&ctx.app, &ctx.caller.bucket, ctx.target.key());
        let now = app.clock.now();
        let placing = Placing { options: &ctx.options, overwrite: Overwrite::Forbid, now };
        let vid =
            bucket.finish_upload(key, &session, finish, app.ids.vid(now), &app.store.uploads, placing)?;
        Ok(envelope::success(app, Views::new(ctx).upload_result(key, &vid)))
    }
}
