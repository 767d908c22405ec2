//! `op=upload_slice_data`: brings one slice, in any order and on any connection.

use bytes::Bytes;
use serde::Serialize;

use crate::domain::ids::SessionId;
use crate::domain::journal::step::Step;
use crate::domain::store::upload::Arrival;
use crate::primitives::digest::Sha1;
use crate::services::cos_json::envelope;
use crate::services::cos_json::error::Error;
use crate::services::cos_json::params::must_be_file;
use crate::services::cos_json::service::{Auth, CosJson};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route, Verb};
use crate::wire::response::Response;

/// Brings one slice of an open upload. One that came before may come again with the same bytes.
///
/// `session`: as `upload_slice_init` answered it. `offset`: first byte, a multiple of the slice size.
/// `filecontent`: as many bytes as the slice size, fewer in the last slice. `sha`: SHA-1 of the whole file,
/// optional. `datamd5`: MD5 of the slice in hexadecimal, optional; one SDK sends it. Errors: -95 without a
/// session; -4013, -5983, -94 and -4026 for one that is unknown, over, another path's or dropped; -5992 and
/// -290 for the offset; -5990, -283, -5991 and -284 for the length; -5984 for another MD5; -4015 for other
/// bytes than before; -4014 and -4024 for the order of a serial upload.
pub(super) struct UploadSliceData;

/// A slice.
pub(super) struct Input {
    session: SessionId,
    offset: i64,
    bytes: Bytes,
    sha: Option<Sha1>,
    md5: Option<String>,
}

#[derive(Serialize)]
struct Stored<'a> {
    datalen: usize,
    datamd5: String,
    offset: i64,
    session: &'a SessionId,
}

impl Operation for UploadSliceData {
    type Service = CosJson;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        fields: &["session", "offset", "filecontent", "sha", "datamd5"],
        action: Some("name/cos:UploadPart"),
        ..OperationSpec::new(
            "upload_slice_data",
            "Brings one slice of an open upload.",
            "JSON API manual 2016, file interfaces: upload slices; captured 2018",
            Route::Op(&[Verb::Post]),
        )
    };
    const AUTH: Auth = Auth::MultiEffect;

    fn parse(request: &Request<CosJson>) -> Result<Input, Error> {
        let params = &request.params;
        must_be_file(&request.target)?;
        Ok(Input {
            session: params.session()?,
            sha: params.sha()?,
            offset: params.offset()?,
            bytes: params.slice()?,
            md5: params.text("datamd5")?.map(Into::into),
        })
    }

    fn step(request: &Request<CosJson>) -> Option<Step> {
        let at: u64 = request.params.text("offset").ok()??.parse().ok()?;
        let length = request.params.filecontent().map_or(0, |content| content.len() as u64);
        Some(Step::Piece { at, next: at.saturating_add(length) })
    }

    fn run(ctx: &Ctx<CosJson>, input: Input) -> Result<Response, Error> {
        let Input { session, offset, bytes, sha, md5 } = input;
        let (uploads, bucket, now) = (&ctx.app.store.uploads, &ctx.caller.bucket, ctx.app.clock.now());
        let upload = uploads.for_slice(&session, &bucket.id, ctx.target.key(), now)?;
        let datalen = bytes.len();
        let datamd5 = upload.add(Arrival { offset, bytes, sha, md5 })?.to_string();
        Ok(envelope::success(&ctx.app, Stored { datalen, datamd5, offset, session: &session }))
    }
}
