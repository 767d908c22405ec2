//! From a reply to what hyper sends: the length, the date, the case of the names, and a body that is not copied.

use http::header::{CONTENT_LENGTH, DATE};
use http::{Response, StatusCode};
use hyper::ext::ReasonPhrase;

use super::date;
use super::departure::{Pieces, Shape};
use super::header_case;
use super::live::Live;
use super::patience::Phase;
use crate::wire::reply::Reply;

/// An answer that is ready to leave.
#[derive(Debug)]
pub(crate) struct Departing {
    /// The answer.
    pub reply: Reply,
    /// What its date says, Unix seconds.
    pub now: i64,
    /// How its body leaves.
    pub shape: Shape,
}

/// Makes the response hyper sends.
pub(crate) async fn make(departing: Departing, line: &Phase) -> Response<Pieces> {
    let Departing { reply: Reply { status, mut headers, body, stream, about: _ }, now, shape } = departing;
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
    let mut response = Response::new(match stream {
        None => Pieces::new(body, shape, line),
        Some(stream) => Pieces::live(Live::new(stream, line.clone())),
    });
    *response.status_mut() = status;
    if status.canonical_reason().is_none() {
        // The vendor's own statuses have no phrase; hyper would write a strange one.
        response.extensions_mut().insert(ReasonPhrase::from_static(b""));
    }
    *response.headers_mut() = headers;
    if let Some(header_case) = header_case {
        *response.extensions_mut() = header_case;
    }
    response
}
