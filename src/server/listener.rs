//! Accepting connections.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use http::StatusCode;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use crate::server::io::first_byte;
use crate::server::shared::Shared;
use crate::server::{below, connection, tls};

/// Most connections beyond the limit that are answered at the same time; further ones are closed at once.
const MAX_REFUSALS: usize = 64;
/// Time in which a client beyond the limit shows whether it speaks TLS.
const HELLO: Duration = Duration::from_millis(200);
/// Least time between two log lines about connections that cannot be accepted.
const TELL_AGAIN: Duration = Duration::from_mins(1);

/// Accepts until the server stops. On a `scripted` listener every host is the error bucket. An error to
/// accept does not end it: a file descriptor may soon be free again.
pub(crate) async fn run(listener: TcpListener, shared: Arc<Shared>, scripted: bool) {
    let refusals = Arc::new(Semaphore::new(MAX_REFUSALS));
    let mut told: Option<Instant> = None;
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = shared.stop.cancelled() => return,
        };
        match accepted {
            Ok((stream, _)) => match shared.slots.clone().try_acquire_owned() {
                Ok(slot) => connection::begin(stream, shared.clone(), scripted, slot),
                Err(_) => refuse(stream, &refusals, &shared),
            },
            Err(error) => {
                if told.is_none_or(|told| told.elapsed() >= TELL_AGAIN) {
                    told = Some(Instant::now());
                    tracing::warn!(%error, "connections cannot be accepted; told once a minute");
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

/// Answers 503, in TLS where the client speaks it, and closes.
fn refuse(stream: TcpStream, refusals: &Arc<Semaphore>, shared: &Arc<Shared>) {
    let Ok(slot) = refusals.clone().try_acquire_owned() else { return };
    let limit = shared.limits.max_connections;
    let reason = format!("cosplay serves {limit} connections at a time (--max-connections); try again");
    let shared = shared.clone();
    let respond = async move {
        let _slot = slot;
        let here = stream.local_addr()?.ip();
        // A client that waits for the server's word gets it in plain.
        let mut first = [0];
        drop(tokio::time::timeout(HELLO, stream.peek(&mut first)).await);
        let text = below::answer(&shared.app, StatusCode::SERVICE_UNAVAILABLE, &reason);
        if first_byte::is_tls(first[0]) {
            let stream = tls::accept(stream, &shared.leaves, here).await.map_err(io::Error::other)?;
            say(stream, &text).await
        } else {
            say(stream, &text).await
        }
    };
    tokio::spawn(tokio::time::timeout(Duration::from_secs(1), respond));
}

async fn say(mut stream: impl AsyncRead + AsyncWrite + Unpin, text: &[u8]) -> io::Result<()> {
    stream.write_all(text).await?;
    stream.shutdown().await?;
    // Unread request bytes would turn the close into a reset, which destroys the response on its way.
    let mut discarded = [0; 4096];
    while stream.read(&mut discarded).await? > 0 {}
    Ok(())
}
