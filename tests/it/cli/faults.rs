//! `cosplay faults add` by flags and from files, and the rules of `cosplay events`.

use std::io::Write;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::cli::control::run;
use crate::support::World;
use crate::support::program::{Scratch, cosplay, text};

/// The only rule of the server, which this adds and takes away again.
fn rule(world: &World, args: &[&str]) -> Value {
    let (status, said) = run(world, args);
    assert_eq!(status, 0, "{args:?}: {said}");
    let rules: Value = serde_json::from_str(&run(world, &["faults", "list", "--json"]).1).unwrap();
    assert_eq!(run(world, &["faults", "rm", said.trim()]).0, 0);
    let mut rule = rules[0].clone();
    rule.as_object_mut()
        .unwrap()
        .retain(|name, _| ["when", "on", "phase", "effect"].contains(&name.as_str()));
    rule
}

#[test]
fn flags_make_a_rule() {
    let world = World::new();
    for (flags, wanted) in [
        (
            &["--operation", "cos_json.upload", "--error", "-197", "--first", "1"][..],
            json!({"when":{"operation":"cos_json.upload"},"on":{"first":1},"phase":"before",
                   "effect":{"error":-197}}),
        ),
        (
            &["-k", "*.mp4", "-b", "examplebucket", "--after-bytes", "64K", "--nth", "2,3"],
            json!({"when":{"bucket":"examplebucket","key":"*.mp4"},"on":{"calls":[2,3]},"phase":"before",
                   "effect":{"reset_after_request_bytes":65536}}),
        ),
        (
            &["--status", "503", "--body", "busy", "--phase", "after", "--every", "2"],
            json!({"when":{},"on":{"every":2},"phase":"after",
                   "effect":{"status":503,"headers":{},"body":"busy"}}),
        ),
        (
            &["--error", "AccessDenied", "--service", "cos_xml", "--after-bytes", "10"],
            json!({"when":{"service":"cos_xml","family":"cos_xml"},"on":{},"phase":"before",
                   "effect":{"error":"AccessDenied","service":"cos_xml","family":"cos_xml",
                             "after_request_bytes":10}}),
        ),
        (
            &["--delay", "1m", "--probability", "0.5"],
            json!({"when":{},"on":{"probability":0.5,"seed":0},"phase":"before","effect":{"delay_ms":60000}}),
        ),
        (
            &["--stall", "250ms", "--after-bytes", "10"],
            json!({"when":{},"on":{},"phase":"before",
                   "effect":{"stall_after_request_bytes":10,"for_ms":250}}),
        ),
        (
            &["--truncate", "--after-bytes", "3"],
            json!({"when":{},"on":{},"phase":"before","effect":{"truncate_response_after_bytes":3}}),
        ),
    ] {
        assert_eq!(rule(&world, &[&["faults", "add"], flags].concat()), wanted, "{flags:?}");
    }
}

#[test]
fn an_appid_makes_the_rule_one_of_that_tenant() {
    let world = World::new();
    let rule = rule(&world, &["faults", "add", "--appid", "1250000001", "--close"]);
    assert_eq!(rule["when"]["appid"], 1_250_000_001);
}

#[test]
fn flags_that_do_not_go_together_are_bad_usage() {
    let world = World::new();
    for (flags, wanted) in [
        (&[][..], "say what happens"),
        (&["--error", "-197", "--status", "500"], "cannot be used with"),
        (&["--close", "--first", "1", "--nth", "2"], "cannot be used with"),
        (&["--error", "-197", "--body", "x"], "body does not belong"),
        (&["--phase", "never", "--close"], "before"),
        (&["--delay", "soon"], "90s"),
        (&["--delay=-1s"], "negative"),
        (&["{\"effect\":{\"delay_ms\":1}}", "--first", "1"], "cannot be used with"),
        (&["{\"effect\":"], "not JSON"),
        (&["no-such-file.json"], "no-such-file.json"),
    ] {
        let (status, said) = run(&world, &[&["faults", "add"], flags].concat());
        assert!(status == 2 && said.contains(wanted), "{flags:?}: {status} {said}");
    }
    let (status, said) = run(&world, &["faults", "add", "--error", "AcessDenied"]);
    assert!(status == 2 && said.contains("nearest: AccessDenied"), "{said}");
    assert_eq!(world.hits().len(), 0);
}

#[test]
fn a_file_has_one_rule_or_several_and_so_has_standard_input() {
    let world = World::new();
    let scratch = Scratch::new();
    let one = scratch.write("one.json", r#"{"id":"one","effect":{"delay_ms":1}}"#);
    let two = r#"[{"id":"two","effect":{"delay_ms":1}},{"id":"three","effect":{"delay_ms":1}}]"#;
    let several = scratch.write("two.json", two);
    assert_eq!(run(&world, &["faults", "add", &one]), (0, "one\n".into()));
    assert_eq!(run(&world, &["faults", "add", &several]), (0, "two\nthree\n".into()));
    assert_eq!(run(&world, &["faults", "rm", "two", "three"]), (0, String::new()));
    assert_eq!(run(&world, &["faults", "add", &one]).0, 1, "the id is in use");
    let mut child = cosplay(&["faults", "add", "-", "--url", &format!("http://{}", world.address)])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(two.as_bytes()).unwrap();
    assert_eq!(text(&child.wait_with_output().unwrap().stdout), "two\nthree\n");
}

#[test]
fn events_are_dropped_repeated_delayed_and_held_by_rules() {
    let world = World::new();
    for (args, wanted) in [
        (&["drop", "--event", "NewFileUpload", "--first", "1"][..], json!({"drop_event":true})),
        (&["duplicate", "--times", "2"], json!({"duplicate_event":2})),
        (&["delay", "2s", "--key", "*.mp4"], json!({"delay_event_ms":2000})),
        (&["hold"], json!({"hold_event_behind":1})),
    ] {
        assert_eq!(rule(&world, &[&["events"], args].concat())["effect"], wanted, "{args:?}");
    }
    assert_eq!(run(&world, &["events"]), (0, "there are no events\n".into()));
    let (status, said) = run(&world, &["events", "redeliver", "7"]);
    assert!(status == 1 && said.contains("no event 7"), "{said}");
    assert_eq!(run(&world, &["events", "drop", "--event", "NoSuch"]).0, 2);
}
