//! The body of an answer that goes on for as long as the client listens and the server runs.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use tokio::time::{Instant, Sleep, sleep};

use crate::server::io::timeouts::Phase;
use crate::wire::stream::Stream;

/// How long nothing may be said: well within the patience of ours, and of most proxies.
const SILENCE: Duration = Duration::from_secs(15);

/// A body without an end.
#[derive(Debug)]
pub struct Live {
    stream: Stream,
    line: Phase,
    silence: Pin<Box<Sleep>>,
}

impl Live {
    /// Sends what `stream` tells.
    pub fn new(stream: Stream, line: Phase) -> Self {
        Self { stream, line, silence: Box::pin(sleep(SILENCE)) }
    }

    /// The next bytes; none once the server stops.
    pub fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Bytes>> {
        if self.line.is_stopping() {
            return Poll::Ready(None);
        }
        let told = match self.stream.poll_next(cx) {
            Poll::Ready(told) => told,
            Poll::Pending => {
                std::task::ready!(self.silence.as_mut().poll(cx));
                Bytes::from_static(self.stream.filler)
            }
        };
        self.silence.as_mut().reset(Instant::now() + SILENCE);
        Poll::Ready(Some(told))
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_silence_is_filled_until_the_server_stops() {
        let line = Phase::default();
        let mut told = vec![Bytes::from_static(b"news")];
        let next = move |_: &mut Context<'_>| told.pop().map_or(Poll::Pending, Poll::Ready);
        let mut live = Live::new(Stream::new(next, b":"), line.clone());
        let began = Instant::now();
        assert_eq!(poll_fn(|cx| live.poll_next(cx)).await.as_deref(), Some(&b"news"[..]));
        assert_eq!(began.elapsed(), Duration::ZERO);
        for count in 1..=3 {
            assert_eq!(poll_fn(|cx| live.poll_next(cx)).await.as_deref(), Some(&b":"[..]));
            assert_eq!(began.elapsed().as_secs(), (SILENCE * count).as_secs());
        }
        line.stop();
        assert_eq!(poll_fn(|cx| live.poll_next(cx)).await, None);
    }
}
