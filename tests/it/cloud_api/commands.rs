//! `cosplay sign cloud-api` and `cosplay explain` for calls of API 3.0.

use std::process::Output;

use serde_json::json;

use crate::support::NOW;
use crate::support::World;
use crate::support::cloud::{HOST, call, done};
use crate::support::http::Request;
use crate::support::program::{Scratch, cosplay};

fn run(args: &[&str]) -> String {
    let output: Output = cosplay(args).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn signed_headers_and_forms_are_accepted() {
    let world = World::new();
    let (now, body) = (NOW.to_string(), r#"{"SubAppId":1250000000}"#);
    let headers = run(&["sign", "cloud-api", "DescribeStorageRegions", "--now", &now, "--body", body]);
    let mut request = Request::new("POST", "/");
    for line in headers.lines() {
        let (name, value) = line.split_once(": ").unwrap();
        request = request.header(name, value);
    }
    request.body = body.into();
    done(&world.send(request));
    for hash in ["HmacSHA1", "HmacSHA256"] {
        let more = ["--v1", hash, "--param", "SubAppId=1250000000"];
        let form =
            run(&[&["sign", "cloud-api", "DescribeStorageRegions", "--now", &now], &more[..]].concat());
        let mut request = Request::new("POST", "/")
            .header("Host", HOST)
            .header("Content-Type", "application/x-www-form-urlencoded");
        request.body = form.trim_end().into();
        done(&world.send(request));
    }
}

#[test]
fn a_signature_is_explained_and_a_request_judged() {
    let header = call("DescribeStorageRegions", &json!({})).headers.pop().unwrap().1;
    let told = cosplay(&["explain", &header]).output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("TC3-HMAC-SHA256") && told.contains("content-type;host"), "{told}");
    let folder = Scratch::new();
    let mut request = call("DescribeStorageRegions", &json!({}));
    request.headers.iter_mut().find(|(name, _)| name == "Content-Type").unwrap().1 =
        "application/json; charset=utf-8".into();
    let file = folder.write("request.http", std::str::from_utf8(&request.bytes()).unwrap());
    let judged = cosplay(&["explain", "--now", &NOW.to_string(), &file]).output().unwrap();
    let text = String::from_utf8(judged.stdout).unwrap();
    assert!(!judged.status.success() && text.contains("another charset"), "{text}");
}
