//! What the command line refuses, because it would mean something other than what was asked for.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::cli::binary::Running;
use crate::cli::control::run;
use crate::support::World;
use crate::support::program::{Scratch, cosplay};

/// Exit status and everything that is printed, without a server of one's own.
fn alone(args: &[&str], variables: &[(&str, &str)]) -> (i32, String) {
    let output = cosplay(args).envs(variables.iter().copied()).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

#[test]
fn an_empty_key_or_name_never_means_the_bucket_or_everything() {
    let world = World::new();
    let scratch = Scratch::new();
    let file = scratch.write("file", "content");
    assert_eq!(run(&world, &["buckets", "add", "spare"]).0, 0);
    for args in [
        &["objects", "rm", "spare", ""][..],
        &["objects", "rm", "spare", "a", ""],
        &["objects", "get", "spare", ""],
        &["objects", "get", "spare", "a", ""],
        &["objects", "put", "spare", &file, ""],
        &["objects", "put", "spare", ""],
        &["objects", "list", ""],
        &["buckets", "rm", ""],
        &["buckets", "add", ""],
        &["snapshots", "save", ""],
        &["faults", "rm", ""],
        &["faults", "add", "--close", "--key", ""],
        &["faults", "add", "--close", "--operation", ""],
        &["faults", "add", "--close", "--bucket", ""],
        &["events", "drop", "--key", ""],
        &["requests", "--key", ""],
        &["verify", "--bucket", ""],
        &["sts", "--bucket", ""],
        &["accounts", "add", "--secret-id", ""],
        &["sign", "cos-xml", "-X", "DELETE", ""],
        &["sign", "cos-json", "--once", ""],
        &["sign", "cos-json", "--bucket", ""],
    ] {
        let (status, said) = run(&world, args);
        assert!(status == 2 && said.contains("it is empty"), "{args:?}: {status} {said}");
    }
    assert!(run(&world, &["buckets"]).1.contains("spare-1250000000"));
    assert_eq!(run(&world, &["objects", "put", "spare", &file, "a"]), (0, "a\n".into()));
    assert_eq!(run(&world, &["objects", "get", "spare", "a"]), (0, "content".into()));
    assert_eq!(run(&world, &["objects", "list", "spare", ""]).0, 0, "every key begins with nothing");
    assert_eq!(run(&world, &["objects", "rm", "spare", "a"]).0, 0);
    assert_eq!(run(&world, &["buckets", "rm", "spare"]).0, 0);
}

#[test]
fn an_appid_that_no_account_has_is_an_error_in_every_command() {
    let world = World::new();
    run(&world, &["snapshots", "save", "one"]);
    let policy = r#"{"version":"2.0","statement":[]}"#;
    let scratch = Scratch::new();
    let file = scratch.write("policy.json", policy);
    for args in [
        &["faults", "verdict"][..],
        &["faults"],
        &["faults", "clear"],
        &["faults", "add", "--delay", "1s"],
        &["faults", "rm", "x"],
        &["events", "drop"],
        &["requests"],
        &["requests", "--follow"],
        &["verify", "--count", "0", "--operation", "cos_json.upload"],
        &["uploads"],
        &["events"],
        &["clock"],
        &["clock", "advance", "5"],
        &["policy", "used"],
        &["policy", "evaluate", &file, "--action", "PutObject"],
        &["buckets"],
        &["buckets", "add", "more"],
        &["accounts"],
        &["accounts", "--map"],
        &["objects", "list", "examplebucket"],
        &["sts"],
        &["sign", "vod"],
        &["reset"],
        &["snapshots", "restore", "one"],
    ] {
        let (status, said) = run(&world, &[args, &["--appid", "1259999999"]].concat());
        assert!(status == 2 && !said.is_empty(), "{args:?}: {status} {said}");
    }
    assert_eq!(world.hits().len(), 0);
    let (_, said) = run(&world, &["faults", "verdict", "-a", "1259999999"]);
    assert!(said.contains("no account with AppId 1259999999; known: 1250000000"), "{said}");
    assert_eq!(run(&world, &["faults", "verdict", "-a", "1250000000"]).0, 0);
    for args in [&["save", "two"][..], &["list"], &["rm", "one"]] {
        let (status, said) = run(&world, &[&["snapshots"], args, &["-a", "1250000000"]].concat());
        assert!(status == 2 && said.contains("--appid"), "{args:?}: {said}");
    }
    assert_eq!(run(&world, &["snapshots"]).1, "NAME\none\n");
}

#[test]
fn an_account_that_only_a_snapshot_has_comes_back_by_it() {
    let world = World::new();
    let tenant = ["--appid", "1250000077"];
    assert_eq!(run(&world, &[&["accounts", "add"], &tenant[..]].concat()).0, 0);
    assert_eq!(run(&world, &["snapshots", "save", "one"]).0, 0);
    assert_eq!(run(&world, &["reset"]).0, 0);
    assert_eq!(run(&world, &[&["requests"], &tenant[..]].concat()).0, 2);
    assert_eq!(run(&world, &[&["snapshots", "restore", "one"], &tenant[..]].concat()).0, 0);
    assert_eq!(run(&world, &[&["requests"], &tenant[..]].concat()).0, 0);
}

#[test]
fn exec_writes_its_ready_file_and_leaves_that_of_another_server() {
    let scratch = Scratch::new();
    let file = format!("{}/ready.json", scratch.path());
    let shown = ["--", "cat", &file];
    let (status, said) = alone(&[&["exec", "--ready-file", &file], &shown[..]].concat(), &[]);
    assert!(status == 0 && said.starts_with("{") && said.contains("\"url\":\"http://127.0.0.1:"), "{said}");
    assert!(!std::path::Path::new(&file).exists(), "it goes with the server");
    let server = Running::with(&["--ready-file", &file]);
    let (_, said) = alone(&[&["exec"], &shown[..]].concat(), &[("COSPLAY_READY_FILE", &file)]);
    assert!(said.contains(&server.url()), "{said}");
    let (status, said) = alone(&[&["exec", "--ready-file", &file], &shown[..]].concat(), &[]);
    assert!(status == 2 && said.contains("another running server"), "{said}");
    assert_eq!(alone(&["health", "--ready-file", &file], &[]).0, 0);
}

#[test]
fn exec_is_quiet_when_told_and_sums_up_no_command_that_has_not_run() {
    assert_eq!(alone(&["exec", "-q", "--", "true"], &[]), (0, String::new()));
    assert!(alone(&["exec", "--", "true"], &[]).1.contains("0 requests"));
    let (status, said) = alone(&["exec", "--", "/none"], &[]);
    assert!(status == 127 && said.lines().count() == 1, "{said}");
}

#[test]
fn a_url_without_a_value_is_refused() {
    let server = Running::with(&[]);
    for args in [&["sign", "vod", "-u"][..], &["sign", "cos-json", "--url"], &["sign", "vod", "--url", ""]] {
        let (status, said) = alone(args, &[("COSPLAY_URL", &server.url())]);
        assert!(status == 2 && said.contains("--url") && said.contains("--encode"), "{args:?}: {said}");
    }
    assert_eq!(alone(&["sign", "vod"], &[("COSPLAY_URL", "")]).0, 0, "an empty variable is none");
}

#[test]
fn a_server_that_keeps_silent_ends_a_command_after_some_seconds() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let began = Instant::now();
    let commands =
        [&["requests"][..], &["faults"], &["objects", "list", "b"], &["requests", "-f"], &["health"]];
    let silent = commands.map(|args| {
        let url = url.clone();
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        std::thread::spawn(move || {
            let args: Vec<&str> = args.iter().map(String::as_str).chain(["--url", &url]).collect();
            alone(&args, &[])
        })
    });
    for thread in silent {
        let (status, said) = thread.join().unwrap();
        assert!(status == 1 && said.contains("does not answer within") && said.contains(&url), "{said}");
    }
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

#[test]
fn another_web_server_is_told_from_cosplay() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for status in ["404 Not Found", "200 OK"] {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let page = "<html>\n<body>\nno\n</body></html>";
            let length = page.len();
            let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n");
            stream.write_all(format!("{head}{page}").as_bytes()).unwrap();
        }
    });
    for _ in 0..2 {
        let (status, said) = alone(&["requests", "--url", &url], &[]);
        assert!(status == 1 && said.contains(&url) && said.contains("no cosplay server"), "{said}");
        assert!(said.lines().count() == 1 && !said.contains("<html>"), "{said}");
    }
    for args in [&["health", "-u", "http://127.0.0.1:99999"][..], &["health", "-p", "0"]] {
        let (status, said) = alone(args, &[]);
        assert!(status == 2 && said.contains("port"), "{args:?}: {said}");
    }
}

#[test]
fn rules_of_a_list_are_added_and_removed_all_or_none() {
    let world = World::new();
    let list = r#"[{"id":"a","effect":{"delay_ms":5}},{"effect":{"nope":5}}]"#;
    let (status, said) = run(&world, &["faults", "add", list]);
    assert!(status == 2 && said.contains("rules[1]: ") && !said.starts_with('a'), "{said}");
    assert_eq!(world.hits().len(), 0);
    assert_eq!(run(&world, &["faults", "add", "[]"]).0, 2);
    let list = r#"[{"id":"a","effect":{"delay_ms":5}},{"id":"b","effect":{"delay_ms":5}}]"#;
    assert_eq!(run(&world, &["faults", "add", list]), (0, "a\nb\n".into()));
    let (status, said) = run(&world, &["faults", "rm", "a", "nope"]);
    assert!(status == 1 && said.contains("nope") && said.contains("`cosplay faults`"), "{said}");
    assert_eq!(world.hits().len(), 2);
    assert_eq!(run(&world, &["faults", "rm", "a", "b"]).0, 0);
    assert_eq!(world.hits().len(), 0);
    assert_eq!(run(&world, &["buckets", "add", "spare"]).0, 0);
    assert_eq!(run(&world, &["buckets", "rm", "spare", "nope"]).0, 1);
    assert!(run(&world, &["buckets"]).1.contains("spare-"));
}

#[test]
fn a_bucket_that_only_the_json_api_can_have_is_made_with_a_note() {
    let world = World::new();
    for name in ["UPPER", "a_b", "-x"] {
        let (status, said) = run(&world, &["buckets", "add", "--", name]);
        assert!(status == 0 && said.contains("the JSON API alone"), "{name}: {said}");
    }
    assert_eq!(run(&world, &["buckets", "add", "fine-1"]), (0, "fine-1-1250000000\n".into()));
}

#[test]
fn a_clock_is_stopped_only_where_a_clock_can_be() {
    let world = World::new();
    for at in ["-1", "-5", "1700000000000", "99999999999999999", "1969-12-31T23:59:59Z"] {
        let (status, said) = run(&world, &["clock", "freeze", at]);
        assert!(status == 2 && said.contains("Unix seconds"), "{at}: {said}");
    }
    assert!(run(&world, &["clock", "freeze", "1700000000000"]).1.contains("1700000000"));
    assert_eq!(run(&world, &["clock", "freeze", "0"]).0, 0);
    assert_eq!(run(&world, &["clock", "freeze", "9999-12-01"]).0, 0);
}

#[test]
fn what_a_server_cannot_make_sense_of_is_bad_usage_in_words_of_the_command_line() {
    let world = World::new();
    let scratch = Scratch::new();
    let policy = scratch.write("policy.json", r#"{"version":"2.0","statement":[]}"#);
    for (args, word) in [
        (&["requests", "-o", "nope.nope"][..], "nearest"),
        (&["verify", "-o", "nope.x"], "nearest"),
        (&["verify", "--at-least", "3", "--at-most", "1"], "--at-least 3"),
        (&["faults", "add", "--error", "NoSuchKeyy"], "nearest: NoSuchKey"),
        (&["faults", "add", "-o", "cos_json.stat", "--error", "NoSuchKeyy"], "cos_xml has NoSuchKey"),
        (&["faults", "add", "-o", "cos_json.stat", "--error", "NoSuchKey"], "`cosplay errors SERVICE`"),
        (&["buckets", "add", "ok", "--set", "referer_blacklist=a"], "referer_blacklist=[\"a\"]"),
        (&["buckets", "add", "ok", "-r", "mars"], "region"),
        (&["buckets", "add", "ok", "-a", "1259999999"], "`cosplay accounts`"),
        (&["accounts", "add", "-a", "12"], "appid"),
        (&["sts", "-e", "99d"], "--expires-in"),
        (&["sts", "-e", "0"], "--expires-in"),
        (&["policy", "evaluate", &policy], "--action"),
        (&["policy", "check", &policy, "-a", "1250000000"], "--owner"),
        (&["objects", "get", "examplebucket", "a", "--json"], "--json"),
    ] {
        let (status, said) = run(&world, args);
        assert!(status == 2 && said.contains(word), "{args:?}: {status} {said}");
        assert!(!said.contains("_cosplay"), "{args:?}: {said}");
    }
    for args in [&["faults", "clear", "nope"][..], &["snapshots", "restore", "nope"]] {
        let (status, said) = run(&world, args);
        assert!(status == 1 && said.contains("`cosplay ") && !said.contains("_cosplay"), "{said}");
    }
}

#[test]
fn a_signature_that_nothing_could_accept_is_made_only_when_it_is_said_so() {
    let server = Running::with(&["--accounts", "1250000000:AKIDone:k,1250000077:AKIDtwo:k"]);
    let url = ["--url", &server.url()];
    let file = Scratch::new();
    let bad = file.write("bad.json", "nonsense");
    for (args, word) in [
        (&["cos-json", "--appid", "1250000077", url[0], url[1]][..], "--bucket"),
        (&["vod", "--secret-id", "NOPE"], "--secret-key"),
        (&["vod", "--secret-id", "AKIDone", url[0], url[1]], "--secret-key"),
        (&["cloud-api", "X", "--v1", "md5"], "--v1"),
        (&["vod", "--task-priority", "50"], "-10..=10"),
        (&["vod", "--task-notify-mode", "nope"], "Finish"),
        (&["vod", "--storage-region", "mars"], "region"),
        (&["vod", "--sub-app-id", "x"], "whole number"),
        (&["vod", "--param", "a"], "NAME=VALUE"),
        (&["vod", "--param", "secretId=x"], "secretId"),
        (&["vod", "--class-id", "1", "--param", "classId=2"], "classId"),
        (&["cos-xml", "-H", "host", "/a"], "NAME=VALUE"),
        (&["post-policy", "--size", "9-1"], "--size"),
        (&["post-policy", "--equals", "x"], "NAME=VALUE"),
        (&["post-policy", "--policy", &bad], "JSON"),
    ] {
        let (status, said) = alone(&[&["sign"], args].concat(), &[]);
        assert!(status == 2 && said.contains(word), "{args:?}: {status} {said}");
    }
    for args in [
        &["cos-json", "--appid", "1250000077", "--bucket", "mine", url[0], url[1]][..],
        &["vod", "--secret-id", "AKIDcosplaycosplaycosplaycosplay0000"],
        &["vod", "--secret-key", "another"],
        &["vod", "--param", "taskPriority=50", "--storage-region", "ap-chongqing"],
        &["vod", "--task-priority", "-10", "--sub-app-id", "1500000001", "--task-notify-mode", "None"],
        &["cos-xml", "--param", "uploads", "/"],
        &["post-policy", "--equals", "acl=", "--size", "5-5"],
    ] {
        let (status, said) = alone(&[&["sign"], args].concat(), &[]);
        assert_eq!(status, 0, "{args:?}: {said}");
    }
}

/// What a server with this configuration file and these flags says, when it does not start.
fn unstarted(flags: &[&str], content: &str) -> String {
    let scratch = Scratch::new();
    let file = scratch.write("cosplay.toml", content);
    let mut command = cosplay(&["--port", "0", "--config", &file]);
    let mut child = command.args(flags).stdout(std::process::Stdio::piped());
    child = child.stderr(std::process::Stdio::piped());
    let mut child = child.spawn().unwrap();
    let mut line = String::new();
    let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut out, &mut line).unwrap();
    drop(child.kill());
    let ended = child.wait_with_output().unwrap();
    assert!(line.is_empty(), "{flags:?} {content}: it has started");
    assert_eq!(ended.status.code(), Some(2), "{flags:?} {content}");
    String::from_utf8(ended.stderr).unwrap()
}

#[test]
fn a_server_that_could_serve_nothing_does_not_start() {
    for limit in ["max-connections", "max-body", "max-memory", "head-timeout", "idle-timeout", "body-timeout"]
    {
        let said = unstarted(&[&format!("--{limit}"), "0"], "");
        assert!(said.contains(limit) && said.contains("at least 1"), "{said}");
        let key = limit.replace('-', "_");
        let said = unstarted(&[], &format!("{key} = 0\n"));
        assert!(said.contains(&format!(":1: {key}")) && said.contains("at least 1"), "{said}");
    }
    for flags in [&["--max-connections", "1"][..], &["--max-body", "1K", "--head-timeout", "1s"]] {
        assert_eq!(alone(&["health", "--url", &Running::with(flags).url()], &[]).0, 0);
    }
}

#[test]
fn a_negative_value_is_refused_with_its_flag() {
    for (args, flag) in [
        (&["--port", "-1"][..], "--port"),
        (&["--max-memory", "-1"], "--max-memory"),
        (&["--journal", "-1"], "--journal"),
        (&["--head-timeout", "-5"], "--head-timeout"),
        (&["--head-timeout", "-5s"], "--head-timeout=-5s"),
        (&["faults", "add", "--delay", "-1"], "a wait is not negative"),
        (&["sts", "-e", "-5"], "--url"),
    ] {
        let (status, said) = alone(args, &[("COSPLAY_URL", "http://127.0.0.1:1")]);
        assert!(status != 0 && said.contains(flag), "{args:?}: {said}");
        assert!(!said.contains("-- -"), "{args:?}: {said}");
    }
}

#[test]
fn errors_say_what_to_write_in_the_place_of_what_is_wrong() {
    for (args, word) in [
        (&["--port", "abc"][..], "whole number"),
        (&["--id-seed", "abc"], "whole number"),
        (&["faults", "add", "--close", "--nth", "1,x"], "whole number"),
        (&["faults", "add", "--close", "--probability", "x"], "0.5"),
        (&["uploads", "abc"], "whole number"),
        (&["requests", "-s", "abc"], "whole number"),
        (&["--port", "0", "serve"], "cosplay serve --"),
        (&["-q", "serve"], "cosplay serve --"),
        (&["--config", "/none.toml"], "--config /none.toml: "),
        (&["--seed", "/none"], "--seed /none: "),
        (&["--data-dir", "/proc/x"], "--data-dir: "),
        (&["-o", "api3.roles=a"], "configuration file"),
        (&["-o", "rate_limit=-1"], "whole number"),
        (&["-o", "vod.region=mars"], "\"mars\" is no region"),
    ] {
        let (status, said) = alone(args, &[]);
        assert!(status == 2 && said.contains(word), "{args:?}: {status} {said}");
    }
    assert!(alone(&[], &[("COSPLAY_CONFIG", "/none")]).1.contains("--config /none: "));
}

#[test]
fn a_configuration_file_is_refused_with_the_key_and_what_to_write() {
    for (content, words) in [
        ("clock = \"real\"\n", &["clock: ", "{ mode = \"real\" }"][..]),
        ("port = \"x\"\n", &["port: ", "0 to 65535"]),
        ("clock = { mode = \"offset\", seconds = \"2h\" }\n", &["clock: ", "whole number"]),
        ("port =\n", &["port has no value"]),
        ("\n[[accounts]]\nsecret_key = topsecretkey\n", &[":3: ", "secret_key: put the text in quotes"]),
        ("[[objects]]\nbucket = \"examplebucket\"\nkey = \"\"\ntext = \"y\"\n", &["the key is empty"]),
        ("[[objects]]\nbucket = \"examplebucket\"\nkey = \"/\"\ntext = \"y\"\n", &["the key is empty"]),
        (
            "[[accounts]]\nappid = 1250000001\nsecret_id = \"AKIDx\"\nsecret_key = \"k\"\n\
             [accounts.options.vod]\nregion = \"mars\"\n",
            &["1250000001", "\"mars\" is no region"],
        ),
    ] {
        let said = unstarted(&[], content);
        assert!(words.iter().all(|word| said.contains(word)), "{content}: {said}");
        assert!(!said.contains("topsecretkey"), "{said}");
    }
}
