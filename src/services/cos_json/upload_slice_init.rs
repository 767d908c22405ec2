//! `op=upload_slice_init`: opens a slice upload, or ends it at once when the content is stored already.

use http::Method;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::catalog::{cos_json as rows, limits};
use crate::domain::App;
use crate::domain::accounts::AccountOptions;
use crate::domain::ids::SessionId;
use crate::domain::store::files::Placing;
use crate::domain::store::upload::{Part, Parts, Plan};
use crate::domain::store::uploads::Begun;
use crate::primitives::digest::Sha1;
use crate::services::cos_json::views::Views;
use crate::services::cos_json::{envelope, params};
use crate::services::legacy::{Auth, Failure, Operation, Selector, Weight};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Opens a slice upload.
pub static OP: Operation = Operation {
    name: "upload_slice_init",
    summary: "Opens a slice upload; content that is stored already becomes the file at once.",
    doc: "JSON API manual 2016, file interfaces: initialise slice upload; captured 2018",
    selector: Selector::Op(&[Method::POST]),
    auth: Auth::MultiEffect,
    check: |app, request| plan(app, request).map(drop),
    weight,
    run,
};

/// What a new session answers.
#[derive(Serialize)]
struct Opened<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    serial_upload: Option<u8>,
    session: &'a SessionId,
    slice_size: u64,
}

/// Looking for known content may hash what has never been asked for.
fn weight(app: &App, request: &Request) -> Weight {
    if app.store.unhashed.is_zero() {
        return Weight::Light;
    }
    match (params::bucket(app, request), params::sha(request), params::filesize(request)) {
        (Ok(bucket), Ok(Some(_)), Ok(filesize)) => Weight::of_hashing(bucket.contents.unhashed(filesize)),
        _ => Weight::Light,
    }
}

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let bucket = params::bucket(app, request)?;
    let options = params::options(app, request);
    let (plan, now) = (plan(app, request)?, app.clock.now());
    let (key, serial_upload) = (request.address.key.as_str(), plan.serial.then_some(1));
    let placing = Placing { options: &options, overwrite: plan.overwrite, now };
    let ids = (app.ids.session(), app.ids.vid(now));
    Ok(match bucket.begin_upload(key, plan, ids, &app.store.uploads, placing)? {
        Begun::Instant(object) => {
            envelope::success(app, Views::new(request, &bucket, &options).upload_result(key, &object.vid))
        }
        Begun::Session(upload) => {
            let slice_size = upload.plan.slice_size;
            envelope::success(app, Opened { serial_upload, session: &upload.session, slice_size })
        }
    })
}

/// The parameters, read and checked.
fn plan(app: &App, request: &Request) -> Result<Plan, Failure> {
    params::must_be_file(request)?;
    if request.fields.bytes("filecontent").is_some() {
        let reason = "an init carries no filecontent; send it with upload_slice_data";
        return Err(Failure::row(&rows::ERROR_PROXY_CONTINUE_TRANSFER_WITH_DATA, reason));
    }
    let options = params::options(app, request);
    let filesize = filesize(request, &options)?;
    let asked = slice_size(request)?;
    let sha = params::sha(request)?;
    Ok(Plan {
        filesize,
        slice_size: options.slice_size.unwrap_or(asked),
        sha,
        parts: parts(request, filesize, sha)?,
        overwrite: params::overwrite(request)?,
        biz_attr: params::biz_attr(request)?,
        serial: options.serial_upload,
        ttl: options.session_ttl,
    })
}

/// The file's length, within the account's ceiling.
pub fn filesize(request: &Request, options: &AccountOptions) -> Result<u64, Failure> {
    let filesize = params::filesize(request)?;
    if filesize > options.max_filesize {
        let reason =
            format!("filesize {filesize} is above the account's max_filesize {}", options.max_filesize);
        return Err(Failure::row(&rows::ERROR_CGI_FILESIZE, reason));
    }
    Ok(filesize)
}

fn slice_size(request: &Request) -> Result<u64, Failure> {
    let bad = &rows::ERROR_CGI_REQ_PARAM;
    let asked = params::number(request, "slicesize", bad, bad)?;
    let Some(size) = u64::try_from(asked).ok().filter(|size| *size >= limits::SLICE_MIN) else {
        let reason = format!("slice_size must be at least {}, not {asked}", limits::SLICE_MIN);
        return Err(Failure::row(&rows::ERROR_PROCESS_SLICE_TOO_SMALL, reason));
    };
    if size > limits::SLICE_MAX {
        let reason = format!("slice_size must be at most {}, not {size}", limits::SLICE_MAX);
        return Err(Failure::row(&rows::ERROR_CGI_SLICE, reason));
    }
    if size > limits::SLICE_STEP && size % limits::SLICE_STEP != 0 {
        let reason = format!("slice_size above {} must be a multiple of it, not {size}", limits::SLICE_STEP);
        return Err(Failure::row(&rows::ERROR_PROCESS_WRONG_SLICE_SIZE, reason));
    }
    Ok(size)
}

/// One entry of `uploadparts` as it travels: numbers may come as strings.
#[derive(Deserialize)]
struct SentPart {
    offset: Json,
    datalen: Json,
    #[serde(default)]
    datasha: Json,
}

fn whole(number: &Json) -> Option<u64> {
    number.as_u64().or_else(|| number.as_str()?.parse().ok())
}

/// The checked `uploadparts`, if there is one.
fn parts(request: &Request, filesize: u64, sha: Option<Sha1>) -> Result<Option<Parts>, Failure> {
    let Some(text) = params::text(request, "uploadparts")? else { return Ok(None) };
    let sha = sha
        .ok_or_else(|| Failure::row(&rows::ERROR_CGI_PARAM_MISSING_SHA, "uploadparts needs sha beside it"))?;
    let unsound = |reason: String| Failure::row(&rows::ERR_PARAM_INVALID, reason);
    let misfit =
        |why: String| unsound(format!("uploadparts is not an array of {{offset, datalen, datasha}}: {why}"));
    let sent: Vec<SentPart> = serde_json::from_str(&text).map_err(|error| misfit(error.to_string()))?;
    let parts = sent.iter().map(|part| {
        let (Some(offset), Some(datalen)) = (whole(&part.offset), whole(&part.datalen)) else {
            return Err(misfit(format!("offset {} or datalen {} is no length", part.offset, part.datalen)));
        };
        let bad = || {
            let reason = format!("the datasha at offset {offset} is not 40 hexadecimal digits");
            Failure::row(&rows::ERR_PARAM_INVALID_CHECK_SUM_SIZE_INVALID, reason)
        };
        let datasha = part.datasha.as_str().and_then(Sha1::from_hex).ok_or_else(bad)?;
        Ok(Part { offset, datalen, datasha })
    });
    let parts = parts.collect::<Result<Vec<_>, Failure>>()?;
    let parts = Parts::new(parts, filesize).ok_or_else(|| {
        unsound(format!("uploadparts does not cover the {filesize} bytes without gap or overlap"))
    })?;
    if let Some(last) = parts.last().filter(|last| *last != sha) {
        let reason = format!("the last datasha {last} must be the file's sha {sha}");
        return Err(Failure::row(&rows::ERROR_CMD_COS_SHA_NOT_EQU, reason));
    }
    Ok(Some(parts))
}
