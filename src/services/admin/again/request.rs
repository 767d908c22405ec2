//! A request as the journal's entry allows to send it again.

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};

use crate::domain::journal::entry::Entry;
use crate::services::admin::error::Error;
use crate::wire::host::without_port;

/// Texts of an entry are cut at this length.
const CUT: usize = 2048;

/// Headers that belong to a connection or a body, not to the request.
const HOP_BY_HOP: [&str; 7] = [
    "connection",
    "content-length",
    "expect",
    "keep-alive",
    "proxy-connection",
    "transfer-encoding",
    "upgrade",
];

/// A request that can be sent again.
#[derive(Debug, Clone)]
pub(super) struct Again {
    pub method: &'static str,
    /// The vendor's host, or ours with its port.
    pub host: String,
    /// As received.
    pub path: String,
    /// As received, without its question mark.
    pub query: String,
    /// All but `Host`, and but those of one connection.
    pub headers: Vec<(String, Vec<u8>)>,
    pub body: Body,
}

/// Body of a request that can be sent again.
#[derive(Debug, Clone)]
pub(super) enum Body {
    None,
    Whole(Bytes),
    /// It was this long, and is not known.
    Lost(u64),
}

impl Again {
    /// # Errors
    /// A request of which the journal has kept too little.
    pub(super) fn of(entry: &Entry) -> Result<Self, Error> {
        let refused = |why| Error::Conflict(format!("request {} cannot be sent again: {why}", entry.id));
        if entry.path.len() >= CUT - 3 || entry.query.len() >= CUT - 3 {
            return Err(refused("its URL is too long for the journal"));
        }
        if entry.method == "other" {
            return Err(refused("its method is none that HTTP names"));
        }
        let sent_host = entry.request_head.text("host").unwrap_or_default();
        let is_same = without_port(sent_host) == entry.host;
        let host = if is_same { sent_host } else { &entry.host };
        let headers = entry.request_head.headers();
        let headers = headers.filter(|(name, _)| *name != "host" && !HOP_BY_HOP.contains(name));
        let body = match &entry.request_body {
            _ if entry.bytes_in == 0 => Body::None,
            Some(kept) if kept.is_whole => Body::Whole(kept.bytes.clone()),
            Some(_) | None => Body::Lost(entry.bytes_in),
        };
        Ok(Self {
            method: entry.method,
            host: host.to_owned(),
            path: entry.path.clone(),
            query: entry.query.clone(),
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_vec())).collect(),
            body,
        })
    }

    /// The first header of this name, if it is UTF-8.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name)?;
        std::str::from_utf8(&found.1).ok()
    }

    /// Sets a header in the place of all of its name.
    pub(super) fn set_header(&mut self, name: &str, value: String) {
        self.remove_header(name);
        self.headers.push((name.to_owned(), value.into_bytes()));
    }

    pub(super) fn remove_header(&mut self, name: &str) {
        self.headers.retain(|(known, _)| known != name);
    }

    /// Path and query.
    pub(super) fn target(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }

    /// The request for the server's own pipeline.
    ///
    /// # Errors
    /// A body that is not known, or parts that HTTP cannot carry.
    pub(super) fn playable(self) -> Result<http::Request<Bytes>, Error> {
        let target = self.target();
        let body = match self.body {
            Body::None => Bytes::new(),
            Body::Whole(body) => body,
            Body::Lost(length) => {
                return Err(Error::Conflict(format!(
                    "its body of {length} bytes was not kept: only text bodies of up to 1 KiB are, and only \
                     with --journal-bodies"
                )));
            }
        };
        let malformed = |error: &dyn std::fmt::Display| {
            Error::Conflict(format!("the request cannot be made again: {error}"))
        };
        let mut request = http::Request::builder().method(self.method).uri(target).header("host", self.host);
        if !body.is_empty() {
            request = request.header("content-length", body.len());
        }
        let mut request = request.body(body).map_err(|error| malformed(&error))?;
        for (name, value) in self.headers {
            let name = HeaderName::try_from(name).map_err(|error| malformed(&error))?;
            let value = HeaderValue::try_from(value).map_err(|error| malformed(&error))?;
            request.headers_mut().append(name, value);
        }
        Ok(request)
    }
}
