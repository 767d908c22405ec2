//! Response header names in the case clients depend on: standard names as written below, `x-cos-*` in lower case.
//!
//! hyper writes a response's names as an extension of the response says, and only hyper can make that extension: it
//! does while parsing a request. So one request that carries every name is parsed once, and its extensions go into
//! each response.

use std::convert::Infallible;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use http::header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, DATE, SERVER};
use http::{Extensions, HeaderMap, HeaderName, Response};
use http_body_util::Empty;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::AsyncWriteExt;
use tokio::sync::mpsc;

/// Every name whose case matters. What is missing here goes out in lower case.
const NAMES: [&str; 25] = [
    "Accept-Ranges",
    "Access-Control-Allow-Headers",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers",
    "Access-Control-Max-Age",
    "Allow",
    "Cache-Control",
    "Connection",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
    "Content-Length",
    "Content-Range",
    "Content-Type",
    "Date",
    "ETag",
    "Expires",
    "Keep-Alive",
    "Last-Modified",
    "Location",
    "Retry-After",
    "Server",
    "Vary",
    "WWW-Authenticate",
];

/// The few names that most answers have. Their extension is small, and cloning it costs less.
const COMMON: [&str; 5] = ["Connection", "Content-Length", "Content-Type", "Date", "Server"];

/// What makes hyper write names in their case.
#[derive(Debug)]
pub struct HeaderCase {
    /// One for each of some threads: a clone counts references, and a count that all threads write would slow them all.
    common: Vec<Extensions>,
    all: Extensions,
}

/// Threads that get a template of their own; beyond that they share.
const TEMPLATES: usize = 16;

thread_local! {
    static THREAD: usize = {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        NEXT.fetch_add(1, Relaxed) % TEMPLATES
    };
}

impl HeaderCase {
    /// Has hyper parse the templates.
    pub async fn new() -> io::Result<Self> {
        let mut common = Vec::with_capacity(TEMPLATES);
        for _ in 0..TEMPLATES {
            common.push(template(&COMMON).await?);
        }
        Ok(Self { common, all: template(&NAMES).await? })
    }

    /// The extensions for an answer with these headers.
    pub fn of(&self, headers: &HeaderMap) -> Extensions {
        let is_common = |name: &HeaderName| {
            [CONTENT_LENGTH, CONTENT_TYPE, DATE, SERVER, CONNECTION].contains(name)
                || name.as_str().starts_with("x-")
        };
        match headers.keys().all(is_common) {
            true => self.common[THREAD.with(|thread| *thread)].clone(),
            false => self.all.clone(),
        }
    }
}

/// The extensions hyper makes for a request with these names.
async fn template(names: &[&str]) -> io::Result<Extensions> {
    let (mut client, server) = tokio::io::duplex(4096);
    let (seen, mut extensions) = mpsc::unbounded_channel();
    let service = service_fn(move |request: http::Request<hyper::body::Incoming>| {
        // The receiver outlives the connection.
        drop(seen.send(request.extensions().clone()));
        async { Ok::<_, Infallible>(Response::new(Empty::<bytes::Bytes>::new())) }
    });
    let connection =
        http1::Builder::new().preserve_header_case(true).serve_connection(TokioIo::new(server), service);
    let task = tokio::spawn(connection);
    client.write_all(request(names).as_bytes()).await?;
    let found = extensions.recv().await;
    task.abort();
    found.ok_or_else(|| io::Error::other("hyper did not accept the header-case template"))
}

fn request(names: &[&str]) -> String {
    let mut text = String::from("GET / HTTP/1.1\r\nHost: template\r\n");
    for name in names {
        let value = if *name == "Content-Length" { "0" } else { "close" };
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text + "\r\n"
}
