//! CORS headers. Browsers must see them on every answer, errors included, or they hide the answer from the page.

use http::{HeaderValue, Method, header};

use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Whether this is a question a browser asks before the real request.
pub fn is_preflight(head: &RequestHead) -> bool {
    head.method == Method::OPTIONS
}

/// Whether `origins` (all when empty) let the request's origin in.
fn allowed(head: &RequestHead, origins: &[String]) -> Option<HeaderValue> {
    let origin = head.headers.get(header::ORIGIN)?;
    let known = origins.is_empty()
        || origins.iter().any(|known| known == "*" || known.as_bytes() == origin.as_bytes());
    known.then(|| origin.clone())
}

/// Marks an answer as readable for the page that asked.
pub fn mark(response: &mut Response, head: &RequestHead, origins: &[String]) {
    if let Some(origin) = allowed(head, origins) {
        response.set(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.set(header::VARY, HeaderValue::from_static("Origin"));
    }
}

/// Adds what an answer to a preflight says besides the origin.
pub fn mark_preflight(response: &mut Response, head: &RequestHead, origins: &[String]) {
    if allowed(head, origins).is_none() {
        return;
    }
    let asked = head.headers.get(header::ACCESS_CONTROL_REQUEST_HEADERS).cloned();
    response.set(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST, OPTIONS, HEAD"));
    response.set(header::ACCESS_CONTROL_ALLOW_HEADERS, asked.unwrap_or(HeaderValue::from_static("*")));
    response.set(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
}
