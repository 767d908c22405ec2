//! Commands that show and change what a server has: accounts, buckets, objects, snapshots, temporary keys;
//! and those that check what it has received.

use serde_json::Value;

use crate::cli::control::run;
use crate::support::program::{Scratch, cosplay, text};
use crate::support::{Setup, World};

fn json(world: &World, args: &[&str]) -> Value {
    let (status, said) = run(world, &[args, &["--json"]].concat());
    assert_eq!(status, 0, "{args:?}: {said}");
    serde_json::from_str(&said).unwrap()
}

#[test]
fn accounts_are_listed_and_added() {
    let world = World::new();
    let (status, table) = run(&world, &["accounts"]);
    assert!(status == 0 && table.starts_with("APPID       SECRET ID\n1250000000  "), "{table}");
    assert!(!table.contains("secretkey") && !table.to_lowercase().contains("secret_key"), "{table}");
    let (status, made) = run(
        &world,
        &["accounts", "add", "--appid", "1250000077", "--secret-key", "k", "-o", "once_policy=observed"],
    );
    assert!(
        status == 0 && made.contains("AppId      1250000077\n") && made.contains("SecretKey  k\n"),
        "{made}"
    );
    let account = &json(&world, &["accounts", "--appid", "1250000077"])[0];
    assert_eq!(account["options"]["once_policy"], "observed");
    assert_eq!(run(&world, &["accounts", "add", "--appid", "1250000077"]).0, 1, "it exists");
    assert_eq!(run(&world, &["accounts", "add", "-o", "no_such=1"]).0, 2);
    assert!(json(&world, &["accounts", "add"])["secret_key"].is_string());
    let made = json(&world, &["accounts", "add", "--appid", "1250000078"]);
    let secret_id = made["secret_id"].as_str().unwrap();
    assert!(secret_id.starts_with("AKID1250000078") && secret_id.len() == 36, "{secret_id}");
    let (_, map) = run(&world, &["accounts", "--map"]);
    assert!(map.contains(&format!("{secret_id} 1250000078\n")), "{map}");
}

#[test]
fn buckets_are_listed_added_and_removed_when_empty() {
    let world = World::new();
    let add = [
        "buckets",
        "add",
        "mine",
        "--region",
        "ap-shanghai",
        "--acl",
        "public-read",
        "--set",
        "versioning=enabled",
    ];
    assert_eq!(run(&world, &add), (0, "mine-1250000000\n".into()));
    let (_, table) = run(&world, &["buckets"]);
    assert!(table.contains("mine-1250000000") && table.contains("ap-shanghai"), "{table}");
    let bucket = json(&world, &["buckets", "--appid", "1250000000"]);
    let bucket = bucket.as_array().unwrap().iter().find(|bucket| bucket["name"] == "mine").unwrap();
    assert_eq!(
        (&bucket["acl"], &bucket["versioning"], &bucket["cors"]),
        (&"public-read".into(), &"enabled".into(), &"lenient".into())
    );
    assert_eq!(run(&world, &add).0, 1, "it exists");
    assert_eq!(run(&world, &["buckets", "add", "other", "--set", "no_such=1"]).0, 2);
    assert_eq!(run(&world, &["buckets", "rm", "mine"]), (0, String::new()));
    let (status, said) = run(&world, &["buckets", "rm", "mine"]);
    assert!(
        status == 1 && said.contains("there is no bucket mine; there are examplebucket-1250000000"),
        "{said}"
    );
    world.put("v.mp4", b"content");
    let (status, said) = run(&world, &["buckets", "rm", "examplebucket-1250000000"]);
    assert!(status == 1 && said.contains("BucketNotEmpty"), "{said}");
}

#[test]
fn objects_are_stored_listed_read_and_removed() {
    let world = World::new();
    let scratch = Scratch::new();
    let file = scratch.write("hello.txt", "hello");
    assert_eq!(run(&world, &["objects", "put", "examplebucket", &file]), (0, "hello.txt\n".into()));
    let key = "视频/a b+c%2F&d?.txt";
    assert_eq!(run(&world, &["objects", "put", "examplebucket-1250000000", &file, key]).0, 0);
    let objects = json(&world, &["objects", "list", "examplebucket"]);
    assert_eq!((&objects[1]["key"], &objects[1]["size"]), (&key.into(), &5.into()));
    let (_, table) = run(&world, &["objects", "list", "examplebucket", "视频/"]);
    assert!(table.lines().count() == 2 && table.starts_with("KEY                   SIZE  ETAG"), "{table}");
    assert_eq!(run(&world, &["objects", "get", "examplebucket", key]), (0, "hello".into()));
    let copy = format!("{}/copy", scratch.path());
    assert_eq!(run(&world, &["objects", "get", "examplebucket", "hello.txt", &copy]), (0, String::new()));
    assert_eq!(std::fs::read_to_string(&copy).unwrap(), "hello");
    assert_eq!(run(&world, &["objects", "rm", "examplebucket", key, "hello.txt"]), (0, String::new()));
    assert_eq!(run(&world, &["objects", "list", "examplebucket"]), (0, "there are no objects\n".into()));
    let (status, said) = run(&world, &["objects", "get", "examplebucket", "hello.txt"]);
    assert!(status == 1 && said.contains("NoSuchKey"), "{said}");
    assert_eq!(run(&world, &["objects", "put", "examplebucket", "-"]).0, 2, "there is no name");
}

#[test]
fn a_long_list_of_objects_is_read_to_its_end() {
    let world = World::new();
    for number in 0..1001 {
        world.put(&format!("k{number:04}"), b"x");
    }
    assert_eq!(json(&world, &["objects", "list", "examplebucket"]).as_array().unwrap().len(), 1001);
}

#[test]
fn snapshots_are_saved_restored_and_removed() {
    let world = World::new();
    world.put("v.mp4", b"content");
    assert_eq!(run(&world, &["snapshots"]), (0, "there are no snapshots\n".into()));
    assert_eq!(run(&world, &["snapshots", "save", "a b"]), (0, String::new()));
    assert_eq!(run(&world, &["snapshots"]), (0, "NAME\na b\n".into()));
    assert_eq!(run(&world, &["objects", "rm", "examplebucket", "v.mp4"]).0, 0);
    assert_eq!(run(&world, &["snapshots", "restore", "a b"]), (0, String::new()));
    assert_eq!(run(&world, &["objects", "get", "examplebucket", "v.mp4"]), (0, "content".into()));
    assert_eq!(run(&world, &["snapshots", "rm", "a b"]), (0, String::new()));
    let (status, said) = run(&world, &["snapshots", "restore", "a b"]);
    assert!(status == 1 && said.contains("no snapshot"), "{said}");
}

#[test]
fn temporary_keys_do_what_their_policy_says() {
    let world = World::new();
    let scratch = Scratch::new();
    let policy = scratch.write(
        "policy.json",
        r#"{"version":"2.0",
            "statement":[{"effect":"allow","action":["name/cos:GetObject"],"resource":["*"]}]}"#,
    );
    let (status, keys) =
        run(&world, &["sts", "--policy", &policy, "--expires-in", "15m", "--appid", "1250000000"]);
    let keys: Value = serde_json::from_str(&keys).unwrap_or_else(|_| panic!("{status} {keys}"));
    assert_eq!(keys["expiredTime"].as_i64().unwrap() - keys["startTime"].as_i64().unwrap(), 900);
    assert!(keys["credentials"]["sessionToken"].is_string());
    let bad = scratch.write("bad.json", r#"{"statement":[{"effect":"permit"}]}"#);
    assert_eq!(run(&world, &["sts", "--policy", &bad]).0, 2);
    assert_eq!(run(&world, &["sts", "--policy", &policy, "--bucket", "examplebucket-1250000000"]).0, 2);
    assert_eq!(run(&world, &["sts", "--expires-in", "3h"]).0, 2, "longer than the service gives");
}

#[test]
fn requests_are_compared_with_what_was_expected() {
    let world = World::new();
    world.put("v.mp4", b"content");
    let verify = |args: &[&str]| run(&world, &[&["verify"], args].concat());
    assert_eq!(
        verify(&["--operation", "cos_json.upload", "--count", "1", "--nothing-else"]),
        (0, String::new())
    );
    let (status, said) = verify(&["--operation", "cos_json.upload", "--key", "v*", "-n", "2"]);
    assert_eq!((status, said.as_str()), (1, "requests[0]: 1 came, 2 were expected\n"));
    assert_eq!(verify(&["--status", "404", "--at-most", "0"]).0, 0);
    let scratch = Scratch::new();
    let file = scratch
        .write("expected.json", r#"{"requests":[{"matching":{"operation":"cos_json.upload"},"count":1}]}"#);
    assert_eq!(verify(&[&file]), (0, String::new()));
    assert_eq!(verify(&[&file, "--since", "1"]).0, 1);
    assert_eq!(verify(&[&file, "--count", "1"]).0, 2);
    assert_eq!(verify(&["--operation", "cos_json.uplaod"]).0, 2);
}

#[test]
fn operations_are_listed_without_a_server() {
    let list = |args: &[&str]| {
        let output = cosplay(&["operations"]).args(args).output().unwrap();
        (output.status.code(), text(&output.stdout).to_owned())
    };
    let (status, table) = list(&["multipart"]);
    assert!(status == Some(0) && table.contains("cos_xml.initiate_multipart_upload  "), "{table}");
    let all: Value = serde_json::from_str(&list(&["--json"]).1).unwrap();
    assert!(all.as_array().unwrap().len() > 100);
    assert_eq!(list(&["nosuch"]).0, Some(1));
}

#[test]
fn the_journal_shows_time_method_host_code_and_milliseconds() {
    let world = World::start(Setup::default());
    world.send(crate::support::http::Request::get("/nope").header("Host", "localhost"));
    let (_, table) = run(&world, &["requests"]);
    let [heads, line] = table.lines().collect::<Vec<_>>()[..] else { panic!("{table}") };
    let heads: Vec<_> = heads.split_whitespace().collect();
    assert_eq!(heads, ["ID", "TIME", "METHOD", "HOST", "PATH", "OPERATION", "STATUS", "CODE", "MS", "WHY"]);
    let cells: Vec<_> = line.split_whitespace().collect();
    assert_eq!(cells[2..8], ["GET", "localhost", "/nope", "cos_xml.get_object", "403", "AccessDenied"]);
    assert!(cells[1].ends_with('Z') && cells[1].contains('T'), "{line}");
}

#[test]
fn the_clock_takes_spans_and_iso_8601() {
    let world = World::new();
    for (args, wanted) in [
        (&["freeze", "2026-01-31T12:00:00Z"][..], "2026-01-31T12:00:00Z  1769860800  frozen\n"),
        (&["advance", "1d"], "2026-02-01T12:00:00Z  1769947200  frozen\n"),
        (&["advance", "-90s"], "2026-02-01T11:58:30Z  1769947110  frozen\n"),
        (&["freeze", "1700000000"], "2023-11-14T22:13:20Z  1700000000  frozen\n"),
    ] {
        assert_eq!(run(&world, &[&["clock"], args].concat()), (0, wanted.into()), "{args:?}");
    }
    assert_eq!(run(&world, &["clock", "offset", "2h"]).0, 0);
    assert_eq!(run(&world, &["clock", "freeze", "soon"]).0, 2);
}
