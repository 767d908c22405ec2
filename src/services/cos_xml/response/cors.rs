//! CORS: as the bucket's rules say. A lenient bucket lets every page in, within the origins of its settings,
//! until it has rules; where there is no bucket, as on the service host, no page may call.
//!
//! Documented on the manual's pages of OPTIONS Object and PUT Bucket cors.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

use http::header::{self, HeaderName, HeaderValue};
use http::{Method, StatusCode};

use crate::catalog::cos_xml as rows;
use crate::domain::App;
use crate::domain::store::bucket::Bucket;
use crate::domain::store::cors::{Cors, CorsAnswer};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::target;
use crate::services::cos_xml::response::envelope;
use crate::wire::request::RequestHead;
use crate::wire::response::Response;

/// Response headers a page may read where the bucket has no rules. Browser SDKs need the first four.
const EXPOSED: &str = "ETag, x-cos-request-id, Content-Length, Date, x-cos-version-id, x-cos-hash-crc64ecma, \
    x-cos-delete-marker, x-cos-storage-class, x-cos-trace-id, x-cos-next-append-position, Location, Content-Range, \
    Accept-Ranges, Last-Modified, x-cosplay-reason";
const METHODS: &str = "GET, PUT, HEAD, POST, DELETE";
/// `Vary` of every response where the rules say `ResponseVary`.
const ALWAYS: &str = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

/// Headers that allow a page of some origin to call and to read the response.
struct CorsDecision {
    origin: HeaderValue,
    methods: String,
    exposed: String,
    /// Metadata may be read without being named.
    is_open: bool,
    max_age: u32,
    vary: bool,
}

/// The page that a request comes from, and the method that it calls.
#[derive(Debug)]
pub(crate) struct PageOrigin {
    /// `Origin`; none for a client that is no page.
    origin: Option<HeaderValue>,
    method: String,
}

impl PageOrigin {
    pub(crate) fn parse(head: &RequestHead) -> Self {
        let origin = head.headers.get(header::ORIGIN).cloned();
        Self { origin, method: head.method.as_str().to_owned() }
    }

    /// Lets the page read a response as `bucket` allows it now.
    pub(crate) fn allow(&self, bucket: &Bucket, response: &mut Response) {
        if let Some(decision) = self.decide(bucket, &[]) {
            decision.add_to(response);
        }
        if matches!(bucket.configuration.read().cors, Cors::Strict { vary: true, .. }) {
            response.set(header::VARY, HeaderValue::from_static(ALWAYS));
        }
    }

    /// Whether the bucket allows the page to call with these headers; none where it does not.
    fn decide(&self, bucket: &Bucket, asked: &[&str]) -> Option<CorsDecision> {
        let origin = self.origin.as_ref()?;
        let text = origin.to_str().ok()?;
        let configuration = bucket.configuration.read();
        let rule = match configuration.cors.answer(text, &self.method, asked) {
            CorsAnswer::Refused => return None,
            CorsAnswer::Rule(rule) => rule,
            CorsAnswer::Lenient => {
                let origins = &bucket.settings.cors_origins;
                let known = origins.is_empty() || origins.iter().any(|known| known == "*" || known == text);
                return known.then(|| CorsDecision::lenient(origin.clone()));
            }
        };
        let any = rule.origins.iter().any(|origin| origin == "*");
        Some(CorsDecision {
            origin: if any { HeaderValue::from_static("*") } else { origin.clone() },
            methods: rule.methods.join(","),
            exposed: rule.exposed.join(","),
            is_open: false,
            max_age: rule.max_age.unwrap_or(0),
            vary: !any,
        })
    }
}

/// The bucket that a request is for, if it exists where the host says.
fn bucket(app: &App, head: &RequestHead) -> Result<Arc<Bucket>, Error> {
    let target = target::resolve(app, head)?;
    let none =
        || Error::new(&rows::ACCESS_FORBIDDEN, "the service host answers no page: it has no CORS rules");
    target.bucket_id().ok_or_else(none)?;
    target.bucket(app)
}

impl CorsDecision {
    fn lenient(origin: HeaderValue) -> Self {
        let (methods, exposed) = (METHODS.into(), EXPOSED.into());
        Self { origin, methods, exposed, is_open: true, max_age: 600, vary: true }
    }

    fn add_to(&self, response: &mut Response) {
        response.set(header::ACCESS_CONTROL_ALLOW_ORIGIN, self.origin.clone());
        let mut exposed = self.exposed.clone();
        if self.is_open {
            let says = |name: &&HeaderName| {
                name.as_str().starts_with("x-cos-meta-") || **name == header::CONTENT_DISPOSITION
            };
            response.headers.keys().filter(says).for_each(|name| exposed += &format!(", {name}"));
        }
        if !exposed.is_empty() {
            response.set_text(header::ACCESS_CONTROL_EXPOSE_HEADERS, &exposed);
        }
        if self.vary {
            response.set(header::VARY, HeaderValue::from_static("Origin"));
        }
    }
}

/// Lets the page that asked read the response, errors included: browsers hide others. Where no bucket
/// answers, no page may read.
pub(crate) fn mark(app: &App, head: &RequestHead, response: &mut Response) {
    if head.method == Method::OPTIONS || response.headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN) {
        return;
    }
    if (head.headers.contains_key(header::ORIGIN) || app.store.may_vary.load(Relaxed))
        && let Ok(bucket) = bucket(app, head)
    {
        PageOrigin::parse(head).allow(&bucket, response);
    }
}

/// OPTIONS Object: whether a page may send what it is about to send.
pub(crate) fn preflight(app: &App, head: &RequestHead) -> Response {
    answer(app, head).unwrap_or_else(|error| envelope::error_response(app, head, &error))
}

fn answer(app: &App, head: &RequestHead) -> Result<Response, Error> {
    let bucket = bucket(app, head)?;
    let text = |name: HeaderName| head.header(name).unwrap_or_default();
    let method = text(header::ACCESS_CONTROL_REQUEST_METHOD);
    let asked: Vec<&str> = text(header::ACCESS_CONTROL_REQUEST_HEADERS)
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let known = Method::from_bytes(method.as_bytes()).is_ok();
    let page = PageOrigin { method: method.to_owned(), ..PageOrigin::parse(head) };
    let decision = page.decide(&bucket, &asked).filter(|_| known).ok_or_else(|| {
        let reason = format!(
            "no CORS rule of {} takes a {method:?} from the origin {:?} with the headers {asked:?}; \
             PUT ?cors sets rules, and a bucket made with \"cors\": \"lenient\" lets every page in",
            bucket.id,
            text(header::ORIGIN)
        );
        Error::new(&rows::ACCESS_FORBIDDEN, reason)
    })?;
    let mut response = envelope::done(StatusCode::OK);
    decision.add_to(&mut response);
    response.set_text(header::ACCESS_CONTROL_ALLOW_METHODS, &decision.methods);
    if !asked.is_empty() {
        response.set_text(header::ACCESS_CONTROL_ALLOW_HEADERS, &asked.join(","));
    }
    response.set_text(header::ACCESS_CONTROL_MAX_AGE, &decision.max_age.to_string());
    if decision.origin != "*" {
        response.set(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    }
    Ok(response)
}
