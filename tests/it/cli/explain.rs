//! `cosplay explain` of whole requests: as they are sent, and as browsers copy them.

use std::process::Output;

use crate::support::program::{Scratch, cosplay, text};

fn explain(content: &str) -> Output {
    let scratch = Scratch::new();
    let file = scratch.write("request", content);
    cosplay(&["explain", &file]).output().unwrap()
}

fn sign(args: &[&str]) -> String {
    let output = cosplay(&["sign"]).args(args).output().unwrap();
    text(&output.stdout).trim().to_owned()
}

fn apply(signature: &str) -> String {
    format!(r#"{{"signature":"{signature}","videoType":"mp4"}}"#)
}

const HEAD: &str = "POST /v3/index.php?Action=ApplyUploadUGC HTTP/1.1\r\nHost: vod2.qcloud.com\r\n";

#[test]
fn vod_refuses_with_200_and_the_exit_status_says_so() {
    let output = explain(&format!("{HEAD}\r\n{}", apply(&sign(&["vod", "--expires-in", "-1h"]))));
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("answered with 200, 10010: expired"), "{said}");
    let output = explain(&format!("{HEAD}\r\n{}", apply(&sign(&["vod"]))));
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
}

#[test]
fn a_request_is_read_without_its_length_and_as_a_browser_shows_it() {
    let good = apply(&sign(&["vod"]));
    let keep = "Connection: keep-alive\nTransfer-Encoding: chunked\nExpect: 100-continue\n";
    for head in [
        HEAD.replace("\r\n", "\n"),
        HEAD.replace("HTTP/1.1", "HTTP/2"),
        HEAD.replace("HTTP/1.1", "HTTP/3"),
        format!("{}{keep}", HEAD.replace("\r\n", "\n")),
        format!("{HEAD}Content-Length: 99999\r\n"),
    ] {
        let end = if head.contains("\r\n") { "\r\n" } else { "\n" };
        let output = explain(&format!("{head}{end}{good}"));
        assert_eq!(output.status.code(), Some(0), "{head}: {}", text(&output.stdout));
    }
}

#[test]
fn commands_that_browsers_copy_are_requests() {
    let url = "https://vod2.qcloud.com/v3/index.php?Action=ApplyUploadUGC";
    let bash = |signature: &str| {
        format!(
            "curl '{url}' \\\n  -H 'accept: */*' \\\n  -H 'content-type: application/json' \\\n  \
             --data-raw $'{}' \\\n  --compressed\n",
            apply(signature).replace('"', "\\u0022")
        )
    };
    let cmd = |signature: &str| {
        let body = apply(signature).replace('"', "^\\^\"").replace('{', "^{").replace('}', "^}");
        format!(
            "curl ^\"{url}^\" ^\r\n  -H ^\"content-type: application/json^\" ^\r\n  \
             --data-raw ^\"{body}^\" ^\r\n  --compressed"
        )
    };
    let firefox = |signature: &str| {
        format!(
            "curl '{url}' --compressed -X POST -H 'User-Agent: Mozilla/5.0' -H 'Connection: keep-alive' \
             -H 'Content-Type: application/json' --data-raw '{}'",
            apply(signature)
        )
    };
    let (good, bad) = (sign(&["vod"]), sign(&["vod", "--secret-key", "another"]));
    for copied in [&bash as &dyn Fn(&str) -> String, &cmd, &firefox] {
        let output = explain(&copied(&good));
        assert_eq!(output.status.code(), Some(0), "{}\n{}", copied(&good), text(&output.stdout));
        let output = explain(&copied(&bad));
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stdout).contains("answered with 200, 10004"), "{}", text(&output.stdout));
    }
    let output = explain("curl -T file http://localhost/");
    assert!(
        output.status.code() == Some(2) && text(&output.stderr).contains("-T"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn an_object_that_is_not_there_is_no_refusal_and_a_region_that_is_none_is_one() {
    let host = "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com";
    let get = |host: &str| {
        let signature = sign(&["cos-xml", "/a.txt", "--header", &format!("host={host}")]);
        explain(&format!("GET /a.txt HTTP/1.1\nHost: {host}\nAuthorization: {signature}\n\n")).status.code()
    };
    assert_eq!(get(host), Some(0));
    assert_eq!(get(&host.replace("ap-guangzhou", "gz")), Some(1));
}
