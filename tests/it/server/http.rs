//! The outside of HTTP/1.1 over a raw socket, case by case: RFC 9110 and RFC 9112.

use std::time::Duration;

use crate::support::http::{Connection, Request};
use crate::support::{BUCKET, ORIGIN_HOST, Setup, World, noise};

const HOST: &str = "Host: examplebucket-1250000000.cosgz.myqcloud.com\r\n";

/// Sends bytes and receives the answers, until the server closes or `most` have come: status and body.
fn answers(world: &World, bytes: &[u8], most: usize) -> Vec<(u16, String)> {
    let mut connection = world.connect();
    connection.write(bytes);
    let headless = bytes.starts_with(b"HEAD");
    let received = std::iter::from_fn(|| connection.receive(headless)).take(most);
    received.map(|answer| (answer.status, String::from_utf8_lossy(&answer.body).into_owned())).collect()
}

/// The status of the one answer to a request.
fn status(world: &World, request: &str) -> u16 {
    answers(world, request.as_bytes(), 1).first().map_or(0, |(status, _)| *status)
}

/// A world with the file `a`, which holds `0123456789`.
fn world() -> World {
    let world = World::new();
    world.put("a", b"0123456789");
    world
}

#[test]
fn malformed_heads_are_refused_and_sound_neighbours_are_not() {
    let world = world();
    let get = format!("GET /a HTTP/1.1\r\n{HOST}");
    let cases: &[(&str, String, u16)] = &[
        ("plain", format!("{get}\r\n"), 200),
        ("no Host (9112 3.2)", "GET /a HTTP/1.1\r\n\r\n".into(), 400),
        ("two Hosts", format!("{get}{HOST}\r\n"), 400),
        ("a Host that is none", "GET /a HTTP/1.1\r\nHost: a b\r\n\r\n".into(), 400),
        ("empty lines before the request (9112 2.2)", format!("\r\n\r\n{get}\r\n"), 200),
        ("bare line feeds (9112 2.2)", get.replace("\r\n", "\n") + "\n", 200),
        ("a blank before the colon (9112 5.1)", format!("{get}X-A : 1\r\n\r\n"), 400),
        ("white space around a value (9112 5.1)", format!("{get}Range: \t bytes=0-1 \t\r\n\r\n"), 206),
        ("a folded header (9112 5.2)", format!("{get}X-A: 1\r\n 2\r\n\r\n"), 400),
        ("a NUL in a value (9110 5.5)", format!("{get}X-A: 1\0\r\n\r\n"), 400),
        ("a method in small letters", format!("get /a HTTP/1.1\r\n{HOST}\r\n"), 405),
        ("HTTP/1.0 without Host", "GET /_cosplay/health/live HTTP/1.0\r\n\r\n".into(), 200),
        ("HTTP/1.0 with Host", format!("GET /a HTTP/1.0\r\n{HOST}\r\n"), 200),
        ("HTTP/2.0", format!("GET /a HTTP/2.0\r\n{HOST}\r\n"), 400),
        ("no version", "GET /a\r\n\r\n".into(), 400),
        ("absolute form (9112 3.2.2)", format!("GET http://{ORIGIN_HOST}/a HTTP/1.1\r\n{HOST}\r\n"), 200),
        (
            "absolute form, another Host",
            format!("GET http://{ORIGIN_HOST}/a HTTP/1.1\r\nHost: b\r\n\r\n"),
            400,
        ),
        ("no HTTP at all", "\u{1}\u{2}\u{3}\r\n\r\n".into(), 400),
    ];
    for (name, request, wanted) in cases {
        let found = status(&world, request);
        assert_eq!(found, *wanted, "{name}");
    }
}

#[test]
fn bodies_are_framed_one_way_only() {
    let world = world();
    let post = format!("POST {BUCKET}/a HTTP/1.1\r\nHost: gz.file.myqcloud.com\r\n");
    let refused = [
        ("two lengths that differ (9112 6.3)", "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
        ("a list of lengths that differ", "Content-Length: 3, 4\r\n\r\nabcd"),
        ("a negative length", "Content-Length: -1\r\n\r\n"),
        ("a length with a sign", "Content-Length: +3\r\n\r\nabc"),
        ("a length that is no number", "Content-Length: 0x3\r\n\r\nabc"),
        ("a coding that is not chunked (9112 6.1)", "Transfer-Encoding: gzip\r\n\r\n"),
        ("chunked that is not last", "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n"),
        ("a size that is none (9112 7.1)", "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"),
        ("a chunk longer than its size", "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n"),
    ];
    for (name, rest) in refused {
        let found = answers(&world, format!("{post}{rest}").as_bytes(), 2);
        assert_eq!(found.iter().map(|(status, _)| *status).collect::<Vec<_>>(), [400], "{name}: {found:?}");
    }
    let length_and_coding = format!("{post}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    let smuggled = format!("{length_and_coding}GET /a HTTP/1.1\r\n{HOST}\r\n");
    assert_eq!(answers(&world, smuggled.as_bytes(), 2).len(), 1, "the connection ends (9112 6.1)");
    let old = format!("{}\r\n0\r\n\r\n", post.replace("1.1", "1.0") + "Transfer-Encoding: chunked\r\n");
    assert_eq!(status(&world, &old), 400, "HTTP/1.0 has no codings (9112 6.1)");
}

#[test]
fn chunks_may_have_extensions_and_trailers() {
    let world = world();
    let form = crate::support::upload("b", b"chunked");
    let authorization = &form.headers.iter().find(|(name, _)| name == "Authorization").unwrap().1;
    let head = format!(
        "POST {} HTTP/1.1\r\nHost: gz.file.myqcloud.com\r\nAuthorization: {authorization}\r\n\
         Content-Type: {}\r\nTransfer-Encoding: Chunked\r\n\r\n",
        form.target, form.headers[0].1
    );
    let (first, second) = form.body.split_at(20);
    let body = [
        format!("{head}014;name=value;quoted=\"a;b\"\r\n").as_bytes(),
        first,
        format!("\r\n{:X}\r\n", second.len()).as_bytes(),
        second,
        b"\r\n0\r\nX-Trailer: 1\r\n\r\n",
        format!("GET /b HTTP/1.1\r\n{HOST}\r\n").as_bytes(),
    ]
    .concat();
    let found = answers(&world, &body, 2);
    assert_eq!(found.iter().map(|(status, _)| *status).collect::<Vec<_>>(), [200, 200], "{found:?}");
    assert_eq!(found[1].1, "chunked");
}

#[test]
fn conditions_come_in_their_order_and_before_ranges() {
    let world = world();
    let of = |world: &World, lines: &str| {
        let answer = world.send_raw(&format!("GET /a HTTP/1.1\r\n{HOST}{lines}\r\n"));
        let tag = answer.header("etag").unwrap_or_default().to_owned();
        (answer.status, answer.body.len(), tag)
    };
    let tag = of(&world, "").2;
    let past = "Sun, 06 Nov 1994 08:49:37 GMT";
    let future = "Fri, 06 Nov 2093 08:49:37 GMT";
    let cases = [
        (format!("If-None-Match: {tag}\r\n"), 304),
        ("If-None-Match: *\r\n".into(), 304),
        ("If-None-Match: \"other\"\r\n".into(), 200),
        (format!("If-None-Match: \"other\", {tag}\r\n"), 304),
        (format!("If-Modified-Since: {future}\r\n"), 304),
        (format!("If-Modified-Since: {past}\r\n"), 200),
        ("If-Modified-Since: yesterday\r\n".into(), 200),
        (format!("If-None-Match: \"other\"\r\nIf-Modified-Since: {future}\r\n"), 200),
        (format!("If-None-Match: {tag}\r\nRange: bytes=0-1\r\n"), 304),
    ];
    for (lines, wanted) in cases {
        assert_eq!(of(&world, &lines).0, wanted, "{lines}");
    }
}

#[test]
fn ranges_are_those_of_the_standard() {
    let world = world();
    let cases: &[(&str, u16, &str)] = &[
        ("bytes=0-3", 206, "0123"),
        ("bytes=8-", 206, "89"),
        ("bytes=-2", 206, "89"),
        ("bytes=-100", 206, "0123456789"),
        ("bytes=5-100", 206, "56789"),
        ("BYTES=0-0", 206, "0"),
        ("bytes=10-", 416, ""),
        ("bytes=-0", 416, ""),
        ("lines=0-3", 200, "0123456789"),
        ("bytes=3-1", 200, "0123456789"),
    ];
    for (range, wanted, content) in cases {
        let answer = world.send_raw(&format!("GET /a HTTP/1.1\r\n{HOST}Range: {range}\r\n\r\n"));
        assert_eq!(answer.status, *wanted, "{range}");
        if *wanted != 416 {
            assert_eq!(answer.text(), *content, "{range}");
        }
    }
}

#[test]
fn a_head_has_the_length_and_no_body() {
    let world = world();
    let pair = format!("HEAD /a HTTP/1.1\r\n{HOST}\r\nHEAD /none HTTP/1.1\r\n{HOST}\r\n");
    let mut connection = world.connect();
    connection.write(pair.as_bytes());
    let found = connection.receive(true).unwrap();
    assert_eq!((found.status, found.header("content-length")), (200, Some("10")));
    let absent = connection.receive(true).unwrap();
    assert_eq!(absent.status, 404, "nothing of a body stands between: {}", absent.head);
}

#[test]
fn connections_last_as_their_version_and_headers_say() {
    let world = world();
    let one = |version: &str, more: &str| format!("GET /a HTTP/{version}\r\n{HOST}{more}\r\n");
    let lasts = |request: &str| answers(&world, request.repeat(2).as_bytes(), 2).len() == 2;
    assert!(lasts(&one("1.1", "")));
    assert!(!lasts(&one("1.1", "Connection: close\r\n")));
    assert!(!lasts(&one("1.1", "Connection: foo, Close\r\n")));
    assert!(!lasts(&one("1.0", "")));
    assert!(lasts(&one("1.0", "Connection: keep-alive\r\n")));
}

/// The one answer to bytes, whose reason is told and found in the journal.
fn told(world: &World, connection: &mut Connection, bytes: &str) -> (u16, String) {
    connection.write(bytes.as_bytes());
    let answer = connection.receive(false).expect("an answer");
    let reason = answer.header("x-cosplay-reason").expect("a reason").to_owned();
    assert_eq!(answer.text().trim_end(), reason);
    assert_eq!(answer.header("connection"), Some("close"));
    assert!(connection.is_closed());
    let entry = world.app.journal.snapshot().pop().expect("an entry");
    assert_eq!((entry.status, entry.reason.as_deref()), (Some(answer.status), Some(reason.as_str())));
    let id = entry.id;
    assert_eq!(answer.header("x-cosplay-request"), Some(format!("/_cosplay/requests/{id}").as_str()));
    (answer.status, reason)
}

#[test]
fn what_never_becomes_a_request_is_told_why_and_stands_in_the_journal() {
    let mut setup = Setup::default();
    setup.limits.head_timeout = Duration::from_millis(500);
    let world = World::start(setup);
    let get = format!("GET /a HTTP/1.1\r\n{HOST}");
    let headers: String = (0..101).map(|n| format!("X-{n}: 1\r\n")).collect();
    let cases = [
        ("no http\r\n\r\n".into(), 400, "no HTTP/1.1"),
        (format!("{get}Content-Length: 1\r\nContent-Length: 2\r\n\r\n"), 400, "Content-Length"),
        (format!("{get}{headers}\r\n"), 431, "more than 100 headers"),
        (format!("{get}X: {}\r\n\r\n", "x".repeat(70_000)), 431, "65536 bytes"),
        (get.clone(), 408, "--head-timeout"),
    ];
    for (bytes, wanted, word) in cases {
        let (status, reason) = told(&world, &mut world.connect(), &bytes);
        assert!(status == wanted && reason.contains(word), "{status} {reason}");
    }
    // A malformed head behind a sound request spoils neither answer.
    let pair = format!("GET /none HTTP/1.1\r\n{HOST}\r\nno http\r\n\r\n");
    let statuses: Vec<u16> = answers(&world, pair.as_bytes(), 3).iter().map(|(status, _)| *status).collect();
    assert_eq!(statuses, [404, 400]);
}

#[test]
fn an_answer_that_looks_like_a_refusal_of_the_head_arrives_as_it_is() {
    let world = World::new();
    let content =
        [b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\nDate: ", &*noise(40, 1)];
    world.put("a", &content.concat());
    let answer = world.send(Request::get("/a").header("Host", ORIGIN_HOST));
    assert_eq!((answer.status, answer.body), (200, content.concat()));
}
