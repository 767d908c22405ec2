//! Response header names in the case clients depend on: `Content-Length`, `Last-Modified`, `ETag` … and `x-cos-*` in
//! lower case.
//!
//! Connections write names in title case, which is right for all but a few. An answer that carries one of those needs
//! an extension that says how they are spelled, and only hyper can make it: it does while parsing a request. So a
//! request that carries just these names is parsed, and its extensions go into every answer with the same names. Our own
//! `X-Cosplay-Reason` is not among them, so that an error answer costs no more than a success.

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

/// How a name is spelled that title case would get wrong.
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

/// Exceptional names, and the extensions that spell them.
type Template = (Vec<HeaderName>, Extensions);

/// Sets of names a thread remembers; a download may carry any `x-cos-meta-*`.
const REMEMBERED: usize = 64;

thread_local! {
    /// A thread has its own: clones count references, and a count that all threads write would slow them all.
    static TEMPLATES: RefCell<Vec<Template>> = const { RefCell::new(Vec::new()) };
}

/// What makes hyper spell the exceptions among `headers` right; none when there are none.
pub async fn extensions(headers: &HeaderMap) -> Option<Extensions> {
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
        if templates.len() == REMEMBERED {
            templates.clear();
        }
        templates.push((names, made.clone()));
    });
    Some(made)
}

/// Sees that hyper still makes the extension, before the first answer needs it.
pub async fn check() -> io::Result<()> {
    template(&[ETAG]).await.map(drop)
}

/// The extensions hyper makes for a request with these names.
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
