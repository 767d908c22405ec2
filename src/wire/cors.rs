//! CORS headers. Browsers must see them on every answer, errors included, or they hide the answer from the page.

use http::{HeaderValue, Method, header};

use super::call::Head;
use super::reply::Reply;

/// Whether this is a question a browser asks before the real request.
pub fn is_preflight(head: &Head) -> bool {
    head.method == Method::OPTIONS
}

/// Whether `origins` (all when empty) let the request's origin in.
fn allowed(head: &Head, origins: &[String]) -> Option<HeaderValue> {
    let origin = head.headers.get(header::ORIGIN)?;
    let known = origins.is_empty()
        || origins.iter().any(|known| known == "*" || known.as_bytes() == origin.as_bytes());
    known.then(|| origin.clone())
}

/// Marks an answer as readable for the page that asked.
pub fn mark(reply: &mut Reply, head: &Head, origins: &[String]) {
    if let Some(origin) = allowed(head, origins) {
        reply.set(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        reply.set(header::VARY, HeaderValue::from_static("Origin"));
    }
}

/// Adds what an answer to a preflight says besides the origin.
pub fn mark_preflight(reply: &mut Reply, head: &Head, origins: &[String]) {
    if allowed(head, origins).is_none() {
        return;
    }
    let asked = head.headers.get(header::ACCESS_CONTROL_REQUEST_HEADERS).cloned();
    reply.set(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST, OPTIONS, HEAD"));
    reply.set(header::ACCESS_CONTROL_ALLOW_HEADERS, asked.unwrap_or(HeaderValue::from_static("*")));
    reply.set(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
}
