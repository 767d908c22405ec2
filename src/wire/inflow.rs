//! A body on its way in, under every limit: size, memory, and patience.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::Body;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::primitives::memory::{MemoryFull, Meter, Reservation};

/// Why a body could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Longer than allowed.
    #[error("the body is longer than {limit} bytes")]
    TooLarge {
        /// Bytes allowed.
        limit: u64,
    },
    /// It stopped arriving.
    #[error("the body stood still for {seconds} s")]
    Stalled {
        /// How long nothing came.
        seconds: u64,
    },
    /// The client is gone.
    #[error("the body broke off: {0}")]
    Gone(String),
    /// It does not fit into memory.
    #[error(transparent)]
    MemoryFull(#[from] MemoryFull),
    /// Not a multipart form.
    #[error("not a sound multipart/form-data body: {0}")]
    Form(String),
    /// Not a JSON object.
    #[error("not a JSON object: {0}")]
    Json(String),
    /// Somebody who watches the body has ended it.
    #[error("the body was broken off by a fault rule")]
    Struck,
    /// A content type no parameters can be read from.
    #[error(
        "no parameters can be read from a body of type {0:?}; send multipart/form-data, application/json or application/x-www-form-urlencoded"
    )]
    ContentType(String),
}

/// What a body may take.
#[derive(Debug, Clone)]
pub struct Allowance {
    /// Most bytes.
    pub max_bytes: u64,
    /// Longest pause between two of them.
    pub patience: Duration,
    /// Whose memory it takes.
    pub meter: Meter,
}

/// Watches a body on its way in, and may hold it up or break it off at a byte of its choice.
pub trait Tap: Sync {
    /// Asked before anything behind `position` bytes is handed on.
    fn at(&self, position: u64) -> Touch;

    /// A parameter of the body is complete.
    fn learn(&self, name: &str, value: &[u8]);
}

/// What a tap wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    /// Hand on what comes, up to this position where there is one, and ask again there.
    Flow(Option<u64>),
    /// Wait, then ask again.
    Wait(Duration),
    /// Break it off.
    Break,
}

/// A body as the server receives it.
pub type Incoming<'a> = Pin<&'a mut (dyn Body<Data = Bytes, Error = hyper::Error> + Send)>;

/// A body on its way in. Every byte is within the limits and paid for before it is handed on.
pub struct Inflow<'a> {
    body: Incoming<'a>,
    allowance: Allowance,
    declared: Option<u64>,
    received: u64,
    held: Reservation,
    pause: Option<Pin<Box<Sleep>>>,
    waiting: bool,
    tap: Option<&'a dyn Tap>,
    /// Received and not handed on yet; only a tap leaves something here.
    kept: Bytes,
    /// What the tap waits for.
    hold: Option<Pin<Box<Sleep>>>,
}

impl<'a> Inflow<'a> {
    /// Checks the declared length and sets its memory aside.
    pub fn new(
        declared: Option<u64>,
        body: Incoming<'a>,
        allowance: Allowance,
        tap: Option<&'a dyn Tap>,
    ) -> Result<Self, ReadError> {
        let limit = allowance.max_bytes;
        if declared.is_some_and(|len| len > limit) {
            return Err(ReadError::TooLarge { limit });
        }
        let held = allowance.meter.reserve(declared.unwrap_or(0))?;
        let (kept, pause, hold) = (Bytes::new(), None, None);
        Ok(Self { body, allowance, declared, received: 0, held, pause, waiting: false, tap, kept, hold })
    }

    /// Bytes received so far.
    pub fn received(&self) -> u64 {
        self.received
    }

    /// Whoever watches.
    pub fn tap(&self) -> Option<&'a dyn Tap> {
        self.tap
    }

    /// The length the client declared.
    pub fn declared(&self) -> Option<u64> {
        self.declared
    }

    /// Ties memory that was set aside for the body to a part of it.
    pub fn seal(&mut self, buffer: Vec<u8>) -> Bytes {
        if buffer.is_empty() {
            return Bytes::new();
        }
        self.held.split(buffer.len() as u64).seal(buffer)
    }

    /// The next bytes, none at the end.
    pub fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, ReadError>>> {
        let bound = match self.poll_tap(cx) {
            Poll::Ready(Ok(bound)) => bound,
            Poll::Ready(Err(fault)) => return Poll::Ready(Some(Err(fault))),
            Poll::Pending => return Poll::Pending,
        };
        if self.kept.is_empty() {
            match self.poll_body(cx) {
                Poll::Ready(Some(Ok(data))) => self.kept = data,
                other => return other,
            }
        }
        let handed_on = self.received - self.kept.len() as u64;
        let room = bound.map_or(usize::MAX, |bound| (bound - handed_on) as usize);
        let next = self.kept.split_to(room.min(self.kept.len()));
        Poll::Ready(Some(Ok(next)))
    }

    /// What the tap wants before more is handed on: the position up to which it wants nothing more.
    fn poll_tap(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<u64>, ReadError>> {
        let Some(tap) = self.tap else { return Poll::Ready(Ok(None)) };
        let position = self.received - self.kept.len() as u64;
        loop {
            if let Some(hold) = &mut self.hold {
                ready!(hold.as_mut().poll(cx));
                self.hold = None;
            }
            match tap.at(position) {
                Touch::Flow(bound) => return Poll::Ready(Ok(bound.filter(|bound| *bound > position))),
                Touch::Wait(pause) => self.hold = Some(Box::pin(sleep_until(Instant::now() + pause))),
                Touch::Break => return Poll::Ready(Err(ReadError::Struck)),
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
                Poll::Pending => self.poll_patience(cx).map(|fault| Some(Err(fault))),
            };
        }
    }

    fn take(&mut self, data: Bytes) -> Result<Bytes, ReadError> {
        self.waiting = false;
        self.received += data.len() as u64;
        let limit = self.allowance.max_bytes;
        if self.received > limit {
            return Err(ReadError::TooLarge { limit });
        }
        if self.declared.is_none() {
            self.held.grow(data.len() as u64)?;
        }
        Ok(data)
    }

    fn poll_patience(&mut self, cx: &mut Context<'_>) -> Poll<ReadError> {
        let deadline = Instant::now() + self.allowance.patience;
        let pause = self.pause.get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        if !std::mem::replace(&mut self.waiting, true) {
            pause.as_mut().reset(deadline);
        }
        pause.as_mut().poll(cx).map(|()| ReadError::Stalled { seconds: self.allowance.patience.as_secs() })
    }

    /// All of it in one buffer.
    pub async fn collect(&mut self) -> Result<Bytes, ReadError> {
        let mut buffer = Vec::with_capacity(self.declared.unwrap_or(0) as usize);
        while let Some(data) = poll_fn(|cx| self.poll_next(cx)).await {
            buffer.extend_from_slice(&data?);
        }
        Ok(self.seal(buffer))
    }

    /// Reads on to the end and forgets what comes.
    pub async fn finish(&mut self) -> Result<(), ReadError> {
        while let Some(data) = poll_fn(|cx| self.poll_next(cx)).await {
            data?;
        }
        Ok(())
    }
}
