//! A soak: many clients upload, read, delete and resume while rules break their connections by chance and come and go. In
//! the end every stored object is what was sent, and memory is what is stored.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

use cosplay::primitives::digest::sha1_of;

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

/// An answer that came whole; none where a fault came between. A client tries until it has one.
fn whole(world: &World, request: &Request) -> Option<Answer> {
    let mut connection = Connection::open(world.address);
    connection.write(&request.bytes());
    let answer = connection.receive(false)?;
    (answer.status < 500 && answer.code() != -5997).then_some(answer)
}

fn until_whole(world: &World, request: &Request) -> Answer {
    std::iter::repeat_with(|| whole(world, request))
        .take(1000)
        .flatten()
        .next()
        .expect("a whole answer in the end")
}

/// One file, uploaded in whole or in slices, whatever comes between; its content.
fn store(world: &World, key: &str, seed: u64) -> Vec<u8> {
    let content = noise(1000 + (seed as usize * 7919) % 200_000, seed);
    if seed.is_multiple_of(2) {
        until_whole(world, &upload(key, &content));
        return content;
    }
    let opened = until_whole(world, &init(key, content.len(), &[]));
    let session = match opened.code() {
        0 => opened.data()["session"].as_str().unwrap().to_owned(),
        // It was opened by a request whose answer was lost.
        _ => {
            let listed = until_whole(world, &crate::support::op(key, "upload_slice_list", &[]));
            listed.data()["session"].as_str().unwrap().to_owned()
        }
    };
    for (number, part) in content.chunks(65_536).enumerate() {
        assert_eq!(until_whole(world, &slice(key, &session, number * 65_536, part)).code(), 0);
    }
    until_whole(world, &finish(key, &session, content.len(), &[]));
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
                while Instant::now() < end {
                    let key = format!("c{client}/{}", round % 20);
                    let content = store(world, &key, client * 1_000_003 + round);
                    let there = world.bucket().get(&key).expect("it was stored");
                    assert_eq!(there.content.sha1(), sha1_of(&content), "{key}");
                    until_whole(world, &once(&key, "delete", &[]));
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
    // What is left: directories, spent signatures, and sessions that are remembered.
    assert!(used < 64 * 1024 * 1024, "{used} bytes are still held");
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
