//! HEAD Bucket: whether a bucket exists and may be used.

use http::StatusCode;
use http::header::{HeaderName, HeaderValue};

use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::response::envelope;
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Tells whether a bucket exists and may be used, its region, and in `x-cos-bucket-az-type` whether it has
/// several zones.
pub(crate) struct HeadBucket;

const BUCKET_AZ_TYPE: HeaderName = HeaderName::from_static("x-cos-bucket-az-type");
const BUCKET_REGION: HeaderName = HeaderName::from_static("x-cos-bucket-region");

impl Operation for HeadBucket {
    type Service = CosXml;
    type Input = ();

    const SPEC: OperationSpec = OperationSpec {
        action: Some("name/cos:HeadBucket"),
        ..OperationSpec::new(
            "head_bucket",
            "Tells whether a bucket is there.",
            "XML API documentation: HEAD Bucket",
            route(Verb::Head, Resource::Bucket, &[]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Read);

    fn parse(_: &Request<CosXml>) -> Result<(), Error> {
        Ok(())
    }

    fn run(ctx: &Ctx<CosXml>, (): ()) -> Result<Response, Error> {
        let bucket = ctx.target.bucket(&ctx.app)?;
        let mut response = envelope::done(StatusCode::OK);
        response.set_text(BUCKET_REGION, &bucket.settings.region);
        if bucket.configuration.read().multi_az {
            response.set(BUCKET_AZ_TYPE, HeaderValue::from_static("MAZ"));
        }
        Ok(response)
    }
}
