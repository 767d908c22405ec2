//! A server of its own for each test, and a client that sends bytes as they are.

pub mod aws;
pub mod cloud;
pub mod control;
pub mod digests;
pub mod files;
pub mod golden;
pub mod http;
pub mod media;
pub mod program;
pub mod sign;
pub mod strategies;
pub mod tls;
pub mod vod;
pub mod xml;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use cosplay::internals::config::written::{DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::App;
use cosplay::internals::domain::accounts::{Account, AccountOptions};
use cosplay::internals::domain::clock::{Clock, Mode};
use cosplay::internals::domain::store::bucket::{Bucket, BucketSettings};
use cosplay::internals::primitives::names::{AppId, BucketId};
use cosplay::internals::primitives::time::UnixSeconds;
use cosplay::internals::server::{Authority, Limits, Server};
use cosplay::internals::services;
use cosplay::internals::wire::own::OwnHosts;

use http::{Answer, Request};

/// When every test takes place, unless it says otherwise: 2023-11-14T22:13:20Z.
pub const NOW: i64 = 1_700_000_000;
/// The demo bucket's path.
pub const BUCKET: &str = "/files/v2/1250000000/examplebucket";
/// A second account, whose only bucket is `other`.
pub const OTHER_APPID: AppId = AppId(1_250_000_001);
/// Its SecretId.
pub const OTHER_SECRET_ID: &str = "AKIDother0000";
/// Its SecretKey.
pub const OTHER_SECRET_KEY: &str = "othersecret";

/// A host that serves the demo bucket's files.
pub const ORIGIN_HOST: &str = "examplebucket-1250000000.cosgz.myqcloud.com";
/// The smallest slice size.
pub const SLICE: usize = 65_536;

/// Names and values of a form.
pub type Fields<'a> = &'a [(&'a str, &'a [u8])];

/// The API's URL of `key`.
pub fn at(key: &str) -> String {
    format!("{BUCKET}/{key}")
}

/// `op` with more fields on `key`, as a signed multipart form.
pub fn op(key: &str, op: &str, more: Fields<'_>) -> Request {
    unsigned(key, op, more).multi()
}

/// The same without a signature.
pub fn unsigned(key: &str, op: &str, more: Fields<'_>) -> Request {
    let fields: Vec<(&str, &[u8])> = [("op", op.as_bytes())].iter().chain(more).copied().collect();
    Request::form(at(key), &fields)
}

/// `op` with more fields on `key`, with a once-signature of its own.
pub fn once(key: &str, op: &str, more: Fields<'_>) -> Request {
    use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
    static NONCE: AtomicU32 = AtomicU32::new(1000);
    unsigned(key, op, more).signed(&sign::once(key, NONCE.fetch_add(1, Relaxed)))
}

/// A question on `key`: `op` and perhaps more, as a query.
pub fn ask(key: &str, query: &str) -> Request {
    Request::get(format!("{}?op={query}", at(key))).multi()
}

/// A simple upload that replaces nothing.
pub fn upload(key: &str, content: &[u8]) -> Request {
    op(key, "upload", &[("filecontent", content)])
}

/// Opens a slice upload in slices of 64 KiB.
pub fn init(key: &str, filesize: usize, more: Fields<'_>) -> Request {
    let (filesize, slice_size) = (filesize.to_string(), SLICE.to_string());
    let own: [(&str, &[u8]); 2] = [("filesize", filesize.as_bytes()), ("slice_size", slice_size.as_bytes())];
    op(key, "upload_slice_init", &[&own, more].concat())
}

/// Brings a slice.
pub fn slice(key: &str, session: &str, offset: usize, content: &[u8]) -> Request {
    let offset = offset.to_string();
    let fields: [(&str, &[u8]); 3] =
        [("session", session.as_bytes()), ("offset", offset.as_bytes()), ("fileContent", content)];
    op(key, "upload_slice_data", &fields)
}

/// Ends a slice upload.
pub fn finish(key: &str, session: &str, filesize: usize, more: Fields<'_>) -> Request {
    let filesize = filesize.to_string();
    let own: [(&str, &[u8]); 2] = [("session", session.as_bytes()), ("fileSize", filesize.as_bytes())];
    op(key, "upload_slice_finish", &[&own, more].concat())
}

/// Bytes that do not repeat soon, the same for the same `seed`.
pub fn noise(len: usize, seed: u64) -> Vec<u8> {
    let mut bytes = vec![0; len];
    fastrand::Rng::with_seed(seed).fill(&mut bytes);
    bytes
}

/// What a server is started with.
pub struct Setup {
    /// Options of the demo account.
    pub options: AccountOptions,
    /// Settings of the demo bucket.
    pub bucket: BucketSettings,
    /// Limits of the server.
    pub limits: Limits,
    /// Bytes stored and in flight.
    pub max_memory: u64,
    /// How "now" is made.
    pub clock: Mode,
    /// Names that certificates are made for, beside the usual ones.
    pub own: OwnHosts,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            options: AccountOptions::default(),
            bucket: BucketSettings::default(),
            limits: Limits::default(),
            max_memory: 1 << 30,
            clock: Mode::Frozen { now: UnixSeconds(NOW) },
            own: OwnHosts::default(),
        }
    }
}

/// A server on a free port with a frozen clock, seeded ids, the demo account and its bucket, and a second
/// account.
pub struct World {
    /// What the server runs on.
    pub app: Arc<App>,
    /// Where it listens.
    pub address: SocketAddr,
    runtime: tokio::runtime::Runtime,
    server: Option<Server>,
}

impl World {
    /// The usual one.
    pub fn new() -> Self {
        Self::start(Setup::default())
    }

    /// One whose demo account has these options.
    pub fn with_options(change: impl FnOnce(&mut AccountOptions)) -> Self {
        let mut setup = Setup::default();
        change(&mut setup.options);
        Self::start(setup)
    }

    /// One as described.
    pub fn start(setup: Setup) -> Self {
        let app = App::new(Clock::new(setup.clock), 1, setup.max_memory, services::names());
        let account = Account::new;
        app.accounts.insert(account(DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY, setup.options));
        app.accounts.insert(account(
            OTHER_APPID,
            OTHER_SECRET_ID,
            OTHER_SECRET_KEY,
            AccountOptions::default(),
        ));
        let bucket = BucketId::new(DEMO_APPID, "examplebucket");
        app.store.create_bucket(bucket, setup.bucket, UnixSeconds(NOW)).unwrap();
        let other = BucketId::new(OTHER_APPID, "other");
        app.store.create_bucket(other, BucketSettings::default(), UnixSeconds(NOW)).unwrap();
        app.seeded();
        let app = Arc::new(app);
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let authority = Authority::in_memory(setup.own).unwrap();
        let any = [SocketAddr::from(([127, 0, 0, 1], 0))];
        let server = runtime
            .block_on(Server::start(app.clone(), setup.limits, authority, &any, Some(any[0])))
            .unwrap();
        Self { app, address: server.addresses()[0], runtime, server: Some(server) }
    }

    /// Sends one request on a connection of its own.
    pub fn send(&self, request: Request) -> Answer {
        http::Connection::open(self.address).send(&request)
    }

    /// Sends a request byte for byte on a connection of its own.
    pub fn send_raw(&self, request: &str) -> Answer {
        let mut connection = self.connect();
        connection.write(request.as_bytes());
        connection.receive(request.starts_with("HEAD")).expect("an answer")
    }

    /// A connection that stays open.
    pub fn connect(&self) -> http::Connection {
        http::Connection::open(self.address)
    }

    /// Stores a small file; it must work.
    pub fn put(&self, key: &str, content: &[u8]) -> serde_json::Value {
        self.send(upload(key, content)).data()
    }

    /// GETs a path of a download host of the demo bucket.
    pub fn download(&self, path: &str) -> Answer {
        self.send(Request::get(path).header("Host", ORIGIN_HOST))
    }

    /// Opens a slice upload of `filesize` bytes in slices of 64 KiB; it must work, and answers the session.
    pub fn open(&self, key: &str, filesize: usize, more: Fields<'_>) -> String {
        let data = self.send(init(key, filesize, more)).data();
        data["session"].as_str().unwrap().to_owned()
    }

    /// The code of an answer to `request`.
    pub fn code(&self, request: Request) -> i64 {
        self.send(request).code()
    }

    /// The demo bucket.
    pub fn bucket(&self) -> Arc<Bucket> {
        self.app.store.bucket(&BucketId::new(DEMO_APPID, "examplebucket")).unwrap()
    }

    /// Session and slices of the upload that is open for `key`, as text.
    pub fn open_upload(&self, key: &str) -> String {
        let upload = self.bucket().open_upload(key, self.app.clock.now());
        format!("{:?}", upload.map(|upload| (upload.session.clone(), upload.progress())))
    }

    /// Moves the clock.
    pub fn advance(&self, seconds: i64) {
        self.app.clock.advance(seconds);
    }

    /// Everything that is stored, as text, to see that nothing has changed.
    pub fn inventory(&self) -> String {
        let page = self.bucket().read().list(cosplay::internals::domain::store::listing::Query {
            prefix: "",
            base: 0,
            after: None,
            limit: usize::MAX,
            kinds: Default::default(),
            descending: false,
            flat: true,
        });
        let line = |entry: &cosplay::internals::domain::store::listing::Entry| {
            let object = entry.object.as_ref().unwrap();
            format!("{} {} {:?} {}\n", entry.key, object.content.sha1(), object.attributes, object.mtime)
        };
        page.entries.iter().map(line).collect()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            self.runtime.block_on(server.stop(Duration::from_secs(5)));
        }
    }
}

/// Does `work` for each number below `count`, by so many threads at once.
pub fn in_parallel(count: usize, threads: usize, work: impl Fn(usize) + Sync) {
    let next = AtomicUsize::new(0);
    let numbers = || Some(next.fetch_add(1, Relaxed)).filter(|number| *number < count);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| std::iter::from_fn(numbers).for_each(&work));
        }
    });
}
