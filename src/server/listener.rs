//! Accepting connections and serving each one, until told to stop.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::departure::Cut;
use super::patience::{Patience, Patient, Phase};
use super::pipeline;
use super::shared::Shared;

/// Connections beyond the limit that are told so at the same time; further ones are closed at once.
const REFUSALS: usize = 64;

/// Accepts until told to stop. No failure to accept ends it: a moment later there may be room again.
pub(crate) async fn run(
    listener: TcpListener,
    shared: Arc<Shared>,
    slots: Arc<Semaphore>,
    mut stopped: watch::Receiver<bool>,
) {
    let refusals = Arc::new(Semaphore::new(REFUSALS));
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = told_to_stop(&mut stopped) => return,
        };
        match accepted {
            Ok((stream, _)) => match slots.clone().try_acquire_owned() {
                Ok(slot) => drop(tokio::spawn(serve(stream, shared.clone(), slot, stopped.clone()))),
                Err(_) => refuse(stream, &refusals, shared.limits.max_connections),
            },
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

/// Waits for the server to be stopped. A server that is gone counts as stopped.
///
/// It is asked each time its connection moves, always by the same task, so that registering once is enough: after that,
/// only a change is worth a look.
async fn told_to_stop(stopped: &mut watch::Receiver<bool>) {
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

/// Serves one connection to its end. When the server stops, requests under way are finished first.
async fn serve(
    stream: TcpStream,
    shared: Arc<Shared>,
    _slot: OwnedSemaphorePermit,
    mut stopped: watch::Receiver<bool>,
) {
    // Without it small answers wait for the acknowledgement of the one before; a socket that refuses still works.
    drop(stream.set_nodelay(true));
    let phase = Phase::default();
    let patience = Patience { head: shared.limits.head_timeout, idle: shared.limits.idle_timeout };
    let io = TokioIo::new(Patient::new(stream, patience, phase.clone()));
    let max_head = shared.limits.max_head;
    let service = service_fn(move |request| {
        phase.request_begins();
        let (shared, phase) = (shared.clone(), phase.clone());
        async move {
            let response = pipeline::answer(shared, &phase, request).await;
            match response {
                Err(Cut::Reset) => phase.reset(),
                _ => phase.request_ends(),
            }
            response
        }
    });
    let mut builder = http1::Builder::new();
    // A client may end its side once its request is whole (`nc` does) and still waits for the answer.
    builder.half_close(true);
    // Title case is right for most names; header_case.rs sees to the others.
    builder.title_case_headers(true).header_read_timeout(None).max_header_size(max_head);
    let mut connection = pin!(builder.serve_connection(io, service));
    let ended = tokio::select! {
        ended = connection.as_mut() => Some(ended),
        () = told_to_stop(&mut stopped) => None,
    };
    let ended = match ended {
        Some(ended) => ended,
        None => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// Says that there are too many connections, and closes.
fn refuse(mut stream: TcpStream, refusals: &Arc<Semaphore>, limit: usize) {
    let Ok(slot) = refusals.clone().try_acquire_owned() else { return };
    let sentence = format!("cosplay serves {limit} connections at a time (--max-connections); try again\n");
    let text = format!(
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n\
         Retry-After: 1\r\nConnection: close\r\n\r\n{sentence}",
        sentence.len()
    );
    let told = async move {
        stream.write_all(text.as_bytes()).await?;
        stream.shutdown().await?;
        // What the client has sent is read, or the close would destroy the answer on its way.
        let mut forgotten = [0; 4096];
        while stream.read(&mut forgotten).await? > 0 {}
        drop(slot);
        std::io::Result::Ok(())
    };
    tokio::spawn(tokio::time::timeout(Duration::from_secs(1), told));
}
