//! How a task learns that the server is to stop.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use tokio::sync::watch;

/// Waits for the server to be stopped. A server that is gone counts as stopped.
///
/// It is asked each time its connection moves, always by the same task, so that registering once is enough: after that,
/// only a change is worth a look.
pub async fn told_to_stop(stopped: &mut watch::Receiver<bool>) {
    let changes = stopped.clone();
    let mut stop = pin!(stopped.wait_for(|stopped| *stopped));
    let mut registered = false;
    poll_fn(|cx| match registered && changes.has_changed().is_ok_and(|changed| !changed) {
        true => Poll::Pending,
        false => {
            registered = true;
            stop.as_mut().poll(cx).map(drop)
        }
    })
    .await;
}
