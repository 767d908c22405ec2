//! The scripted bucket that the vendor's SDKs drive in their retry suites: the key names the behaviour. No account, no
//! bucket and no signature is needed.
//!
//! A first attempt is one without `x-cos-sdk-retry: true`, which all SDKs send from the second on. What the answers carry
//! and what they leave out is what the suites look at; read in their sources.

mod scripted_object;

use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS, HeaderValue,
    SERVER,
};
use http::{Method, StatusCode};

use crate::domain::App;
use crate::primitives::escape::decode_lenient;
use crate::services::operation::{About, Failure, Family};
use crate::wire::host::Role;
use crate::wire::read::Intake;
use crate::wire::request::{Address, RequestHead};
use crate::wire::response::Response;

/// The family.
pub static FAMILY: Family = Family {
    name: "error_bucket",
    operations: &[&scripted_object::OP],
    claims: |head| matches!(head.vendor.as_ref().map(|host| &host.role), Some(Role::ErrorBucket)),
    max_body: 64 * 1024 * 1024,
    intake: |_| Intake::Whole,
    adapt: |_| {},
    locate,
    identify: |_, _| Ok(&scripted_object::OP),
    about: |_, address, _| About { bucket: None, key: Some(address.key.clone()) },
    key_id: |_, _| None,
    step: |_, _| None,
    authorize: |_, _, _| Ok(()),
    encode,
    preflight,
    dress,
};

/// Any path: its first segment is the key.
fn locate(head: &RequestHead) -> Result<Address, Failure> {
    let key = head.path.trim_start_matches('/');
    Ok(Address { key: String::from_utf8_lossy(&decode_lenient(key)).into_owned(), ..Address::default() })
}

/// Only what has no script fails here.
fn encode(_: &App, _: &RequestHead, failure: &Failure) -> Response {
    let status = match failure {
        Failure::Plain { status, .. } => *status,
        _ if failure.is_memory() => StatusCode::SERVICE_UNAVAILABLE,
        Failure::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::BAD_REQUEST,
    };
    let mut response = Response::new(status, "");
    response.set_reason(failure.to_string());
    response
}

/// Ordinary success: a preflight is no attempt.
fn preflight(_: &App, head: &RequestHead) -> Response {
    let mut response = Response::new(StatusCode::OK, "");
    let usual = "x-cos-sdk-retry, authorization, content-type, cache-control";
    let asked = head.header(ACCESS_CONTROL_REQUEST_HEADERS);
    let allowed = asked.map_or_else(|| usual.to_owned(), |asked| format!("{usual}, {asked}"));
    response.set_text(ACCESS_CONTROL_ALLOW_HEADERS, &allowed);
    response.set(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, PUT, POST, DELETE, HEAD"));
    response.set(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    response
}

/// What every answer carries. A request id is none of it: whether there is one is part of the script.
fn dress(_: &App, head: &RequestHead, response: &mut Response) {
    response.set(SERVER, HeaderValue::from_static("tencent-cos"));
    let any = HeaderValue::from_static("*");
    let origin = head.headers.get(http::header::ORIGIN).cloned().unwrap_or(any);
    response.set(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    if head.method != Method::OPTIONS {
        let exposed =
            HeaderValue::from_static("ETag, x-cos-request-id, Content-Length, Date, x-cosplay-reason");
        response.set(ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
    }
}
