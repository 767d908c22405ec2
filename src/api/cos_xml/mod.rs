//! The COS XML API, fifth generation: objects, forms, uploads in parts, and buckets with their settings. One operation, one
//! file.

mod abort_multipart_upload;
mod address;
mod append_object;
mod authorize;
mod body;
mod bucket_acl;
mod bucket_cors;
mod bucket_documents;
mod bucket_versioning;
mod complete_multipart_upload;
mod conditions;
mod copy_source;
mod cors;
mod delete_bucket;
mod delete_multiple_objects;
mod delete_object;
mod dress;
mod envelope;
mod form;
mod form_signature;
mod get_bucket;
mod get_bucket_location;
mod get_bucket_object_versions;
mod get_object;
mod get_service;
mod grants;
mod head_bucket;
mod head_object;
mod initiate_multipart_upload;
mod list_multipart_uploads;
mod list_objects_v2;
mod list_parts;
mod lists;
mod metadata;
mod object_acl;
mod params;
mod parts;
mod post_object;
mod post_object_restore;
mod put_bucket;
mod put_object;
mod put_object_copy;
mod s3_dialect;
mod said;
mod signature;
mod subresources;
mod tagging;
mod target;
mod upload_part;
mod upload_part_copy;
mod views;

use http::Method;
use http::header::CONTENT_TYPE;

use super::operation::{Failure, Family, Operation, Place, Selector};
use crate::catalog::{cos_xml as rows, limits};
use crate::domain::App;
use crate::domain::journal::step::Step;
use crate::primitives::escape::raw_pairs;
use crate::wire::call::{Call, Head};
use crate::wire::read::Intake;

/// The family.
pub static FAMILY: Family = Family {
    name: "cos_xml",
    operations: &[
        &put_object::OP,
        &get_object::OP,
        &head_object::OP,
        &delete_object::OP,
        &post_object::OP,
        &initiate_multipart_upload::OP,
        &upload_part::OP,
        &list_parts::OP,
        &complete_multipart_upload::OP,
        &abort_multipart_upload::OP,
        &list_multipart_uploads::OP,
        &upload_part_copy::OP,
        &put_object_copy::OP,
        &delete_multiple_objects::OP,
        &append_object::OP,
        &post_object_restore::OP,
        &object_acl::PUT,
        &object_acl::GET,
        &tagging::PUT_OBJECT,
        &tagging::GET_OBJECT,
        &tagging::DELETE_OBJECT,
        &get_service::OP,
        &put_bucket::OP,
        &head_bucket::OP,
        &delete_bucket::OP,
        &get_bucket::OP,
        &list_objects_v2::OP,
        &get_bucket_object_versions::OP,
        &get_bucket_location::OP,
        &bucket_versioning::PUT,
        &bucket_versioning::GET,
        &bucket_cors::PUT,
        &bucket_cors::GET,
        &bucket_cors::DELETE,
        &bucket_acl::PUT,
        &bucket_acl::GET,
        &tagging::PUT_BUCKET,
        &tagging::GET_BUCKET,
        &tagging::DELETE_BUCKET,
        &bucket_documents::lifecycle::PUT,
        &bucket_documents::lifecycle::GET,
        &bucket_documents::lifecycle::DELETE,
        &bucket_documents::website::PUT,
        &bucket_documents::website::GET,
        &bucket_documents::website::DELETE,
        &bucket_documents::policy::PUT,
        &bucket_documents::policy::GET,
        &bucket_documents::policy::DELETE,
        &bucket_documents::encryption::PUT,
        &bucket_documents::encryption::GET,
        &bucket_documents::encryption::DELETE,
        &bucket_documents::replication::PUT,
        &bucket_documents::replication::GET,
        &bucket_documents::replication::DELETE,
        &bucket_documents::referer::PUT,
        &bucket_documents::referer::GET,
        &bucket_documents::origin::PUT,
        &bucket_documents::origin::GET,
        &bucket_documents::origin::DELETE,
        &bucket_documents::domain::PUT,
        &bucket_documents::domain::GET,
        &bucket_documents::domain::DELETE,
        &bucket_documents::logging::PUT,
        &bucket_documents::logging::GET,
        &bucket_documents::accelerate::PUT,
        &bucket_documents::accelerate::GET,
    ],
    claims: address::claims,
    max_body: limits::XML_UPLOAD_MAX,
    intake,
    adapt: s3_dialect::adapt,
    locate: address::locate,
    identify,
    about: target::about,
    key_id: signature::key_id,
    step,
    authorize: authorize::authorize,
    encode: envelope::encode,
    preflight: cors::preflight,
    dress: dress::dress,
};

/// Only a form is taken apart; everything else is content or XML, whatever type it is said to have.
fn intake(head: &Head) -> Intake {
    let is_form = |kind: &str| kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data");
    let appends = raw_pairs(&head.query).any(|(name, _)| name == append_object::KEY);
    match head.method == Method::POST && !appends && head.header(CONTENT_TYPE).is_some_and(is_form) {
        true => Intake::Form,
        false => Intake::Whole,
    }
}

/// The operation whose method, place, query keys and header are there; of several the one that asks for most.
fn identify(app: &App, call: &Call) -> Result<&'static Operation, Failure> {
    let place = target::place(app, call)?;
    let fits = |operation: &&&'static Operation| selected(operation, place, call);
    let found = FAMILY.operations.iter().filter(fits).max_by_key(|operation| weight(operation));
    subresources::check(call, place, found.copied(), FAMILY.operations)?;
    found.copied().ok_or_else(|| {
        let reason = format!("{} is not a method of {}", call.head.method, subresources::describe(place));
        Failure::row(&rows::METHOD_NOT_ALLOWED, reason)
    })
}

fn selected(operation: &Operation, here: Place, call: &Call) -> bool {
    let Selector::Resource { method, place, keys, header } = &operation.selector else { return false };
    *method == call.head.method
        && *place == here
        && keys.iter().all(|key| call.fields.bytes(key).is_some())
        && header.is_none_or(|header| call.head.text(header).is_some())
}

/// How much an operation asks for.
fn weight(operation: &Operation) -> usize {
    match &operation.selector {
        Selector::Resource { keys, header, .. } => 2 * keys.len() + usize::from(header.is_some()),
        _ => 0,
    }
}

/// What a multipart upload's operations do for it.
fn step(operation: &Operation, call: &Call) -> Option<Step> {
    let is = |known: &Operation| std::ptr::eq(operation, known);
    match () {
        () if is(&initiate_multipart_upload::OP) => Some(Step::Begin),
        () if is(&complete_multipart_upload::OP) => Some(Step::End),
        () if is(&abort_multipart_upload::OP) => Some(Step::Abort),
        () if is(&put_object::OP) || is(&post_object::OP) => Some(Step::Whole),
        () if is(&upload_part::OP) || is(&upload_part_copy::OP) => {
            let at: u64 = call.fields.text("partnumber").ok()??.parse().ok()?;
            Some(Step::Piece { at, next: at.saturating_add(1) })
        }
        () => None,
    }
}
