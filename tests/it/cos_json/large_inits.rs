//! Inits with tens of megabytes of `uploadparts` are parsed beside the threads that serve sockets.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::support::http::Request;
use crate::support::{World, at, op};

/// Parts of one byte each: about 46 MB of `uploadparts`.
const PARTS: usize = 550_000;
const SHA: &str = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
const INITS: usize = 3;

fn uploadparts() -> String {
    let mut parts = String::from("[");
    for offset in 0..PARTS {
        let comma = if offset == 0 { "" } else { "," };
        write!(parts, "{comma}{{\"offset\":{offset},\"datalen\":1,\"datasha\":\"{SHA}\"}}").unwrap();
    }
    parts + "]"
}

fn form(key: &str, uploadparts: &str) -> Request {
    let filesize = PARTS.to_string();
    let fields: [(&str, &[u8]); 4] = [
        ("filesize", filesize.as_bytes()),
        ("slice_size", b"65536"),
        ("sha", SHA.as_bytes()),
        ("uploadparts", uploadparts.as_bytes()),
    ];
    op(key, "upload_slice_init", &fields)
}

fn in_json(key: &str, uploadparts: &str) -> Request {
    let body = json!({
        "op": "upload_slice_init",
        "filesize": PARTS,
        "slice_size": 65536,
        "sha": SHA,
        "uploadparts": uploadparts,
    });
    Request::json(at(key), &body.to_string()).multi()
}

#[test]
fn health_checks_stay_fast_while_three_inits_of_46_megabytes_are_parsed() {
    let world = World::new();
    let parts = uploadparts();
    let requests = [form("a.bin", &parts), form("b.bin", &parts), in_json("c.bin", &parts)];
    let (done, mut slowest_check, mut checks) = (AtomicUsize::new(0), Duration::ZERO, 0);
    let fastest_init = std::thread::scope(|scope| {
        let inits = requests.each_ref().map(|request| {
            let (world, done) = (&world, &done);
            scope.spawn(move || {
                let begin = Instant::now();
                let answer = world.send(request.clone());
                done.fetch_add(1, SeqCst);
                assert_eq!(answer.code(), 0);
                begin.elapsed()
            })
        });
        let health = Request::get("/_cosplay/health/live").header("Host", "localhost");
        let mut connection = world.connect();
        while done.load(SeqCst) < INITS {
            let begin = Instant::now();
            assert_eq!(connection.send(&health).status, 200);
            slowest_check = slowest_check.max(begin.elapsed());
            checks += 1;
            std::thread::sleep(Duration::from_millis(5));
        }
        inits.into_iter().map(|init| init.join().unwrap()).min().unwrap()
    });
    eprintln!("{checks} checks, slowest {slowest_check:?}, fastest init {fastest_init:?}");
    assert!(checks > 10, "the inits were over before anything could be seen");
    let bound = fastest_init / 4;
    assert!(slowest_check < bound, "a health check took {slowest_check:?}, an init {fastest_init:?}");
}
