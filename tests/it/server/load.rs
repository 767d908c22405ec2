//! A well-behaved client while others take connections, heads, responses and memory: its slowest hundredth is
//! measured. Ignored, since it needs the machine for itself:
//! `cargo test --release --test it load:: -- --ignored --nocapture --test-threads 1`.
#![allow(clippy::print_stderr, reason = "the figures are shown with --nocapture")]

use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::support::http::{Connection, Request};
use crate::support::{ORIGIN_HOST, Setup, World, ask, noise, upload};

const MIB: usize = 1 << 20;
/// Longest time of 99 requests in a hundred.
const BEARABLE: Duration = Duration::from_millis(50);

fn world(max_memory: usize) -> World {
    rlimit::increase_nofile_limit(20_000).unwrap();
    let mut setup = Setup { max_memory: max_memory as u64, ..Setup::default() };
    setup.limits.max_connections = 8000;
    World::start(setup)
}

/// Sends small requests for three seconds, each fourth on a new connection, and judges their times.
fn assert_good_client_is_served(world: &World, during: &str) {
    let (end, mut times) = (Instant::now() + Duration::from_secs(3), Vec::new());
    let mut connection = world.connect();
    while Instant::now() < end {
        let began = Instant::now();
        if times.len() % 4 == 0 {
            connection = world.connect();
        }
        assert_eq!(connection.send(&ask("a", "stat")).code(), -197);
        times.push(began.elapsed());
    }
    times.sort_unstable();
    let at = |share: usize| times[times.len() * share / 100];
    eprintln!("{during}: {} requests, p50 {:?}, p99 {:?}", times.len(), at(50), at(99));
    assert!(at(99) < BEARABLE, "{during}: {:?}", at(99));
}

/// So many connections that have sent `bytes`.
fn crowd(world: &World, count: usize, bytes: &[u8]) -> Vec<TcpStream> {
    let open = |_| {
        let mut connection = Connection::open(world.address);
        connection.write(bytes);
        connection.into_stream()
    };
    (0..count).map(open).collect()
}

#[test]
#[ignore = "a load of several seconds"]
fn one_thousand_heads_that_do_not_end() {
    let world = world(64 * MIB);
    let _slow = crowd(&world, 1000, b"GET /a HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    assert_good_client_is_served(&world, "1000 slow heads");
}

#[test]
#[ignore = "a load of several seconds"]
fn five_thousand_connections_at_rest() {
    let world = world(64 * MIB);
    let idle =
        crowd(&world, 5000, &Request::get("/_cosplay/health/live").header("Host", "localhost").bytes());
    assert_good_client_is_served(&world, "5000 idle connections");
    drop(idle);
}

#[test]
#[ignore = "a load of several seconds"]
fn five_hundred_clients_that_read_nothing() {
    let world = world(64 * MIB);
    world.put("large", &noise(16 * MIB, 1));
    let _readers = crowd(&world, 500, &Request::get("/large").header("Host", ORIGIN_HOST).bytes());
    assert_good_client_is_served(&world, "500 readers that never read");
}

#[test]
#[ignore = "a load of several seconds"]
fn a_memory_that_is_full() {
    let world = world(8 * MIB);
    world.put("large", &noise(7 * MIB, 1));
    let full = upload("more", &noise(2 * MIB, 2));
    std::thread::scope(|scope| {
        let end = Instant::now() + Duration::from_secs(3);
        for _ in 0..2 {
            let (world, full) = (&world, &full);
            scope.spawn(move || {
                while Instant::now() < end {
                    assert_eq!(world.send(full.clone()).code(), -300);
                }
            });
        }
        assert_good_client_is_served(&world, "memory full");
    });
}

#[test]
#[ignore = "a load of several seconds"]
fn all_places_taken_and_others_knocking() {
    rlimit::increase_nofile_limit(20_000).unwrap();
    let mut setup = Setup::default();
    setup.limits.max_connections = 200;
    let world = World::start(setup);
    let mut good = world.connect();
    let _taken = crowd(&world, 199, b"G");
    let (end, mut times) = (Instant::now() + Duration::from_secs(3), Vec::new());
    while Instant::now() < end {
        drop(crowd(&world, 5, b"G"));
        let began = Instant::now();
        assert_eq!(good.send(&ask("a", "stat")).code(), -197);
        times.push(began.elapsed());
    }
    times.sort_unstable();
    let p99 = times[times.len() * 99 / 100];
    eprintln!("all places taken: {} requests, p99 {p99:?}", times.len());
    assert!(p99 < BEARABLE, "{p99:?}");
}
