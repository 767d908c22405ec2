//! The scripted bucket of the vendor's retry suites, as those suites look at it.

use std::time::Duration;

use cosplay::internals::domain::script::Preset;

use crate::cli::binary::Running;
use crate::support::World;
use crate::support::http::{Answer, Connection, Request};

const HOST: &str = "cos-sdk-err-retry-1253960454.cos.ap-chengdu.myqcloud.com";
const TWIN: &str = "cos-sdk-err-retry-1253960454.cos.ap-chengdu.tencentcos.cn";

fn first(key: &str) -> Request {
    Request::get(format!("/{key}")).header("Host", HOST)
}

fn again(key: &str) -> Request {
    first(key).header("x-cos-sdk-retry", "true")
}

fn has_id(answer: &Answer) -> bool {
    answer.header("x-cos-request-id").is_some() || answer.head.contains("RequestId")
}

#[test]
fn a_key_names_the_status_of_the_first_attempt_and_whether_it_has_a_request_id() {
    let world = World::new();
    for status in [200, 204, 206, 301, 302, 307, 400, 403, 404, 500, 502, 503, 504] {
        for host in [HOST, TWIN] {
            for (key, id) in [(status.to_string(), false), (format!("{status}r"), true)] {
                let answer = world.send(Request::get(format!("/{key}")).header("Host", host));
                assert_eq!((answer.status, has_id(&answer)), (status, id), "{key}");
                let leads_on = matches!(status, 301 | 302);
                assert_eq!(answer.header("location"), leads_on.then_some("/200"), "{key}");
                assert!(status < 300 || answer.body.is_empty(), "an id could hide in a body");
                let answer = world.send(again(&key));
                assert_eq!((answer.status, has_id(&answer)), (200, true), "{key} again");
            }
        }
    }
}

#[test]
fn a_browser_may_follow_a_redirect_of_the_error_bucket_from_a_page_and_ends_in_success() {
    let world = World::new();
    for key in ["301", "302", "301r", "302r"] {
        let answer = world.send(first(key).header("Origin", "http://localhost"));
        assert_eq!(answer.header("access-control-allow-origin"), Some("http://localhost"), "{key}");
        let to = answer.header("location").unwrap().trim_start_matches('/');
        let followed = world.send(first(to).header("Origin", "null"));
        assert_eq!((followed.status, followed.header("access-control-allow-origin")), (200, Some("null")));
    }
    let kept = world.send(first("307"));
    assert_eq!((kept.status, kept.header("location")), (307, None), "no suite follows a 307");
}

#[test]
fn a_key_that_ends_in_l_fails_for_ever() {
    let world = World::new();
    for request in [first("500l"), again("500l"), again("500l"), first("503l")] {
        let answer = world.send(request);
        assert!(answer.status >= 500 && !has_id(&answer), "{}", answer.head);
    }
}

#[test]
fn shutdown_closes_the_connection_before_any_byte_of_an_answer() {
    let world = World::new();
    let mut connection = world.connect();
    connection.write(&first("shutdown").bytes());
    assert!(connection.is_closed());
    let mut put = Request::new("PUT", "/shutdown").header("Host", HOST);
    put.body = vec![b'a'; 1024];
    let mut connection = world.connect();
    connection.write(&put.bytes());
    assert!(connection.is_closed());
    assert_eq!(world.send(again("shutdown")).status, 200);
}

#[test]
fn timeout_is_silent_at_first_and_answers_again() {
    let world = World::new();
    let mut silent = std::net::TcpStream::connect(world.address).unwrap();
    std::io::Write::write_all(&mut silent, &first("timeout").bytes()).unwrap();
    silent.set_read_timeout(Some(Duration::from_millis(500))).unwrap();
    let heard = std::io::Read::read(&mut silent, &mut [0; 16]);
    assert!(heard.is_err(), "{heard:?}");
    assert_eq!(world.send(again("timeout")).status, 200);
}

#[test]
fn success_has_an_etag_of_its_content_and_a_put_the_digests_of_what_came() {
    let world = World::new();
    let read = world.send(first("200"));
    let md5 = cosplay::internals::primitives::digest::md5(&read.body);
    assert_eq!(read.header("etag"), Some(format!("\"{md5}\"").as_str()));
    let mut put = Request::new("PUT", "/200r").header("Host", HOST);
    put.body = b"123456789".to_vec();
    let stored = world.send(put);
    assert_eq!(stored.header("etag"), Some("\"25f9e794323b453885f5181f1b624d0b\""));
    assert_eq!(stored.header("x-cos-hash-crc64ecma"), Some("11051210869376104954"));
}

#[test]
fn a_page_may_read_every_answer_and_a_preflight_is_no_attempt() {
    let world = World::new();
    let preflight = Request::new("OPTIONS", "/500l")
        .header("Host", HOST)
        .header("Origin", "http://page")
        .header("Access-Control-Request-Method", "GET")
        .header("Access-Control-Request-Headers", "x-cos-sdk-retry, x-mine");
    let answer = world.send(preflight);
    let allowed = answer.header("access-control-allow-headers").unwrap();
    for name in ["x-cos-sdk-retry", "authorization", "content-type", "cache-control", "x-mine"] {
        assert!(allowed.split(", ").any(|there| there == name), "{allowed}");
    }
    assert_eq!(answer.status, 200);
    for key in ["500", "404r", "200"] {
        let answer = world.send(first(key).header("Origin", "http://page"));
        assert_eq!(answer.header("access-control-allow-origin"), Some("http://page"), "{key}");
    }
}

#[test]
fn a_key_without_a_script_is_told_which_there_are() {
    let world = World::new();
    for key in ["", "photo.jpg", "99", "600", "500x", "timeoutr"] {
        let answer = world.send(first(key));
        assert_eq!(answer.status, 404, "{key}");
        assert!(answer.header("x-cosplay-reason").is_some_and(|reason| reason.contains("shutdown")), "{key}");
    }
}

#[test]
fn on_the_error_port_every_host_is_the_error_bucket() {
    let scratch = crate::support::program::Scratch::new();
    let file = scratch.write("ready.json", "");
    let server = Running::with(&["--error-port", "0", "--error-preset", "android", "--ready-file", &file]);
    let ready: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let address = ready["error_url"].as_str().unwrap().strip_prefix("http://").unwrap().parse().unwrap();
    for host in
        ["127.0.0.1:9000", "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com", "vod2.qcloud.com"]
    {
        let request = Request::get("/503r").header("Host", host);
        assert_eq!(Connection::open(address).send(&request).status, 503, "{host}");
        let again = request.header("X-Cos-Sdk-Retry", "true");
        assert_eq!(Connection::open(address).send(&again).status, 400, "{host}");
    }
    assert_eq!(
        server.send(&Request::get("/503r").header("Host", HOST)).status,
        503,
        "its host works on any port"
    );
    assert!(Preset::parse("else").unwrap_err().contains("official"));
}
