//! From a reply to what hyper sends: the length, the date, the case of the names, and a body that is not copied.

use http::StatusCode;
use http::header::{CONTENT_LENGTH, DATE};
use hyper::ext::ReasonPhrase;

use crate::server::io::header_case;
use crate::server::io::timeouts::Phase;
use crate::server::response::date;
use crate::server::response::live::Live;
use crate::server::response::shape::{Pieces, Shape};
use crate::wire::response::Response;

/// An answer that is ready to leave.
#[derive(Debug)]
pub(crate) struct Departing {
    /// The answer.
    pub response: Response,
    /// What its date says, Unix seconds.
    pub now: i64,
    /// How its body leaves.
    pub shape: Shape,
}

/// Makes the response hyper sends.
pub(crate) async fn make(departing: Departing, line: &Phase) -> http::Response<Pieces> {
    let Departing {
        response: Response { status, mut headers, body, stream, is_content: _, about: _ },
        now,
        shape,
    } = departing;
    if stream.is_none() && status != StatusCode::NO_CONTENT && status != StatusCode::NOT_MODIFIED {
        headers.insert(CONTENT_LENGTH, body.len().into());
    }
    // A fault rule may have given one.
    if !headers.contains_key(DATE)
        && let Some(date) = date::header(now)
    {
        headers.insert(DATE, date);
    }
    let header_case = header_case::extensions(&headers).await;
    let mut response = http::Response::new(match stream {
        None => Pieces::new(body, shape, line),
        Some(stream) => Pieces::live(Live::new(stream, line.clone())),
    });
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    if let Some(header_case) = header_case {
        *response.extensions_mut() = header_case;
    }
    if status.canonical_reason().is_none() {
        // The vendor's own statuses have no phrase; hyper would write `<none>`.
        response.extensions_mut().insert(ReasonPhrase::from_static(b""));
    }
    response
}
