//! Initiate Multipart Upload: opens an upload in parts. Several may be open for one key.

use crate::domain::journal::step::Step;
use crate::domain::store::object::{Attributes, Overwrite};
use crate::services::cos_xml::auth::acl_limit;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::header_fields::HeaderFields;
use crate::services::cos_xml::request::names::names;
use crate::services::cos_xml::request::{key, metadata, overwrite};
use crate::services::cos_xml::response::{envelope, views};
use crate::services::cos_xml::service::{Auth, CosXml, Need, route};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Resource, Verb};
use crate::wire::response::Response;

/// Opens an upload in parts. The headers are those of PUT Object and describe the object to be.
///
/// Errors: `KeyTooLong`, those of the description, `FileAlreadyExists`.
pub(crate) struct InitiateMultipartUpload;

impl Operation for InitiateMultipartUpload {
    type Service = CosXml;
    /// The attributes of the object to be.
    type Input = (Attributes, Overwrite);

    const SPEC: OperationSpec = OperationSpec {
        headers: names![metadata::HEADERS, [overwrite::HEADER]],
        action: Some("name/cos:InitiateMultipartUpload"),
        ..OperationSpec::new(
            "initiate_multipart_upload",
            "Opens an upload in parts.",
            "https://cloud.tencent.com/document/product/436/7746",
            route(Verb::Post, Resource::Object, &["uploads"]),
        )
    };
    const AUTH: Auth = Auth::Needs(Need::Write);

    fn parse(request: &Request<CosXml>) -> Result<Self::Input, Error> {
        key::check_length(request.target.key())?;
        let fields = HeaderFields::in_head(&request.head);
        Ok((metadata::attributes(&fields)?, overwrite::parse(&fields)?))
    }

    fn step(_: &Request<CosXml>) -> Option<Step> {
        Some(Step::Begin)
    }

    fn run(ctx: &Ctx<CosXml>, (mut attributes, overwrite): Self::Input) -> Result<Response, Error> {
        let (bucket, key) = ctx.target.open(&ctx.app)?;
        overwrite::check(&bucket, key, overwrite)?;
        acl_limit::check_object(&ctx.app, &bucket, key, &attributes.acl)?;
        metadata::settle(&bucket, &mut attributes, ctx.app.clock.now())?;
        let now = ctx.app.clock.now();
        let upload = bucket.initiate(key, attributes, ctx.app.ids.upload_id(now), now)?;
        let mut response = envelope::document("InitiateMultipartUploadResult", |x| {
            x.leaf("Bucket", bucket.id.to_string());
            x.leaf("Key", key);
            x.leaf("UploadId", &upload.id);
        });
        views::encryption(&mut response, upload.attributes.details.encryption.as_ref());
        Ok(response)
    }
}
