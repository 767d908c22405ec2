//! One object of the scripted bucket: its key says what becomes of the request.
//!
//! | key | first attempt | again |
//! |---|---|---|
//! | `<status>` | that status, without a request id | 200 |
//! | `<status>r` | that status, with a request id | 200 |
//! | `<status>l` | that status, without a request id | the same, for ever |
//! | `shutdown` | the connection is closed | 200 |
//! | `timeout` | silence, and then the connection is closed | 200 |
//! | any other | 404 | 200 |

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, ETAG, HeaderName, HeaderValue};
use http::{Method, StatusCode};

use crate::domain::App;
use crate::domain::script::Attempt;
use crate::domain::store::content::Content;
use crate::services::operation::{Auth, Failure, Operation, Selector, light};
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Plays the script.
pub static OP: Operation = Operation {
    name: "scripted_object",
    summary: "Does what its key says: 503 fails once without a request id, 503r with one, 503l for ever; shutdown, timeout.",
    doc: "retry suites of the vendor's Node.js, browser, Python, Go and Java SDKs",
    selector: Selector::Path(Method::GET, "/"),
    auth: Auth::Open,
    check: |_, _| Ok(()),
    weight: light,
    run,
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-cos-request-id");
const CRC64: HeaderName = HeaderName::from_static("x-cos-hash-crc64ecma");
const RETRY: HeaderName = HeaderName::from_static("x-cos-sdk-retry");
/// Longer than any of the suites waits for an answer.
const SILENCE: Duration = Duration::from_secs(35);
/// Content of an object that can be read.
const CONTENT: &str = "scripted by cosplay\n";

/// What a key says.
enum Script {
    Answers { status: StatusCode, with_id: bool, for_ever: bool },
    Shutdown,
    Timeout,
}

impl Script {
    fn read(key: &str) -> Option<Self> {
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

fn run(app: &App, request: &Request) -> Result<Response, Failure> {
    let key = request.address.key.as_str();
    let again =
        request.head.headers.get(RETRY).is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"true"));
    let (attempt, script) = (app.script.attempt(key, again), Script::read(key));
    let for_ever = script.as_ref().is_some_and(Script::is_for_ever);
    match (attempt, script) {
        (Attempt::Refused, _) => Ok(with_id(app, refusal(StatusCode::BAD_REQUEST))),
        (Attempt::Succeeds, _) if !for_ever => Ok(with_id(app, success(request, StatusCode::OK))),
        (_, None) => Err(Failure::Plain {
            status: StatusCode::NOT_FOUND,
            sentence: format!(
                "the key {key:?} names no behaviour; known: a status such as 503, with r for a request id or l for ever; shutdown; timeout"
            ),
        }),
        (_, Some(Script::Shutdown)) => Err(Failure::NoAnswer { after: Duration::ZERO }),
        (_, Some(Script::Timeout)) => Err(Failure::NoAnswer { after: SILENCE }),
        (_, Some(Script::Answers { status, with_id: id, .. })) => {
            let response = if status.is_success() { success(request, status) } else { refusal(status) };
            Ok(if id { with_id(app, response) } else { response })
        }
    }
}

/// Content that can be read; or the digests of content that came, which some clients compare.
fn success(request: &Request, status: StatusCode) -> Response {
    if status == StatusCode::NO_CONTENT {
        return Response::new(status, "");
    }
    let stored = request.head.method == Method::PUT || request.head.method == Method::POST;
    let content = if stored { request.body.clone() } else { Bytes::from_static(CONTENT.as_bytes()) };
    let content = Content::new(content.into());
    let mut response = Response::new(status, if stored { "" } else { CONTENT });
    response.set_text(ETAG, &format!("\"{}\"", content.md5()));
    response.set(CRC64, content.crc64().0.into());
    response.set(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    response
}

/// No body: an id in an XML body would be one, too. No `Location`: nobody shall follow.
fn refusal(status: StatusCode) -> Response {
    Response::new(status, "")
}

fn with_id(app: &App, mut response: Response) -> Response {
    response.set_text(REQUEST_ID, &app.ids.request_id(app.clock.now()));
    response
}
