//! The journal as server-sent events: what a follower is told, in which order, and when it ends.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;

use cosplay::internals::domain::journal::filter::Filter;
use serde_json::Value;

use crate::support::http::{Connection, Request};
use crate::support::{World, ask};

/// Somebody who follows the journal.
struct Follower {
    lines: BufReader<TcpStream>,
}

impl Follower {
    fn new(world: &World, query: &str, headers: &[(&str, &str)]) -> Self {
        let mut request = Request::get(format!("/_cosplay/requests/follow{query}"))
            .header("Host", &world.address.to_string());
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let mut connection = Connection::open(world.address);
        connection.write(&request.bytes());
        let mut follower = Self { lines: BufReader::new(connection.into_stream()) };
        let head: Vec<String> =
            std::iter::from_fn(|| follower.line().filter(|line| !line.is_empty())).collect();
        assert_eq!(head[0], "HTTP/1.1 200 OK");
        assert!(head.contains(&"Content-Type: text/event-stream".into()), "{head:?}");
        follower
    }

    /// The next line, without its end; none once the server has closed.
    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let len = self.lines.read_line(&mut line).unwrap();
        (len > 0).then(|| line.trim_end().to_owned())
    }

    /// The next event: its place, its name, its data.
    fn next(&mut self) -> (String, String, Value) {
        let (mut place, mut name) = (String::new(), String::new());
        loop {
            let line = self.line().expect("the server goes on");
            match line.split_once(": ") {
                Some(("id", id)) => place = id.into(),
                Some(("event", event)) => name = event.into(),
                Some(("data", data)) => return (place, name, serde_json::from_str(data).unwrap()),
                // The sizes of chunks, and the ends of events.
                _ => {}
            }
        }
    }

    fn next_id(&mut self) -> u64 {
        self.next().2["id"].as_u64().unwrap()
    }
}

#[test]
fn a_follower_is_told_of_each_request_as_it_ends() {
    let world = World::new();
    world.send(ask("before", "stat"));
    let mut follower = Follower::new(&world, "", &[]);
    world.put("v.mp4", b"content");
    world.send(ask("v.mp4", "stat"));
    let (place, name, entry) = follower.next();
    assert_eq!((place.as_str(), name.as_str()), ("2", "request"));
    assert_eq!(entry, world.shown("requests")[1]);
    assert_eq!(follower.next_id(), 3);
}

#[test]
fn a_follower_may_begin_with_the_latest_and_look_at_some_only() {
    let world = World::new();
    ["a", "b", "c"].iter().for_each(|key| drop(world.put(key, b"1")));
    let mut follower = Follower::new(&world, "?limit=2&operation=cos_json.upload", &[]);
    world.send(ask("a", "stat"));
    world.put("d", b"1");
    assert_eq!([follower.next_id(), follower.next_id(), follower.next_id()], [2, 3, 5]);
    assert_eq!(world.admin("GET", "requests/follow?limits=2", "").status, 400);
}

#[test]
fn a_follower_that_was_cut_off_goes_on_where_it_was() {
    let world = World::new();
    (0..5).for_each(|_| drop(world.send(ask("absent", "stat"))));
    let mut follower = Follower::new(&world, "", &[("Last-Event-ID", "3")]);
    assert_eq!([follower.next_id(), follower.next_id()], [4, 5]);
}

#[test]
fn a_follower_that_is_too_late_is_told_how_much_it_has_missed() {
    let world = World::new();
    world.app.journal.keep(3);
    (0..10).for_each(|_| drop(world.send(ask("absent", "stat"))));
    let mut follower = Follower::new(&world, "", &[("Last-Event-ID", "2")]);
    let (_, name, data) = follower.next();
    assert_eq!((name.as_str(), &data["missed"]), ("missed", &5.into()));
    assert_eq!([follower.next_id(), follower.next_id(), follower.next_id()], [8, 9, 10]);
}

#[test]
fn a_hundred_followers_are_told_the_same() {
    let world = World::new();
    let followers: Vec<Follower> = (0..100).map(|_| Follower::new(&world, "", &[])).collect();
    (0..50).for_each(|_| drop(world.send(ask("absent", "stat"))));
    for mut follower in followers {
        let ids: Vec<u64> = (0..50).map(|_| follower.next_id()).collect();
        assert_eq!(ids, (1..=50).collect::<Vec<_>>());
    }
    assert_eq!(world.app.journal.list(&Filter::default(), usize::MAX).len(), 50);
}

#[test]
fn a_server_that_stops_ends_what_its_followers_hear() {
    let world = World::new();
    let mut follower = Follower::new(&world, "", &[]);
    let began = std::time::Instant::now();
    drop(world);
    let mut rest = String::new();
    follower.lines.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "0\r\n\r\n", "the body ends in good order");
    assert!(began.elapsed() < std::time::Duration::from_secs(5));
}
