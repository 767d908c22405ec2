//! The JSON API: signatures, paths, forms, JSON bodies, ranges, and whole requests in a world without a
//! server.

use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use cosplay::internals::config::written::{DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::App;
use cosplay::internals::domain::accounts::{Account, AccountOptions, Accounts};
use cosplay::internals::domain::auth::UsedSignatures;
use cosplay::internals::domain::auth::cos_json::{Demand, Need, Signature, sign, verify};
use cosplay::internals::domain::auth::credentials::Credentials;
use cosplay::internals::domain::auth::keyring::Keyring;
use cosplay::internals::domain::clock::{Clock, Mode};
use cosplay::internals::domain::store::bucket::BucketSettings;
use cosplay::internals::primitives::digest::Sha1;
use cosplay::internals::primitives::escape::encode_path;
use cosplay::internals::primitives::memory::Meter;
use cosplay::internals::primitives::names::BucketId;
use cosplay::internals::primitives::time::UnixSeconds;
use cosplay::internals::services::cos_json::error::Error;
use cosplay::internals::services::cos_json::service::{Caller, CosJson};
use cosplay::internals::services::service::{Ctx, Request, Service};
use cosplay::internals::wire::body::{BodyLimits, ReadError};
use cosplay::internals::wire::fields::{Fields, Value};
use cosplay::internals::wire::range::{self, Ranged};
use cosplay::internals::wire::read::{self, Intake, Received};
use cosplay::internals::wire::request::RequestHead;
use cosplay::internals::wire::response::Response;
use http::{HeaderMap, HeaderValue, Method};
use hyper::body::{Body, Frame};

/// When everything here takes place.
pub const NOW: i64 = 1_700_000_000;
/// The boundary of the forms that are read here.
pub const BOUNDARY: &str = "xYzZY";

/// A world with the demo account and its bucket, without a server.
pub fn app() -> App {
    let app = App::new(
        Clock::new(Mode::Frozen { now: UnixSeconds(NOW) }),
        1,
        1 << 30,
        cosplay::internals::services::names(),
    );
    app.accounts.insert(demo());
    let bucket = BucketId::new(DEMO_APPID, "examplebucket");
    app.store.create_bucket(bucket, BucketSettings::default(), UnixSeconds(NOW)).unwrap();
    app
}

fn demo() -> Account {
    let (secret_id, secret_key) = (DEMO_SECRET_ID, DEMO_SECRET_KEY);
    Account::new(DEMO_APPID, secret_id, secret_key, AccountOptions::default())
}

/// The head of a request to the API on a host of our own.
pub fn head(method: Method, path: &str, query: &str) -> RequestHead {
    RequestHead {
        method,
        path: path.into(),
        query: query.into(),
        headers: HeaderMap::new(),
        authority: "localhost".into(),
        connection: 1,
        peer: [127, 0, 0, 1].into(),
        tls: None,
        vendor: None,
        vendor_in_path: false,
        unknown_host: false,
        untrusted_host: false,
    }
}

/// Performs a call whose fields are known, all but the signature.
pub fn perform(app: &App, head: RequestHead, mut fields: Fields) -> Result<Response, Error> {
    let target = CosJson::target(app, &head)?;
    fields.push_pairs(head.query.as_bytes());
    let params = CosJson::params(&head, &target, Received { fields, ..Received::default() });
    let options = CosJson::options(app, &target, &params);
    let request = Request { head: head.into(), target, params, options };
    let endpoint = CosJson::route(app, &request)?;
    let input = (endpoint.parse)(&request)?;
    let caller = Caller::at(app, &request.target)?;
    input.run(&Ctx::new(app.clone().into(), caller, request))
}

/// Fields of a form.
pub fn fields(pairs: &[(&str, &[u8])]) -> Fields {
    let mut fields = Fields::default();
    pairs.iter().for_each(|(name, value)| fields.push(*name, Value::Bytes(Bytes::copy_from_slice(value))));
    fields
}

/// A signature from anybody decodes to what was sent or not at all, and verifies only if it says who signs
/// what.
pub fn signature(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let demand = |need| Demand {
        url_appid: "1250000000",
        bucket: "examplebucket",
        key: "a/b.txt",
        need,
        download: false,
        token: None,
    };
    let accounts = Accounts::default();
    accounts.insert(demo());
    let (used, credentials) =
        (UsedSignatures::new(Meter::new(1 << 20)), Credentials::new(Meter::new(1 << 20)));
    let keyring = Keyring { accounts: &accounts, credentials: &credentials };
    let check = |carried: &str, need| {
        verify(Some(carried), demand(need), keyring, UnixSeconds(NOW))?.spend(&used, UnixSeconds(NOW))
    };
    let foreign = sign(&text, "another key");
    for need in [Need::MultiEffect, Need::Once, Need::Either] {
        assert!(check(&text, need).is_err(), "nobody guesses an HMAC: {text:?}");
        assert!(check(&foreign, need).is_err(), "signed with another key: {text:?}");
    }
    let ours = sign(&text, DEMO_SECRET_KEY);
    let Ok(signature) = Signature::decode(&ours) else { return };
    assert_eq!(signature.plaintext, text);
    if check(&ours, Need::Either).is_ok() {
        assert_eq!(signature.field("a"), Some("1250000000"));
        assert_eq!(signature.field("b"), Some("examplebucket"));
        assert_eq!(signature.field("k"), Some(DEMO_SECRET_ID));
        let once = signature.expires == UnixSeconds(0);
        assert!(once || signature.expires > UnixSeconds(NOW));
        assert!(!once || signature.field("f").is_some_and(|file| !file.is_empty()));
        assert_eq!(check(&ours, Need::Either).is_ok(), !once, "only a once-signature is spent");
    }
}

/// A path is refused, or it addresses a key that a file system could hold, whatever way it is written.
pub fn path(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let written = text.replace(['?', '#', ' '], "/");
    let app = app();
    let target = |path: &str| CosJson::target(&app, &head(Method::POST, path, ""));
    drop(target(&written));
    let Ok(first) = target(&format!("/files/v2/1250000000/examplebucket/{written}")) else { return };
    let (key, slash) = (first.key(), first.is_directory);
    assert_eq!((first.appid(), first.bucket_name()), ("1250000000", "examplebucket"));
    assert_eq!(first.bucket(), Some(&BucketId::new(DEMO_APPID, "examplebucket")));
    assert!(!key.starts_with('/') && !key.contains("//"), "{key:?}");
    assert!(key.len() <= 1025 && !key.chars().any(char::is_control), "{key:?}");
    assert!(key.split('/').all(|segment| segment != "." && segment != ".."), "{key:?}");
    assert!(key.is_empty() || key.ends_with('/') == slash, "{key:?} {slash}");
    let again = target(&format!("/files/v2/1250000000/examplebucket/{}", encode_path(key))).unwrap();
    assert_eq!(
        (again.key(), again.is_directory),
        (key, slash || key.is_empty()),
        "written again, the same file"
    );
}

/// A body that arrives in pieces.
struct Pieces<'a> {
    rest: &'a [u8],
    piece: usize,
}

impl Body for Pieces<'_> {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let (now, later) = self.rest.split_at(self.piece.min(self.rest.len()));
        self.rest = later;
        Poll::Ready((!now.is_empty()).then(|| Ok(Frame::data(Bytes::copy_from_slice(now)))))
    }
}

/// Reads a body as a server does, `piece` bytes at a time.
pub fn read_body(body: &[u8], piece: usize, content_type: &str, meter: &Meter) -> Result<Fields, ReadError> {
    let mut head = head(Method::POST, "/", "");
    head.headers.insert("content-length", body.len().into());
    head.headers.insert("content-type", HeaderValue::from_str(content_type).unwrap());
    let limits = BodyLimits { max_bytes: 1 << 20, timeout: Duration::from_secs(1), meter: meter.clone() };
    let total = body.len();
    let body = pin!(Pieces { rest: body, piece: piece.max(1) });
    let mut reading = pin!(read::request(&head, Intake::Parameters, body, limits, None));
    // The body never waits, and reading pauses at most once a piece; more polls than that mean it would hang.
    for _ in 0..2 * total + 2 {
        if let Poll::Ready(result) = reading.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return result.map(|received| received.fields);
        }
    }
    panic!("a body that is here is read without waiting");
}

/// A form: reads a body of pieces of any size, and leaves no memory charged behind.
pub fn form(data: &[u8]) {
    let (piece, body) = data.split_first().map_or((1, data), |(first, rest)| (usize::from(*first) + 1, rest));
    let meter = Meter::new(1 << 20);
    let multipart = format!("multipart/form-data; boundary={BOUNDARY}");
    for content_type in [multipart.as_str(), "application/x-www-form-urlencoded", "application/json"] {
        let in_pieces = read_body(body, piece, content_type, &meter);
        let at_once = read_body(body, body.len(), content_type, &meter);
        assert_eq!(in_pieces.is_ok(), at_once.is_ok(), "however it arrives: {in_pieces:?} {at_once:?}");
        if let (Ok(one), Ok(other)) = (in_pieces, at_once) {
            assert_eq!(one, other);
        }
        assert_eq!(meter.used(), 0, "{content_type}");
    }
}

/// A JSON body is read exactly when it is an object, and no call that it makes changes a file.
pub fn json_body(data: &[u8]) {
    let mut fields = Fields::default();
    let read = read::read_json(data, &mut fields);
    let object: Result<serde_json::Map<String, serde_json::Value>, _> = serde_json::from_slice(data);
    assert_eq!(read.is_ok(), data.is_empty() || object.is_ok());
    let app = app();
    let target = "/files/v2/1250000000/examplebucket/none.txt";
    if read.is_ok() && perform(&app, head(Method::POST, target, ""), fields).is_ok() {
        let made = |op: &str| object.iter().flatten().any(|(_, value)| value == op);
        assert!(made("upload_slice_init"), "nothing else can succeed without content or an existing file");
    }
    let bucket = app.store.bucket(&BucketId::new(DEMO_APPID, "examplebucket")).unwrap();
    assert!(bucket.get("none.txt").is_none());
}

/// `uploadparts` is taken exactly when its parts follow one another to the file's end and the last names the
/// file's SHA-1.
pub fn uploadparts(data: &[u8]) {
    const SHA: &str = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
    const FILESIZE: u64 = 100;
    let app = app();
    let init: [(&str, &[u8]); 5] = [
        ("op", b"upload_slice_init"),
        ("filesize", b"100"),
        ("slice_size", b"65536"),
        ("sha", SHA.as_bytes()),
        ("uploadparts", data),
    ];
    let target = "/files/v2/1250000000/examplebucket/parts.bin";
    let taken = perform(&app, head(Method::POST, target, ""), fields(&init)).is_ok();
    assert_eq!(
        taken,
        data.is_empty() || are_sound_parts(data, FILESIZE, SHA),
        "{:?}",
        String::from_utf8_lossy(data)
    );
}

fn are_sound_parts(data: &[u8], filesize: u64, sha: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Part {
        offset: u64,
        datalen: u64,
        datasha: String,
    }
    let Ok(parts) = serde_json::from_slice::<Vec<Part>>(data) else { return false };
    let mut end = 0u64;
    for part in &parts {
        let Some(next) = part.offset.checked_add(part.datalen) else { return false };
        if part.offset != end || part.datalen == 0 || Sha1::from_hex(&part.datasha).is_none() {
            return false;
        }
        end = next;
    }
    end == filesize && parts.last().is_some_and(|last| last.datasha.eq_ignore_ascii_case(sha))
}

/// A range lies within the content, and written plainly it means the same.
pub fn range_header(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for len in [0, 1, 10, u64::MAX] {
        for header in [text.to_string(), format!("bytes={text}")] {
            if let Ranged::Part(part) = range::parse(Some(&header), len) {
                assert!(part.start < part.end && part.end <= len, "{header:?} of {len}: {part:?}");
                let plain = format!("bytes={}-{}", part.start, part.end - 1);
                assert_eq!(range::parse(Some(&plain), len), Ranged::Part(part), "{header:?} of {len}");
            }
        }
    }
}
