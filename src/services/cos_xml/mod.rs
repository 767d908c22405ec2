//! The COS XML API, fifth generation: objects, forms, uploads in parts, and buckets with their settings. One operation, one
//! file.

pub mod auth;
pub mod bucket;
pub mod multipart;
pub mod object;
pub mod request;
pub mod response;

use http::Method;
use http::header::CONTENT_TYPE;

use crate::catalog::{cos_xml as rows, limits};
use crate::domain::App;
use crate::domain::journal::step::Step;
use crate::primitives::escape::raw_pairs;
use crate::services::legacy::{Failure, Family, Operation, Place, Selector};
use crate::wire::read::Intake;
use crate::wire::request::{Request, RequestHead};

/// The family.
pub static FAMILY: Family = Family {
    name: "cos_xml",
    operations: &[
        &object::put_object::OP,
        &object::get_object::OP,
        &object::head_object::OP,
        &object::delete_object::OP,
        &object::post_object::OP,
        &multipart::initiate_multipart_upload::OP,
        &multipart::upload_part::OP,
        &multipart::list_parts::OP,
        &multipart::complete_multipart_upload::OP,
        &multipart::abort_multipart_upload::OP,
        &multipart::list_multipart_uploads::OP,
        &multipart::upload_part_copy::OP,
        &object::put_object_copy::OP,
        &object::delete_multiple_objects::OP,
        &object::append_object::OP,
        &object::post_object_restore::OP,
        &object::object_acl::PUT,
        &object::object_acl::GET,
        &object::tagging::PUT_OBJECT,
        &object::tagging::GET_OBJECT,
        &object::tagging::DELETE_OBJECT,
        &bucket::get_service::OP,
        &bucket::put_bucket::OP,
        &bucket::head_bucket::OP,
        &bucket::delete_bucket::OP,
        &bucket::get_bucket::OP,
        &bucket::list_objects_v2::OP,
        &bucket::get_bucket_object_versions::OP,
        &bucket::get_bucket_location::OP,
        &bucket::bucket_versioning::PUT,
        &bucket::bucket_versioning::GET,
        &bucket::bucket_cors::PUT,
        &bucket::bucket_cors::GET,
        &bucket::bucket_cors::DELETE,
        &bucket::bucket_acl::PUT,
        &bucket::bucket_acl::GET,
        &object::tagging::PUT_BUCKET,
        &object::tagging::GET_BUCKET,
        &object::tagging::DELETE_BUCKET,
        &bucket::bucket_documents::lifecycle::PUT,
        &bucket::bucket_documents::lifecycle::GET,
        &bucket::bucket_documents::lifecycle::DELETE,
        &bucket::bucket_documents::website::PUT,
        &bucket::bucket_documents::website::GET,
        &bucket::bucket_documents::website::DELETE,
        &bucket::bucket_documents::policy::PUT,
        &bucket::bucket_documents::policy::GET,
        &bucket::bucket_documents::policy::DELETE,
        &bucket::bucket_documents::encryption::PUT,
        &bucket::bucket_documents::encryption::GET,
        &bucket::bucket_documents::encryption::DELETE,
        &bucket::bucket_documents::replication::PUT,
        &bucket::bucket_documents::replication::GET,
        &bucket::bucket_documents::replication::DELETE,
        &bucket::bucket_documents::referer::PUT,
        &bucket::bucket_documents::referer::GET,
        &bucket::bucket_documents::origin::PUT,
        &bucket::bucket_documents::origin::GET,
        &bucket::bucket_documents::origin::DELETE,
        &bucket::bucket_documents::domain::PUT,
        &bucket::bucket_documents::domain::GET,
        &bucket::bucket_documents::domain::DELETE,
        &bucket::bucket_documents::logging::PUT,
        &bucket::bucket_documents::logging::GET,
        &bucket::bucket_documents::accelerate::PUT,
        &bucket::bucket_documents::accelerate::GET,
    ],
    claims: request::address::claims,
    max_body: limits::XML_UPLOAD_MAX,
    intake,
    adapt: request::s3_dialect::adapt,
    locate: request::address::locate,
    identify,
    about: request::target::about,
    key_id: auth::signature::key_id,
    step,
    authorize: auth::authorize::authorize,
    encode: response::envelope::encode,
    preflight: response::cors::preflight,
    dress: response::common_headers::dress,
};

/// Only a form is taken apart; everything else is content or XML, whatever type it is said to have.
fn intake(head: &RequestHead) -> Intake {
    let is_form = |kind: &str| kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data");
    let appends = raw_pairs(&head.query).any(|(name, _)| name == object::append_object::KEY);
    match head.method == Method::POST && !appends && head.header(CONTENT_TYPE).is_some_and(is_form) {
        true => Intake::Form,
        false => Intake::Whole,
    }
}

/// The operation whose method, place, query keys and header are there; of several the one that asks for most.
fn identify(app: &App, request: &Request) -> Result<&'static Operation, Failure> {
    let place = request::target::place(app, request)?;
    let fits = |operation: &&&'static Operation| selected(operation, place, request);
    let found = FAMILY.operations.iter().filter(fits).max_by_key(|operation| weight(operation));
    request::subresources::check(request, place, found.copied(), FAMILY.operations)?;
    found.copied().ok_or_else(|| {
        let reason =
            format!("{} is not a method of {}", request.head.method, request::subresources::describe(place));
        Failure::row(&rows::METHOD_NOT_ALLOWED, reason)
    })
}

fn selected(operation: &Operation, here: Place, request: &Request) -> bool {
    let Selector::Resource { method, place, keys, header } = &operation.selector else { return false };
    *method == request.head.method
        && *place == here
        && keys.iter().all(|key| request.fields.bytes(key).is_some())
        && header.is_none_or(|header| request.head.text(header).is_some())
}

/// How much an operation asks for.
fn weight(operation: &Operation) -> usize {
    match &operation.selector {
        Selector::Resource { keys, header, .. } => 2 * keys.len() + usize::from(header.is_some()),
        _ => 0,
    }
}

/// What a multipart upload's operations do for it.
fn step(operation: &Operation, request: &Request) -> Option<Step> {
    let is = |known: &Operation| std::ptr::eq(operation, known);
    match () {
        () if is(&multipart::initiate_multipart_upload::OP) => Some(Step::Begin),
        () if is(&multipart::complete_multipart_upload::OP) => Some(Step::End),
        () if is(&multipart::abort_multipart_upload::OP) => Some(Step::Abort),
        () if is(&object::put_object::OP) || is(&object::post_object::OP) => Some(Step::Whole),
        () if is(&multipart::upload_part::OP) || is(&multipart::upload_part_copy::OP) => {
            let at: u64 = request.fields.text("partnumber").ok()??.parse().ok()?;
            Some(Step::Piece { at, next: at.saturating_add(1) })
        }
        () => None,
    }
}
