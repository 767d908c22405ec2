//! Responses: flat `<Error>` documents, other documents, and responses without a body.
//!
//! `x-cos-error-code` is never sent with XML: an SDK would take it for the code and the whole body for the
//! message.

use http::header::{CONNECTION, HeaderName, HeaderValue};
use http::{Method, StatusCode};

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::App;
use crate::domain::auth::xml_refusal::{Mismatch, Refusal};
use crate::domain::store::error::VersionError;
use crate::primitives::escape::decode_lenient;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::target;
use crate::services::cos_xml::response::error_page::error_page;
use crate::wire::body::ReadError;
use crate::wire::host::VendorHost;
use crate::wire::request::RequestHead;
use crate::wire::response::Response;
use crate::wire::xml;

/// On every response: some SDKs take one without it for a network fault.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-cos-request-id");
const TRACE_ID: HeaderName = HeaderName::from_static("x-cos-trace-id");
const STORAGE_CLASS: HeaderName = HeaderName::from_static("x-cos-storage-class");
const DELETE_MARKER: HeaderName = HeaderName::from_static("x-cos-delete-marker");
const VERSION_ID: HeaderName = HeaderName::from_static("x-cos-version-id");

/// A response without a body.
pub(crate) fn done(status: StatusCode) -> Response {
    Response::new(status, "")
}

/// A success without a body, and what it has no effect on.
pub(crate) fn noted(note: &str) -> Response {
    let mut response = done(StatusCode::OK);
    response.set_note(note);
    response
}

/// Says what of a document that was stored never acts.
pub(crate) fn note_idle(response: &mut Response, idle: &[String]) {
    if !idle.is_empty() {
        response.set_note(format!("stored, but never acts: {}", idle.join("; ")));
    }
}

/// A response with a document.
pub(crate) fn document(root: &str, fill: impl FnOnce(&mut xml::Writer)) -> Response {
    Response::new(StatusCode::OK, xml::document(root, fill)).typed("application/xml")
}

/// The response to an error.
pub(crate) fn error_response(app: &App, head: &RequestHead, error: &Error) -> Response {
    // The bucket is looked at before the form.
    let is_of_form = matches!(error, Error::Read(ReadError::Form(_)));
    let row =
        if is_of_form && !bucket_exists(app, head) { &rows::NO_SUCH_BUCKET } else { error.catalog_row() };
    let (request_id, trace_id) = (app.ids.request_id(app.clock.now()), app.ids.trace_id());
    let status = row.http.and_then(|status| StatusCode::from_u16(status).ok());
    let status = status.unwrap_or(StatusCode::BAD_REQUEST);
    let mut response = if head.method == Method::HEAD || status == StatusCode::NOT_MODIFIED {
        done(status)
    } else if is_page(head) && status != StatusCode::METHOD_NOT_ALLOWED {
        let (code, text) = (row.wire.word().unwrap_or_default(), message(row, error));
        let items = [("Code", code), ("Message", &text), ("RequestId", &request_id), ("TraceId", &trace_id)];
        Response::new(status, error_page(status, items)).typed("text/html")
    } else {
        let body = error_document(row, error, &resource(&head.path), &request_id, &trace_id);
        Response::new(status, body).typed("application/xml")
    };
    response.set_text(REQUEST_ID, &request_id);
    response.set_text(TRACE_ID, &trace_id);
    mark(&mut response, error);
    response.code = Some(row.wire);
    response.set_reason(error.to_string());
    response
}

/// Whether a person asks for a page of a website. Clients of the API are told errors as everywhere.
fn is_page(head: &RequestHead) -> bool {
    head.method == Method::GET && head.vendor.as_ref().is_some_and(VendorHost::is_website)
}

fn bucket_exists(app: &App, head: &RequestHead) -> bool {
    let target = target::resolve(app, head);
    target.is_ok_and(|target| target.bucket_id().is_some_and(|id| app.store.bucket(id).is_ok()))
}

fn error_document(
    row: &ErrorRow,
    error: &Error,
    resource: &str,
    request_id: &str,
    trace_id: &str,
) -> bytes::Bytes {
    xml::document("Error", |x| {
        x.leaf("Code", row.wire.word().unwrap_or_default());
        x.leaf("Message", message(row, error));
        if let Error::Auth(Refusal::Mismatch(mismatch)) = error {
            explain(x, mismatch);
        }
        x.leaf("Resource", resource);
        x.leaf("RequestId", request_id);
        x.leaf("TraceId", trace_id);
    })
}

/// The strings that the server has hashed, which the vendor tells for signatures of a request.
fn explain(x: &mut xml::Writer, mismatch: &Mismatch) {
    if let Some(http_string) = &mismatch.http_string {
        x.leaf("StringToSign", &mismatch.string_to_sign);
        x.leaf("FormatString", http_string);
    }
}

/// The path, percent-decoded, with `+` as it stands (seen since 2023; until then the host stood before it).
/// Characters that XML cannot carry stay encoded.
fn resource(path: &str) -> String {
    let encoded = |bytes: &[u8]| bytes.iter().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let mut text = String::with_capacity(path.len());
    for chunk in decode_lenient(path).utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'.. => text.push(character),
                other => text += &encoded(other.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        text += &encoded(chunk.invalid());
    }
    text
}

/// The row's message, its holes filled.
fn message(row: &ErrorRow, error: &Error) -> String {
    let holes: Vec<String> = match error {
        Error::Auth(Refusal::PolicyConditionUnmet { name, value, .. }) => {
            vec![name.clone(), value.clone()]
        }
        Error::Auth(Refusal::PolicyExpired { expires, now }) => {
            vec![expires.to_string(), now.to_string()]
        }
        Error::CannedAcl { word, .. } => vec![word.clone()],
        Error::Row { .. }
        | Error::Unsupported { .. }
        | Error::Bucket(_)
        | Error::CreateBucket(_)
        | Error::DeleteBucket(_)
        | Error::Object(_)
        | Error::Append(_)
        | Error::Multipart(_)
        | Error::Auth(_)
        | Error::Internal(_)
        | Error::Version(_)
        | Error::Read(_) => Vec::new(),
    };
    fill(row.text, &holes)
}

/// A text with its holes (`<name>`) filled in order; text that was filled in is not searched for holes.
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

/// Adds the headers that belong to some errors.
fn mark(response: &mut Response, error: &Error) {
    match error {
        Error::Version(VersionError::Deleted { version, .. }) => {
            response.set(DELETE_MARKER, HeaderValue::from_static("true"));
            response.set_text(VERSION_ID, version);
        }
        Error::Version(VersionError::Archived { class }) => response.set_text(STORAGE_CLASS, class),
        Error::Read(_) => response.set(CONNECTION, HeaderValue::from_static("close")),
        Error::Row { .. }
        | Error::Unsupported { .. }
        | Error::Bucket(_)
        | Error::CreateBucket(_)
        | Error::DeleteBucket(_)
        | Error::Object(_)
        | Error::Append(_)
        | Error::Multipart(_)
        | Error::Auth(_)
        | Error::Internal(_)
        | Error::CannedAcl { .. }
        | Error::Version(_) => {}
    }
}
