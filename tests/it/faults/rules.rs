//! Fault rules: what each effect does, at which byte and on which call, as a client sees it.

use std::time::{Duration, Instant};

use cosplay::internals::wire::own::HostName;

use crate::support::control::{End, Wire, split};
use crate::support::http::{Answer, Request};
use crate::support::vod::{apply, video};
use crate::support::{Setup, World, ask, finish, init, noise, once, op, slice, unsigned, upload, vod, xml};

const SOON: Duration = Duration::from_secs(10);
/// Long enough for a server to do what it should not.
const MOMENT: Duration = Duration::from_millis(60);

/// A world with one rule.
#[track_caller]
fn with(rule: &str) -> World {
    let world = World::new();
    world.fault(rule);
    world
}

#[test]
fn an_error_is_forced_before_the_operation_and_consumes_nothing() {
    let world = with(r#"{"when":{"operation":"cos_json.delete"},"on":{"first":1},"effect":{"error":-197}}"#);
    world.put("v.mp4", b"content");
    let delete = once("v.mp4", "delete", &[]);
    let refused = world.send(delete.clone());
    assert_eq!((refused.status, refused.code()), (404, -197));
    assert_eq!(refused.header("x-cosplay-reason"), Some(r#"fault rule "rule-1""#));
    assert_eq!(world.code(delete), 0, "the once-signature was spent by a request that never ran");
}

#[test]
fn an_error_forced_after_the_operation_hides_what_has_happened() {
    let world = with(
        r#"{"when":{"operation":"cos_json.upload"},"phase":"after","on":{"first":1},"effect":{"error":-4019}}"#,
    );
    assert_eq!(world.code(upload("v.mp4", b"content")), -4019);
    assert_eq!(world.download("/v.mp4").body, b"content");
    assert_eq!(world.code(upload("v.mp4", b"content")), -4018, "the first one was stored");
}

#[test]
fn a_forced_answer_wins_over_a_bad_signature_and_bad_parameters() {
    let world = with(r#"{"when":{"bucket":"examplebucket"},"effect":{"error":-4019}}"#);
    assert_eq!(world.code(unsigned("v.mp4", "upload", &[])), -4019);
    assert_eq!(world.code(op("v.mp4", "no_such_op", &[])), -4019);
    let broken = Request::new("POST", crate::support::at("v.mp4")).header("Content-Type", "text/plain");
    assert_eq!(world.code(Request { body: b"?".to_vec(), ..broken }), -4019);
}

#[test]
fn matches_are_counted_per_rule() {
    let world = with(r#"{"when":{"operation":"cos_json.stat"},"on":{"calls":[2]},"effect":{"error":-71}}"#);
    world.put("v.mp4", b"content");
    let codes: Vec<i64> = (0..3).map(|_| world.code(ask("v.mp4", "stat"))).collect();
    assert_eq!(codes, [0, -71, 0]);
    assert_eq!(world.hits(), [1]);
    let shown = &world.shown("faults")[0];
    assert_eq!((&shown["matches"], &shown["left"]), (&3.into(), &0.into()));
}

#[test]
fn a_rule_names_its_service_by_the_new_and_the_former_name() {
    let world = World::new();
    let effect = r#"{"error":"AccessDenied","family":"cos_xml"}"#;
    world.fault(&format!(r#"{{"when":{{"family":"cos_xml"}},"effect":{effect}}}"#));
    let shown = &world.shown("faults")[0];
    for part in ["when", "effect"] {
        for name in ["service", "family"] {
            assert_eq!(shown[part][name], "cos_xml", "{part}.{name}");
        }
    }
    let again = serde_json::json!([{ "when": shown["when"], "effect": shown["effect"] }]);
    assert_eq!(world.admin("PUT", "faults", &again.to_string()).status, 200, "what is shown is taken");
    let differing = r#"[{"when":{"service":"vod","family":"cos_xml"},"effect":{"delay_ms":1}}]"#;
    let refused = world.admin("PUT", "faults", differing);
    assert_eq!(refused.status, 400, "{}", refused.text());
    assert!(refused.text().contains("give service alone"), "{}", refused.text());
}

#[test]
fn every_matcher_narrows() {
    let world = World::new();
    world.put("videos/a/v.mp4", b"content");
    let stat = || ask("videos/a/v.mp4", "stat").header("X-Test", "one");
    let hits = [
        r#"{"operation":"cos_json.stat"}"#,
        r#"{"service":"cos_json"}"#,
        r#"{"family":"cos_json"}"#,
        r#"{"service":"cos_json","family":"cos_json"}"#,
        r#"{"appid":1250000000}"#,
        r#"{"appid":"1250000000"}"#,
        r#"{"secret_id":"AKIDcosplay*"}"#,
        r#"{"bucket":"examplebucket"}"#,
        r#"{"bucket":"example*-1250000000"}"#,
        r#"{"key":"videos/*"}"#,
        r#"{"host":"*.file.myqcloud.com"}"#,
        r#"{"header":{"x-test":"o?e"}}"#,
        r#"{"service":"cos_json","key":"*.mp4","header":{"X-Test":"*"}}"#,
    ];
    let misses = [
        r#"{"operation":"cos_json.delete"}"#,
        r#"{"service":"vod"}"#,
        r#"{"appid":1250000001}"#,
        r#"{"secret_id":"AKIDother*"}"#,
        r#"{"bucket":"other"}"#,
        r#"{"key":"videos/?"}"#,
        r#"{"host":"localhost"}"#,
        r#"{"header":{"x-test":"two"}}"#,
        r#"{"header":{"x-absent":"*"}}"#,
        r#"{"service":"cos_json","key":"*.avi"}"#,
    ];
    for (conditions, status) in [(&hits[..], 418), (&misses[..], 200)] {
        for when in conditions {
            let rules = format!(r#"[{{"when":{when},"effect":{{"status":418}}}}]"#);
            let set = world.admin("PUT", "faults", &rules);
            assert_eq!(set.status, 200, "{}", set.text());
            assert_eq!(world.send(stat()).status, status, "{when}");
        }
    }
}

#[test]
fn an_answer_can_be_given_word_for_word() {
    let world = with(
        r#"{"effect":{"status":503,"headers":{"Retry-After":"7","Content-Type":"text/html"},"body":"<busy>"}}"#,
    );
    let answer = world.send(ask("v.mp4", "stat"));
    assert_eq!((answer.status, answer.text()), (503, "<busy>"));
    assert_eq!((answer.header("retry-after"), answer.header("content-type")), (Some("7"), Some("text/html")));
}

#[test]
fn the_request_id_can_be_left_out() {
    let world = with(r#"{"effect":{"error":-71},"request_id":"drop"}"#);
    assert_eq!(
        world.send(ask("v.mp4", "stat")).text(),
        r#"{"code":-71,"message":"ERROR_PROXY_FREQ_CONTROL"}"#
    );
    let get = Request::get("/absent").header("Host", xml::HOST);
    let plain = world.send(get.clone());
    assert!(plain.header("x-cos-request-id").is_some(), "-71 is no row of the XML API");
    let set = world.admin("PUT", "faults", r#"[{"effect":{"error":"NoSuchKey"},"request_id":"drop"}]"#);
    assert_eq!(set.status, 200, "{}", set.text());
    let dropped = world.send(get);
    assert_eq!((dropped.status, dropped.header("x-cos-request-id")), (404, None));
    assert!(dropped.text().contains("<Code>NoSuchKey</Code>") && !dropped.text().contains("RequestId"));
}

#[test]
fn an_object_keeps_what_looks_like_a_request_id_in_its_content() {
    let world = World::new();
    let content = br#"{"a":1,"request_id":"mine","b":"<RequestId>mine</RequestId>"}"#;
    assert_eq!(world.send(upload("notes.json", content)).code(), 0);
    let set = world.admin("PUT", "faults", r#"[{"effect":{"delay_ms":1},"request_id":"drop"}]"#);
    assert_eq!(set.status, 200, "{}", set.text());
    let by_xml = world.send(xml::xml("GET", "/notes.json"));
    assert_eq!((by_xml.status, by_xml.header("x-cos-request-id")), (200, None));
    assert_eq!(by_xml.body, content);
    assert_eq!(world.download("/notes.json").body, content);
}

/// Sends a request's body in two pieces, the first up to the byte before `position`; what comes between the
/// two, and what comes in the end.
fn in_two(world: &World, request: &Request, position: usize) -> (End, End) {
    let (head, body) = split(request);
    let mut wire = Wire::open(world);
    wire.send(&head);
    wire.send(&body[..position - 1]);
    let before = wire.end(MOMENT);
    wire.send(&body[position - 1..position]);
    (before, wire.end(SOON))
}

#[test]
fn a_connection_is_reset_at_the_exact_byte_of_the_request() {
    for position in [1, 2, 100, 1000, 70_000] {
        let rule =
            format!(r#"{{"when":{{"key":"v.mp4"}},"effect":{{"reset_after_request_bytes":{position}}}}}"#);
        let world = with(&rule);
        let request = upload("v.mp4", &noise(100_000, 1));
        assert_eq!(in_two(&world, &request, position), (End::Open(vec![]), End::Reset), "{position}");
        assert_eq!(world.hits(), [1]);
        let entry = &world.shown("requests")[0];
        assert_eq!((&entry["outcome"], &entry["bytes_in"]), (&"cut".into(), &position.into()), "{entry}");
        assert_eq!(entry["faults"][0]["at"], position);
        assert_eq!(world.inventory(), "", "a request that was cut off changed something");
    }
}

#[test]
fn a_rule_that_names_the_operation_acts_at_its_byte_once_the_operation_is_known() {
    let world =
        with(r#"{"when":{"operation":"cos_json.upload"},"effect":{"reset_after_request_bytes":1000}}"#);
    let request = upload("v.mp4", &noise(100_000, 1));
    assert_eq!(in_two(&world, &request, 1000), (End::Open(vec![]), End::Reset));
    // All in one piece: nothing behind the byte has been looked at.
    let mut wire = Wire::open(&world);
    wire.send(&request.bytes());
    assert_eq!(wire.end(SOON), End::Reset);
    assert_eq!(world.shown("requests")[1]["bytes_in"], 1000);
}

#[test]
fn a_rule_that_names_the_operation_acts_as_soon_as_the_operation_arrives() {
    let world = with(r#"{"when":{"operation":"cos_json.upload"},"effect":{"reset_after_request_bytes":10}}"#);
    let content = noise(50_000, 1);
    let request =
        Request::form(crate::support::at("v.mp4"), &[("filecontent", &content), ("op", b"upload")]).multi();
    let mut wire = Wire::open(&world);
    wire.send(&request.bytes());
    assert_eq!(wire.end(SOON), End::Reset);
    let at = world.shown("requests")[0]["faults"][0]["at"].as_u64().unwrap() as usize;
    assert!(at > 50_000 && at <= request.body.len(), "{at}");
    let other = Request::form(crate::support::at("v.mp4"), &[("filecontent", &content), ("op", b"stat")]);
    assert_ne!(world.code(other.multi()), 0, "another operation is answered");
    assert_eq!(world.hits(), [1]);
}

#[test]
fn a_reset_at_byte_zero_needs_no_body() {
    for when in [r#"{"operation":"cos_json.stat"}"#, r#"{"key":"v.mp4"}"#] {
        let world = with(&format!(r#"{{"when":{when},"effect":{{"reset_after_request_bytes":0}}}}"#));
        let mut wire = Wire::open(&world);
        wire.send(&ask("v.mp4", "stat").bytes());
        assert_eq!(wire.end(SOON), End::Reset, "{when}");
    }
}

#[test]
fn where_the_head_names_the_operation_a_rule_for_it_acts_at_the_exact_byte() {
    let content = noise(50_000, 1);
    let part = "/v.mp4?uploadId=1&partNumber=1";
    for (operation, request) in [
        ("cos_xml.put_object", xml::xml_with("PUT", "/v.mp4", &*content)),
        ("cos_xml.upload_part", xml::xml_with("PUT", part, &*content)),
        ("cos_xml.append_object", xml::xml_with("POST", "/v.mp4?append&position=0", &*content)),
        ("cos_xml.post_object", xml::form(&[("key", "v.mp4")], &xml::policy(""), &content)),
        ("vod.commit_upload_ugc", vod::raw("CommitUploadUGC", &[b' '; 5_000])),
    ] {
        for position in [1, 1_000] {
            let effect = format!(r#"{{"reset_after_request_bytes":{position}}}"#);
            let world = with(&format!(r#"{{"when":{{"operation":"{operation}"}},"effect":{effect}}}"#));
            let ends = in_two(&world, &request, position);
            assert_eq!(ends, (End::Open(vec![]), End::Reset), "{operation} at {position}");
            assert_eq!((world.hits(), &world.shown("requests")[0]["bytes_in"]), (vec![1], &position.into()));
            let other =
                with(&format!(r#"{{"when":{{"operation":"cos_xml.get_object"}},"effect":{effect}}}"#));
            other.send(request.clone());
            assert_eq!(other.hits(), [0]);
        }
    }
}

#[test]
fn an_upload_of_parts_stalls_at_the_parts_that_a_rule_chose() {
    let rule = r#"{"when":{"operation":"cos_xml.upload_part"},"on":{"after":2},"effect":{"stall_after_request_bytes":500,"for_ms":150}}"#;
    let world = with(rule);
    let id = world.send(xml::xml("POST", "/v.mp4?uploads")).element("UploadId").unwrap().to_owned();
    let stalled: Vec<bool> = (1..=4)
        .map(|number| {
            let target = format!("/v.mp4?partNumber={number}&uploadId={id}");
            let (answer, took) = timed(&world, xml::xml_with("PUT", &target, vec![b'x'; 1_000]));
            assert_eq!(answer.status, 200, "{}", answer.text());
            took >= Duration::from_millis(150)
        })
        .collect();
    assert_eq!((stalled, world.hits()), (vec![false, false, true, true], vec![2]));
}

#[test]
fn what_is_not_played_is_counted_once_whether_or_not_there_are_rules() {
    for rule in [None, Some(r#"{"effect":{"delay_ms":0}}"#)] {
        let world = World::new();
        rule.into_iter().for_each(|rule| world.fault(rule));
        assert_eq!(world.send(xml::xml("GET", "/?notification")).word(), "NotImplemented");
        assert!(
            world.app.tally.to_string().ends_with("?notification of a bucket (1)"),
            "{}",
            world.app.tally
        );
    }
}

#[test]
fn an_answer_can_come_before_the_body_is_here() {
    let world = with(r#"{"when":{"key":"v.mp4"},"effect":{"error":-285,"after_request_bytes":5000}}"#);
    let request = upload("v.mp4", &noise(100_000, 1));
    let (before, after) = in_two(&world, &request, 5000);
    assert_eq!(before, End::Open(vec![]));
    let (End::Open(answer) | End::Closed(answer)) = after else { panic!("no answer") };
    assert!(String::from_utf8(answer).unwrap().starts_with("HTTP/1.1 413 "));
    assert_eq!(world.shown("requests")[0]["faults"][0]["at"], 5000);
}

/// How long an answer takes.
fn timed(world: &World, request: Request) -> (Answer, Duration) {
    let began = Instant::now();
    (world.send(request), began.elapsed())
}

#[test]
fn a_body_stalls_at_its_byte_and_goes_on() {
    let world = with(
        r#"{"when":{"key":"v.mp4"},"on":{"first":1},"effect":{"stall_after_request_bytes":300,"for_ms":300}}"#,
    );
    let (answer, took) = timed(&world, upload("v.mp4", &noise(10_000, 1)));
    assert_eq!(answer.code(), 0);
    assert!(took >= Duration::from_millis(300), "{took:?}");
    assert_eq!(world.download("/v.mp4").body, noise(10_000, 1));
}

#[test]
fn a_body_is_read_no_faster_than_told() {
    let world = with(r#"{"when":{"key":"v.mp4"},"effect":{"read_bytes_per_second":100000}}"#);
    let (answer, took) = timed(&world, upload("v.mp4", &noise(40_000, 1)));
    assert_eq!(answer.code(), 0);
    assert!((350..2000).contains(&took.as_millis()), "{took:?}");
}

#[test]
fn a_delay_comes_before_the_operation_or_after_it() {
    for (phase, is_there) in [("before", false), ("after", true)] {
        let rule = format!(
            r#"{{"when":{{"operation":"cos_json.upload"}},"phase":"{phase}","effect":{{"delay_ms":400,"jitter_ms":10}}}}"#
        );
        let world = with(&rule);
        std::thread::scope(|scope| {
            let sent = scope.spawn(|| timed(&world, upload("v.mp4", b"x")));
            std::thread::sleep(Duration::from_millis(200));
            assert_eq!(!world.inventory().is_empty(), is_there, "{phase}");
            let (answer, took) = sent.join().unwrap();
            assert_eq!(answer.code(), 0);
            assert!(took >= Duration::from_millis(400), "{took:?}");
        });
    }
}

#[test]
fn a_connection_is_closed_without_an_answer_before_or_after_the_operation() {
    for (phase, is_there) in [("before", false), ("after", true)] {
        let rule = format!(
            r#"{{"when":{{"operation":"cos_json.upload"}},"phase":"{phase}","effect":{{"close_without_response":true}}}}"#
        );
        let world = with(&rule);
        let mut wire = Wire::open(&world);
        wire.send(&upload("v.mp4", b"x").bytes());
        assert_eq!(wire.end(SOON), End::Closed(vec![]));
        assert_eq!(!world.inventory().is_empty(), is_there, "{phase}");
        let entry = &world.shown("requests")[0];
        assert_eq!((&entry["outcome"], &entry["status"]), (&"cut".into(), &serde_json::Value::Null));
    }
}

/// The head of what came, and the bytes behind it.
fn parted(came: &[u8]) -> (String, &[u8]) {
    let end = came.windows(4).position(|window| window == b"\r\n\r\n").expect("a whole head");
    (String::from_utf8(came[..end].to_vec()).unwrap(), &came[end + 4..])
}

#[test]
fn an_answer_is_cut_off_at_the_exact_byte_and_keeps_its_length() {
    let content = noise(300_000, 1);
    for position in [0, 1, 4095, 65_536, 299_999] {
        let rule = format!(
            r#"{{"when":{{"key":"v.mp4"}},"on":{{"after":1}},"effect":{{"truncate_response_after_bytes":{position}}}}}"#
        );
        let world = with(&rule);
        world.put("v.mp4", &content);
        let mut wire = Wire::open(&world);
        wire.send(&Request::get("/v.mp4").header("Host", crate::support::ORIGIN_HOST).bytes());
        let End::Closed(came) = wire.end(SOON) else { panic!("it was not closed in good order") };
        let (head, body) = parted(&came);
        assert!(head.contains("Content-Length: 300000"), "{head}");
        assert_eq!(body, &content[..position]);
        assert_eq!(world.hits(), [1]);
    }
}

#[test]
fn an_answer_is_sent_no_faster_than_told() {
    let world =
        with(r#"{"when":{"operation":"cos_json.download"},"effect":{"write_bytes_per_second":50000}}"#);
    let content = noise(20_000, 1);
    world.put("v.mp4", &content);
    let began = Instant::now();
    assert_eq!(world.download("/v.mp4").body, content);
    assert!((350..2000).contains(&began.elapsed().as_millis()), "{:?}", began.elapsed());
}

#[test]
fn an_answer_differs_in_one_byte() {
    let world = with(r#"{"when":{"operation":"cos_json.download"},"effect":{"corrupt_response":true}}"#);
    let content = noise(20_001, 1);
    world.put("v.mp4", &content);
    let came = world.download("/v.mp4").body;
    let differing: Vec<usize> = (0..content.len()).filter(|at| came[*at] != content[*at]).collect();
    assert_eq!(differing, [10_000]);
}

#[test]
fn a_status_without_a_phrase_is_sent_without_one_whatever_the_headers() {
    for headers in ["{}", r#"{"ETag":"a"}"#, r#"{"x-cos-a":"b"}"#] {
        let world = with(&format!(r#"{{"effect":{{"status":577,"headers":{headers}}}}}"#));
        let mut wire = Wire::open(&world);
        wire.send(&ask("v.mp4", "stat").header("Connection", "close").bytes());
        let End::Closed(came) = wire.end(SOON) else { panic!("it was not closed in good order") };
        let came = String::from_utf8_lossy(&came);
        assert!(came.starts_with("HTTP/1.1 577 \r\n"), "{headers}: {came}");
    }
}

#[test]
fn several_rules_act_on_one_request_each_in_its_place() {
    let world = World::new();
    let rules = r#"[{"id":"slow","effect":{"delay_ms":100}},
                    {"id":"error","effect":{"error":-71}},
                    {"id":"second","effect":{"error":-197}},
                    {"id":"cut","effect":{"truncate_response_after_bytes":5}}]"#;
    assert_eq!(world.admin("PUT", "faults", rules).status, 200);
    let mut wire = Wire::open(&world);
    let began = Instant::now();
    wire.send(&ask("v.mp4", "stat").bytes());
    let End::Closed(came) = wire.end(SOON) else { panic!("it was not closed in good order") };
    assert!(began.elapsed() >= Duration::from_millis(100));
    assert_eq!(parted(&came).1, br#"{"cod"#);
    assert_eq!(world.hits(), [1, 1, 0, 1], "the second answer had no place left");
    let touched = world.shown("requests")[0]["faults"].to_string();
    assert_eq!(touched, r#"[{"rule":"slow"},{"rule":"error"},{"rule":"cut"}]"#);
}

#[test]
fn the_verdict_names_rules_that_never_acted() {
    let world = World::new();
    let rules = r#"[{"id":"used","effect":{"delay_ms":0}},
                    {"id":"half","on":{"calls":[1,9]},"effect":{"corrupt_response":true}},
                    {"id":"unused","when":{"operation":"vod.apply_upload_ugc"},"effect":{"error":10004}}]"#;
    assert_eq!(world.admin("GET", "faults/verdict", "").status, 200);
    assert_eq!(world.admin("PUT", "faults", rules).status, 200);
    world.send(ask("v.mp4", "stat"));
    let verdict = world.admin("GET", "faults/verdict", "");
    let unused = verdict.json()["unused"].clone();
    let unused: Vec<_> = unused.as_array().unwrap().iter().map(|rule| rule["id"].clone()).collect();
    assert_eq!((verdict.status, unused), (409, vec!["half".into(), "unused".into()]));
    assert_eq!(world.admin("GET", "faults/verdict?appid=1250000001", "").status, 200);
}

#[test]
fn rules_are_added_replaced_and_removed() {
    let world = World::new();
    let rule = r#"{"id":"one","effect":{"error":-71}}"#;
    assert_eq!(world.admin("POST", "faults", rule).status, 201);
    assert_eq!(world.admin("POST", "faults", rule).status, 409);
    assert_eq!(world.admin("POST", "faults?appid=1250000001", r#"{"effect":{"error":-71}}"#).status, 201);
    assert_eq!(world.shown("faults?appid=1250000001")[0]["when"]["appid"], 1_250_000_001);
    assert_eq!(world.admin("DELETE", "faults/two", "").status, 404);
    assert_eq!(world.admin("DELETE", "faults?appid=1250000001", "").status, 204);
    assert_eq!(world.shown("faults").as_array().unwrap().len(), 1);
    assert_eq!(world.admin("DELETE", "faults/one", "").status, 204);
    assert_eq!(world.admin("PUT", "faults", &format!("[{rule}]")).status, 200);
    assert_eq!(world.admin("DELETE", "faults", "").status, 204);
    assert_eq!(world.shown("faults").to_string(), "[]");
}

#[test]
fn what_nobody_knows_is_refused_with_what_is_known() {
    let world = World::new();
    for (rule, sentence) in [
        (
            r#"{"when":{"operation":"cos_json.upload_slice_inti"},"effect":{"error":-1}}"#,
            "cos_json.upload_slice_init",
        ),
        (r#"{"when":{"service":"cos_jsn"},"effect":{"delay_ms":1}}"#, "cos_json"),
        (r#"{"effect":{"error":"AcessDenied"}}"#, "AccessDenied"),
        (r#"{"effect":{"error":-4020000}}"#, "nearest"),
        (r#"{"when":{"service":"vod"},"effect":{"error":-4019}}"#, "is one of cos_json"),
        (r#"{"effect":{"error":"AccessDenied","variant":99}}"#, "known: 1, 2"),
        (r#"{"wenn":{},"effect":{"delay_ms":1}}"#, "unknown field `wenn`"),
        (r#"{"when":{"kee":"x"},"effect":{"delay_ms":1}}"#, "unknown field `kee`"),
        (r#"{"effect":{"delay":1}}"#, "unknown field `delay`"),
        (r#"{"effect":{"delay_ms":1,"error":-71}}"#, "exactly one"),
        (r#"{"phase":"after","effect":{"reset_after_request_bytes":1}}"#, "phase after"),
        (r#"{"when":{"appid":0},"effect":{"delay_ms":1}}"#, "appid"),
        ("[]", "an object"),
        (r#"{"when":[],"effect":{"delay_ms":1}}"#, "expected an object"),
        (r#"{"on":[],"effect":{"delay_ms":1}}"#, "expected an object"),
        (r#"{"effect":{"error":99999999999}}"#, "a number such as -4019"),
        (r#"{"when":{"appid":-5},"effect":{"delay_ms":1}}"#, "a number from 1"),
        (r#"{"when":{"operation":"cos_xml.put_object"},"effect":{"error":-4019}}"#, "is one of cos_json"),
    ] {
        let answer = world.admin("POST", "faults", rule);
        assert_eq!(answer.status, 400, "{rule}");
        assert!(answer.text().contains(sentence), "{rule}: {}", answer.text());
    }
    assert_eq!(world.shown("faults").to_string(), "[]");
    assert_eq!(world.admin("GET", "faults?apid=1", "").status, 400);
}

#[test]
fn a_changing_call_from_a_foreign_page_is_refused() {
    let world = World::new();
    let mut request = Request::new("POST", "/_cosplay/faults")
        .header("Host", &world.address.to_string())
        .header("Origin", "https://elsewhere.example");
    request.body = br#"{"effect":{"error":-71}}"#.to_vec();
    assert_eq!(world.send(request).status, 403);
    assert_eq!(world.shown("faults").to_string(), "[]");
    let oversized = format!(r#"{{"id":"{}","effect":{{"error":-71}}}}"#, "x".repeat(2 << 20));
    assert_eq!(world.admin("POST", "faults", &oversized).status, 413);
}

#[test]
fn a_status_of_the_vendors_own_can_be_answered() {
    let world = with(r#"{"effect":{"status":612,"headers":{},"body":"no such file"}}"#);
    let answer = world.send(ask("a", "stat"));
    assert_eq!((answer.status, answer.text()), (612, "no such file"));
    assert!(answer.head.starts_with("HTTP/1.1 612 \r\n"), "{}", answer.head);
}

#[test]
fn a_public_name_must_be_given_before_the_control_interface_answers_to_it() {
    let mut setup = Setup::default();
    setup.own.0 = vec![HostName::Name("cos.corp.com".into())];
    let world = World::start(setup);
    let asked = |host: &str| world.send(Request::get("/_cosplay/requests").header("Host", host));
    for host in ["localhost:8267", "cosplay", "host.docker.internal:8267", "cos.corp.com"] {
        assert_eq!(asked(host).status, 200, "{host}");
    }
    let refused = asked("rebound.attacker.com:8267");
    assert_eq!(refused.status, 403);
    assert!(refused.json()["error"].as_str().unwrap().contains("--tls-name"), "{}", refused.text());
}

#[test]
fn an_unfinished_upload_is_found_by_rule_on_the_second_init() {
    let world = with(
        r#"{"when":{"operation":"cos_json.upload_slice_init","key":"videos/*"},"on":{"calls":[2]},"effect":{"error":-4019}}"#,
    );
    let content = noise(70_000, 1);
    let session = world.open("videos/v.mp4", content.len(), &[]);
    assert_eq!(world.code(init("videos/v.mp4", content.len(), &[])), -4019);
    for (number, part) in content.chunks(65_536).enumerate() {
        assert_eq!(world.code(slice("videos/v.mp4", &session, number * 65_536, part)), 0);
    }
    assert_eq!(world.code(finish("videos/v.mp4", &session, content.len(), &[])), 0);
    assert_eq!(world.admin("GET", "faults/verdict", "").status, 200);
}

#[test]
fn a_rule_that_could_never_act_or_never_be_sent_is_refused() {
    let world = World::new();
    for (rule, sentence) in [
        (r#"{"on":{"calls":[2,2]},"effect":{"delay_ms":1}}"#, "named twice"),
        (r#"{"on":{"probability":0},"effect":{"delay_ms":1}}"#, "above 0"),
        (
            r#"{"when":{"family":"cos_json","operation":"cos_xml.put_object"},"effect":{"delay_ms":1}}"#,
            "not one of the service cos_json",
        ),
        (r#"{"when":{"header":{"bad name":"x"}},"effect":{"delay_ms":1}}"#, "bad name"),
        (r#"{"when":{"host":"a:80"},"effect":{"delay_ms":1}}"#, "without their ports"),
        (r#"{"effect":{"status":503,"headers":{"Transfer-Encoding":"chunked"}}}"#, "how the answer travels"),
        (r#"{"effect":{"status":503,"headers":{"content-length":"3"}}}"#, "how the answer travels"),
        (r#"{"effect":{"status":503,"headers":{"bad name":"x"}}}"#, "not the name of a header"),
        (r#"{"effect":{"status":503,"headers":{"X-A":"a\nb"}}}"#, "cannot be sent"),
    ] {
        let answer = world.admin("POST", "faults", rule);
        assert_eq!(answer.status, 400, "{rule}");
        assert!(answer.text().contains(sentence), "{rule}: {}", answer.text());
    }
    world.fault(r#"{"when":{"appid":null,"host":"[::1]"},"effect":{"delay_ms":1}}"#);
}

#[test]
fn headers_that_a_rule_gives_win_over_the_familys_own() {
    let world = with(
        r#"{"effect":{"status":502,"headers":{"Server":"nginx","Date":"Thu, 01 Jan 1970 00:00:00 GMT"}}}"#,
    );
    let answer = world.send(ask("v.mp4", "stat"));
    assert_eq!(answer.header("server"), Some("nginx"));
    assert_eq!(answer.header("date"), Some("Thu, 01 Jan 1970 00:00:00 GMT"));
    assert_eq!(answer.head.to_ascii_lowercase().matches("\r\ndate:").count(), 1, "{}", answer.head);
}

#[test]
fn each_tenant_names_its_rules_for_itself() {
    let world = World::new();
    let rule = r#"{"id":"r","effect":{"error":-71}}"#;
    let (one, other) = ("faults?appid=1250000000", "faults?appid=1250000001");
    let set = |path: &str, rule: &str| world.admin("POST", path, rule).status;
    assert_eq!([set(one, rule), set(other, rule), set(one, rule)], [201, 201, 409]);
    assert_eq!(world.admin("PUT", one, &format!("[{rule}]")).status, 200);
    let foreign = r#"{"when":{"appid":1250000001},"effect":{"error":-71}}"#;
    assert_eq!(set(one, foreign), 400);
    assert_eq!(world.admin("PUT", one, &format!("[{foreign}]")).status, 400);
    let ambiguous = world.admin("DELETE", "faults/r", "");
    assert_eq!(ambiguous.status, 409);
    assert!(ambiguous.text().contains("1250000000, 1250000001"), "{}", ambiguous.text());
    assert_eq!(set("faults", rule), 201);
    assert_eq!(world.admin("DELETE", "faults/r", "").status, 204, "the one for everybody");
    assert_eq!(world.shown("faults").as_array().unwrap().len(), 2);
    assert_eq!(world.admin("DELETE", "faults/r?appid=1250000001", "").status, 204);
    assert_eq!(world.shown(other), serde_json::json!([]));
    assert_eq!(world.admin("DELETE", "faults/r?appid=1250000001", "").status, 404);
    assert_eq!(world.admin("DELETE", "faults/r", "").status, 204, "now there is only one");
    set("faults", r#"{"id":"rule-2","effect":{"error":-71}}"#);
    for _ in 0..3 {
        assert_eq!(set("faults", r#"{"effect":{"error":-71}}"#), 201, "a made-up id is a free one");
    }
}

#[test]
fn a_tenants_rule_for_an_arriving_vod_call_acts_once_the_body_has_named_the_tenant() {
    let apply = || apply(video(5));
    let length = apply().body.len();
    for (when, query) in [
        (r#"{"appid":1250000000}"#, ""),
        (r#"{"secret_id":"AKIDcosplaycosplay*","operation":"vod.apply_upload_ugc"}"#, ""),
        ("{}", "?appid=1250000000"),
    ] {
        let world = World::new();
        let set = |effect: &str| {
            let rules = format!(r#"[{{"when":{when},"effect":{effect}}}]"#);
            let answer = world.admin("PUT", &format!("faults{query}"), &rules);
            assert_eq!(answer.status, 200, "{}", answer.text());
        };
        set(r#"{"reset_after_request_bytes":10}"#);
        let mut wire = Wire::open(&world);
        wire.send(&apply().bytes());
        assert_eq!(wire.end(SOON), End::Reset, "{when}");
        assert_eq!(world.hits(), [1]);
        let entry = &world.shown("requests")[0];
        assert_eq!(
            (&entry["outcome"], &entry["faults"][0]["at"]),
            (&"cut".into(), &length.into()),
            "{entry}"
        );
        set(r#"{"reset_after_request_bytes":100000}"#);
        assert_eq!((world.code(apply()), world.hits()), (0, vec![0]), "the body ends before the byte");
        for effect in [
            r#"{"stall_after_request_bytes":10,"for_ms":300}"#.to_owned(),
            format!(r#"{{"read_bytes_per_second":{}}}"#, length * 3),
        ] {
            set(&effect);
            let (answer, took) = timed(&world, apply());
            assert!(took >= Duration::from_millis(300), "{effect}: {took:?}");
            assert_eq!((answer.code(), world.hits()), (0, vec![1]));
        }
        set(r#"{"status":503,"after_request_bytes":10}"#);
        assert_eq!((world.send(apply()).status, world.hits()), (503, vec![1]));
        assert_eq!(world.shown("requests")[4]["faults"][0]["at"], length);
        assert_eq!(world.admin("GET", "faults/verdict", "").status, 200);
    }
}
