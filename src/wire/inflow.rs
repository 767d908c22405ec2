//! A body on its way in, under every limit: size, memory, and patience.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};
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
}

impl<'a> Inflow<'a> {
    /// Checks the declared length and sets its memory aside.
    pub fn new(declared: Option<u64>, body: Incoming<'a>, allowance: Allowance) -> Result<Self, ReadError> {
        let limit = allowance.max_bytes;
        if declared.is_some_and(|len| len > limit) {
            return Err(ReadError::TooLarge { limit });
        }
        let held = allowance.meter.reserve(declared.unwrap_or(0))?;
        Ok(Self { body, allowance, declared, received: 0, held, pause: None, waiting: false })
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
