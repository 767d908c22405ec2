//! A server of its own for each test, and a client that sends bytes as they are.

pub mod files;
pub mod http;
pub mod sign;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use cosplay::api;
use cosplay::config::{DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::domain::App;
use cosplay::domain::accounts::{Account, Options};
use cosplay::domain::clock::{Clock, Mode};
use cosplay::domain::store::bucket::BucketSettings;
use cosplay::primitives::names::{AppId, BucketId};
use cosplay::server::{Limits, Server};

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

/// What a server is started with.
pub struct Setup {
    /// Options of the demo account.
    pub options: Options,
    /// Settings of the demo bucket.
    pub bucket: BucketSettings,
    /// Limits of the server.
    pub limits: Limits,
    /// Bytes stored and in flight.
    pub max_memory: u64,
    /// How "now" is made.
    pub clock: Mode,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            options: Options::default(),
            bucket: BucketSettings::default(),
            limits: Limits::default(),
            max_memory: 1 << 30,
            clock: Mode::Frozen { now: NOW },
        }
    }
}

/// A server on a free port with a frozen clock, seeded ids, the demo account and its bucket, and a second account.
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
    pub fn with_options(change: impl FnOnce(&mut Options)) -> Self {
        let mut setup = Setup::default();
        change(&mut setup.options);
        Self::start(setup)
    }

    /// One as described.
    pub fn start(setup: Setup) -> Self {
        let app = App::new(Clock::new(setup.clock), 1, setup.max_memory, api::names());
        let account = |appid, id: &str, key: &str, options| Account {
            appid,
            secret_id: id.into(),
            secret_key: key.into(),
            options,
        };
        app.accounts.insert(account(DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY, setup.options));
        app.accounts.insert(account(OTHER_APPID, OTHER_SECRET_ID, OTHER_SECRET_KEY, Options::default()));
        let bucket = BucketId::new(DEMO_APPID, "examplebucket");
        app.store.create_bucket(bucket, setup.bucket, NOW).unwrap();
        let other = BucketId::new(OTHER_APPID, "other");
        app.store.create_bucket(other, BucketSettings::default(), NOW).unwrap();
        let app = Arc::new(app);
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let server = runtime.block_on(Server::start(app.clone(), setup.limits, &[any])).unwrap();
        Self { app, address: server.addresses()[0], runtime, server: Some(server) }
    }

    /// Sends one request on a connection of its own.
    pub fn send(&self, request: Request) -> Answer {
        http::Connection::open(self.address).send(&request)
    }

    /// A connection that stays open.
    pub fn connect(&self) -> http::Connection {
        http::Connection::open(self.address)
    }

    /// Moves the clock.
    pub fn advance(&self, seconds: i64) {
        self.app.clock.advance(seconds);
    }

    /// Everything that is stored, as text, to see that nothing has changed.
    pub fn inventory(&self) -> String {
        let bucket = self.app.store.bucket(&BucketId::new(DEMO_APPID, "examplebucket")).unwrap();
        let page = bucket.read().list(cosplay::domain::store::listing::Query {
            prefix: "",
            base: 0,
            after: None,
            limit: usize::MAX,
            kinds: Default::default(),
            descending: false,
            flat: true,
        });
        let line = |entry: &cosplay::domain::store::listing::Entry| {
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
