//! GET Bucket location: the region a bucket lives in.

use http::StatusCode;

use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;
use crate::wire::xml;

/// Returns the region a bucket lives in: a `LocationConstraint`.
pub(crate) struct GetBucketLocation;

impl Operation for GetBucketLocation {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:GetBucketLocation"),
        ..OperationSpec::new(
            "get_bucket_location",
            "Tells the region a bucket lives in.",
            "XML API documentation: GET Bucket location",
            route(Verb::Get, Resource::Bucket, &["location"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Read);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let text = xml::text_document("LocationConstraint", &bucket.settings.region);
        Ok(Response::new(StatusCode::OK, text).typed("application/xml"))
    }
}
