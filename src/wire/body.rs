//! Reading a request body within its limits: size, memory, and time.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::Body;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::primitives::memory::{MemoryFull, Meter, Reservation};

/// An error of reading a request body.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("the body is longer than {limit} bytes")]
    TooLarge { limit: u64 },
    /// Nothing arrived for the time-out.
    #[error("the body stood still for {seconds} s")]
    Stalled { seconds: u64 },
    /// The connection broke.
    #[error("the body broke off: {0}")]
    Gone(String),
    #[error(transparent)]
    MemoryFull(#[from] MemoryFull),
    /// Not a multipart form.
    #[error("not a sound multipart/form-data body: {0}")]
    Form(String),
    /// Not a JSON object.
    #[error("not a JSON object: {0}")]
    Json(String),
    /// A hook aborted it.
    #[error("the body was broken off by a fault rule")]
    Aborted,
    /// No parameters can be read from this content type.
    #[error(
        "no parameters can be read from a body of type {0:?}; send multipart/form-data, application/json or \
         application/x-www-form-urlencoded"
    )]
    ContentType(String),
}

/// Limits of a request body.
#[derive(Debug, Clone)]
pub struct BodyLimits {
    pub max_bytes: u64,
    /// Longest pause between two bytes.
    pub timeout: Duration,
    /// Memory budget that the body is charged to.
    pub meter: Meter,
}

/// Observes a body while it is read, and may delay or abort it at any byte.
pub trait Hook: Sync {
    /// Called before bytes after `position` are handed on.
    fn at(&self, position: u64) -> HookAction;

    /// Called with each complete parameter of a form.
    fn learn(&self, name: &str, value: &[u8]);
}

/// Decision of a hook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HookAction {
    /// Hand on bytes, up to this position if there is one, then call the hook again.
    Continue(Option<u64>),
    /// Wait, then call the hook again.
    Wait(Duration),
    Abort,
}

/// A body as hyper receives it.
pub type Incoming<'a> = Pin<&'a mut (dyn Body<Data = Bytes, Error = hyper::Error> + Send)>;

/// Reads a request body. Every byte is within the limits and charged to the budget before it is handed on.
pub struct BodyReader<'a> {
    body: Incoming<'a>,
    limits: BodyLimits,
    declared: Option<u64>,
    received: u64,
    held: Reservation,
    pause: Option<Pin<Box<Sleep>>>,
    waiting: bool,
    hook: Option<&'a dyn Hook>,
    /// Received and not handed on yet; only a hook leaves something here.
    buffered: Bytes,
    /// Wait that the hook asked for.
    hook_pause: Option<Pin<Box<Sleep>>>,
}

impl<'a> BodyReader<'a> {
    /// Reserves nothing yet: a client that declares much and sends nothing takes no memory from others.
    ///
    /// # Errors
    /// A declared length beyond the limit or beyond what the budget has free.
    pub fn new(
        declared: Option<u64>,
        body: Incoming<'a>,
        limits: BodyLimits,
        hook: Option<&'a dyn Hook>,
    ) -> Result<Self, ReadError> {
        let limit = limits.max_bytes;
        if declared.is_some_and(|len| len > limit) {
            return Err(ReadError::TooLarge { limit });
        }
        limits.meter.check(declared.unwrap_or(0))?;
        let held = limits.meter.reserve(0)?;
        let (buffered, pause, hook_pause) = (Bytes::new(), None, None);
        Ok(Self {
            body,
            limits,
            declared,
            received: 0,
            held,
            pause,
            waiting: false,
            hook,
            buffered,
            hook_pause,
        })
    }

    /// Bytes received so far.
    pub fn received(&self) -> u64 {
        self.received
    }

    pub fn hook(&self) -> Option<&'a dyn Hook> {
        self.hook
    }

    /// `Content-Length` of the request.
    pub fn declared(&self) -> Option<u64> {
        self.declared
    }

    /// Moves the part of the reservation that `buffer` takes into the returned bytes.
    pub fn seal(&mut self, buffer: Vec<u8>) -> Bytes {
        if buffer.is_empty() {
            return Bytes::new();
        }
        self.held.split(buffer.len() as u64).seal(buffer)
    }

    /// Polls for the next bytes; none at the end.
    pub fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, ReadError>>> {
        let bound = match self.poll_hook(cx) {
            Poll::Ready(Ok(bound)) => bound,
            Poll::Ready(Err(error)) => return Poll::Ready(Some(Err(error))),
            Poll::Pending => return Poll::Pending,
        };
        if self.buffered.is_empty() {
            match self.poll_body(cx) {
                Poll::Ready(Some(Ok(data))) => self.buffered = data,
                ended @ (Poll::Ready(Some(Err(_)) | None) | Poll::Pending) => return ended,
            }
        }
        let handed_on = self.received - self.buffered.len() as u64;
        let room = bound.map_or(usize::MAX, |bound| (bound - handed_on) as usize);
        let next = self.buffered.split_to(room.min(self.buffered.len()));
        Poll::Ready(Some(Ok(next)))
    }

    /// Calls the hook until it lets bytes through; the position up to which they may be handed on.
    fn poll_hook(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<u64>, ReadError>> {
        let Some(hook) = self.hook else { return Poll::Ready(Ok(None)) };
        let position = self.received - self.buffered.len() as u64;
        loop {
            if let Some(pause) = &mut self.hook_pause {
                ready!(pause.as_mut().poll(cx));
                self.hook_pause = None;
            }
            match hook.at(position) {
                HookAction::Continue(bound) => {
                    return Poll::Ready(Ok(bound.filter(|bound| *bound > position)));
                }
                HookAction::Wait(pause) => {
                    self.hook_pause = Some(Box::pin(sleep_until(Instant::now() + pause)));
                }
                HookAction::Abort => return Poll::Ready(Err(ReadError::Aborted)),
            }
        }
    }

    fn poll_body(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, ReadError>>> {
        loop {
            return match self.body.as_mut().poll_frame(cx) {
                Poll::Ready(Some(Ok(frame))) => match frame.into_data() {
                    Ok(data) => Poll::Ready(Some(self.take(data))),
                    Err(_trailers) => continue,
                },
                Poll::Ready(Some(Err(error))) => Poll::Ready(Some(Err(ReadError::Gone(error.to_string())))),
                Poll::Ready(None) => Poll::Ready(None),
                Poll::Pending => self.poll_timeout(cx).map(|error| Some(Err(error))),
            };
        }
    }

    fn take(&mut self, data: Bytes) -> Result<Bytes, ReadError> {
        self.waiting = false;
        self.received += data.len() as u64;
        let limit = self.limits.max_bytes;
        if self.received > limit {
            return Err(ReadError::TooLarge { limit });
        }
        self.held.grow(data.len() as u64)?;
        Ok(data)
    }

    fn poll_timeout(&mut self, cx: &mut Context<'_>) -> Poll<ReadError> {
        let deadline = Instant::now() + self.limits.timeout;
        let pause = self.pause.get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        if !std::mem::replace(&mut self.waiting, true) {
            pause.as_mut().reset(deadline);
        }
        pause.as_mut().poll(cx).map(|()| ReadError::Stalled { seconds: self.limits.timeout.as_secs() })
    }

    /// Reads the whole body into one buffer.
    pub async fn collect(&mut self) -> Result<Bytes, ReadError> {
        let mut buffer = Vec::with_capacity(self.declared.unwrap_or(0) as usize);
        while let Some(data) = poll_fn(|cx| self.poll_next(cx)).await {
            buffer.extend_from_slice(&data?);
        }
        Ok(self.seal(buffer))
    }

    /// Reads and discards the rest.
    pub async fn finish(&mut self) -> Result<(), ReadError> {
        while let Some(data) = poll_fn(|cx| self.poll_next(cx)).await {
            data?;
        }
        Ok(())
    }
}
