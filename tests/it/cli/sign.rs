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

/// Exit status, standard output, and standard error.
fn signed(args: &[&str], variables: &[(&str, &str)]) -> (Option<i32>, String, String) {
    let output = cosplay(&["sign"]).args(args).envs(variables.iter().copied()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn accounts_and_buckets_come_from_where_the_server_has_them() {
    let scratch = Scratch::new();
    let account = "[[accounts]]\nappid = 1250000005\nsecret_id = \"AKIDfive\"\nsecret_key = \"fivekey\"\n\
                   [[buckets]]\nname = \"five\"\n";
    let file = scratch.write("cosplay.toml", account);
    let seed = Scratch::new();
    seed.write("world.toml", account);
    let accounts = [("COSPLAY_ACCOUNTS", "1250000005:AKIDfive:fivekey"), ("COSPLAY_BUCKETS", "five")];
    let show: [&str; 6] = ["cos-json", "--show", "--random", "1", "--now", "2023-11-14T22:13:20Z"];
    let (_, by_file, _) = signed(&[&show[..], &["--config", &file]].concat(), &[]);
    let first = by_file.lines().next().unwrap();
    assert_eq!(first, "a=1250000005&b=five&k=AKIDfive&e=1700003600&t=1700000000&r=1&f=");
    assert_eq!(signed(&[&show[..], &["--seed", seed.path()]].concat(), &[]).1, by_file);
    assert_eq!(signed(&show, &[("COSPLAY_CONFIG", &file)]).1, by_file);
    assert_eq!(signed(&[&show[..], &["--appid", "1250000005"]].concat(), &accounts).1, by_file);
    let (status, _, said) = signed(&["vod", "--config", "/nowhere.toml"], &[]);
    assert!(status == Some(2) && said.contains("/nowhere.toml"), "{said}");
}

#[test]
fn an_account_that_is_not_there_is_refused_with_those_that_are() {
    for args in [&["vod"][..], &["cos-json"], &["cos-xml"], &["post-policy"]] {
        let (status, _, said) = signed(&[args, &["--appid", "1250000099"]].concat(), &[]);
        assert_eq!(status, Some(2), "{said}");
        assert!(said.contains("no account with AppId 1250000099; known: 1250000000"), "{said}");
        let key = ["--appid", "1250000099", "--secret-id", "AKIDx", "--secret-key", "k"];
        let bucket: &[&str] = if args[0] == "cos-json" { &["--bucket", "mine"] } else { &[] };
        assert_eq!(signed(&[args, &key, bucket].concat(), &[]).0, Some(0), "whose key is given");
    }
    let server = Running::with(&[]);
    let (status, _, said) = signed(&["vod", "--appid", "1250000099", "--url", &server.url()], &[]);
    assert!(status == Some(2) && said.contains("known: 1250000000"), "{said}");
}

#[test]
fn a_running_server_signs_with_its_own_keys() {
    let server = Running::with(&["--accounts", "1250000005:AKIDfive:fivekey", "--buckets", "five"]);
    let url = server.url();
    let json = sign(&["cos-json", "--url", &url, "--show"]);
    assert!(json.starts_with("a=1250000005&b=five&k=AKIDfive&"), "{json}");
    let mut stat = Request::get("/files/v2/1250000005/five/?op=stat").header("Host", "localhost");
    stat = stat.signed(json.lines().nth(1).unwrap());
    assert_eq!(server.send(&stat).code(), 0);
    let presigned = sign(&["cos-xml", "--presign", "--url", &url, "/a.txt"]);
    let host = "five-1250000005.cos.ap-guangzhou.myqcloud.com";
    assert_eq!(server.send(&Request::get(presigned).header("Host", host)).status, 404);
    let vod = sign(&["vod", "--procedure", "X", "--show", "--url", &url, "--expires-in", "1h"]);
    assert!(vod.starts_with("secretId=AKIDfive&") && vod.contains("procedure=X"), "{vod}");
    for limit in [1000, 3] {
        let size = format!("1-{limit}");
        let fields = sign(&["post-policy", "--key-prefix", "in/", "--size", &size, "--url", &url]);
        assert!(fields.contains("\nq-ak=AKIDfive\n"), "{fields}");
        let made = fields.lines().filter_map(|line| line.split_once('='));
        let mut form: Vec<(&str, &[u8])> = made.map(|(name, value)| (name, value.as_bytes())).collect();
        form.extend([("key", &b"in/a.txt"[..]), ("file", b"four")]);
        let sent = Request::form("/", &form).header("Host", host);
        assert_eq!(server.send(&sent).status, if limit == 3 { 400 } else { 204 }, "{fields}");
    }
    let by_variable = signed(&["vod", "--show"], &[("COSPLAY_URL", &url)]).1;
    assert!(by_variable.starts_with("secretId=AKIDfive&"), "{by_variable}");
    for args in [
        &["vod", "--now", "1"][..],
        &["vod", "--random", "1"],
        &["cos-json", "--file", "a"],
        &["post-policy", "--now", "1"],
    ] {
        let (status, _, said) = signed(&[args, &["--url", &url]].concat(), &[]);
        assert!(status == Some(2) && said.contains("running server"), "{args:?}: {said}");
    }
    let told = cosplay(&["explain", vod.lines().nth(1).unwrap(), "--url", &url]).output().unwrap();
    assert_eq!(told.status.code(), Some(0), "{}", String::from_utf8_lossy(&told.stdout));
}

#[test]
fn a_signature_is_encoded_for_a_url() {
    let args = ["cos-json", "--now", "1700000000", "--random", "12"];
    let plain = sign(&args);
    let encoded = sign(&[&args[..], &["--encode"]].concat());
    assert!(plain.ends_with('=') && encoded.ends_with("%3D"), "{plain} {encoded}");
}
