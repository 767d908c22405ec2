//! Accepting connections.

use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use crate::server::connection;
use crate::server::shared::Shared;

/// Most connections beyond the limit that are answered at the same time; further ones are closed at once.
const MAX_REFUSALS: usize = 64;

/// Accepts until the server stops. On a `scripted` listener every host is the error bucket. An error to
/// accept does not end it: a file descriptor may soon be free again.
pub(crate) async fn run(listener: TcpListener, shared: Arc<Shared>, scripted: bool) {
    let refusals = Arc::new(Semaphore::new(MAX_REFUSALS));
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = shared.stop.cancelled() => return,
        };
        match accepted {
            Ok((stream, _)) => match shared.slots.clone().try_acquire_owned() {
                Ok(slot) => connection::begin(stream, shared.clone(), scripted, slot),
                Err(_) => refuse(stream, &refusals, shared.limits.max_connections),
            },
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

/// Answers 503 and closes.
fn refuse(mut stream: TcpStream, refusals: &Arc<Semaphore>, limit: usize) {
    let Ok(slot) = refusals.clone().try_acquire_owned() else { return };
    let sentence = format!("cosplay serves {limit} connections at a time (--max-connections); try again\n");
    let text = format!(
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n\
         Retry-After: 1\r\nConnection: close\r\n\r\n{sentence}",
        sentence.len()
    );
    let respond = async move {
        stream.write_all(text.as_bytes()).await?;
        stream.shutdown().await?;
        // Unread request bytes would turn the close into a reset, which destroys the response on its way.
        let mut discarded = [0; 4096];
        while stream.read(&mut discarded).await? > 0 {}
        drop(slot);
        std::io::Result::Ok(())
    };
    tokio::spawn(tokio::time::timeout(Duration::from_secs(1), respond));
}
