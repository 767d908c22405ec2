//! One object of the scripted bucket: its key says what becomes of the request.
//!
//! | key | first attempt | again |
//! |---|---|---|
//! | `<status>` | that status, without a request id; 301 and 302 with `Location: /200` | 200 |
//! | `<status>r` | that status, with a request id | 200 |
//! | `<status>l` | that status, without a request id | the same, for ever |
//! | `shutdown` | the connection is closed | 200 |
//! | `timeout` | silence, and then the connection is closed | 200 |
//! | any other | 404 | 200 |

use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, ETAG, HeaderName, HeaderValue, LOCATION};

use crate::domain::App;
use crate::domain::script::Attempt;
use crate::domain::store::content::Content;
use crate::services::error_bucket::error::Error;
use crate::services::error_bucket::service::ErrorBucket;
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Route, Verb};
use crate::wire::response::Response;

/// Plays the script that a key names.
pub(super) struct ScriptedObject;

/// An attempt at a scripted object.
pub(super) struct Input {
    /// `x-cos-sdk-retry: true`: not the first attempt.
    is_retry: bool,
    /// Content of a PUT or POST; none for other methods.
    content: Option<Bytes>,
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-cos-request-id");
const CRC64: HeaderName = HeaderName::from_static("x-cos-hash-crc64ecma");
const RETRY: HeaderName = HeaderName::from_static("x-cos-sdk-retry");
/// Pause before the connection is closed: longer than any suite waits.
const SILENCE: Duration = Duration::from_secs(35);
/// Content of an object that can be read.
const CONTENT: &str = "scripted by cosplay\n";

enum Script {
    Answers { status: StatusCode, with_id: bool, for_ever: bool },
    Shutdown,
    Timeout,
}

impl Script {
    fn parse(key: &str) -> Option<Self> {
        match key {
            "shutdown" => return Some(Self::Shutdown),
            "timeout" => return Some(Self::Timeout),
            _ => {}
        }
        let (digits, mode) = key.split_at_checked(3)?;
        let status: u16 = digits.parse().ok().filter(|status| (200..600).contains(status))?;
        let (with_id, for_ever) = match mode {
            "" => (false, false),
            "r" => (true, false),
            "l" => (false, true),
            _ => return None,
        };
        Some(Self::Answers { status: StatusCode::from_u16(status).ok()?, with_id, for_ever })
    }

    fn is_for_ever(&self) -> bool {
        matches!(self, Self::Answers { for_ever: true, .. })
    }
}

impl Operation for ScriptedObject {
    type Service = ErrorBucket;
    type Input = Input;

    const SPEC: OperationSpec = OperationSpec {
        headers: &["x-cos-sdk-retry"],
        ..OperationSpec::new(
            "scripted_object",
            "Does what its key says: 503 fails once without a request id, 503r with one, 503l for ever; \
             shutdown, timeout.",
            "retry suites of the vendor's Node.js, browser, Python, Go and Java SDKs",
            Route::Host,
        )
    };
    const AUTH: () = ();

    fn parse(request: &Request<ErrorBucket>) -> Result<Input, Error> {
        let retry = request.head.headers.get(RETRY);
        let stores = matches!(Verb::of(&request.head.method), Some(Verb::Put | Verb::Post));
        Ok(Input {
            is_retry: retry.is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"true")),
            content: stores.then(|| request.params.clone()),
        })
    }

    fn run(ctx: &Ctx<ErrorBucket>, input: Input) -> Result<Response, Error> {
        let (app, key) = (&*ctx.app, ctx.target.0.as_str());
        let (attempt, script) = (app.script.attempt(key, input.is_retry), Script::parse(key));
        let for_ever = script.as_ref().is_some_and(Script::is_for_ever);
        match (attempt, script) {
            (Attempt::Refused, _) => Ok(with_id(app, refused(StatusCode::BAD_REQUEST))),
            (Attempt::Succeeds, _) if !for_ever => Ok(with_id(app, success(input.content, StatusCode::OK))),
            (_, None) => Err(Error::NoScript(key.to_owned())),
            (_, Some(Script::Shutdown)) => Err(Error::NoAnswer(Duration::ZERO)),
            (_, Some(Script::Timeout)) => Err(Error::NoAnswer(SILENCE)),
            (_, Some(Script::Answers { status, with_id: id, .. })) => {
                let response =
                    if status.is_success() { success(input.content, status) } else { refused(status) };
                Ok(if id { with_id(app, response) } else { response })
            }
        }
    }
}

/// An object to read; or for a write, the digests of its content, which some clients compare.
fn success(content: Option<Bytes>, status: StatusCode) -> Response {
    if status == StatusCode::NO_CONTENT {
        return Response::new(status, "");
    }
    let body = if content.is_some() { "" } else { CONTENT };
    let content = content.unwrap_or(Bytes::from_static(CONTENT.as_bytes()));
    let content = Content::new(content.into());
    let mut response = Response::new(status, body);
    response.set_text(ETAG, &format!("\"{}\"", content.md5()));
    response.set(CRC64, content.crc64().0.into());
    response.set(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    response
}

/// No body: an id in an XML body would be one, too. 301 and 302 lead to `/200`: the browser suite's
/// XMLHttpRequest follows them, the other suites follow nothing.
fn refused(status: StatusCode) -> Response {
    let mut response = Response::new(status, "");
    if matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND) {
        response.set(LOCATION, HeaderValue::from_static("/200"));
    }
    response
}

fn with_id(app: &App, mut response: Response) -> Response {
    response.set_text(REQUEST_ID, &app.ids.request_id(app.clock.now()));
    response
}
