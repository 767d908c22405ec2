//! `op=upload_slice`, the first generation's only slice operation.

use bytes::Bytes;
use serde::Serialize;

use crate::catalog::{cos_json as rows, limits};
use crate::domain::accounts::AccountOptions;
use crate::domain::ids::SessionId;
use crate::domain::store::error::SliceUploadError;
use crate::domain::store::files::Placing;
use crate::domain::store::object::Overwrite;
use crate::domain::store::upload::{Arrival, Finish, Plan, Upload};
use crate::domain::store::uploads::Begun;
use crate::services::cos_json::envelope;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::params::must_be_file;
use crate::services::cos_json::service::{Auth, CosJson, Params};
use crate::services::cos_json::views::Views;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Route, Verb};
use crate::wire::response::Response;

/// Opens or resumes a serial upload and answers where to go on; or brings its next slice, of which the last
/// makes the file.
///
/// Without content: `filesize`, `sha`, `slice_size` (default 1 MiB, brought into the limits), `insertOnly`
/// and `biz_attr` as in `upload_slice_init`. With content: `session`, `offset` and `filecontent` as in
/// `upload_slice_data`. Errors: -5972 unless the account's `legacy_v1` is on; else those of the two
/// operations.
pub(super) struct UploadSlice;

/// A call of either kind.
pub(super) enum Input {
    /// Opens or resumes an upload.
    Open(Plan),
    /// Brings a slice.
    Slice { session: SessionId, offset: i64, bytes: Bytes },
}

/// Where the client goes on.
#[derive(Serialize)]
struct Control<'a> {
    offset: u64,
    session: &'a SessionId,
    slice_size: u64,
}

#[derive(Serialize)]
struct Stored<'a> {
    offset: u64,
    session: &'a SessionId,
}

impl Operation for UploadSlice {
    type Service = CosJson;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: &[
            "filesize",
            "sha",
            "slice_size",
            "insertOnly",
            "biz_attr",
            "session",
            "offset",
            "filecontent",
        ],
        action: Some("name/cos:PutObject"),
        ..OperationSpec::new(
            "upload_slice",
            "First generation: opens a serial slice upload or brings its next slice.",
            "SDKs of the third generation (php3, py3); the manual of 2016 no longer has it",
            Route::Op(&[Verb::Post]),
        )
    };
    const AUTH: Auth = Auth::MultiEffect;

    fn parse(request: &Request<CosJson>) -> Result<Input, Error> {
        let (params, options) = (&request.params, &request.options);
        must_be_played(options)?;
        must_be_file(&request.target)?;
        // One client sends an empty part with the call that opens.
        if params.filecontent().is_ok_and(|content| !content.is_empty()) {
            let (session, offset, bytes) = (params.session()?, params.offset()?, params.slice()?);
            return Ok(Input::Slice { session, offset, bytes });
        }
        Ok(Input::Open(plan(params, options)?))
    }

    fn cost(_: &Ctx<CosJson>, _: &Input) -> Cost {
        Cost::Blocking
    }

    fn run(ctx: &Ctx<CosJson>, input: Input) -> Result<Response, Error> {
        match input {
            Input::Open(plan) => open(ctx, plan),
            Input::Slice { session, offset, bytes } => bring(ctx, &session, offset, bytes),
        }
    }
}

/// Refuses the operation where the first generation is not played.
pub(super) fn must_be_played(options: &AccountOptions) -> Result<(), Error> {
    if options.legacy_v1 {
        return Ok(());
    }
    let reason =
        "this is an operation of the first generation; use upload_slice_init, or set the account's legacy_v1";
    Err(Error::new(&rows::ERROR_CGI_UNSUPPORTED_METHOD, reason))
}

fn plan(params: &Params, options: &AccountOptions) -> Result<Plan, Error> {
    let filesize = params.filesize(options.max_filesize)?;
    let slice_size = match params.optional_number("slicesize", &rows::ERROR_CGI_REQ_PARAM)? {
        None => limits::SLICE_STEP,
        Some(size) => u64::try_from(size).unwrap_or(0),
    };
    let missing = || Error::new(&rows::ERROR_CGI_PARAM_MISSING_SHA, "sha is missing");
    Ok(Plan {
        filesize,
        slice_size: slice_size.clamp(limits::SLICE_MIN, limits::SLICE_MAX),
        sha: Some(params.sha()?.ok_or_else(missing)?),
        parts: None,
        overwrite: params.overwrite()?,
        biz_attr: params.biz_attr()?,
        serial: true,
        ttl: options.session_ttl,
    })
}

fn open(ctx: &Ctx<CosJson>, plan: Plan) -> Result<Response, Error> {
    let (app, bucket, key) = (&ctx.app, &ctx.caller.bucket, ctx.target.key());
    let now = app.clock.now();
    if let Some(upload) = bucket.open_upload(key, now) {
        return Ok(go_on(ctx, &upload));
    }
    let placing = Placing { options: &ctx.options, overwrite: plan.overwrite, now };
    let ids = (app.ids.session(), app.ids.vid(now));
    Ok(match bucket.begin_upload(key, plan, ids, &app.store.uploads, placing)? {
        Begun::Session(upload) => go_on(ctx, &upload),
        Begun::Instant(object) => Response {
            is_instant: true,
            ..envelope::success(app, Views::new(ctx).upload_result(key, &object.vid))
        },
    })
}

fn go_on(ctx: &Ctx<CosJson>, upload: &Upload) -> Response {
    let (offset, slice_size) = (upload.next_offset(), upload.plan.slice_size);
    envelope::success(&ctx.app, Control { offset, session: &upload.session, slice_size })
}

fn bring(ctx: &Ctx<CosJson>, session: &SessionId, offset: i64, bytes: Bytes) -> Result<Response, Error> {
    let (app, bucket, key) = (&ctx.app, &ctx.caller.bucket, ctx.target.key());
    let (uploads, now) = (&app.store.uploads, app.clock.now());
    let end = u64::try_from(offset).unwrap_or(0).saturating_add(bytes.len() as u64);
    let finish = match uploads.for_slice(session, &bucket.id, key, now) {
        Ok(upload) => {
            // Depending on the client, a slice's `sha` is its own or the file's.
            upload.add(Arrival { offset, bytes, sha: None, md5: None })?;
            let offset = upload.next_offset();
            if offset < upload.plan.filesize {
                return Ok(envelope::success(app, Stored { offset, session }));
            }
            Finish { filesize: upload.plan.filesize, sha: upload.plan.sha }
        }
        // The last slice may come again, as a finish may.
        Err(SliceUploadError::SessionClosed { .. }) => Finish { filesize: end, sha: None },
        Err(other) => return Err(other.into()),
    };
    let placing = Placing { options: &ctx.options, overwrite: Overwrite::Forbid, now };
    let vid = bucket.finish_upload(key, session, finish, app.ids.vid(now), uploads, placing)?;
    Ok(envelope::success(app, Views::new(ctx).upload_result(key, &vid)))
}
