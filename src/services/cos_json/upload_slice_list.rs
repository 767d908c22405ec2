//! `op=upload_slice_list`: the slices that an open upload has received, for a client that resumes.

use serde::Serialize;

use crate::domain::ids::SessionId;
use crate::domain::store::error::ObjectError;
use crate::services::cos_json::envelope;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::params::must_be_file;
use crate::services::cos_json::service::{Auth, CosJson};
use crate::services::cos_json::views::Views;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route, Verb};
use crate::wire::response::Response;

/// The slices of the upload that is open for a path; of one that has become a file, the file.
///
/// No parameters. Errors: -197 if there is neither.
pub(super) struct UploadSliceList;

#[derive(Serialize)]
struct Progress<'a> {
    filesize: u64,
    listparts: Vec<ListPart>,
    #[serde(skip_serializing_if = "Option::is_none")]
    serial_upload: Option<u8>,
    session: &'a SessionId,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha: Option<String>,
    slice_size: u64,
}

#[derive(Serialize)]
struct ListPart {
    datalen: u64,
    offset: u64,
}

impl Operation for UploadSliceList {
    type Service = CosJson;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:ListParts"),
        ..OperationSpec::new(
            "upload_slice_list",
            "Tells which slices of an open upload have been received.",
            "JSON API manual 2016, file interfaces: query uploaded slices (in the overview by GET)",
            Route::Op(&[Verb::Post, Verb::Get]),
        )
    };
    const AUTH: Auth = Auth::MultiEffect;

    fn parse(request: &Request<CosJson>) -> Result<(), Error> {
        must_be_file(&request.target)
    }

    fn run(ctx: &Ctx<CosJson>, (): ()) -> Result<Response, Error> {
        let (app, bucket, key) = (&ctx.app, &ctx.caller.bucket, ctx.target.key());
        if let Some(upload) = bucket.open_upload(key, app.clock.now()) {
            let slices = upload.progress().slices.into_iter();
            let progress = Progress {
                filesize: upload.plan.filesize,
                listparts: slices.map(|(offset, datalen)| ListPart { datalen, offset }).collect(),
                serial_upload: upload.plan.serial.then_some(1),
                session: &upload.session,
                sha: upload.plan.sha.map(|sha| sha.to_string()),
                slice_size: upload.plan.slice_size,
            };
            return Ok(envelope::success(app, progress));
        }
        let object = bucket.get(key).ok_or_else(|| ObjectError::NotFound { key: key.into() })?;
        Ok(envelope::success(app, Views::new(ctx).upload_result(key, &object.vid)))
    }
}
