//! The journal: what it tells of requests, what it keeps to itself, and how a test verifies by it.

use crate::support::http::Request;
use crate::support::vod;
use crate::support::{NOW, World, ask, at, finish, init, noise, once, op, sign, slice, upload};

#[test]
fn every_request_leaves_an_entry() {
    let world = World::new();
    world.put("dir/v.mp4", b"content");
    let refused = world.send(ask("absent", "stat"));
    let entries = world.shown("requests");
    let [first, second] = &entries.as_array().unwrap()[..] else { panic!("{entries}") };
    for (name, value) in [
        ("id", 1.into()),
        ("time", NOW.into()),
        ("service", "cos_json".into()),
        ("family", "cos_json".into()),
        ("operation", "cos_json.upload".into()),
        ("appid", 1_250_000_000.into()),
        ("method", "POST".into()),
        ("host", "gz.file.myqcloud.com".into()),
        ("bucket", "examplebucket".into()),
        ("key", "dir/v.mp4".into()),
        ("status", serde_json::Value::from(200)),
        ("outcome", "done".into()),
        ("bytes_in", upload("dir/v.mp4", b"content").body.len().into()),
    ] {
        assert_eq!(first[name], value, "{name}");
    }
    assert!(first["milliseconds"].as_f64().unwrap() > 0.0 && first["bytes_out"].as_u64().unwrap() > 100);
    assert_eq!((&second["status"], &second["outcome"]), (&404.into(), &"refused".into()));
    assert_eq!(second["reason"].as_str(), refused.header("x-cosplay-reason"));
    assert_eq!(refused.header("x-cosplay-request"), Some("/_cosplay/requests/2"));
    // Lists leave out the heads.
    let mut whole = world.shown("requests/2");
    whole.as_object_mut().unwrap().retain(|name, _| !name.ends_with("_head"));
    assert_eq!(&whole, second);
    assert_eq!(world.admin("GET", "requests/3", "").status, 404);
}

#[test]
fn an_answer_on_our_own_host_names_the_entry_by_its_whole_url() {
    let world = World::new();
    let host = world.address.to_string();
    let refused = world.send(Request::get(format!("{}?op=stat", at("absent"))).multi().header("Host", &host));
    assert_eq!(refused.header("x-cosplay-request"), Some(&*format!("http://{host}/_cosplay/requests/1")));
}

#[test]
fn nothing_that_signs_is_shown() {
    let world = World::new();
    let signature = sign::multi();
    let encoded = cosplay::internals::primitives::escape::encode_component(&signature);
    world.send(Request::get(format!("{}?op=stat&sign={encoded}", at("absent"))));
    world.send(ask("absent", "stat"));
    let shown = world.admin("GET", "requests", "").text().to_owned();
    assert!(!shown.contains(&signature) && !shown.contains(&*encoded), "{shown}");
    assert!(shown.contains("op=stat&sign=***"), "{shown}");
}

#[test]
fn the_journal_is_narrowed() {
    let world = World::new();
    world.put("a", b"1");
    world.put("b", b"2");
    world.send(ask("absent", "stat"));
    let ids = |query: &str| -> Vec<u64> {
        let shown = world.shown(&format!("requests?{query}"));
        shown.as_array().unwrap().iter().map(|entry| entry["id"].as_u64().unwrap()).collect()
    };
    assert_eq!(ids("operation=cos_json.upload"), [1, 2]);
    assert_eq!(ids("service=vod"), [0; 0]);
    assert_eq!(ids("family=vod"), [0; 0]);
    assert_eq!(ids("status=404"), [3]);
    assert_eq!(ids("since=1"), [2, 3]);
    assert_eq!(ids("since=1&limit=1"), [3]);
    assert_eq!(ids("appid=1250000001"), [0; 0]);
    assert_eq!(ids("appid=1250000000&key=a*"), [1, 3]);
    assert_eq!(world.admin("GET", "requests?stat=404", "").status, 400);
    assert_eq!(world.admin("GET", "requests?status=many", "").status, 400);
}

#[test]
fn the_journal_keeps_so_many_and_no_more() {
    let world = World::new();
    world.app.journal.keep(5);
    for _ in 0..20 {
        world.send(ask("absent", "stat"));
    }
    let shown = world.shown("requests");
    assert_eq!((shown.as_array().unwrap().len(), &shown[0]["id"]), (5, &16.into()));
}

#[test]
fn a_client_that_leaves_is_told_of_as_well() {
    let world = World::new();
    let (head, body) = crate::support::control::split(&upload("v.mp4", &[0; 1000]));
    let mut wire = crate::support::control::Wire::open(&world);
    wire.send(&head);
    wire.send(&body[..100]);
    drop(wire);
    for _ in 0..100 {
        if !world.shown("requests").as_array().unwrap().is_empty() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("no entry");
}

#[test]
fn requests_are_verified_by_count_and_order() {
    let world = World::new();
    world.put("v.mp4", b"content");
    world.send(ask("v.mp4", "stat"));
    world.send(once("v.mp4", "delete", &[]));
    let kind = |operation: &str, more: &str| {
        format!(r#"{{"matching":{{"operation":"cos_json.{operation}"}}{more}}}"#)
    };
    let verified = |requests: &[String], more: &str| {
        let body = format!(r#"{{"requests":[{}]{more}}}"#, requests.join(","));
        let answer = world.admin("POST", "requests/verify", &body);
        assert_eq!(answer.json()["verified"], answer.status == 200);
        answer.status
    };
    let all = [kind("upload", r#","count":1"#), kind("stat", ""), kind("delete", r#","at_most":1"#)];
    assert_eq!(verified(&all, r#","in_order":true,"nothing_else":true"#), 200);
    assert_eq!(verified(&[kind("stat", ""), kind("upload", "")], r#","in_order":true"#), 409);
    assert_eq!(verified(&[kind("stat", r#","count":2"#)], ""), 409);
    assert_eq!(verified(&all[..2], r#","nothing_else":true"#), 409);
    assert_eq!(world.admin("POST", "requests/verify", r#"{"request":[]}"#).status, 400);
}

#[test]
fn a_tenants_clock_is_its_own() {
    let world = World::new();
    let set =
        world.admin("PUT", "clock?appid=1250000000", &format!(r#"{{"mode":"frozen","now":{}}}"#, NOW + 7200));
    assert_eq!((set.status, &set.json()["time"]), (200, &(NOW + 7200).into()), "{}", set.text());
    assert_eq!(world.code(ask("v.mp4", "stat")), -96, "signed for an hour");
    assert_eq!(world.shown("requests")[0]["time"], NOW + 7200);
    assert_eq!(world.shown("clock")["time"], NOW);
    assert_eq!(world.shown("clock?appid=1250000001")["time"], NOW);
    world.admin("POST", "clock/advance?appid=1250000000", r#"{"seconds":-7200}"#);
    assert_eq!(world.code(ask("v.mp4", "stat")), -197);
}

#[test]
fn an_upload_is_told_from_its_opening_to_its_end() {
    let world = World::new();
    let content = noise(200_000, 1);
    let piece = |number: usize| &content[number * 65_536..content.len().min((number + 1) * 65_536)];
    let session = world.open("v.mp4", content.len(), &[]);
    let send = |number: usize| world.send(slice("v.mp4", &session, number * 65_536, piece(number)));
    send(0);
    send(2);
    let gap = &world.shown("uploads")[0];
    assert_eq!((&gap["state"], &gap["pieces"]), (&"open".into(), &2.into()));
    assert_eq!(gap["gaps"], serde_json::json!([[65_536, 131_072]]));
    world.fault(
        r#"{"when":{"operation":"cos_json.upload_slice_data"},"on":{"first":1},"effect":{"error":-71}}"#,
    );
    assert_eq!(send(1).code(), -71);
    world.fault(r#"{"when":{"key":"v.mp4"},"on":{"first":1},"effect":{"reset_after_request_bytes":1000}}"#);
    let mut wire = crate::support::control::Wire::open(&world);
    wire.send(&slice("v.mp4", &session, 65_536, piece(1)).bytes());
    assert_eq!(wire.end(std::time::Duration::from_secs(10)), crate::support::control::End::Reset);
    for number in [1, 1, 3] {
        assert_eq!(send(number).code(), 0);
    }
    assert_eq!(world.code(finish("v.mp4", &session, content.len(), &[])), 0);
    world.open("v2.mp4", content.len(), &[]);
    let uploads = world.shown("uploads");
    let told = &uploads[0];
    assert_eq!(
        (&told["state"], &told["pieces"], &told["gaps"]),
        (&"finished".into(), &4.into(), &[0; 0][..].into())
    );
    let steps: Vec<String> =
        told["steps"].as_array().unwrap().iter().map(|told| told["step"].to_string()).collect();
    assert_eq!((steps.len(), steps[4].as_str(), steps[8].as_str()), (9, r#""lost""#, r#""end""#));
    assert_eq!(told["retries"], 3, "refused, cut off, and sent without need");
    let one = slice("v.mp4", &session, 65_536, piece(1)).body.len();
    assert_eq!(told["wasted_bytes"], 2 * one + 1000, "refused, cut off, and sent without need");
    assert_eq!((&uploads[1]["key"], &uploads[1]["state"]), (&"v2.mp4".into(), &"open".into()));
    assert_eq!(world.shown("uploads/1"), *told);
}

#[test]
fn the_digests_of_bodies_are_told_where_they_are_wanted() {
    let world = World::new();
    let request = upload("v.mp4", b"content");
    let digest = cosplay::internals::primitives::digest::sha1_of(&request.body).to_string();
    world.send(request.clone());
    world.app.journal.tell_digests(true);
    world.send(request);
    world.send(ask("v.mp4", "stat"));
    let empty = cosplay::internals::primitives::digest::sha1_of(b"").to_string();
    let entries = world.shown("requests");
    assert_eq!(
        [&entries[0]["sha1"], &entries[1]["sha1"], &entries[2]["sha1"]],
        [&serde_json::Value::Null, &digest.into(), &empty.into()]
    );
    world.fault(r#"{"when":{"key":"v.mp4"},"effect":{"reset_after_request_bytes":10}}"#);
    let mut wire = crate::support::control::Wire::open(&world);
    wire.send(&upload("v.mp4", b"content").bytes());
    wire.end(std::time::Duration::from_secs(5));
    assert!(world.shown("requests")[3].get("sha1").is_none(), "it did not arrive whole");
}

#[test]
fn long_texts_are_cut_so_that_the_journal_stays_within_its_bounds() {
    let world = World::new();
    let key = "é".repeat(5_000);
    let path = format!("/files/v2/1250000000/examplebucket/{}?op=stat", "a".repeat(20_000));
    world.send(Request::get(path));
    world.send(
        Request::get(format!("/{}", cosplay::internals::primitives::escape::encode_path(&key)))
            .header("Host", "cos-sdk-err-retry-1.cos.ap-guangzhou.myqcloud.com"),
    );
    let entries = world.app.journal.list(&Default::default(), 10);
    assert_eq!(entries.len(), 2);
    assert!(
        entries
            .iter()
            .all(|entry| entry.path.len() <= 2048 && entry.key.as_ref().is_none_or(|key| key.len() <= 2048))
    );
}

#[test]
fn a_request_that_a_rule_cut_keeps_its_operation() {
    let world = World::new();
    let session = world.open("v.mp4", 70_000, &[]);
    let part = crate::support::xml::xml_with("PUT", "/x?uploadId=1&partNumber=1", vec![b'x'; 2_000]);
    for (operation, request) in [
        ("cos_json.upload_slice_data", slice("v.mp4", &session, 0, &noise(65_536, 1))),
        ("cos_xml.upload_part", part),
    ] {
        let effect = r#"{"reset_after_request_bytes":1000}"#;
        let when = format!(r#"{{"operation":"{operation}"}}"#);
        world.fault(&format!(r#"{{"when":{when},"on":{{"first":1}},"effect":{effect}}}"#));
        let mut wire = crate::support::control::Wire::open(&world);
        wire.send(&request.bytes());
        assert_eq!(wire.end(std::time::Duration::from_secs(10)), crate::support::control::End::Reset);
        let cut = world.shown(&format!("requests?operation={operation}"));
        assert_eq!((cut.as_array().unwrap().len(), &cut[0]["outcome"]), (1, &"cut".into()), "{operation}");
    }
    assert_eq!(world.code(slice("v.mp4", &session, 0, &noise(65_536, 1))), 0);
    let expected = r#"{"requests":[{"matching":{"operation":"cos_json.upload_slice_data"},"count":2}]}"#;
    assert_eq!(world.admin("POST", "requests/verify", expected).status, 200);
    let told = &world.shown("uploads")[0];
    assert_eq!((&told["steps"][1]["step"], &told["retries"]), (&"lost".into(), &1.into()), "{told}");
}

#[test]
fn what_nobody_plays_is_refused_as_a_question_and_as_an_expectation() {
    let world = World::new();
    world.put("v.mp4", b"content");
    for query in
        ["operation=cos_xml.put_objct", "family=foo", "service=foo", "service=vod&operation=cos_json.stat"]
    {
        assert_eq!(world.admin("GET", &format!("requests?{query}"), "").status, 400, "{query}");
        assert_eq!(world.admin("GET", &format!("requests/follow?{query}"), "").status, 400, "{query}");
    }
    let body = r#"{"requests":[{"matching":{"operation":"cos_xml.put_objct"},"count":0}]}"#;
    let refused = world.admin("POST", "requests/verify", body);
    assert_eq!(refused.status, 400);
    assert!(refused.text().contains("requests[0]") && refused.text().contains("cos_xml.put_object"));
    for (bucket, count) in
        [("examplebucket", 1), ("examplebucket-1250000000", 1), ("*-1250000000", 1), ("examplebucket-1", 0)]
    {
        let shown = world.shown(&format!("requests?bucket={bucket}"));
        assert_eq!(shown.as_array().unwrap().len(), count, "{bucket}");
    }
}

#[test]
fn a_step_that_was_refused_for_its_parameters_is_in_the_timeline() {
    let world = World::new();
    let session = world.open("v.mp4", 70_000, &[]);
    for (op, fields) in [
        ("upload_slice_init", &[("filesize", &b"x"[..])][..]),
        ("upload_slice_data", &[("offset", b"65536"), ("filecontent", b"four")]),
        ("upload_slice_finish", &[("filesize", b"70000")]),
    ] {
        assert_ne!(world.code(crate::support::op("v.mp4", op, fields)), 0, "{op}");
    }
    assert_eq!(world.code(slice("v.mp4", &session, 0, &noise(65_536, 1))), 0);
    let upload = &world.shown("uploads")[0];
    let steps: Vec<_> = upload["steps"].as_array().unwrap().iter().map(|step| step["step"].clone()).collect();
    let piece = |at: u64, next: u64| serde_json::json!({ "piece": { "at": at, "next": next } });
    assert_eq!(
        steps,
        ["begin".into(), "begin".into(), piece(65_536, 65_540), "end".into(), piece(0, 65_536)]
    );
}

#[test]
fn a_playback_of_nothing_belongs_to_the_tenant_in_its_host() {
    let world = World::new();
    world.fault(r#"{"when":{"appid":1250000000},"effect":{"status":503}}"#);
    let request = Request::get("/nothing.mp4").header("Host", "1250000000.vod2.myqcloud.com");
    assert_eq!(world.send(request).status, 503);
    assert_eq!(world.shown("requests")[0]["appid"], 1_250_000_000);
}

#[test]
fn a_preflight_is_no_step_of_an_upload() {
    let world = World::new();
    let session = world.open("v.mp4", 70_000, &[]);
    let preflight = Request::new("OPTIONS", at("v.mp4"))
        .header("Origin", "https://page.example")
        .header("Access-Control-Request-Method", "POST");
    assert_eq!(world.send(preflight).status, 200);
    assert_eq!(world.code(slice("v.mp4", &session, 0, &noise(65_536, 1))), 0);
    let upload = &world.shown("uploads")[0];
    assert_eq!((upload["steps"].as_array().unwrap().len(), &upload["retries"]), (2, &0.into()), "{upload}");
}

#[test]
fn a_refused_request_opens_no_upload() {
    let world = World::new();
    for (op, fields) in [
        ("upload_slice_init", &[("filesize", &b"x"[..])][..]),
        ("upload_slice_data", &[("session", b"never"), ("offset", b"0"), ("filecontent", b"four")]),
        ("upload_slice_finish", &[("session", b"never"), ("filesize", b"70000")]),
    ] {
        assert_ne!(world.code(crate::support::op("v.mp4", op, fields)), 0, "{op}");
    }
    assert_eq!(world.shown("uploads").as_array().unwrap().len(), 0);
    world.open("v.mp4", 70_000, &[]);
    let uploads = world.shown("uploads");
    let steps = uploads[0]["steps"].as_array().unwrap();
    assert_eq!((uploads.as_array().unwrap().len(), steps.len()), (1, 1));
}

#[test]
fn an_upload_that_a_fault_rule_refused_is_told_from_its_first_attempt() {
    let world = World::new();
    world.fault(
        r#"{"when":{"operation":"cos_json.upload_slice_init"},"on":{"first":1},"effect":{"error":-71}}"#,
    );
    assert_eq!(world.code(init("v.mp4", 70_000, &[])), -71);
    world.open("v.mp4", 70_000, &[]);
    let upload = &world.shown("uploads")[0];
    assert_eq!((upload["steps"].as_array().unwrap().len(), &upload["retries"]), (2, &1.into()));
}

#[test]
fn an_instant_upload_is_told_as_one_and_ends_there() {
    let world = World::new();
    let content = noise(70_000, 1);
    world.put("first.mp4", &content);
    let sha = cosplay::internals::primitives::digest::sha1_of(&content).to_string();
    let known: [(&str, &[u8]); 2] = [("sha", sha.as_bytes()), ("insertOnly", b"0")];
    let instant = |world: &World| world.send(init("v.mp4", content.len(), &known)).data();
    assert!(instant(&world)["access_url"].is_string());
    assert!(instant(&world)["access_url"].is_string());
    world.open("v.mp4", 80_000, &[("insertOnly", b"0")]);
    let uploads = world.shown("uploads");
    let told: Vec<_> = uploads
        .as_array()
        .unwrap()
        .iter()
        .map(|upload| (&upload["state"], upload["steps"].clone()))
        .collect();
    assert_eq!(told.len(), 3, "{uploads}");
    for (state, steps) in &told[..2] {
        assert_eq!(**state, "instant");
        assert_eq!((steps.as_array().unwrap().len(), &steps[0]["step"]), (1, &"instant".into()));
    }
    assert_eq!((told[2].0, &told[2].1[0]["step"]), (&"open".into(), &"begin".into()));
    let entries = world.shown("requests");
    let steps: Vec<_> = entries.as_array().unwrap().iter().map(|entry| entry["step"].clone()).collect();
    assert_eq!(steps.iter().filter(|step| **step == "instant").count(), 2, "{steps:?}");
}

#[test]
fn what_an_operation_does_not_read_is_listed_in_its_entry() {
    let world = World::new();
    let ignored =
        || world.admin("GET", "requests", "").json().as_array().unwrap().last().unwrap()["ignored"].clone();
    world.send(op("a.txt", "upload", &[("filecontent", b"x"), ("data_md5x", b"1"), ("insert_only", b"0")]));
    assert_eq!(ignored(), serde_json::json!(["parameter datamd5x"]));
    world.send(ask("a.txt", "stat"));
    assert_eq!(ignored(), serde_json::Value::Null);
    world.send(vod::raw("PrepareUploadUGC&more=1", br#"{"signature":"x","clientVersion":"1"}"#));
    assert_eq!(ignored(), serde_json::json!(["member clientversion", "query more"]));
}
