//! `cargo test`: each test has a server of its own, inside the process.

use cosplay::Server;
use cosplay_example::Uploader;

fn server() -> (Server, Uploader) {
    let server =
        Server::builder().account(1250000001, "AKIDmine", "mysecret").bucket("mine").start().unwrap();
    let uploader = Uploader {
        endpoint: server.url(),
        host: "mine-1250000001.cos.ap-guangzhou.myqcloud.com".into(),
        secret_id: "AKIDmine".into(),
        secret_key: "mysecret".into(),
    };
    (server, uploader)
}

#[test]
fn an_object_comes_back() {
    let (_server, uploader) = server();
    assert_eq!(uploader.put("a.txt", b"hello").unwrap(), 1);
    assert_eq!(uploader.get("a.txt").unwrap(), b"hello");
}

#[test]
fn a_busy_service_is_asked_again() {
    let (server, uploader) = server();
    let rule = serde_json::json!({
        "when": { "operation": "cos_xml.put_object" }, "on": { "first": 1 }, "effect": { "error": "SlowDown" },
    });
    ureq::post(format!("{}/_cosplay/faults", server.url())).send(rule.to_string()).unwrap();
    assert_eq!(uploader.put("a.txt", b"hello").unwrap(), 2);
    let verdict = format!("{}/_cosplay/faults/verdict", server.url());
    assert_eq!(ureq::get(verdict).call().unwrap().status(), 200, "every rule has acted");
}

#[test]
fn a_wrong_key_is_refused() {
    let (_server, uploader) = server();
    let uploader = Uploader { secret_key: "another".into(), ..uploader };
    assert!(matches!(uploader.put("a.txt", b"hello"), Err(ureq::Error::StatusCode(403))));
}
