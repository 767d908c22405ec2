//! Calls of VOD, and somebody who listens to its callbacks.

use cosplay::internals::primitives::time::UnixSeconds;
use std::io::Write;
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use cosplay::internals::config::written::{DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::auth::cos_xml;
use cosplay::internals::domain::auth::vod::{Grant, sign};
use serde_json::{Value, json};

use super::http::{Answer, Request, read};
use super::{NOW, World, xml};

/// The host of the upload API.
pub const HOST: &str = "vod2.qcloud.com";

/// An upload signature with these parameters more, good for a day from the frozen clock's time.
pub fn signature(more: &[(&str, &str)]) -> String {
    signature_at(NOW, more)
}

/// The same, issued at `now`.
pub fn signature_at(now: i64, more: &[(&str, &str)]) -> String {
    let more: Vec<(&str, String)> = more.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    let grant = Grant {
        secret_id: DEMO_SECRET_ID,
        issued: UnixSeconds(now),
        expires: UnixSeconds(now + 86_400),
        random: 7,
        procedure: None,
        more: &more,
    };
    sign(&grant.plaintext(), DEMO_SECRET_KEY)
}

/// A call as the captured page makes it: JSON under a form's content type.
pub fn call(action: &str, body: &Value) -> Request {
    raw(action, body.to_string().as_bytes())
}

/// A call with any body.
pub fn raw(action: &str, body: &[u8]) -> Request {
    let mut request = Request::new("POST", format!("/v3/index.php?Action={action}"))
        .header("Host", HOST)
        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
    request.body = body.to_vec();
    request
}

/// A body with a signature and these members more.
pub fn signed(signature: &str, more: Value) -> Value {
    let mut body = json!({ "signature": signature });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

/// The body of an Apply for a video of `size` bytes.
pub fn video(size: usize) -> Value {
    json!({ "videoName": "VID_20170525_102356", "videoType": "mp4", "videoSize": size })
}

/// ApplyUploadUGC with the usual signature.
pub fn apply(body: Value) -> Request {
    call("ApplyUploadUGC", &signed(&signature(&[]), body))
}

/// CommitUploadUGC with the usual signature.
pub fn commit(session: &Value) -> Request {
    call("CommitUploadUGC", &signed(&signature(&[]), json!({ "vodSessionKey": session })))
}

/// Text at `pointer` in an answer.
pub fn text<'a>(data: &'a Value, pointer: &str) -> &'a str {
    data.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {data}"))
}

/// A call of the JSON API on the object of an applied upload, as legacy pages make it: `op` as a form, the
/// signature in the URL. `piece` is `video` or `cover`.
pub fn file_op(applied: &Value, piece: &str, op: &str, fields: &[(&str, &[u8])]) -> Request {
    let piece = &applied[piece];
    let path = format!(
        "/files/v2/{}/{}{}",
        applied["storageAppId"],
        text(applied, "/storageBucket"),
        text(piece, "/storagePath")
    );
    let sign = cosplay::internals::primitives::escape::encode_component(text(piece, "/storageSignature"))
        .into_owned();
    let host = format!("{}.file.myqcloud.com", text(applied, "/storageRegion"));
    if op == "stat" {
        return Request::get(format!("{path}?op=stat&sign={sign}")).header("Host", &host);
    }
    let fields = [&[("op", op.as_bytes())], fields].concat();
    Request::form(format!("{path}?sign={sign}"), &fields).header("Host", &host)
}

/// Uploads a small object of an applied upload; it must work.
pub fn upload(world: &World, applied: &Value, piece: &str, content: &[u8]) {
    world.send(file_op(applied, piece, "upload", &[("filecontent", content)])).data();
}

/// A request of the XML API to any host, with the temporary key of an applied upload, as SDKs sign it.
pub fn with_temporary_key(applied: &Value, host: &str, request: Request) -> Request {
    let key = &applied["tempCertificate"];
    let grant = cos_xml::Grant {
        secret_id: text(key, "/secretId"),
        secret_key: text(key, "/secretKey"),
        start: UnixSeconds(NOW),
        end: UnixSeconds(NOW + 7200),
        headers: &[],
        params: &[],
    };
    let request = xml::signed(request.header("Host", host), &grant);
    request.header("x-cos-security-token", text(key, "/token"))
}

/// The host of an applied upload's bucket.
pub fn storage_host(applied: &Value) -> String {
    format!(
        "{}-10022853.cos.{}.myqcloud.com",
        text(applied, "/storageBucket"),
        text(applied, "/storageRegionV5")
    )
}

/// Applies for a video, uploads it and commits; answers what Apply and Commit answered.
pub fn whole_upload(world: &World, signature: &str, name: &str, content: &[u8]) -> (Value, Value) {
    let wanted = json!({ "videoName": name, "videoType": "mp4", "videoSize": content.len() });
    let applied = world.send(call("ApplyUploadUGC", &signed(signature, wanted))).data();
    upload(world, &applied, "video", content);
    let committed = world.send(commit(&applied["vodSessionKey"])).data();
    (applied, committed)
}

/// What a receiver does with a request.
#[derive(Clone, Copy)]
pub enum Manner {
    /// Answers with this status.
    Answers(u16),
    /// Reads and says nothing.
    Hangs,
    /// Closes the connection at once.
    HangsUp,
}

/// When a callback came, its head, and its body.
type Seen = (Instant, String, Value);

/// Listens to callbacks.
pub struct Receiver {
    address: SocketAddr,
    seen: Arc<(Mutex<Vec<Seen>>, Condvar)>,
    ended: Arc<AtomicBool>,
}

impl Receiver {
    /// Listens on a free port and treats every request in the same manner.
    pub fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let receiver =
            Self { address: listener.local_addr().unwrap(), seen: Arc::default(), ended: Arc::default() };
        let (seen, ended) = (receiver.seen.clone(), receiver.ended.clone());
        std::thread::spawn(move || {
            let mut held = Vec::new();
            while let Ok((mut stream, _)) = listener.accept() {
                if ended.load(Relaxed) {
                    return;
                }
                let (head, body) = receive(&mut stream);
                seen.0.lock().unwrap().push((Instant::now(), head, body));
                seen.1.notify_all();
                match manner {
                    Manner::Answers(status) => {
                        let answer =
                            format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                        drop(stream.write_all(answer.as_bytes()));
                    }
                    Manner::Hangs => held.push(stream),
                    Manner::HangsUp => {}
                }
            }
        });
        receiver
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://{}/callback?from=cosplay", self.address)
    }

    /// Waits until `count` requests have come, and a moment longer for one too many; answers their bodies.
    pub fn wait(&self, count: usize) -> Vec<Value> {
        self.wait_with_times(count).into_iter().map(|(_, _, body)| body).collect()
    }

    /// The same with when each came, and its head.
    pub fn wait_with_times(&self, count: usize) -> Vec<Seen> {
        let (seen, changed) = &*self.seen;
        let enough = changed
            .wait_timeout_while(seen.lock().unwrap(), Duration::from_secs(30), |seen| seen.len() < count);
        drop(enough);
        std::thread::sleep(Duration::from_millis(200));
        let seen = seen.lock().unwrap().clone();
        assert_eq!(seen.len(), count, "{seen:#?}");
        seen
    }

    /// How many requests have come so far.
    pub fn count(&self) -> usize {
        self.seen.0.lock().unwrap().len()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.ended.store(true, Relaxed);
        drop(std::net::TcpStream::connect(self.address));
    }
}

/// One request: its head, and its body as JSON.
fn receive(stream: &mut std::net::TcpStream) -> (String, Value) {
    let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(": ")?;
                name.eq_ignore_ascii_case("content-length").then(|| value.parse::<usize>().unwrap())
            });
            if body.len() >= length.unwrap_or(0) {
                return (head.to_owned(), serde_json::from_str(body).unwrap_or(Value::Null));
            }
        }
        match read(stream, &mut buffer) {
            Ok(len) if len > 0 => bytes.extend(&buffer[..len]),
            _ => return (text, Value::Null),
        }
    }
}

/// The keys of a JSON text in the order they stand there.
pub fn keys_in_order(text: &str) -> Vec<&str> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        let after = &rest[start + 1..];
        let mut escaped = false;
        let end = after
            .find(|c| {
                let closes = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                closes
            })
            .expect("strings are closed");
        if after[end + 1..].starts_with(':') {
            keys.push(&after[..end]);
        }
        rest = &after[end + 1..];
    }
    keys
}

/// The code of an answer that must be a refusal of VOD's: status 200, no data, and a reason beside it.
#[track_caller]
pub fn refusal(answer: &Answer) -> (i64, String) {
    let json = answer.json();
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(keys_in_order(answer.text()), ["code", "message"], "{json}");
    let reason = answer.header("x-cosplay-reason").unwrap_or_default();
    assert!(!reason.is_empty(), "a refusal without a reason: {json}");
    (answer.code(), reason.to_owned())
}
