//! The server as a proxy: what goes to the hosts it plays it answers itself, and nothing else leaves.

use std::net::TcpListener;
use std::time::Duration;

use crate::support::http::{Connection, Request};
use crate::support::tls::{client, ends, shake};
use crate::support::{BUCKET, ORIGIN_HOST, Setup, World, upload};

/// A host of somebody else, which hears everything that is sent to it.
struct Elsewhere(TcpListener);

impl Elsewhere {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        Self(listener)
    }

    fn authority(&self) -> String {
        self.0.local_addr().unwrap().to_string()
    }

    fn has_heard(&self) -> bool {
        // What was sent over loopback arrives at once; wait all the same.
        std::thread::sleep(Duration::from_millis(50));
        self.0.accept().is_ok()
    }
}

fn tunnel(world: &World, to: &str) -> (u16, Connection) {
    let mut connection = world.connect();
    connection.write(format!("CONNECT {to} HTTP/1.1\r\nHost: {to}\r\n\r\n").as_bytes());
    let answer = connection.receive(true).expect("an answer");
    (answer.status, connection)
}

#[test]
fn a_tunnel_to_a_played_host_is_answered_here_over_tls_and_plain() {
    let world = World::new();
    world.put("a", b"through a tunnel");
    let (status, connection) = tunnel(&world, &format!("{ORIGIN_HOST}:443"));
    assert_eq!(status, 200);
    let mut secure =
        shake(client(&world.ca(), &["http/1.1"]), ORIGIN_HOST, connection.into_stream()).unwrap();
    for _ in 0..2 {
        let answer = secure.send(&Request::get("/a").header("Host", ORIGIN_HOST));
        assert_eq!(answer.text(), "through a tunnel");
    }
    let (status, mut plain) = tunnel(&world, "gz.file.myqcloud.com:80");
    assert_eq!(status, 200);
    assert_eq!(plain.send(&upload("b", b"x")).code(), 0);
}

#[test]
fn the_answer_that_opens_a_tunnel_has_no_length() {
    let world = World::new();
    let mut connection = world.connect();
    connection.write(b"CONNECT vod2.qcloud.com:443 HTTP/1.1\r\nHost: vod2.qcloud.com:443\r\n\r\n");
    let head = connection.receive(true).unwrap().head;
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    assert!(!head.to_ascii_lowercase().contains("content-length"), "{head}");
}

#[test]
fn a_client_may_speak_before_its_tunnel_is_granted() {
    let world = World::new();
    let mut connection = world.connect();
    let head = "CONNECT gz.file.myqcloud.com:80 HTTP/1.1\r\nHost: gz.file.myqcloud.com:80\r\n\r\n";
    connection.write(&[head.as_bytes(), &upload("b", b"x").bytes()].concat());
    assert_eq!(connection.receive(true).unwrap().status, 200);
    assert_eq!(connection.receive(false).unwrap().code(), 0);
}

#[test]
fn a_tunnel_to_any_other_host_is_refused_with_a_sentence_and_counted() {
    let (world, elsewhere) = (World::new(), Elsewhere::new());
    let there = elsewhere.authority();
    for to in ["example.com:443", "cvm.tencentcloudapi.com:443", &there] {
        let mut connection = world.connect();
        connection.write(format!("CONNECT {to} HTTP/1.1\r\nHost: {to}\r\n\r\n").as_bytes());
        let answer = connection.receive(false).unwrap();
        assert_eq!(answer.status, 403);
        assert!(answer.text().contains(&format!("does not play {to}")), "{}", answer.text());
        assert!(answer.header("x-cosplay-reason").unwrap().contains(to));
        assert!(connection.is_closed());
    }
    assert!(!elsewhere.has_heard());
    let told = world.app.tally.to_string();
    assert!(told.contains("example.com (1)") && told.contains(&there), "{told}");
    let journal = world.app.journal.list(&Default::default(), 10);
    let seen: Vec<_> = journal
        .iter()
        .map(|entry| (entry.service, entry.method, entry.status, entry.host.as_str()))
        .collect();
    assert_eq!(seen[0], ("proxy", "CONNECT", Some(403), "example.com:443"));
    assert_eq!(seen.len(), 3);
}

#[test]
fn a_proxied_request_to_any_other_host_is_refused_and_nothing_leaves() {
    let (world, elsewhere) = (World::new(), Elsewhere::new());
    for to in ["example.com".to_owned(), elsewhere.authority()] {
        for path in ["/", "/_cosplay/clock", BUCKET, "/vod2.qcloud.com/v3/index.php"] {
            let answer = world.send(Request::get(format!("http://{to}{path}")).header("Host", &to));
            assert_eq!(answer.status, 403, "{to}{path}");
            assert!(answer.text().contains(&format!("does not play {to}")), "{}", answer.text());
        }
    }
    assert!(!elsewhere.has_heard());
    let told = world.app.tally.to_string();
    assert!(told.contains("example.com (4)"), "{told}");
}

#[test]
fn a_tunnel_to_the_server_itself_leads_to_its_own_paths() {
    let world = World::new();
    let (status, mut connection) = tunnel(&world, &world.address.to_string());
    assert_eq!(status, 200);
    let health = Request::get("/_cosplay/health/ready").header("Host", &world.address.to_string());
    assert_eq!(connection.send(&health).status, 200);
}

#[test]
fn a_proxy_that_is_reached_over_tls_opens_tunnels_too_but_none_within_another() {
    let world = World::new();
    world.put("a", b"x");
    let mut proxy = world.secure("localhost").unwrap();
    let connect = format!("CONNECT {ORIGIN_HOST}:80 HTTP/1.1\r\nHost: {ORIGIN_HOST}\r\n\r\n");
    proxy.write(connect.as_bytes());
    assert_eq!(proxy.receive(true).unwrap().status, 200);
    assert_eq!(proxy.send(&Request::get("/a").header("Host", ORIGIN_HOST)).text(), "x");
    proxy.write(connect.as_bytes());
    assert_eq!(proxy.receive(false).unwrap().status, 400);
}

#[test]
fn a_tunnel_is_waited_for_no_longer_than_a_connection() {
    let mut setup = Setup::default();
    setup.limits.head_timeout = Duration::from_millis(300);
    setup.limits.idle_timeout = Duration::from_millis(300);
    let world = World::start(setup);
    for first in [&b""[..], &[0x16, 3, 1]] {
        let (status, mut connection) = tunnel(&world, "vod2.qcloud.com:443");
        assert_eq!(status, 200);
        connection.write(first);
        assert!(ends(connection.stream()), "{first:?}");
    }
    assert_eq!(world.code(upload("a", b"x")), 0);
}

#[test]
fn an_open_tunnel_counts_as_a_connection() {
    let mut setup = Setup::default();
    setup.limits.max_connections = 1;
    let world = World::start(setup);
    let (status, mut tunnelled) = tunnel(&world, "gz.file.myqcloud.com:80");
    assert_eq!(status, 200);
    assert_eq!(world.connect().receive(false).unwrap().status, 503, "the slot is taken");
    assert_eq!(tunnelled.send(&upload("a", b"x")).code(), 0);
}

#[test]
fn requests_and_refused_signatures_are_counted_but_not_our_own_interface() {
    let world = World::new();
    world.put("a", b"x");
    world.send(Request::get("/_cosplay/clock").header("Host", "localhost"));
    let mut forged = upload("b", b"x");
    forged
        .headers
        .iter_mut()
        .for_each(|(_, value)| value.insert_str(0, if value.len() > 80 { "A" } else { "" }));
    assert_ne!(world.code(forged), 0);
    let told = world.app.tally.to_string();
    assert_eq!(told, "2 requests, 1 refused signature, no host that is not played");
}
