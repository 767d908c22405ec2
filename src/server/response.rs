//! From a reply to what hyper sends: the length, the date, the case of the names, and a body that is not copied.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, DATE};
use http::{Response, StatusCode};
use hyper::body::{Body, Frame, SizeHint};

use super::date;
use super::header_case;
use super::shared::Shared;
use crate::primitives::blob::Blob;
use crate::wire::reply::Reply;

/// The pieces of a blob, one frame each.
#[derive(Debug)]
pub struct Pieces {
    blob: Blob,
    next: usize,
    left: u64,
}

impl From<Blob> for Pieces {
    fn from(blob: Blob) -> Self {
        Self { left: blob.len(), next: 0, blob }
    }
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let next = self.blob.pieces().get(self.next).cloned();
        self.next += 1;
        self.left -= next.as_ref().map_or(0, |piece| piece.len() as u64);
        Poll::Ready(next.map(|piece| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// Makes the response hyper sends.
pub(crate) async fn make(shared: &Shared, reply: Reply) -> Response<Pieces> {
    let Reply { status, mut headers, body } = reply;
    if status != StatusCode::NO_CONTENT && status != StatusCode::NOT_MODIFIED {
        headers.insert(CONTENT_LENGTH, body.len().into());
    }
    if let Some(date) = date::header(shared.app.clock.now()) {
        headers.insert(DATE, date);
    }
    let header_case = header_case::extensions(&headers).await;
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    if let Some(header_case) = header_case {
        *response.extensions_mut() = header_case;
    }
    response
}
