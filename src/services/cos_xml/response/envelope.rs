//! How the XML API words things: flat `<Error>` documents, and headers that every answer carries.
//!
//! `x-cos-error-code` is never sent with XML: an SDK would take it for the code and the whole body for the message.

use http::header::{CONNECTION, HeaderName, HeaderValue};
use http::{Method, StatusCode};

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::App;
use crate::domain::auth::xml_refusal::{Mismatch, Refusal};
use crate::domain::store::error::{
    AppendError, BucketError, CreateBucketError, DeleteBucketError, MultipartError, ObjectError, VersionError,
};
use crate::services::cos_xml::request::{address, target};
use crate::services::legacy::Failure;
use crate::wire::body::ReadError;
use crate::wire::request::RequestHead;
use crate::wire::response::Response;
use crate::wire::xml;

/// On every answer: some SDKs take one without it for a network fault.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-cos-request-id");
const TRACE_ID: HeaderName = HeaderName::from_static("x-cos-trace-id");
const STORAGE_CLASS: HeaderName = HeaderName::from_static("x-cos-storage-class");
const DELETE_MARKER: HeaderName = HeaderName::from_static("x-cos-delete-marker");
const VERSION_ID: HeaderName = HeaderName::from_static("x-cos-version-id");

/// An answer without a body.
pub fn done(status: StatusCode) -> Response {
    Response::new(status, "")
}

/// An answer with a document.
pub fn document(root: &str, fill: impl FnOnce(&mut xml::Writer)) -> Response {
    Response::new(StatusCode::OK, xml::document(root, fill)).typed("application/xml")
}

/// Words a failure.
pub fn encode(app: &App, head: &RequestHead, failure: &Failure) -> Response {
    let row = word(app, head, failure);
    let (request_id, trace_id) = (app.ids.request_id(app.clock.now()), app.ids.trace_id());
    let status = status(row, failure);
    let mut response = match status {
        _ if head.method == Method::HEAD || status == StatusCode::NOT_MODIFIED => done(status),
        _ => {
            let body = error(row, failure, &resource(head), &request_id, &trace_id);
            Response::new(status, body).typed("application/xml")
        }
    };
    response.set_text(REQUEST_ID, &request_id);
    response.set_text(TRACE_ID, &trace_id);
    mark(&mut response, failure);
    response.set_reason(failure.to_string());
    response
}

fn error(
    row: &ErrorRow,
    failure: &Failure,
    resource: &str,
    request_id: &str,
    trace_id: &str,
) -> bytes::Bytes {
    xml::document("Error", |x| {
        x.leaf("Code", row.wire.word().unwrap_or_default());
        x.leaf("Message", message(row, failure));
        if let Failure::XmlAuth(Refusal::Mismatch(mismatch)) = failure {
            explain(x, mismatch);
        }
        x.leaf("Resource", resource);
        x.leaf("RequestId", request_id);
        x.leaf("TraceId", trace_id);
    })
}

/// What the service has hashed, as the real one tells it for signatures of a request.
fn explain(x: &mut xml::Writer, mismatch: &Mismatch) {
    if let Some(http_string) = &mismatch.http_string {
        x.leaf("StringToSign", &mismatch.string_to_sign);
        x.leaf("FormatString", http_string);
    }
}

/// Host and path without the scheme; of a bucket the host alone. Never empty.
fn resource(head: &RequestHead) -> String {
    let host = head.vendor.as_ref().map_or(head.authority.as_str(), |vendor| &vendor.name);
    match head.path.as_str() {
        "/" if !host.is_empty() => host.to_owned(),
        path => format!("{host}{path}"),
    }
}

/// The row's message, its holes filled from what happened.
fn message(row: &ErrorRow, failure: &Failure) -> String {
    let holes: Vec<String> = match failure {
        Failure::XmlAuth(Refusal::PolicyConditionUnmet { name, value, .. }) => {
            vec![name.clone(), value.clone()]
        }
        Failure::XmlAuth(Refusal::PolicyExpired { expires, now }) => {
            vec![expires.to_string(), now.to_string()]
        }
        _ => Vec::new(),
    };
    fill(row.text, &holes)
}

/// A text with its holes (`<name>`) filled in order; what goes into one is not looked at again.
fn fill(template: &str, holes: &[String]) -> String {
    let (mut text, mut rest) = (String::with_capacity(template.len()), template);
    for hole in holes {
        let Some((before, behind)) = rest.split_once('<') else { break };
        text.push_str(before);
        text.push_str(hole);
        rest = behind.split_once('>').map_or("", |(_, after)| after);
    }
    text + rest
}

/// Headers that tell more about some failures.
fn mark(response: &mut Response, failure: &Failure) {
    match failure {
        Failure::Version(VersionError::Deleted { version, .. }) => {
            response.set(DELETE_MARKER, HeaderValue::from_static("true"));
            response.set_text(VERSION_ID, version);
        }
        Failure::Version(VersionError::Archived { class }) => response.set_text(STORAGE_CLASS, class),
        Failure::Read(_) => response.set(CONNECTION, HeaderValue::from_static("close")),
        _ => {}
    }
}

fn status(row: &ErrorRow, failure: &Failure) -> StatusCode {
    match failure {
        Failure::Plain { status, .. } => *status,
        _ => row.http.and_then(|status| StatusCode::from_u16(status).ok()).unwrap_or(StatusCode::BAD_REQUEST),
    }
}

/// The row that stands for a failure.
fn word(app: &App, head: &RequestHead, failure: &Failure) -> &'static ErrorRow {
    match failure {
        Failure::Row { row, .. } | Failure::Unplayed { row, .. } => row,
        Failure::MemoryFull(_) => &rows::SERVICE_UNAVAILABLE,
        Failure::Bucket(error) => word_bucket(error),
        Failure::CreateBucket(error) => word_create_bucket(error),
        Failure::DeleteBucket(error) => word_delete_bucket(error),
        Failure::Object(error) => word_object(error),
        Failure::Version(error) => word_version(error),
        Failure::Append(error) => word_append(error),
        Failure::Multipart(error) => word_multipart(error),
        Failure::XmlAuth(refusal) => word_auth(refusal),
        // The bucket is looked at before the form.
        Failure::Read(ReadError::Form(_)) if !bucket_exists(app, head) => &rows::NO_SUCH_BUCKET,
        Failure::Read(fault) => word_read(fault),
        Failure::JsonAuth(_)
        | Failure::VodAuth(_)
        | Failure::Path(_)
        | Failure::SliceUpload(_)
        | Failure::Plain { .. }
        | Failure::NoAnswer { .. }
        | Failure::Internal(_) => &rows::INTERNAL_ERROR,
    }
}

fn bucket_exists(app: &App, head: &RequestHead) -> bool {
    let address = address::locate(head).ok();
    address.is_some_and(|address| {
        target::of(app, &address).is_ok_and(|target| app.store.bucket(&target.id).is_ok())
    })
}

fn word_read(fault: &ReadError) -> &'static ErrorRow {
    match fault {
        ReadError::Form(_) | ReadError::Json(_) | ReadError::ContentType(_) => &rows::MALFORMED_POST_REQUEST,
        ReadError::TooLarge { .. } => &rows::ENTITY_TOO_LARGE_2,
        ReadError::MemoryFull(_) => &rows::SERVICE_UNAVAILABLE,
        ReadError::Stalled { .. } | ReadError::Aborted => &rows::REQUEST_TIMEOUT,
        ReadError::Gone(_) => &rows::INCOMPLETE_BODY,
    }
}

fn word_auth(refusal: &Refusal) -> &'static ErrorRow {
    use Refusal as R;
    match refusal {
        R::FieldMissing(_) | R::FieldMalformed { .. } | R::TokenMissing | R::PolicyConditionMissing(_) => {
            &rows::ACCESS_DENIED
        }
        R::UnknownSecretId(_) => &rows::INVALID_ACCESS_KEY_ID,
        R::Expired { .. } => &rows::ACCESS_DENIED_2,
        R::NotYetValid { .. } | R::ClockSkewed { .. } => &rows::REQUEST_TIME_TOO_SKEWED,
        R::TokenWrong => &rows::INVALID_TOKEN,
        R::TokenExpired { .. } => &rows::EXPIRED_TOKEN,
        R::Mismatch(_) | R::PayloadMismatch { .. } => &rows::SIGNATURE_DOES_NOT_MATCH,
        R::PolicyMalformed(_) => &rows::INVALID_POLICY_DOCUMENT,
        R::PolicyExpired { .. } => &rows::ACCESS_DENIED_4,
        R::PolicyConditionUnmet { .. } => &rows::ACCESS_DENIED_3,
        R::FileTooSmall { .. } => &rows::ENTITY_TOO_SMALL,
        R::FileTooLarge { .. } => &rows::ENTITY_TOO_LARGE,
    }
}

fn word_bucket(error: &BucketError) -> &'static ErrorRow {
    match error {
        BucketError::NotFound(_) | BucketError::Elsewhere { .. } => &rows::NO_SUCH_BUCKET,
    }
}

fn word_create_bucket(error: &CreateBucketError) -> &'static ErrorRow {
    match error {
        CreateBucketError::Exists(_) => &rows::BUCKET_ALREADY_OWNED_BY_YOU,
        CreateBucketError::MemoryFull(_) => &rows::SERVICE_UNAVAILABLE,
    }
}

fn word_delete_bucket(error: &DeleteBucketError) -> &'static ErrorRow {
    match error {
        DeleteBucketError::Bucket(error) => word_bucket(error),
        DeleteBucketError::NotEmpty(_) => &rows::BUCKET_NOT_EMPTY,
    }
}

fn word_object(error: &ObjectError) -> &'static ErrorRow {
    match error {
        ObjectError::Bucket(error) => word_bucket(error),
        ObjectError::NotFound { .. } => &rows::NO_SUCH_KEY,
        ObjectError::Exists { .. } => &rows::PATH_CONFLICT,
        ObjectError::MemoryFull(_) => &rows::SERVICE_UNAVAILABLE,
    }
}

/// The row of an error of one version.
pub fn word_version(error: &VersionError) -> &'static ErrorRow {
    match error {
        VersionError::Object(error) => word_object(error),
        VersionError::NotFound { .. } => &rows::NO_SUCH_VERSION,
        VersionError::Deleted { .. } => &rows::NO_SUCH_KEY,
        VersionError::Archived { .. } => &rows::INVALID_OBJECT_STATE,
    }
}

fn word_append(error: &AppendError) -> &'static ErrorRow {
    match error {
        AppendError::Object(error) => word_object(error),
        AppendError::NotAppendable { .. } => &rows::OBJECT_NOT_APPENDABLE,
        AppendError::Position { .. } => &rows::APPEND_POSITION_ERR,
    }
}

fn word_multipart(error: &MultipartError) -> &'static ErrorRow {
    match error {
        MultipartError::Object(error) => word_object(error),
        MultipartError::NoSuchUpload { .. } => &rows::NO_SUCH_UPLOAD,
        MultipartError::PartsOutOfOrder { .. } => &rows::INVALID_PART_ORDER,
        MultipartError::PartMissing { .. } => &rows::INVALID_PART,
        MultipartError::PartTooSmall { .. } => &rows::ENTITY_TOO_SMALL_2,
    }
}
