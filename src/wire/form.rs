//! multipart/form-data (RFC 7578), as lenient as clients need: parts in any order, with or without file names
//! and content types, header names in any case, an extra line break before the first boundary.

use std::pin::Pin;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::Stream;
use multer::{Field, Multipart};

use crate::wire::body::{BodyReader, ReadError};

/// Most parts; no client sends a tenth of it.
const MAX_PARTS: usize = 1000;
/// Most bytes of a part's headers, and of what stands before the first boundary: multer searches them anew
/// with every frame.
const MAX_HEAD: usize = 16 * 1024;

/// A part of a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    pub name: String,
    pub file_name: Option<String>,
    pub content_type: Option<String>,
    pub content: Bytes,
}

/// Reads every part.
///
/// # Errors
/// A body beyond its limits or broken off, one that is no form, and a part without a name.
pub async fn read(body: &mut BodyReader<'_>, boundary: &str) -> Result<Vec<Part>, ReadError> {
    let mut expected = body.declared().unwrap_or(0);
    let hook = body.hook();
    let (steps, head) = (AtomicU64::new(0), AtomicUsize::new(0));
    let frames = Frames { body, paused: false, steps: &steps, starved_at: None, head: &head };
    let mut multipart = Multipart::new(frames, boundary);
    let mut parts = Vec::new();
    while let Some(field) = multipart.next_field().await.map_err(read_error)? {
        head.store(IN_CONTENT, Relaxed);
        if parts.len() == MAX_PARTS {
            return Err(ReadError::Form(format!("more than {MAX_PARTS} parts")));
        }
        let name =
            field.name().ok_or_else(|| ReadError::Form("a part has no readable name".into()))?.to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let content_type = field.content_type().map(ToString::to_string);
        let content = content(field, expected, &steps).await?;
        head.store(0, Relaxed);
        if let Some(hook) = hook {
            hook.learn(&name, &content);
        }
        expected = expected.saturating_sub(content.len() as u64);
        parts.push((Part { name, file_name, content_type, content: Bytes::new() }, content));
    }
    drop(multipart);
    let sealed = |(part, content)| Part { content: body.seal(content), ..part };
    Ok(parts.into_iter().map(sealed).collect())
}

/// A part's content in one buffer. `expected`, the rest of the body in bytes, bounds the initial capacity.
async fn content(mut field: Field<'_>, expected: u64, steps: &AtomicU64) -> Result<Vec<u8>, ReadError> {
    steps.fetch_add(1, Relaxed);
    let first = field.chunk().await.map_err(read_error)?.unwrap_or_default();
    steps.fetch_add(1, Relaxed);
    let Some(second) = field.chunk().await.map_err(read_error)? else { return Ok(first.to_vec()) };
    let so_far = first.len() + second.len();
    let mut buffer = Vec::with_capacity(so_far.max(expected as usize));
    buffer.extend_from_slice(&first);
    buffer.extend_from_slice(&second);
    drop((first, second));
    while let Some(chunk) = field.chunk().await.map_err(read_error)? {
        steps.fetch_add(1, Relaxed);
        buffer.extend_from_slice(&chunk);
    }
    /// Unused capacity in bytes from which the buffer is shrunk.
    const SLACK: usize = 64 * 1024;
    if buffer.capacity() - buffer.len() > SLACK {
        buffer.shrink_to_fit();
    }
    Ok(buffer)
}

/// Our own error where the stream failed, else the form's.
fn read_error(error: multer::Error) -> ReadError {
    let multer::Error::StreamReadFailed(cause) = error else {
        return ReadError::Form(error.to_string());
    };
    cause.downcast::<ReadError>().map_or_else(|other| ReadError::Gone(other.to_string()), |error| *error)
}

/// A body as the stream that multer reads.
///
/// multer reads frames until one is pending and parses them afterwards, so a fast client could fill its
/// buffer with the whole body. Here every frame is followed by one `Pending`: multer then parses each frame
/// as it comes.
///
/// With a hook on the body, a frame is parsed to its last byte before the next one: the parameters in it may
/// decide what happens next.
struct Frames<'a, 'b> {
    body: &'a mut BodyReader<'b>,
    paused: bool,
    /// Counts the items that multer has parsed.
    steps: &'a AtomicU64,
    /// The count at the last `Pending`; unchanged once multer has nothing left to parse.
    starved_at: Option<u64>,
    /// Bytes handed on since multer began to look for the end of a part's headers, or [`IN_CONTENT`].
    head: &'a AtomicUsize,
}

/// multer reads a part's content, which it does not keep.
const IN_CONTENT: usize = usize::MAX;

impl Frames<'_, '_> {
    /// Whether to return `Pending`.
    fn pauses(&mut self) -> bool {
        if std::mem::take(&mut self.paused) {
            return true;
        }
        let steps = self.steps.load(Relaxed);
        self.body.hook().is_some() && self.starved_at.replace(steps) != Some(steps)
    }
}

impl Stream for Frames<'_, '_> {
    type Item = Result<Bytes, ReadError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.pauses() {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let head = self.head.load(Relaxed);
        if (MAX_HEAD..IN_CONTENT).contains(&head) {
            return Poll::Ready(Some(Err(ReadError::Form(format!(
                "the headers of a part, or what stands before the first boundary, have more than {MAX_HEAD} \
                 bytes"
            )))));
        }
        let next = self.body.poll_next(cx);
        if let Poll::Ready(Some(Ok(data))) = &next {
            self.head.store(head.saturating_add(data.len()), Relaxed);
            (self.paused, self.starved_at) = (true, None);
        }
        next
    }
}
