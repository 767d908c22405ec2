//! Abort Multipart Upload: drops an upload and its parts.

use http::StatusCode;

use crate::domain::ids::UploadId;
use crate::domain::journal::step::Step;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::multipart::parts;
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Drops an upload and its parts.
///
/// `uploadId`: the upload. Errors: `NoSuchUpload`.
pub(crate) struct AbortMultipartUpload;

impl Operation for AbortMultipartUpload {
    type Service = CosXml;
    type Input = UploadId;

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:AbortMultipartUpload"),
        statuses: &[204],
        ..OperationSpec::new(
            "abort_multipart_upload",
            "Drops an upload and its parts.",
            "XML API documentation: Abort Multipart Upload",
            route(Verb::Delete, Resource::Object, &["uploadId"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Write);

    fn parse(request: &Request<CosXml>) -> Result<UploadId, Error> {
        parts::upload_id(&request.params.query)
    }

    fn step(_: &Request<CosXml>) -> Option<Step> {
        Some(Step::Abort)
    }

    fn run(ctx: &Ctx<CosXml>, id: UploadId) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        bucket.abort(key, &id)?;
        Ok(envelope::done(StatusCode::NO_CONTENT))
    }
}
