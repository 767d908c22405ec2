//! The COS XML API, fifth generation: objects, forms, uploads in parts, and buckets with their settings. One
//! operation, one file.

pub(crate) mod auth;
pub(crate) mod bucket;
mod error;
pub(crate) mod multipart;
pub(crate) mod object;
pub(crate) mod request;
pub(crate) mod response;
pub(crate) mod service;

use std::sync::Arc;

use crate::catalog::limits;
use crate::domain::App;
use crate::domain::accounts::{AccountOptions, TrafficLimit};
use crate::services::cos_xml::auth::{authorize, signature};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::traffic_limit::{self, Limit};
use crate::services::cos_xml::request::{address, params, router, s3_dialect, target, unread};
use crate::services::cos_xml::response::{common_headers, cors, envelope};
use crate::services::cos_xml::service::{Auth, Caller, CosXml, Params, Target};
use crate::services::service::{Endpoint, Request, Service, Unread};
use crate::services::spec::{OperationSpec, Precedence, Subject};
use crate::wire::read::{Intake, Received};
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

use crate::services::cos_xml::bucket::{
    bucket_accelerate, bucket_acl, bucket_cors, bucket_domain, bucket_encryption, bucket_intelligent_tiering,
    bucket_inventory, bucket_lifecycle, bucket_logging, bucket_object_lock, bucket_origin, bucket_policy,
    bucket_referer, bucket_replication, bucket_strict_signature, bucket_versioning, bucket_website, setting,
};
use crate::services::cos_xml::object::{object_acl, object_retention, symlink, tagging};

impl Service for CosXml {
    const NAME: &'static str = "cos_xml";
    const MAX_BODY: u64 = limits::XML_UPLOAD_MAX;
    const PRECEDENCE: Precedence = Precedence::Caller;
    const OPERATIONS: &'static [Endpoint<Self>] = &[
        Endpoint::of::<object::put_object::PutObject>(),
        Endpoint::of::<object::get_object::GetObject>(),
        Endpoint::of::<object::head_object::HeadObject>(),
        Endpoint::of::<object::website_page::GetWebsitePage>(),
        Endpoint::of::<object::delete_object::DeleteObject>(),
        Endpoint::of::<object::post_object::PostObject>(),
        Endpoint::of::<multipart::initiate_multipart_upload::InitiateMultipartUpload>(),
        Endpoint::of::<multipart::upload_part::UploadPart>(),
        Endpoint::of::<multipart::list_parts::ListParts>(),
        Endpoint::of::<multipart::complete_multipart_upload::CompleteMultipartUpload>(),
        Endpoint::of::<multipart::abort_multipart_upload::AbortMultipartUpload>(),
        Endpoint::of::<multipart::list_multipart_uploads::ListMultipartUploads>(),
        Endpoint::of::<multipart::upload_part_copy::UploadPartCopy>(),
        Endpoint::of::<object::put_object_copy::PutObjectCopy>(),
        Endpoint::of::<object::delete_multiple_objects::DeleteMultipleObjects>(),
        Endpoint::of::<object::append_object::AppendObject>(),
        Endpoint::of::<object::post_object_restore::PostObjectRestore>(),
        Endpoint::of::<symlink::PutSymlink>(),
        Endpoint::of::<symlink::GetSymlink>(),
        Endpoint::of::<object_acl::PutObjectAcl>(),
        Endpoint::of::<object_acl::GetObjectAcl>(),
        Endpoint::of::<tagging::PutObjectTagging>(),
        Endpoint::of::<tagging::GetObjectTagging>(),
        Endpoint::of::<tagging::DeleteObjectTagging>(),
        Endpoint::of::<bucket::get_service::GetService>(),
        Endpoint::of::<bucket::put_bucket::PutBucket>(),
        Endpoint::of::<bucket::head_bucket::HeadBucket>(),
        Endpoint::of::<bucket::delete_bucket::DeleteBucket>(),
        Endpoint::of::<bucket::get_bucket::GetBucket>(),
        Endpoint::of::<bucket::list_objects_v2::ListObjectsV2>(),
        Endpoint::of::<bucket::get_bucket_object_versions::GetBucketObjectVersions>(),
        Endpoint::of::<bucket::get_bucket_location::GetBucketLocation>(),
        Endpoint::of::<bucket_versioning::PutBucketVersioning>(),
        Endpoint::of::<bucket_versioning::GetBucketVersioning>(),
        Endpoint::of::<bucket_cors::PutBucketCors>(),
        Endpoint::of::<bucket_cors::GetBucketCors>(),
        Endpoint::of::<bucket_cors::DeleteBucketCors>(),
        Endpoint::of::<bucket_acl::PutBucketAcl>(),
        Endpoint::of::<bucket_acl::GetBucketAcl>(),
        Endpoint::of::<tagging::PutBucketTagging>(),
        Endpoint::of::<tagging::GetBucketTagging>(),
        Endpoint::of::<tagging::DeleteBucketTagging>(),
        Endpoint::of::<setting::Put<bucket_lifecycle::BucketLifecycle>>(),
        Endpoint::of::<setting::Get<bucket_lifecycle::BucketLifecycle>>(),
        Endpoint::of::<setting::Delete<bucket_lifecycle::BucketLifecycle>>(),
        Endpoint::of::<setting::Put<bucket_website::BucketWebsite>>(),
        Endpoint::of::<setting::Get<bucket_website::BucketWebsite>>(),
        Endpoint::of::<setting::Delete<bucket_website::BucketWebsite>>(),
        Endpoint::of::<bucket_policy::PutBucketPolicy>(),
        Endpoint::of::<bucket_policy::GetBucketPolicy>(),
        Endpoint::of::<bucket_policy::DeleteBucketPolicy>(),
        Endpoint::of::<setting::Put<bucket_encryption::BucketEncryption>>(),
        Endpoint::of::<setting::Get<bucket_encryption::BucketEncryption>>(),
        Endpoint::of::<setting::Delete<bucket_encryption::BucketEncryption>>(),
        Endpoint::of::<setting::Put<bucket_replication::BucketReplication>>(),
        Endpoint::of::<setting::Get<bucket_replication::BucketReplication>>(),
        Endpoint::of::<setting::Delete<bucket_replication::BucketReplication>>(),
        Endpoint::of::<setting::Put<bucket_referer::BucketReferer>>(),
        Endpoint::of::<setting::Get<bucket_referer::BucketReferer>>(),
        Endpoint::of::<setting::Delete<bucket_referer::BucketReferer>>(),
        Endpoint::of::<setting::Put<bucket_strict_signature::BucketStrictSignature>>(),
        Endpoint::of::<setting::Get<bucket_strict_signature::BucketStrictSignature>>(),
        Endpoint::of::<setting::Delete<bucket_strict_signature::BucketStrictSignature>>(),
        Endpoint::of::<setting::Put<bucket_origin::BucketOrigin>>(),
        Endpoint::of::<setting::Get<bucket_origin::BucketOrigin>>(),
        Endpoint::of::<setting::Delete<bucket_origin::BucketOrigin>>(),
        Endpoint::of::<bucket_domain::PutBucketDomain>(),
        Endpoint::of::<bucket_domain::GetBucketDomain>(),
        Endpoint::of::<bucket_domain::DeleteBucketDomain>(),
        Endpoint::of::<bucket_inventory::PutBucketInventory>(),
        Endpoint::of::<bucket_inventory::PostBucketInventory>(),
        Endpoint::of::<bucket_inventory::GetBucketInventory>(),
        Endpoint::of::<bucket_inventory::DeleteBucketInventory>(),
        Endpoint::of::<bucket_intelligent_tiering::PutBucketIntelligentTiering>(),
        Endpoint::of::<bucket_intelligent_tiering::GetBucketIntelligentTiering>(),
        Endpoint::of::<bucket_intelligent_tiering::PutBucketIntelligentTieringV2>(),
        Endpoint::of::<bucket_intelligent_tiering::GetBucketIntelligentTieringV2>(),
        Endpoint::of::<setting::Put<bucket_object_lock::BucketObjectLock>>(),
        Endpoint::of::<setting::Get<bucket_object_lock::BucketObjectLock>>(),
        Endpoint::of::<object_retention::PutObjectRetention>(),
        Endpoint::of::<object_retention::GetObjectRetention>(),
        Endpoint::of::<setting::Put<bucket_logging::BucketLogging>>(),
        Endpoint::of::<setting::Get<bucket_logging::BucketLogging>>(),
        Endpoint::of::<setting::Put<bucket_accelerate::BucketAccelerate>>(),
        Endpoint::of::<setting::Get<bucket_accelerate::BucketAccelerate>>(),
    ];

    type Target = Target;
    type Params = Params;
    type Auth = Auth;
    type Caller = Caller;
    type Error = Error;

    fn claims(head: &RequestHead) -> bool {
        address::claims(head)
    }

    fn adapt(head: &mut RequestHead) {
        s3_dialect::adapt(head);
    }

    fn intake(head: &RequestHead) -> Intake {
        params::intake(head)
    }

    fn target(app: &App, head: &RequestHead) -> Result<Target, Error> {
        target::resolve(app, head)
    }

    fn params(head: &RequestHead, _: &Target, received: Received) -> Params {
        params::read(head, received)
    }

    fn options(app: &App, target: &Target, _: &Params) -> Arc<AccountOptions> {
        options_of(app, target)
    }

    fn route(_: &App, request: &Request<Self>) -> Result<&'static Endpoint<Self>, Error> {
        router::route(request, Self::OPERATIONS)
    }

    fn unread(request: &Request<Self>, spec: &OperationSpec) -> Result<Vec<Unread>, Error> {
        unread::check(request, spec, Self::OPERATIONS)
    }

    fn arrival_rate(
        app: &App,
        head: &RequestHead,
        target: &Target,
        field: Option<(&str, &[u8])>,
    ) -> Option<u64> {
        let limit = match field {
            Some((name, value)) if name.eq_ignore_ascii_case(traffic_limit::NAME) => {
                Limit::parse(std::str::from_utf8(value).ok()?.trim())
            }
            Some(_) => None,
            None if head.has_body() && params::brings_content(head) => traffic_limit::of_head(head),
            None => None,
        };
        let Limit(rate) = limit?;
        (options_of(app, target).traffic_limit == TrafficLimit::Apply).then_some(rate)
    }

    /// The key of a form stands in the form.
    fn subject(_: &App, target: &Target, params: Option<&Params>) -> Subject {
        let in_form = || Some(params?.form.as_ref().ok()?.key.as_str());
        let key = Some(target.key()).filter(|key| !key.is_empty()).or_else(in_form);
        Subject { bucket: target.bucket_id().cloned(), key: key.map(str::to_owned), tenant: None }
    }

    fn secret_id(head: &RequestHead, params: Option<&Params>) -> Option<String> {
        signature::secret_id(head, params)
    }

    fn authenticate(app: &App, endpoint: &Endpoint<Self>, request: &Request<Self>) -> Result<Caller, Error> {
        let caller = authorize::authenticate(app, endpoint, request)?;
        params::check_stray_md5(endpoint.spec, request)?;
        Ok(caller)
    }

    fn respond(app: &App, head: &RequestHead, error: &Error) -> Response {
        envelope::error_response(app, head, error)
    }

    fn preflight(app: &App, head: &RequestHead) -> Response {
        cors::preflight(app, head)
    }

    fn add_common_headers(app: &App, head: &RequestHead, response: &mut Response) {
        common_headers::add(app, head, response);
    }
}

fn options_of(app: &App, target: &Target) -> Arc<AccountOptions> {
    target.bucket_id().map_or_else(AccountOptions::defaults, |id| app.options(id))
}
