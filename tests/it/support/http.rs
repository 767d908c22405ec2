//! HTTP/1.1 by hand: what is sent and received is seen byte for byte.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use super::sign;

/// The boundary of every form sent.
pub const BOUNDARY: &str = "----cosplaytest7d9c2b1e";

/// A request to be sent. Its signature, where it has one, goes into the `Authorization` header.
#[derive(Debug, Clone)]
pub struct Request {
    pub method: &'static str,
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    /// A request without headers or body. `Host` and `Content-Length` are added when it is sent.
    pub fn new(method: &'static str, target: impl Into<String>) -> Self {
        Self { method, target: target.into(), headers: Vec::new(), body: Vec::new() }
    }

    /// A GET.
    pub fn get(target: impl Into<String>) -> Self {
        Self::new("GET", target)
    }

    /// A POST of a multipart form; text values and content alike.
    pub fn form(target: impl Into<String>, fields: &[(&str, &[u8])]) -> Self {
        let mut request = Self::new("POST", target);
        for (name, value) in fields {
            request.body.extend(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n").bytes(),
            );
            request.body.extend(*value);
            request.body.extend(b"\r\n");
        }
        request.body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        request.header("Content-Type", &format!("multipart/form-data; boundary={BOUNDARY}"))
    }

    /// A POST of JSON.
    pub fn json(target: impl Into<String>, body: &str) -> Self {
        let mut request = Self::new("POST", target).header("Content-Type", "application/json");
        request.body = body.into();
        request
    }

    /// The same with a header more.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The same with a signature.
    pub fn signed(self, signature: &str) -> Self {
        self.header("Authorization", signature)
    }

    /// The same with the usual multi-effect signature.
    pub fn multi(self) -> Self {
        self.signed(&sign::multi())
    }

    /// The bytes on the wire.
    pub fn bytes(&self) -> Vec<u8> {
        let has = |name: &str| self.headers.iter().any(|(found, _)| found.eq_ignore_ascii_case(name));
        let mut head = format!("{} {} HTTP/1.1\r\n", self.method, self.target);
        if !has("Host") {
            head += "Host: gz.file.myqcloud.com\r\n";
        }
        if !has("Content-Length")
            && !has("Transfer-Encoding")
            && (self.method == "POST" || !self.body.is_empty())
        {
            head += &format!("Content-Length: {}\r\n", self.body.len());
        }
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        [head.as_bytes(), b"\r\n", &self.body].concat()
    }
}

/// An answer as received.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    /// Status line and headers, without the blank line.
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    /// The whole answer.
    pub fn bytes(&self) -> Vec<u8> {
        [self.head.as_bytes(), b"\r\n\r\n", &self.body].concat()
    }

    /// A header by name, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.split("\r\n").skip(1).filter_map(|line| line.split_once(": "));
        lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The envelope's code, or a failed download's errorcode.
    pub fn code(&self) -> i64 {
        let json = self.json();
        let code = json.get("code").or(json.get("errorcode"));
        code.and_then(serde_json::Value::as_i64).unwrap_or_else(|| panic!("no code: {}", self.text()))
    }

    /// The envelope's data; the answer must be a success.
    pub fn data(&self) -> serde_json::Value {
        assert_eq!(
            (self.status, self.code()),
            (200, 0),
            "{} {:?}",
            self.text(),
            self.header("x-cosplay-reason")
        );
        self.json()["data"].clone()
    }
}

/// A connection that stays open between requests.
pub struct Connection<S = TcpStream> {
    stream: S,
    unread: Vec<u8>,
}

impl Connection {
    /// Connects.
    pub fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        Self::over(stream)
    }

    /// Closes the sending side.
    pub fn finish_sending(&mut self) {
        drop(self.stream.shutdown(std::net::Shutdown::Write));
    }

    /// Whether the server has closed the connection (waits up to 30 s for it).
    pub fn is_closed(&mut self) -> bool {
        let mut byte = [0];
        matches!(read(&mut self.stream, &mut byte), Ok(0))
            || self.stream.take_error().is_ok_and(|error| error.is_some())
    }

    /// What lies below, for something else to speak on it.
    pub fn into_stream(self) -> TcpStream {
        assert!(self.unread.is_empty(), "{:?}", String::from_utf8_lossy(&self.unread));
        self.stream
    }
}

impl<S: Read + Write> Connection<S> {
    /// On a stream that is open already.
    pub fn over(stream: S) -> Self {
        Self { stream, unread: Vec::new() }
    }

    /// The stream itself.
    pub fn stream(&mut self) -> &mut S {
        &mut self.stream
    }

    /// Sends a request and receives its answer.
    pub fn send(&mut self, request: &Request) -> Answer {
        self.write(&request.bytes());
        let answer = self.receive(request.method == "HEAD");
        answer.unwrap_or_else(|| panic!("no answer to {} {}", request.method, request.target))
    }

    /// Sends bytes as they are. A server that has closed early is noticed by `receive`.
    pub fn write(&mut self, bytes: &[u8]) {
        drop(self.stream.write_all(bytes));
    }

    /// The very next bytes, as many as are there; none when the server has closed.
    pub fn read_some(&mut self) -> Vec<u8> {
        if self.unread.is_empty() {
            self.read_until(|unread| (!unread.is_empty()).then_some(0));
        }
        std::mem::take(&mut self.unread)
    }

    /// The next answer; none when the server closes or nothing comes for 30 s. `100 Continue` is passed over.
    pub fn receive(&mut self, headless: bool) -> Option<Answer> {
        loop {
            let end = self.read_until(|unread| find(unread, b"\r\n\r\n"))?;
            let head = String::from_utf8(self.unread.drain(..end + 4).collect()).ok()?;
            let head = head.trim_end_matches("\r\n").to_owned();
            let status = head.split(' ').nth(1)?.parse().ok()?;
            if status == 100 {
                continue;
            }
            let mut answer = Answer { status, head, body: Vec::new() };
            let len = answer.header("content-length").map_or(0, |text| text.parse().unwrap());
            if !headless && status != 204 && status != 304 {
                self.read_until(|unread| (unread.len() >= len).then_some(len))?;
                answer.body = self.unread.drain(..len).collect();
            }
            return Some(answer);
        }
    }

    fn read_until(&mut self, done: impl Fn(&[u8]) -> Option<usize>) -> Option<usize> {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            if let Some(end) = done(&self.unread) {
                return Some(end);
            }
            let len = read(&mut self.stream, &mut buffer).ok().filter(|len| *len > 0)?;
            self.unread.extend(&buffer[..len]);
        }
    }
}

/// Reads once, though the process may have been stopped and have gone on meanwhile: a socket with a time-out
/// reports that as an interruption, without any signal of ours.
pub fn read(stream: &mut impl Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    loop {
        match stream.read(buffer) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}
