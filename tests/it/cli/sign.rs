//! `cosplay sign cos-xml` and `cosplay sign post-policy`, against the program itself.

use crate::cli::binary::Running;
use crate::support::http::{BOUNDARY, Request};
use crate::support::program::{Scratch, cosplay};

const HOST: &str = "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com";

/// What `cosplay sign` prints.
fn sign(args: &[&str]) -> String {
    let output = cosplay(&["sign"]).args(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}

fn status(server: &Running, request: Request) -> u16 {
    server.send(&request.header("Host", HOST)).status
}

#[test]
fn a_signature_made_by_hand_opens_what_it_was_made_for() {
    let server = Running::with(&[]);
    let host = format!("host={HOST}");
    let put = |authorization: &str| {
        let mut request = Request::new("PUT", "/dir/a%20b.txt").header("Authorization", authorization);
        request.body = b"content".to_vec();
        request
    };
    let good = sign(&["cos-xml", "--method", "put", "/dir/a b.txt", "--header", &host]);
    assert_eq!(status(&server, put(&good)), 200);
    for args in [
        &["cos-xml", "--method", "get", "/dir/a b.txt"][..],
        &["cos-xml", "--method", "put", "/dir/a b.txt", "--expires-in", "-9"],
        &["cos-xml", "--method", "put", "/dir/a b.txt", "--secret-key", "another"],
    ] {
        assert_eq!(status(&server, put(&sign(args))), 403, "{args:?}");
    }
    let kind = "response-content-type=text/x y";
    let url = sign(&["cos-xml", "--presign", "dir/a b.txt", "--param", kind, "--header", &host]);
    assert!(
        url.starts_with("/dir/a%20b.txt?response-content-type=text%2Fx%20y&q-sign-algorithm=sha1&"),
        "{url}"
    );
    let answer = server.send(&Request::get(url).header("Host", HOST));
    assert_eq!(
        (answer.status, answer.text(), answer.header("content-type")),
        (200, "content", Some("text/x y"))
    );
}

#[test]
fn a_policy_made_by_hand_lets_in_what_it_says() {
    let server = Running::with(&[]);
    let made = sign(&[
        "post-policy",
        "--key-prefix",
        "in/",
        "--starts-with",
        "Content-Type=image/",
        "--size",
        "1-9",
    ]);
    let post = |key: &str, content: &[u8]| {
        let fields = made.lines().map(|line| line.split_once('=').unwrap());
        let mut fields: Vec<(&str, &[u8])> = fields.map(|(name, value)| (name, value.as_bytes())).collect();
        fields.extend([("key", key.as_bytes()), ("Content-Type", b"image/png"), ("file", content)]);
        let request = Request::form("/", &fields);
        assert!(String::from_utf8_lossy(&request.body).contains(BOUNDARY));
        status(&server, request)
    };
    assert_eq!(
        (
            post("in/a.png", b"picture"),
            post("out/a.png", b"picture"),
            post("in/b.png", b"too long a picture")
        ),
        (204, 403, 400)
    );
    let scratch = Scratch::new();
    let file = scratch.write("policy.json", "{\"expiration\":\"2001-01-01T00:00:00Z\",\"conditions\":[]}");
    assert!(sign(&["post-policy", "--policy", &file]).starts_with("policy=eyJleHBpcmF0aW9uIjoi"));
    for args in [
        &["--size", "9"][..],
        &["--policy", "/nowhere"],
        &["--policy", "a", "--size", "1-2"],
        &["--equals", "=x"],
    ] {
        let output = cosplay(&["sign", "post-policy"]).args(args).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}
