//! From a response value to the response that hyper sends: length, date, header case, and a body that is not
//! copied.

use http::StatusCode;
use http::header::{CONTENT_LENGTH, DATE};
use hyper::ext::ReasonPhrase;

use crate::primitives::time::UnixSeconds;
use crate::server::io::header_case;
use crate::server::io::timeouts::Phase;
use crate::server::response::date;
use crate::server::response::live::Live;
use crate::server::response::shape::{ResponseBody, Shape};
use crate::wire::response::Response;

/// A response that is ready to be sent.
#[derive(Debug)]
pub(crate) struct Departing {
    pub response: Response,
    pub shape: Shape,
    /// Number of the request's entry in the journal; 0 for none.
    pub entry: u64,
}

impl Departing {
    /// The response with all its headers: its length, and the date, unless a fault rule has set one.
    pub(crate) fn new(mut response: Response, now: UnixSeconds) -> Self {
        let Response { status, headers, body, stream, .. } = &mut response;
        if stream.is_none() && *status != StatusCode::NO_CONTENT && *status != StatusCode::NOT_MODIFIED {
            headers.insert(CONTENT_LENGTH, body.len().into());
        }
        if !headers.contains_key(DATE)
            && let Some(date) = date::header(now)
        {
            headers.insert(DATE, date);
        }
        Self { response, shape: Shape::default(), entry: 0 }
    }
}

/// Makes the response that hyper sends.
pub(crate) async fn make(departing: Departing, phase: &Phase) -> http::Response<ResponseBody> {
    let Departing { response: Response { status, headers, body, stream, .. }, shape, entry: _ } = departing;
    let header_case = header_case::extensions(&headers).await;
    let mut response = http::Response::new(match stream {
        None => ResponseBody::new(body, shape, phase),
        Some(stream) => ResponseBody::live(Live::new(stream, phase.clone())),
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
