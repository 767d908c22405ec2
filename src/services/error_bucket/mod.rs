//! The scripted bucket that the vendor's SDKs drive in their retry suites: the key names the behaviour. No
//! account, no bucket and no signature is needed.
//!
//! A first attempt is one without `x-cos-sdk-retry: true`, which all SDKs send from the second on. Headers
//! are those that the suites look at, read in their sources.

mod error;
mod scripted_object;
pub(crate) mod service;

use std::sync::Arc;

use bytes::Bytes;
use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS, HeaderValue,
    SERVER,
};
use http::{Method, StatusCode};

use crate::domain::App;
use crate::domain::accounts::AccountOptions;
use crate::primitives::escape::decode_lenient;
use crate::services::error_bucket::error::Error;
use crate::services::error_bucket::scripted_object::ScriptedObject;
use crate::services::error_bucket::service::{ErrorBucket, ScriptedKey};
use crate::services::service::{Endpoint, Request, Service};
use crate::services::spec::{Precedence, Subject};
use crate::wire::host::Role;
use crate::wire::read::{Intake, Received};
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

impl Service for ErrorBucket {
    const NAME: &'static str = "error_bucket";
    const MAX_BODY: u64 = 64 * 1024 * 1024;
    const PRECEDENCE: Precedence = Precedence::Input;
    const OPERATIONS: &'static [Endpoint<Self>] = &[Endpoint::of::<ScriptedObject>()];

    type Target = ScriptedKey;
    /// The body.
    type Params = Bytes;
    type Auth = ();
    type Caller = ();
    type Error = Error;

    fn claims(head: &RequestHead) -> bool {
        matches!(head.vendor.as_ref().map(|host| &host.role), Some(Role::ErrorBucket))
    }

    fn intake(_: &RequestHead) -> Intake {
        Intake::Whole
    }

    fn target(_: &App, head: &RequestHead) -> Result<ScriptedKey, Error> {
        let key = decode_lenient(head.path.trim_start_matches('/'));
        Ok(ScriptedKey(String::from_utf8_lossy(&key).into_owned()))
    }

    fn params(_: &RequestHead, _: &ScriptedKey, received: Received) -> Bytes {
        received.body
    }

    fn options(_: &App, _: &ScriptedKey, _: &Bytes) -> Arc<AccountOptions> {
        Arc::default()
    }

    fn route(_: &App, _: &Request<Self>) -> Result<&'static Endpoint<Self>, Error> {
        Ok(&Self::OPERATIONS[0])
    }

    fn subject(_: &App, target: &ScriptedKey, _: Option<&Bytes>) -> Subject {
        Subject { key: Some(target.0.clone()), ..Subject::default() }
    }

    fn secret_id(_: &RequestHead, _: Option<&Bytes>) -> Option<String> {
        None
    }

    fn authenticate(_: &App, _: &Endpoint<Self>, _: &Request<Self>) -> Result<(), Error> {
        Ok(())
    }

    fn respond(_: &App, _: &RequestHead, error: &Error) -> Response {
        let mut response = Response::new(error.status(), "");
        response.set_reason(error.to_string());
        response
    }

    /// A preflight is no attempt.
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

    /// A request id is not among them: whether there is one is part of the script.
    fn add_common_headers(_: &App, head: &RequestHead, response: &mut Response) {
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
}
