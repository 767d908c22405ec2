//! The atlas closed: every row that can travel on the wire is forced by a rule and has the bytes its row
//! says, and faults act where they are armed, as often as they are armed, and on nobody else. The long forms
//! run with `just faults`.

use std::time::{Duration, Instant};

use cosplay::catalog::{ErrorRow, ROWS, Wire};
use serde_json::{Value, json};

use crate::support::control::{End, Wire as Line, split};
use crate::support::http::{Answer, Request};
use crate::support::{World, ask, cloud, in_parallel, noise, upload, vod, xml};

/// Rows a rule can force, of the families that are played.
fn forcible() -> impl Iterator<Item = &'static ErrorRow> {
    ROWS.iter().copied().filter(|row| row.is_forcible())
}

/// Any request of the family.
fn request(family: &str) -> Request {
    match family {
        "cos_json" => ask("dir/v.mp4", "stat"),
        "cos_xml" => xml::xml("GET", "/dir/v.mp4"),
        "vod" => vod::apply(vod::video(100)),
        "cloud_api" => cloud::call("DescribeStorageRegions", &json!({})),
        other => panic!("no request of {other}"),
    }
}

/// The body the row says, with the ids that differ from answer to answer taken from the answer.
fn expected(row: &ErrorRow, answer: &Answer) -> String {
    match row.family {
        "cos_json" => {
            let id = answer.json()["request_id"].as_str().unwrap().to_owned();
            format!(r#"{{"code":{},"message":{},"request_id":"{id}"}}"#, row.wire, json!(row.text))
        }
        "vod" => format!(r#"{{"code":{},"message":{}}}"#, row.wire, json!(row.text)),
        "cloud_api" => {
            let id = answer.json()["Response"]["RequestId"].as_str().unwrap().to_owned();
            let text = row.text.replace("<uuid>", &id);
            let error = format!(r#"{{"Code":"{}","Message":{}}}"#, row.wire, json!(text));
            format!(r#"{{"Response":{{"Error":{error},"RequestId":"{id}"}}}}"#)
        }
        _ => {
            let element = |name: &str| format!("<{name}>{}</{name}>", answer.element(name).unwrap());
            format!(
                "<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>{}</Code><Message>{}</Message>{}{}{}</Error>",
                row.wire,
                escape_text(row.text),
                element("Resource"),
                element("RequestId"),
                element("TraceId")
            )
        }
    }
}

fn escape_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\'', "&apos;")
}

#[test]
fn every_row_that_can_be_forced_has_the_bytes_of_its_row() {
    let world = World::new();
    let mut forced = 0;
    for row in forcible() {
        let code = match row.wire {
            Wire::Number(number) => json!(number),
            Wire::Word(word) => json!(word),
        };
        let effect = json!({ "error": code, "family": row.family, "variant": row.variant });
        for phase in ["before", "after"] {
            let set =
                world.admin("PUT", "faults", &json!([{ "phase": phase, "effect": effect }]).to_string());
            assert_eq!(set.status, 200, "{}: {}", row.name, set.text());
            let answer = world.send(request(row.family));
            let found = (answer.status, squeezed(answer.text()));
            assert_eq!(found, (row.http.unwrap(), squeezed(&expected(row, &answer))), "{} {phase}", row.name);
            assert_eq!(answer.header("x-cosplay-reason").map(|reason| &reason[..10]), Some("fault rule"));
            assert_eq!(world.hits(), [1]);
        }
        forced += 1;
    }
    assert!(forced > 250, "{forced}");
}

/// Without the white space between elements.
fn squeezed(text: &str) -> String {
    text.lines().map(str::trim).collect::<String>()
}

/// Arms one reset each at a byte of its own for `count` keys, and sends each key's request twice: all must be
/// reset at their byte, once.
fn every_armed_fault_fires_once(count: usize, threads: usize) {
    let world = World::new();
    let position = |number: usize| 1 + (number * 7919) % 9_000;
    let rules: Vec<Value> = (0..count)
        .map(|number| {
            json!({ "id": number.to_string(), "on": { "calls": [2] },
                    "when": { "appid": 1_250_000_000, "key": format!("k{number}") },
                    "effect": { "reset_after_request_bytes": position(number) } })
        })
        .collect();
    let rules: Vec<_> = rules.into_iter().map(|rule| serde_json::from_value(rule).unwrap()).collect();
    world.app.faults.add(rules, None, &world.app.names).unwrap();
    world.app.journal.keep(3 * count);
    let content = noise(10_000, 1);
    in_parallel(count, threads, |number| {
        let request = upload(&format!("k{number}"), &content);
        assert_eq!(world.code(request.clone()), 0, "the first call of a key is no fault's");
        let mut line = Line::open(&world);
        let (head, body) = split(&request);
        line.send(&head);
        line.send(&body);
        assert_eq!(line.end(Duration::from_secs(20)), End::Reset, "{number}");
    });
    let verdict = world.admin("GET", "faults/verdict", "");
    assert_eq!(verdict.status, 200, "{}", verdict.text());
    let mut entries = world.app.journal.list(&Default::default(), usize::MAX);
    entries.retain(|entry| !entry.faults.is_empty());
    assert_eq!(entries.len(), count, "each fires once");
    for entry in entries {
        let number: usize = entry.faults[0].rule.parse().unwrap();
        let key = format!("k{number}");
        assert_eq!(entry.key.as_deref(), Some(key.as_str()));
        assert_eq!(entry.faults[0].at, Some(position(number) as u64), "at its byte");
    }
}

#[test]
fn armed_faults_fire_at_their_byte_and_call() {
    every_armed_fault_fires_once(300, 4);
}

#[allow(clippy::print_stderr, reason = "the long form tells its figure")]
#[test]
#[ignore = "the long form: just faults"]
fn ten_thousand_armed_faults_fire_at_their_byte_and_call() {
    let began = Instant::now();
    every_armed_fault_fires_once(10_000, 8);
    eprintln!("10000 faults armed, 10000 fired once at their byte, in {:?}", began.elapsed());
}
