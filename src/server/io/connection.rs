//! One connection from its first byte to its last: plain HTTP or TLS, and the tunnels that a proxy's client opens in it.
//!
//! What is spoken inside a tunnel is told by its first bytes as well, and served here: nothing leaves.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;

use http::Method;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use parking_lot::Mutex;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::OwnedSemaphorePermit;
use tokio_util::sync::CancellationToken;

use crate::server::exchange::pipeline;
use crate::server::io::connection_context::Arrival;
use crate::server::io::first_byte::Opened;
use crate::server::io::timeouts::{Patience, Patient, Phase};
use crate::server::proxy::tunnel;
use crate::server::response::shape::Cut;
use crate::server::shared::Shared;
use crate::server::tls;

/// What a connection and the tunnels in it have in common.
struct Line {
    shared: Arc<Shared>,
    arrival: Arrival,
    /// What the socket's patience goes by, whoever reads from it.
    phase: Phase,
    /// A token of its own: it is asked each time the connection moves, and a shared one has a lock that all would take.
    stop: CancellationToken,
    _slot: OwnedSemaphorePermit,
}

/// Serves a connection to its end, in a task of its own.
pub(crate) fn begin(stream: TcpStream, shared: Arc<Shared>, scripted: bool, slot: OwnedSemaphorePermit) {
    // Without it small answers wait for the acknowledgement of the one before; a socket that refuses still works.
    drop(stream.set_nodelay(true));
    // Who is gone already is noticed by the first read.
    let here = stream.local_addr().unwrap_or_else(|_| SocketAddr::from(([127, 0, 0, 1], 0)));
    let phase = Phase::default();
    let patience = Patience { head: shared.limits.head_timeout, idle: shared.limits.idle_timeout };
    let stream = Patient::new(stream, patience, phase.clone());
    let arrival = Arrival { here, secure: false, scripted, tunnelled: false };
    let (tasks, stop) = (shared.tasks.clone(), shared.stop.child_token());
    let line = Line { shared, arrival, phase, stop, _slot: slot };
    tasks.spawn(serve(stream, line));
}

/// Serves a stream to its end, and then the tunnel that has become of it.
///
/// All in one task, the one that the socket's patience wakes. Boxed, because a stream may become a tunnel, and a tunnel
/// is a stream.
fn serve<S>(stream: S, mut line: Line) -> Pin<Box<dyn Future<Output = ()> + Send>>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    Box::pin(async move {
        let opened = tokio::select! {
            opened = open(stream, &line) => opened,
            () = line.stop.cancelled() => return,
        };
        let ended = match opened {
            Ok(Opening::Plain(stream)) => answer(stream, &line).await,
            Ok(Opening::Tls(stream)) => {
                line.arrival.secure = true;
                answer(stream, &line).await
            }
            Err(error) => return tracing::debug!(%error, "a connection ended before its first request"),
        };
        match ended {
            Ok(None) => {}
            Ok(Some(tunnel)) => {
                line.arrival = Arrival { secure: false, tunnelled: true, ..line.arrival };
                serve(TokioIo::new(tunnel), line).await;
            }
            Err(error) => tracing::debug!(%error, "a connection ended early"),
        }
    })
}

/// What a stream turned out to speak.
enum Opening<S> {
    Plain(Opened<S>),
    Tls(Box<tokio_rustls::server::TlsStream<Opened<S>>>),
}

async fn open<S: AsyncRead + AsyncWrite + Unpin>(stream: S, line: &Line) -> io::Result<Opening<S>> {
    let stream = Opened::new(stream).await?;
    match stream.speaks_tls() {
        false => Ok(Opening::Plain(stream)),
        true => {
            let stream = tls::accept(stream, &line.shared.leaves, line.arrival.here.ip()).await?;
            Ok(Opening::Tls(Box::new(stream)))
        }
    }
}

/// Answers requests until the client has no more, or a tunnel begins.
async fn answer<S>(stream: S, line: &Line) -> hyper::Result<Option<Upgraded>>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let granted = Arc::new(Mutex::new(None));
    let service = service_fn(|request| {
        line.phase.request_begins();
        let (shared, phase, arrival) = (line.shared.clone(), line.phase.clone(), line.arrival);
        let granted = granted.clone();
        async move {
            let response = match *request.method() {
                Method::CONNECT => {
                    let (response, tunnel) = tunnel::answer(&shared, &phase, arrival, request).await;
                    *granted.lock() = tunnel;
                    Ok(response)
                }
                _ => pipeline::answer(shared, &phase, arrival, request).await,
            };
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
    builder.title_case_headers(true).header_read_timeout(None);
    builder.max_header_size(line.shared.limits.max_head);
    let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), service).with_upgrades());
    let ended = tokio::select! {
        ended = connection.as_mut() => Some(ended),
        () = line.stop.cancelled() => None,
    };
    match ended {
        Some(ended) => ended?,
        None => {
            line.phase.stop();
            connection.as_mut().graceful_shutdown();
            connection.await?;
        }
    }
    let tunnel = granted.lock().take();
    match tunnel {
        Some(tunnel) => tunnel.await.map(Some),
        None => Ok(None),
    }
}
