//! `op=upload_slice_init`: opens a slice upload, or ends it at once when the content is stored already.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::catalog::{cos_json as rows, limits};
use crate::domain::ids::SessionId;
use crate::domain::journal::step::Step;
use crate::domain::store::files::Placing;
use crate::domain::store::upload::{Part, Parts, Plan};
use crate::domain::store::uploads::Begun;
use crate::primitives::digest::Sha1;
use crate::services::cos_json::envelope;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::params::must_be_file;
use crate::services::cos_json::service::{Auth, CosJson, Params};
use crate::services::cos_json::views::Views;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{Cost, OperationSpec, Route, Verb};
use crate::wire::response::Response;

/// Opens a slice upload; content that is stored already becomes the file at once.
///
/// `filesize`: bytes of the whole file, up to the account's `max_filesize`. `slice_size`: bytes of every
/// slice but the last, 64 KiB to 3 MiB, above 1 MiB a multiple of it. `sha`: SHA-1 of the whole file,
/// optional. `uploadparts`: a JSON array of `{offset, datalen, datasha}` that covers the file and needs
/// `sha`, optional; `datasha` is the running SHA-1 state after the part, of the last part the file's SHA-1.
/// `insertOnly`: 0 replaces a file that is there, default 1. `biz_attr`: free text, default empty. Errors:
/// -65 with content; -5971 and -5995 for `filesize`; -5992, -283, -5991 and -284 for `slice_size`; -168 for
/// `sha`; -5979, -174 and the two of `uploadparts` itself; -4019 if an upload is open for the path; -177 and
/// -178 if something is there.
pub(super) struct UploadSliceInit;

#[derive(Serialize)]
struct Opened<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    serial_upload: Option<u8>,
    session: &'a SessionId,
    slice_size: u64,
}

impl Operation for UploadSliceInit {
    type Service = CosJson;
    type Input = Plan;

    const SPEC: OperationSpec = OperationSpec {
        fields: &["filesize", "slice_size", "sha", "uploadparts", "insertOnly", "biz_attr"],
        action: Some("name/cos:InitiateMultipartUpload"),
        ..OperationSpec::new(
            "upload_slice_init",
            "Opens a slice upload; content that is stored already becomes the file at once.",
            "JSON API manual 2016, file interfaces: initialise slice upload; captured 2018",
            Route::Op(&[Verb::Post]),
        )
    };
    const AUTH: Auth = Auth::MultiEffect;

    fn parse(request: &Request<CosJson>) -> Result<Plan, Error> {
        let (params, options) = (&request.params, &request.options);
        must_be_file(&request.target)?;
        if params.filecontent().is_ok() {
            let reason = "an init carries no filecontent; send it with upload_slice_data";
            return Err(Error::new(&rows::ERROR_PROXY_CONTINUE_TRANSFER_WITH_DATA, reason));
        }
        let filesize = params.filesize(options.max_filesize)?;
        let asked = slice_size(params)?;
        let sha = params.sha()?;
        Ok(Plan {
            filesize,
            slice_size: options.slice_size.unwrap_or(asked),
            sha,
            parts: parts(params, filesize, sha)?,
            overwrite: params.overwrite()?,
            biz_attr: params.biz_attr()?,
            serial: options.serial_upload,
            ttl: options.session_ttl,
        })
    }

    fn step(_: &Request<CosJson>) -> Option<Step> {
        Some(Step::Begin)
    }

    /// The search for known content may hash what has no digest yet.
    fn cost(ctx: &Ctx<CosJson>, plan: &Plan) -> Cost {
        if ctx.app.store.unhashed.is_zero() || plan.sha.is_none() {
            return Cost::Inline;
        }
        Cost::of_bytes(ctx.caller.bucket.contents.unhashed(plan.filesize))
    }

    fn run(ctx: &Ctx<CosJson>, plan: Plan) -> Result<Response, Error> {
        let (app, bucket, key) = (&ctx.app, &ctx.caller.bucket, ctx.target.key());
        let (now, serial_upload) = (app.clock.now(), plan.serial.then_some(1));
        let placing = Placing { options: &ctx.options, overwrite: plan.overwrite, now };
        let ids = (app.ids.session(), app.ids.vid(now));
        let also = plan.sha.map(|_| Box::new(("CompleteMultipartUpload", bucket.id.clone(), key.to_owned())));
        let response = match bucket.begin_upload(key, plan, ids, &app.store.uploads, placing)? {
            Begun::Instant(object) => Response {
                is_instant: true,
                ..envelope::success(app, Views::new(ctx).upload_result(key, &object.vid))
            },
            Begun::Session(upload) => {
                let slice_size = upload.plan.slice_size;
                envelope::success(app, Opened { serial_upload, session: &upload.session, slice_size })
            }
        };
        Ok(Response { also, ..response })
    }
}

fn slice_size(params: &Params) -> Result<u64, Error> {
    let row = &rows::ERROR_CGI_REQ_PARAM;
    let asked = params.number("slicesize", row, row)?;
    let Some(size) = u64::try_from(asked).ok().filter(|size| *size >= limits::SLICE_MIN) else {
        let reason = format!("slice_size must be at least {}, not {asked}", limits::SLICE_MIN);
        return Err(Error::new(&rows::ERROR_PROCESS_SLICE_TOO_SMALL, reason));
    };
    if size > limits::SLICE_MAX {
        let reason = format!("slice_size must be at most {}, not {size}", limits::SLICE_MAX);
        return Err(Error::new(&rows::ERROR_CGI_SLICE, reason));
    }
    if size > limits::SLICE_STEP && size % limits::SLICE_STEP != 0 {
        let reason = format!("slice_size above {} must be a multiple of it, not {size}", limits::SLICE_STEP);
        return Err(Error::new(&rows::ERROR_PROCESS_WRONG_SLICE_SIZE, reason));
    }
    Ok(size)
}

/// An entry of `uploadparts` as it travels: numbers may come as strings.
#[derive(Deserialize)]
struct SentPart {
    offset: Json,
    datalen: Json,
    #[serde(default)]
    datasha: Json,
}

fn length(number: &Json) -> Option<u64> {
    number.as_u64().or_else(|| number.as_str()?.parse().ok())
}

impl SentPart {
    fn checked(&self) -> Result<Part, Error> {
        let (Some(offset), Some(datalen)) = (length(&self.offset), length(&self.datalen)) else {
            return Err(misfit(format!("offset {} or datalen {} is no length", self.offset, self.datalen)));
        };
        let Some(datasha) = self.datasha.as_str().and_then(Sha1::from_hex) else {
            let reason = format!("the datasha at offset {offset} is not 40 hexadecimal digits");
            return Err(Error::new(&rows::ERR_PARAM_INVALID_CHECK_SUM_SIZE_INVALID, reason));
        };
        Ok(Part { offset, datalen, datasha })
    }
}

fn misfit(why: String) -> Error {
    let reason = format!("uploadparts is not an array of {{offset, datalen, datasha}}: {why}");
    Error::new(&rows::ERR_PARAM_INVALID, reason)
}

/// The checked `uploadparts`, if there is one.
fn parts(params: &Params, filesize: u64, sha: Option<Sha1>) -> Result<Option<Parts>, Error> {
    let Some(text) = params.text("uploadparts")? else { return Ok(None) };
    let Some(sha) = sha else {
        return Err(Error::new(&rows::ERROR_CGI_PARAM_MISSING_SHA, "uploadparts needs sha beside it"));
    };
    let sent: Vec<SentPart> = serde_json::from_str(&text).map_err(|error| misfit(error.to_string()))?;
    let parts = sent.iter().map(SentPart::checked).collect::<Result<Vec<_>, Error>>()?;
    let Some(parts) = Parts::new(parts, filesize) else {
        let reason = format!("uploadparts does not cover the {filesize} bytes without gap or overlap");
        return Err(Error::new(&rows::ERR_PARAM_INVALID, reason));
    };
    if let Some(last) = parts.last().filter(|last| *last != sha) {
        let reason = format!("the last datasha {last} must be the file's sha {sha}");
        return Err(Error::new(&rows::ERROR_CMD_COS_SHA_NOT_EQU, reason));
    }
    Ok(Some(parts))
}
