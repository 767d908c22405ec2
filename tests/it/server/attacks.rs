//! What a client sends to take the server's time, memory or places from others.

use std::io::Write;
use std::time::{Duration, Instant};

use crate::support::http::{Answer, BOUNDARY, Connection, Request};
use crate::support::{Setup, World, ask, at, noise, sign, upload};

const MIB: usize = 1 << 20;
/// Longer than any of this takes in a debug build, and much less than it took.
const PATIENCE: Duration = Duration::from_secs(5);

fn explain(world: &World, signature: &str) -> Answer {
    let body = serde_json::json!({ "signature": signature }).to_string();
    world.send(Request::json("/_cosplay/explain", &body).header("Host", "localhost"))
}

#[test]
fn a_text_that_is_longer_than_any_signature_is_not_searched() {
    let world = World::new();
    for unit in ["QUFB", "YT1i", "a=b&", "JTI1", "q-signature=&"] {
        let began = Instant::now();
        let answer = explain(&world, &unit.repeat(900_000 / unit.len()));
        assert_eq!(answer.status, 200);
        assert!(answer.text().contains("no request head has room for"), "{}", answer.text());
        explain(&world, &unit.repeat(64_000 / unit.len()));
        assert!(began.elapsed() < PATIENCE, "{unit}: {:?}", began.elapsed());
    }
    let own = explain(&world, &sign::multi());
    assert!(own.text().contains("COS JSON API signature"), "{}", own.text());
}

/// Sends `body` in chunks of 512 bytes, as far as the server takes it, and receives the answer.
fn in_small_chunks(world: &World, body: &[u8]) -> Answer {
    let mut connection = world.connect();
    let head = format!(
        "POST {} HTTP/1.1\r\nHost: gz.file.myqcloud.com\r\nAuthorization: {}\r\n\
         Transfer-Encoding: chunked\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n",
        at("a.bin"),
        sign::multi()
    );
    connection.write(head.as_bytes());
    let mut sender = connection.stream().try_clone().unwrap();
    let body = body.to_vec();
    let sending = std::thread::spawn(move || {
        for part in body.chunks(512) {
            let chunk = [format!("{:x}\r\n", part.len()).as_bytes(), part, b"\r\n"].concat();
            if sender.write_all(&chunk).is_err() {
                return;
            }
        }
        drop(sender.write_all(b"0\r\n\r\n"));
    });
    let answer = connection.receive(false).expect("an answer");
    drop(connection);
    sending.join().unwrap();
    answer
}

#[test]
fn a_form_is_not_searched_for_the_end_of_what_never_ends() {
    let world = World::new();
    let filler = vec![b'x'; 4 * MIB];
    let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"op\"\r\nX-Long: ");
    for (place, start) in [("preamble", Vec::new()), ("headers of a part", part.clone().into_bytes())] {
        let began = Instant::now();
        let answer = in_small_chunks(&world, &[start, filler.clone()].concat());
        assert_eq!(answer.status, 400, "{place}");
        let reason = answer.header("x-cosplay-reason").unwrap();
        assert!(reason.contains("more than 16384 bytes"), "{place}: {reason}");
        assert!(began.elapsed() < PATIENCE, "{place}: {:?}", began.elapsed());
    }
}

#[test]
fn a_form_with_a_preamble_and_long_headers_is_read() {
    let world = World::new();
    let body = format!(
        "{}\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"op\"\r\n\r\nupload\r\n\
         --{BOUNDARY}\r\nX-Long: {}\r\nContent-Disposition: form-data; name=\"filecontent\"\r\n\r\n{}\r\n\
         --{BOUNDARY}--\r\n",
        "preamble ".repeat(800),
        "x".repeat(8000),
        "content ".repeat(100_000)
    );
    assert_eq!(in_small_chunks(&world, body.as_bytes()).code(), 0);
}

#[test]
fn a_body_that_is_declared_and_not_sent_takes_no_memory_from_others() {
    let world = World::start(Setup { max_memory: 4 * MIB as u64, ..Setup::default() });
    let bytes = upload("idle", &noise(3 * MIB, 1)).bytes();
    let mut idle: Vec<Connection> = (0..3).map(|_| world.connect()).collect();
    idle.iter_mut().for_each(|connection| connection.write(&bytes[..2000]));
    std::thread::sleep(Duration::from_millis(100));
    assert_eq!(world.code(upload("a", &noise(2 * MIB, 2))), 0);
    drop(idle);
    // Whoever declares more than is free is told before sending it.
    let mut late = world.connect();
    late.write(&bytes[..2000]);
    assert_eq!(late.receive(false).expect("an answer").code(), -300);
}

#[test]
fn a_flood_of_bad_signatures_does_not_slow_a_good_client() {
    let world = World::new();
    let end = Instant::now() + Duration::from_secs(1);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut connection = world.connect();
                while Instant::now() < end {
                    let forged = sign::multi().chars().rev().collect::<String>();
                    let request = Request::get(format!("{}?op=stat", at("a"))).signed(&forged);
                    assert!(connection.send(&request).status >= 400);
                }
            });
        }
        let mut good = world.connect();
        let mut times: Vec<Duration> = Vec::new();
        while Instant::now() < end {
            let began = Instant::now();
            assert_eq!(good.send(&ask("a", "stat")).code(), -197);
            times.push(began.elapsed());
        }
        times.sort_unstable();
        let median = times[times.len() / 2];
        assert!(median < Duration::from_millis(50), "{median:?} of {}", times.len());
    });
}

#[test]
fn snapshots_and_accounts_are_within_the_memory_budget() {
    let world = World::start(Setup { max_memory: MIB as u64, ..Setup::default() });
    let post = |path: &str| {
        let request = Request::json(format!("/_cosplay/{path}"), "{}").header("Host", "localhost");
        (world.send(request).status, world.app.meter.used())
    };
    for n in 0..100 {
        world.put(&format!("{n:0>500}"), b"x");
    }
    let before = world.app.meter.used();
    let (status, after) = post("snapshots/a");
    assert!(status == 201 && after >= before + 50_000, "{status} {before} {after}");
    let filled = (0..30).map(|n| post(&format!("snapshots/{n}"))).find(|(status, _)| *status != 201);
    assert_eq!(filled.map(|(status, _)| status), Some(503));
    for name in std::iter::once("a".to_owned()).chain((0..30).map(|n| n.to_string())) {
        let path = format!("/_cosplay/snapshots/{name}");
        world.send(Request::new("DELETE", path).header("Host", "localhost"));
    }
    assert_eq!(world.app.meter.used(), before, "what is forgotten is given back");
    let filled = (0..300).map(|_| post("accounts")).find(|(status, _)| *status != 201);
    assert_eq!(filled.map(|(status, _)| status), Some(503));
}
