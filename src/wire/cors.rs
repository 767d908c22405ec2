//! CORS headers. Browsers hide a response without them from the page, errors included.

use http::{HeaderValue, Method, header};

use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Whether this is a preflight request.
pub(crate) fn is_preflight(head: &RequestHead) -> bool {
    head.method == Method::OPTIONS
}

/// The request's origin, if it is among `origins` (empty: all).
fn allowed(head: &RequestHead, origins: &[String]) -> Option<HeaderValue> {
    let origin = head.headers.get(header::ORIGIN)?;
    let known = origins.is_empty()
        || origins.iter().any(|known| known == "*" || known.as_bytes() == origin.as_bytes());
    known.then(|| origin.clone())
}

/// Allows the requesting page to read the response.
pub(crate) fn mark(response: &mut Response, head: &RequestHead, origins: &[String]) {
    if let Some(origin) = allowed(head, origins) {
        response.set(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.set(header::VARY, HeaderValue::from_static("Origin"));
    }
}

/// Adds the headers of a preflight response beside the origin.
pub(crate) fn mark_preflight(response: &mut Response, head: &RequestHead, origins: &[String]) {
    if allowed(head, origins).is_none() {
        return;
    }
    let asked = head.headers.get(header::ACCESS_CONTROL_REQUEST_HEADERS).cloned();
    response.set(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST, OPTIONS, HEAD"));
    response.set(header::ACCESS_CONTROL_ALLOW_HEADERS, asked.unwrap_or(HeaderValue::from_static("*")));
    response.set(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
}
