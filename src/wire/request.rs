//! A request: its head as soon as it is known, and the whole once its body is in memory.

use std::net::IpAddr;

use http::{HeaderMap, Method, header};

use crate::wire::host::VendorHost;

/// What a request says before its body.
#[derive(Debug, Clone)]
pub struct RequestHead {
    /// The method.
    pub method: Method,
    /// The path as received, of the host that is played (a leading `/<vendor host>` has been taken off).
    pub path: String,
    /// The query as received, without its question mark.
    pub query: String,
    /// All headers.
    pub headers: HeaderMap,
    /// Host and port as the client wrote them; empty when it wrote none.
    pub authority: String,
    /// Number of the connection it came by.
    pub connection: u64,
    /// Address of the client.
    pub peer: IpAddr,
    /// Version of TLS that it came over, `1.2` or `1.3`; none without TLS.
    pub tls: Option<&'static str>,
    /// The vendor host that is addressed, if it is one that is played.
    pub vendor: Option<VendorHost>,
    /// The vendor host is the first path segment of a request to a host of our own.
    pub vendor_in_path: bool,
    /// The host is a name of the public DNS that is neither the vendor's nor the server's own.
    pub unknown_host: bool,
    /// A request to our own interface by a host name that a foreign page could have resolve to us (DNS
    /// rebinding).
    pub untrusted_host: bool,
}

impl RequestHead {
    /// A header as text; none when it is absent or not ASCII.
    pub fn header(&self, name: header::HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The scheme the client came with.
    pub fn scheme(&self) -> &'static str {
        if self.tls.is_some() { "https" } else { "http" }
    }

    /// A header by name as text; none when it is absent, empty or not UTF-8.
    pub fn text(&self, name: &str) -> Option<&str> {
        let value = std::str::from_utf8(self.headers.get(name)?.as_bytes()).ok()?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// A header by the two parts of its name.
    pub fn text_with(&self, prefix: &str, name: &str) -> Option<&str> {
        if prefix.is_empty() { self.text(name) } else { self.text(&format!("{prefix}{name}")) }
    }

    /// `Content-Length`, if there is a sound one.
    pub fn content_length(&self) -> Option<u64> {
        self.header(header::CONTENT_LENGTH)?.parse().ok()
    }

    /// Whether a body follows.
    pub fn has_body(&self) -> bool {
        self.content_length().is_some_and(|len| len > 0)
            || self.headers.contains_key(header::TRANSFER_ENCODING)
    }

    /// The method's name; `other` for one that HTTP does not know.
    pub fn method_name(&self) -> &'static str {
        method_name(&self.method)
    }

    /// The host that is addressed, without a port.
    pub fn host(&self) -> &str {
        let written = self.vendor.as_ref().map_or(self.authority.as_str(), |vendor| &vendor.name);
        match written.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
            _ => written,
        }
    }
}

/// A method's name; `other` for one that HTTP does not know.
pub fn method_name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::PUT => "PUT",
        Method::POST => "POST",
        Method::HEAD => "HEAD",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
