//! Case of response header names, on which some clients depend: `Content-Length`, `ETag`, and `x-cos-*` in
//! lower case.
//!
//! Connections write names in title case, which is right for all but a few. A response with one of those
//! needs hyper's header-case extension, which only hyper can make, while it parses a request. So a request
//! with just these names is parsed, and its extensions are set on every response with the same names. Our own
//! `X-Cosplay-Reason` is in title case, so that an error response costs no more than a success.

use std::cell::RefCell;
use std::convert::Infallible;
use std::io;

use http::header::{ETAG, WWW_AUTHENTICATE};
use http::{Extensions, HeaderMap, HeaderName};
use http_body_util::Empty;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::AsyncWriteExt;
use tokio::sync::mpsc;

/// Spelling of a name that title case would get wrong.
fn exception(name: &HeaderName) -> Option<&str> {
    match name {
        _ if *name == ETAG => Some("ETag"),
        _ if *name == WWW_AUTHENTICATE => Some("WWW-Authenticate"),
        _ if name == "x-cos-server-side-encryption-customer-key-md5" => {
            Some("x-cos-server-side-encryption-customer-key-MD5")
        }
        _ => Some(name.as_str()).filter(|name| name.starts_with("x-cos-") || name.starts_with("x-amz-")),
    }
}

/// Exceptional names, and the extensions that carry their spelling.
type Template = (Vec<HeaderName>, Extensions);

/// Most sets of names in a thread's cache; a download may carry any `x-cos-meta-*`.
const MAX_TEMPLATES: usize = 64;

thread_local! {
    /// One cache per thread: a clone writes a reference count, which all threads would contend for.
    static TEMPLATES: RefCell<Vec<Template>> = const { RefCell::new(Vec::new()) };
}

/// Extensions that make hyper spell the exceptions among `headers`; none when there are no exceptions.
pub(crate) async fn extensions(headers: &HeaderMap) -> Option<Extensions> {
    let exceptions = || headers.keys().filter(|name| exception(name).is_some());
    exceptions().next()?;
    let known = TEMPLATES.with_borrow(|templates| {
        let known = templates.iter().find(|(names, _)| names.iter().eq(exceptions()));
        known.map(|(_, extensions)| extensions.clone())
    });
    if known.is_some() {
        return known;
    }
    let names: Vec<HeaderName> = exceptions().cloned().collect();
    let made = Box::pin(template(&names))
        .await
        .inspect_err(|error| tracing::warn!(%error, "header names keep title case"));
    let made = made.ok()?;
    TEMPLATES.with_borrow_mut(|templates| {
        if templates.len() == MAX_TEMPLATES {
            templates.clear();
        }
        templates.push((names, made.clone()));
    });
    Some(made)
}

/// Checks that hyper makes the extension, before the first response needs it.
pub(crate) async fn check() -> io::Result<()> {
    template(&[ETAG]).await.map(drop)
}

/// Extensions that hyper makes for a request with these names.
async fn template(names: &[HeaderName]) -> io::Result<Extensions> {
    let (mut client, server) = tokio::io::duplex(4096);
    let (seen, mut extensions) = mpsc::unbounded_channel();
    let service = service_fn(move |request: http::Request<hyper::body::Incoming>| {
        // The receiver outlives the connection.
        drop(seen.send(request.extensions().clone()));
        async { Ok::<_, Infallible>(http::Response::new(Empty::<bytes::Bytes>::new())) }
    });
    let mut builder = http1::Builder::new();
    builder.preserve_header_case(true).max_headers(names.len() + 8);
    let task = tokio::spawn(builder.serve_connection(TokioIo::new(server), service));
    let spelled = names.iter().filter_map(exception).map(|name| format!("{name}: 1\r\n"));
    let request = format!("GET / HTTP/1.1\r\nHost: template\r\n{}\r\n", spelled.collect::<String>());
    client.write_all(request.as_bytes()).await?;
    let found = extensions.recv().await;
    task.abort();
    found.ok_or_else(|| io::Error::other("hyper did not accept the header-case template"))
}
