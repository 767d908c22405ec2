//! `cosplay faults`, `requests`, `clock` and `reset` against a running server.

use crate::support::program::cosplay;
use crate::support::{NOW, World, ask};

/// Runs a command against a server: its exit status and what it prints.
fn run(world: &World, args: &[&str]) -> (i32, String) {
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
    assert!(status == 1 && error.contains("AccessDenied"), "{error}");
    assert_eq!(run(&world, &["faults", "clear", "one"]), (0, String::new()));
    assert_eq!(run(&world, &["faults"]), (0, String::new()));
}

#[test]
fn the_journal_the_clock_and_the_way_back_are_at_the_command_line() {
    let world = World::new();
    world.put("v.mp4", b"content");
    let (status, table) = run(&world, &["requests", "--operation", "cos_json.upload"]);
    assert!(status == 0 && table.lines().count() == 2 && table.contains("cos_json.upload"), "{table}");
    let (_, line) = run(&world, &["requests", "--json", "--key", "v*"]);
    assert!(line.starts_with(r#"{"appid":1250000000"#), "{line}");
    let (_, clock) = run(&world, &["clock", "advance", "60"]);
    assert_eq!(clock, format!("{{\"mode\":\"frozen\",\"now\":{0},\"time\":{0}}}\n", NOW + 60));
    assert_eq!(run(&world, &["reset"]), (0, String::new()));
    assert_eq!(run(&world, &["requests"]), (0, String::new()));
    assert_eq!(run(&world, &["clock", "--appid", "0"]).0, 1);
}

#[test]
fn the_interface_describes_every_route_it_has() {
    let world = World::new();
    let document = world.shown("openapi.json");
    let paths = document["paths"].as_object().unwrap();
    let mut described = 0;
    for operation in cosplay::api::admin::FAMILY.operations {
        let cosplay::api::operation::Selector::Path(method, path) = &operation.selector else { panic!() };
        let here = &paths[&format!("/_cosplay/{path}")][method.as_str().to_lowercase()];
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
            let answer = world.admin(Box::leak(method.to_string().into_boxed_str()), &path, body);
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
