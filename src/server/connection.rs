//! One connection: plain HTTP or TLS, and the CONNECT tunnels inside it.
//!
//! A tunnel is served here as well, plain or TLS by its first bytes: nothing is forwarded.

use std::future::Future;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

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

use crate::domain::App;
use crate::server::below::Explained;
use crate::server::exchange::answer;
use crate::server::io::connection_context::Arrival;
use crate::server::io::first_byte::Opened;
use crate::server::io::timeouts::{Phase, TimeoutStream, Timeouts};
use crate::server::proxy::tunnel;
use crate::server::response::shape::Disconnect;
use crate::server::shared::Shared;
use crate::server::tls;

/// State of a connection and of the tunnels in it.
struct Context {
    shared: Arc<Shared>,
    /// The world, counted by this connection alone: threads would contend for one count.
    app: Arc<App>,
    arrival: Arrival,
    /// Phase by which the socket's time-outs go.
    phase: Phase,
    /// Whether the stream has carried a request.
    asked: AtomicBool,
    /// A child of the server's token: polled on every move of the connection, without a lock that all
    /// connections share.
    stop: CancellationToken,
    _slot: OwnedSemaphorePermit,
}

/// Serves a connection in a task of its own.
pub(crate) fn begin(stream: TcpStream, shared: Arc<Shared>, scripted: bool, slot: OwnedSemaphorePermit) {
    // Without it small responses wait for the acknowledgement of the one before; a socket that refuses still
    // works.
    drop(stream.set_nodelay(true));
    // A connection that is gone already fails its first read.
    let here = stream.local_addr().unwrap_or_else(|_| SocketAddr::from(([127, 0, 0, 1], 0)));
    let peer = stream.peer_addr().unwrap_or(here).ip();
    let phase = Phase::default();
    let timeouts = Timeouts { head: shared.limits.head_timeout, idle: shared.limits.idle_timeout };
    let connection = shared.app.journal.next_connection();
    let arrival = Arrival { connection, here, peer, tls: None, scripted, tunnelled: false };
    let (shared_by_all, stop) = (shared.clone(), shared.stop.child_token());
    let app = Arc::new(App::clone(&shared.app));
    let context = Context { shared, app, arrival, phase, asked: AtomicBool::new(false), stop, _slot: slot };
    let task = async move {
        // The socket is registered anew, with the runtime that serves it.
        match stream.into_std().and_then(TcpStream::from_std) {
            Ok(stream) => serve(TimeoutStream::new(stream, timeouts, context.phase.clone()), context).await,
            Err(error) => tracing::warn!(%error, "a connection could not be handed to its thread"),
        }
    };
    shared_by_all.tasks.spawn_on(task, shared_by_all.workers.next());
}

/// Serves a stream, then the tunnel it was upgraded to.
///
/// Both run in one task, which the socket's time-outs wake. Boxed, because it calls itself for a tunnel.
fn serve<S>(stream: S, mut context: Context) -> Pin<Box<dyn Future<Output = ()> + Send>>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    Box::pin(async move {
        let opened = tokio::select! {
            opened = open(stream, &context) => opened,
            () = context.stop.cancelled() => return,
        };
        let ended = match opened {
            Ok(Opening::Plain(stream)) => answer(stream, &context).await,
            Ok(Opening::Tls(stream)) => {
                context.arrival.tls = Some(tls::version(&stream));
                let name = tls::server_name(&stream).to_owned();
                let ended = answer(stream, &context).await;
                context.shared.app.tally.tls_connection(&name, context.asked.load(Relaxed));
                ended
            }
            Err(failure) => return tell(&failure, &context.shared.app),
        };
        match ended {
            Ok(None) => {}
            Ok(Some(tunnel)) => {
                context.arrival = Arrival { tls: None, tunnelled: true, ..context.arrival };
                context.asked = AtomicBool::new(false);
                serve(TokioIo::new(tunnel), context).await;
            }
            Err(error) => tracing::debug!(%error, "a connection ended early"),
        }
    })
}

/// Protocol of a stream.
enum Opening<S> {
    Plain(Opened<S>),
    Tls(Box<tokio_rustls::server::TlsStream<Opened<S>>>),
}

async fn open<S>(stream: S, context: &Context) -> Result<Opening<S>, tls::Failure>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let stream = Opened::new(stream).await?;
    if !stream.speaks_tls() {
        return Ok(Opening::Plain(stream));
    }
    let stream = tls::accept(stream, &context.shared.leaves, context.arrival.here.ip()).await?;
    Ok(Opening::Tls(Box::new(stream)))
}

/// Logs why a connection ended before its first request, and counts a client that distrusts us.
fn tell(failure: &tls::Failure, app: &App) {
    match failure {
        tls::Failure::Rejected { name, alert } => {
            app.tally.rejected_certificate(name, alert);
            tracing::warn!("{failure}; it has to trust the CA (cosplay ca)");
        }
        tls::Failure::Left { name } => {
            app.tally.tls_connection(name, false);
            tracing::debug!("{failure}");
        }
        tls::Failure::Ended(error) => tracing::debug!(%error, "a connection ended before its first request"),
    }
}

/// Answers requests until the connection ends or is upgraded to a tunnel.
async fn answer<S>(stream: S, context: &Context) -> hyper::Result<Option<Upgraded>>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let granted = Mutex::new(None);
    let service = service_fn(|request| {
        context.phase.request_begins();
        context.asked.store(true, Relaxed);
        let granted = &granted;
        async move {
            let Context { shared, app, phase, arrival, .. } = context;
            let response = match *request.method() {
                Method::CONNECT => {
                    let (response, tunnel) = tunnel::answer(shared, phase, *arrival, request).await;
                    *granted.lock() = tunnel;
                    Ok(response)
                }
                _ => answer::answer(shared, app, phase, *arrival, request).await,
            };
            match response {
                Err(Disconnect::Reset) => phase.reset(),
                _ => phase.request_ends(),
            }
            response
        }
    });
    let builder = http(context.shared.limits.max_head);
    let (app, limits) = (context.shared.app.clone(), &context.shared.limits);
    let stream = Explained::new(stream, app, limits, context.phase.clone());
    let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), service).with_upgrades());
    let ended = tokio::select! {
        ended = connection.as_mut() => Some(ended),
        () = context.stop.cancelled() => None,
    };
    if let Some(ended) = ended {
        ended?;
    } else {
        context.phase.stop();
        connection.as_mut().graceful_shutdown();
        connection.await?;
    }
    let tunnel = granted.lock().take();
    match tunnel {
        Some(tunnel) => tunnel.await.map(Some),
        None => Ok(None),
    }
}

/// HTTP/1.1 with heads of up to `max_head` bytes.
fn http(max_head: usize) -> http1::Builder {
    let mut builder = http1::Builder::new();
    // A client may close its side after its request (`nc` does) and still wait for the response.
    builder.half_close(true);
    // Title case is right for most names; header_case.rs spells the others.
    builder.title_case_headers(true).header_read_timeout(None);
    builder.max_header_size(max_head);
    builder
}
