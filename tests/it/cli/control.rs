//! `cosplay faults`, `requests`, `clock` and `reset` against a running server, and its whole interface.

use crate::support::program::cosplay;
use crate::support::{NOW, World, ask};

/// Runs a command against a server: its exit status and what it prints.
pub(super) fn run(world: &World, args: &[&str]) -> (i32, String) {
    let output = cosplay(args).env("COSPLAY_URL", format!("http://{}", world.address)).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

#[test]
fn rules_are_added_shown_and_judged_from_the_command_line() {
    let world = World::new();
    let rule = r#"{"id":"one","when":{"key":"v.mp4"},"effect":{"error":-71}}"#;
    assert_eq!(run(&world, &["faults", "add", rule]), (0, "one\n".into()));
    assert_eq!(run(&world, &["faults", "verdict"]).0, 1);
    assert_eq!(world.code(ask("v.mp4", "stat")), -71);
    assert_eq!(run(&world, &["faults", "verdict"]), (0, String::new()));
    let (status, table) = run(&world, &["faults"]);
    assert!(status == 0 && table.starts_with("RULE  MATCHES  HITS  LEFT"), "{table}");
    assert!(table.contains(r#"one   1        1     -     {"key":"v.mp4"}"#), "{table}");
    let (status, error) = run(&world, &["faults", "add", r#"{"effect":{"error":"AcessDenied"}}"#]);
    assert!(status == 2 && error.contains("AccessDenied"), "{error}");
    assert_eq!(run(&world, &["faults", "clear", "one"]), (0, String::new()));
    assert_eq!(run(&world, &["faults"]), (0, "there are no fault rules\n".into()));
}

#[test]
fn the_journal_the_clock_and_the_way_back_are_at_the_command_line() {
    let world = World::new();
    world.put("v.mp4", b"content");
    let (status, table) = run(&world, &["requests", "--operation", "cos_json.upload"]);
    assert!(status == 0 && table.lines().count() == 2 && table.contains("cos_json.upload"), "{table}");
    let (_, line) = run(&world, &["requests", "--json", "--key", "v*"]);
    assert!(line.starts_with(r#"{"appid":1250000000"#), "{line}");
    let (_, clock) = run(&world, &["clock", "advance", "1m", "--json"]);
    assert_eq!(clock, format!("{{\"mode\":\"frozen\",\"now\":{0},\"time\":{0}}}\n", NOW + 60));
    assert_eq!(run(&world, &["reset"]), (0, String::new()));
    assert_eq!(run(&world, &["requests"]), (0, "there are no requests\n".into()));
    assert_eq!(run(&world, &["clock", "--appid", "0"]).0, 2);
}

#[test]
fn the_interface_describes_every_route_it_has() {
    let world = World::new();
    let document = world.shown("openapi.json");
    let paths = document["paths"].as_object().unwrap();
    let mut described = 0;
    for operation in cosplay::internals::services::ServiceName::Admin.operations() {
        let cosplay::internals::services::spec::Route::Path(verb, path) = operation.route else { panic!() };
        let method = verb.name();
        let here = &paths[&format!("/_cosplay/{path}")][method.to_lowercase()];
        assert_eq!(here["operationId"], operation.name);
        let statuses: Vec<&String> = here["responses"].as_object().unwrap().keys().collect();
        assert!(
            statuses.iter().any(|status| status.starts_with('2')),
            "{} answers {statuses:?}",
            operation.name
        );
        // Whatever is sent there is answered by a status that is described.
        for body in ["", "{}", "[]", "nonsense", r#"{"name":"x","appid":1}"#] {
            let path = path.replace("{id}", "1").replace("{name}", "one");
            let answer = world.admin(method, &path, body);
            assert!(
                statuses.contains(&&answer.status.to_string()),
                "{method} {path} {body}: {}",
                answer.status
            );
        }
        described += 1;
    }
    assert_eq!(described, paths.values().map(|methods| methods.as_object().unwrap().len()).sum::<usize>());
    let schemas = &document["components"]["schemas"];
    assert!(schemas["Rule"]["properties"]["when"].is_object(), "{schemas}");
    assert!(document.to_string().contains("reset_after_request_bytes"));
}

#[test]
fn a_call_that_was_to_touch_one_tenant_never_touches_all() {
    let world = World::new();
    world.fault(r#"{"id":"kept","effect":{"delay_ms":0}}"#);
    for (method, path, body) in [
        ("POST", "reset?appid=", ""),
        ("POST", "reset?appid=1250000001&appid=1250000000", ""),
        ("POST", "reset", r#"{"appid":1250000001}"#),
        ("POST", "reset", "nonsense"),
        ("DELETE", "faults?appid=", ""),
        ("DELETE", "faults", r#"{"appid":5}"#),
        ("DELETE", "faults/", ""),
        ("GET", "requests?appid=", ""),
        ("POST", "snapshots/one?appid=", ""),
    ] {
        let answer = world.admin(method, path, body);
        assert_eq!(answer.status, 400, "{method} {path} {body}");
        assert!(answer.json()["error"].is_string());
    }
    let (status, error) = run(&world, &["faults", "clear", ""]);
    assert_eq!((status, error.contains("it is empty")), (2, true), "{error}");
    assert_eq!(world.hits().len(), 1);
    assert_eq!(world.admin("POST", "reset", "{}").status, 204);
}

#[test]
fn a_rule_is_removed_from_the_command_line_by_any_id_and_for_one_tenant() {
    let world = World::new();
    let add = |id: &str| {
        let rule = serde_json::json!({ "id": id, "effect": { "delay_ms": 0 } }).to_string();
        for tenant in ["1250000000", "1250000001"] {
            assert_eq!(run(&world, &["faults", "add", &rule, "--appid", tenant]).0, 0);
        }
    };
    add("a b/c?d#e%");
    let (status, error) = run(&world, &["faults", "clear", "a b/c?d#e%"]);
    assert!(status == 1 && error.contains("?appid="), "{error}");
    assert_eq!(run(&world, &["faults", "clear", "a b/c?d#e%", "--appid", "1250000001"]), (0, String::new()));
    assert_eq!(run(&world, &["faults", "clear", "a b/c?d#e%"]), (0, String::new()));
    assert_eq!(world.hits().len(), 0);
    for args in [&["faults", "add", "notjson"][..], &["faults", "set", "no such file"]] {
        assert_eq!(run(&world, args).0, 2, "{args:?}");
    }
}

#[test]
fn what_a_call_says_is_known_or_refused() {
    let world = World::new();
    for (method, path, body) in [
        ("PUT", "clock", r#"{"mode":"real","x":1}"#),
        ("PUT", "clock", "[\"real\"]"),
        ("POST", "accounts", "[]"),
        ("POST", "accounts", r#"{"options":[]}"#),
        ("POST", "accounts", r#"{"options":{"vod":[]}}"#),
        ("POST", "sts", "[]"),
        ("POST", "sts?appid=1250000000", "{}"),
        ("PUT", "faults", "{}"),
        ("POST", "requests/verify", r#"{"requests":[{"matching":[]}]}"#),
        ("GET", "health/live?bogus=1", ""),
        ("GET", "health/ready?bogus=1", ""),
        ("GET", "ca.pem?bogus=1", ""),
        ("GET", "errors?bogus=1", ""),
        ("GET", "operations?bogus=1", ""),
        ("POST", "events/redeliver?bogus=1", r#"{"id":1}"#),
    ] {
        assert_eq!(world.admin(method, path, body).status, 400, "{method} {path} {body}");
    }
    assert_eq!(world.shown("accounts").as_array().unwrap().len(), 2);
    assert_eq!(world.admin("PUT", "clock", r#"{"mode":"real"}"#).status, 200);
}

#[test]
fn methods_are_named_and_a_question_can_be_asked_without_its_body() {
    let world = World::new();
    let refused = world.admin("PATCH", "faults", "");
    assert_eq!((refused.status, refused.header("allow")), (405, Some("GET, HEAD, POST, PUT, DELETE")));
    assert!(refused.text().contains("known: GET"), "{}", refused.text());
    let head = crate::support::http::Connection::open(world.address)
        .send(&crate::support::http::Request::new("HEAD", "/_cosplay/requests").header("Host", "localhost"));
    assert_eq!((head.status, head.header("content-length"), head.body.len()), (200, Some("2"), 0));
    let bare = world.send(crate::support::http::Request::get("/_cosplay").header("Host", "localhost"));
    assert_eq!((bare.status, bare.header("location")), (308, Some("/_cosplay/")));
}

#[test]
fn full_memory_is_told_as_such_where_a_bucket_is_to_be_made() {
    let world = World::start(crate::support::Setup { max_memory: 200_000, ..Default::default() });
    let statuses: Vec<u16> = (0..2_000)
        .map(|number| world.admin("POST", "buckets", &format!(r#"{{"name":"b{number}"}}"#)).status)
        .take_while(|status| *status == 201)
        .collect();
    assert!(statuses.len() < 2_000);
    assert_eq!(world.admin("POST", "buckets", r#"{"name":"more"}"#).status, 503);
}
