//! DELETE Bucket: removes an empty bucket.

use http::StatusCode;

use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Removes an empty bucket. Errors: `BucketNotEmpty` while it holds objects, versions or open uploads.
pub(crate) struct DeleteBucket;

impl Operation for DeleteBucket {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:DeleteBucket"),
        statuses: &[204],
        ..OperationSpec::new(
            "delete_bucket",
            "Removes an empty bucket.",
            "XML API documentation: DELETE Bucket",
            route(Verb::Delete, Resource::Bucket, &[]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Own);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        ctx.app.store.delete_bucket(&bucket.id, ctx.app.clock.now())?;
        Ok(envelope::done(StatusCode::NO_CONTENT))
    }
}
