//! A soak, and a crowd: many clients upload, read, delete and resume while rules break their connections by
//! chance and come and go. In the end every stored object is what was sent, and memory is what is stored.

use std::sync::Barrier;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use cosplay::internals::primitives::digest::sha1_of;

use crate::support::http::{Answer, Connection, Request};
use crate::support::{World, finish, init, noise, once, slice, upload};

/// Rules that break one request in a few, each in its own way.
const RULES: &str = r#"[
  {"when":{"bucket":"examplebucket"},"on":{"probability":0.04,"seed":1},"effect":{"reset_after_request_bytes":3000}},
  {"when":{"bucket":"examplebucket"},"on":{"probability":0.04,"seed":2},"effect":{"close_without_response":true}},
  {"when":{"bucket":"examplebucket"},"on":{"probability":0.04,"seed":3},"phase":"after","effect":{"error":-5997}},
  {"when":{"bucket":"examplebucket"},"on":{"probability":0.04,"seed":4},"effect":{"truncate_response_after_bytes":9}},
  {"when":{"bucket":"examplebucket"},"on":{"probability":0.04,"seed":5},"effect":{"delay_ms":1,"jitter_ms":5}}]"#;

/// Clients at a time.
const CLIENTS: u64 = 16;
/// Requests the journal keeps.
const KEPT: usize = 1000;

/// A client that keeps its connection as long as the server does, and tries until an answer has come whole.
struct Client<'a> {
    world: &'a World,
    connection: Option<Connection>,
}

impl<'a> Client<'a> {
    fn new(world: &'a World) -> Self {
        Self { world, connection: None }
    }

    /// An answer that came whole; none where a fault came between.
    fn whole(&mut self, request: &Request) -> Option<Answer> {
        let mut connection = self.connection.take().unwrap_or_else(|| self.world.connect());
        connection.write(&request.bytes());
        let answer = connection.receive(false)?;
        if answer.header("connection") != Some("close") {
            self.connection = Some(connection);
        }
        (answer.status < 500 && answer.code() != -5997).then_some(answer)
    }

    fn until_whole(&mut self, request: &Request) -> Answer {
        std::iter::repeat_with(|| self.whole(request))
            .take(1000)
            .flatten()
            .next()
            .expect("a whole answer in the end")
    }
}

/// One file, uploaded in whole or in slices, whatever comes between; its content.
fn store(client: &mut Client<'_>, key: &str, seed: u64) -> Vec<u8> {
    let content = noise(1000 + (seed as usize * 7919) % 200_000, seed);
    if seed.is_multiple_of(2) {
        client.until_whole(&upload(key, &content));
        return content;
    }
    let opened = client.until_whole(&init(key, content.len(), &[]));
    let session = match opened.code() {
        0 => opened.data()["session"].as_str().unwrap().to_owned(),
        // It was opened by a request whose answer was lost.
        _ => {
            let listed = client.until_whole(&crate::support::op(key, "upload_slice_list", &[]));
            listed.data()["session"].as_str().unwrap().to_owned()
        }
    };
    for (number, part) in content.chunks(65_536).enumerate() {
        assert_eq!(client.until_whole(&slice(key, &session, number * 65_536, part)).code(), 0);
    }
    client.until_whole(&finish(key, &session, content.len(), &[]));
    content
}

#[allow(clippy::print_stderr, reason = "the long form tells its figure")]
fn soak(length: Duration) {
    let world = World::new();
    world.app.journal.keep(KEPT);
    assert_eq!(world.admin("PUT", "faults", RULES).status, 200);
    let (end, stored) = (Instant::now() + length, AtomicU64::new(0));
    std::thread::scope(|scope| {
        for client in 0..CLIENTS {
            let (world, stored) = (&world, &stored);
            scope.spawn(move || {
                let mut round = 0;
                let (number, mut client) = (client, Client::new(world));
                while Instant::now() < end {
                    let key = format!("c{number}/{}", round % 20);
                    let content = store(&mut client, &key, number * 1_000_003 + round);
                    let there = world.bucket().get(&key).expect("it was stored");
                    assert_eq!(there.content.sha1(), sha1_of(&content), "{key}");
                    client.until_whole(&once(&key, "delete", &[]));
                    round += 1;
                    stored.fetch_add(1, Relaxed);
                }
            });
        }
        scope.spawn(|| {
            // Rules come and go all the while.
            while Instant::now() < end {
                assert_eq!(world.admin("PUT", "faults", RULES).status, 200);
                std::thread::sleep(Duration::from_millis(50));
            }
        });
    });
    let hits: u64 = world.hits().iter().sum();
    assert_eq!(world.inventory().lines().filter(|line| !line.contains('/')).count(), 0);
    let entries = world.app.journal.list(&Default::default(), usize::MAX).len();
    assert!(entries <= KEPT, "{entries}");
    let (files, used) = (stored.load(Relaxed), world.app.meter.used());
    // What is left, and does not grow for ever: directories, spent signatures, and sessions that are
    // remembered.
    assert!(used < 40 * 1024 * 1024, "{used} bytes are still held");
    eprintln!(
        "{files} files stored and verified, {hits} faults since the last change, {used} bytes held in the end"
    );
}

#[test]
fn a_short_soak_loses_nothing() {
    soak(Duration::from_secs(2));
}

#[test]
#[ignore = "the long form: just soak"]
fn a_soak_loses_nothing() {
    let seconds = std::env::var("COSPLAY_SOAK").ok().and_then(|text| text.parse().ok()).unwrap_or(600);
    soak(Duration::from_secs(seconds));
}

/// Connections of the crowd.
const CROWD: usize = 512;

/// What the crowd's rules turn into, again and again.
const CHANGES: [&str; 3] = [
    r#"[{"when":{"key":"crowd-*"},"on":{"every":5},"effect":{"close_without_response":true}}]"#,
    RULES,
    "[]",
];

#[test]
fn a_crowd_of_connections_loses_nothing_while_rules_change() {
    // Both ends of every connection are in this process.
    let files = 2 * CROWD as u64 + 256;
    assert!(rlimit::increase_nofile_limit(files).unwrap() >= files, "too few files may be open");
    let world = World::new();
    let (all_here, at_work) = (Barrier::new(CROWD + 1), AtomicUsize::new(CROWD));
    let (sent, highest, struck) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for number in 0..CROWD {
            let (world, all_here, at_work, sent) = (&world, &all_here, &at_work, &sent);
            scope.spawn(move || {
                let (key, mut client) = (format!("crowd-{number}"), Client::new(world));
                let first = client.whole(&crate::support::ask(&key, "stat"));
                all_here.wait();
                assert_eq!(first.expect("no rule is armed yet").code(), -197);
                all_here.wait();
                let content = store(&mut client, &key, number as u64);
                sent.fetch_add(content.len() as u64, Relaxed);
                at_work.fetch_sub(1, Relaxed);
                let there = world.bucket().get(&key).expect("it was stored");
                assert_eq!(there.content.sha1(), sha1_of(&content), "{key}");
            });
        }
        scope.spawn(|| {
            all_here.wait();
            let end = Instant::now() + Duration::from_secs(120);
            for (change, rules) in CHANGES.iter().cycle().enumerate() {
                assert_eq!(world.admin("PUT", "faults", rules).status, 200);
                if change == 0 {
                    all_here.wait();
                }
                loop {
                    struck.fetch_add(world.hits().iter().sum(), Relaxed);
                    // The first rules stay until they have struck.
                    if change > 0 || struck.load(Relaxed) > 0 || Instant::now() > end {
                        break;
                    }
                }
                highest.fetch_max(world.app.meter.used(), Relaxed);
                if at_work.load(Relaxed) == 0 || Instant::now() > end {
                    break;
                }
            }
        });
    });
    assert!(struck.into_inner() > 0, "no rule has broken anything");
    assert_eq!(world.inventory().lines().count(), CROWD);
    let (sent, highest, used) = (sent.into_inner(), highest.into_inner(), world.app.meter.used());
    // Beside the content: names, spent signatures, sessions; and while it arrives, one body for each
    // connection.
    assert!((sent..sent + 4096 * CROWD as u64).contains(&used), "{used} held for {sent} stored");
    assert!(highest < sent + CROWD as u64 * 300_000, "{highest} at the most for {sent} stored");
}
