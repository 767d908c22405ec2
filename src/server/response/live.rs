//! Response bodies without an end: they are sent until the client disconnects or the server stops.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use tokio::time::{Instant, Sleep, sleep};

use crate::server::io::timeouts::Phase;
use crate::wire::stream::Stream;

/// Longest pause, filled by a comment; shorter than our idle time-out and that of most proxies.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// A body without an end, sent from a [`Stream`].
#[derive(Debug)]
pub(crate) struct Live {
    stream: Stream,
    phase: Phase,
    keep_alive: Pin<Box<Sleep>>,
}

impl Live {
    pub(crate) fn new(stream: Stream, phase: Phase) -> Self {
        Self { stream, phase, keep_alive: Box::pin(sleep(KEEP_ALIVE)) }
    }

    /// Polls for the next bytes; none once the server stops.
    pub(crate) fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Bytes>> {
        if self.phase.is_stopping() {
            return Poll::Ready(None);
        }
        let data = match self.stream.poll_next(cx) {
            Poll::Ready(data) => data,
            Poll::Pending => {
                std::task::ready!(self.keep_alive.as_mut().poll(cx));
                Bytes::from_static(self.stream.filler)
            }
        };
        self.keep_alive.as_mut().reset(Instant::now() + KEEP_ALIVE);
        Poll::Ready(Some(data))
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_silence_is_filled_until_the_server_stops() {
        let phase = Phase::default();
        let mut news = vec![Bytes::from_static(b"news")];
        let next = move |_: &mut Context<'_>| news.pop().map_or(Poll::Pending, Poll::Ready);
        let mut live = Live::new(Stream::new(next, b":"), phase.clone());
        let began = Instant::now();
        assert_eq!(poll_fn(|cx| live.poll_next(cx)).await.as_deref(), Some(&b"news"[..]));
        assert_eq!(began.elapsed(), Duration::ZERO);
        for count in 1..=3 {
            assert_eq!(poll_fn(|cx| live.poll_next(cx)).await.as_deref(), Some(&b":"[..]));
            assert_eq!(began.elapsed().as_secs(), (KEEP_ALIVE * count).as_secs());
        }
        phase.stop();
        assert_eq!(poll_fn(|cx| live.poll_next(cx)).await, None);
    }
}
