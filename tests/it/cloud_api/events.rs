//! Events that are pulled and confirmed, and the settings that say how they leave.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::cloud::{Tc3, call, code, done, refused};
use crate::support::http::Answer;
use crate::support::vod::{Manner, Receiver, signature, text, whole_upload};
use crate::support::{OTHER_SECRET_ID, OTHER_SECRET_KEY, Setup, World};

fn world() -> World {
    let mut setup = Setup::default();
    setup.options.api3.pull_events_empty = serde_json::from_value(json!("null")).unwrap();
    World::start(setup)
}

fn ask(world: &World, action: &str, parameters: Value) -> Answer {
    world.send(call(action, &parameters))
}

/// Events are kept for pulling, those of uploads among them.
fn pulling(world: &World) {
    done(&ask(world, "ModifyEventConfig", json!({ "Mode": "PULL", "UploadMediaCompleteEventSwitch": "ON" })));
}

fn uploads(world: &World, count: usize) -> Vec<String> {
    let one = |name: usize| {
        let name = format!("video {name}");
        let (_, committed) = whole_upload(world, &signature(&[]), &name, b"content");
        text(&committed, "/fileId").to_owned()
    };
    (0..count).map(one).collect()
}

fn pull(world: &World) -> Vec<Value> {
    let set = done(&ask(world, "PullEvents", json!({})))["EventSet"].take();
    set.as_array().cloned().unwrap_or_default()
}

fn handles(events: &[Value]) -> Vec<&str> {
    events.iter().map(|event| text(event, "/EventHandle")).collect()
}

fn confirm(world: &World, events: &[Value]) -> Answer {
    ask(world, "ConfirmEvents", json!({ "EventHandles": handles(events) }))
}

fn files(events: &[Value]) -> Vec<&str> {
    events.iter().map(|event| text(event, "/FileUploadEvent/FileId")).collect()
}

fn waiting(world: &World) -> u64 {
    done(&ask(world, "DescribeEventsState", json!({})))["CountOfEventsToPull"].as_u64().unwrap()
}

#[test]
fn events_come_16_at_a_time_by_age_and_once_more_after_30_s() {
    let world = world();
    pulling(&world);
    let ids = uploads(&world, 18);
    let (first, second) = (pull(&world), pull(&world));
    assert_eq!(
        (files(&first), files(&second)),
        (ids[..16].iter().map(|id| &**id).collect(), vec![&*ids[16], &*ids[17]])
    );
    let event = &first[0];
    assert_eq!(text(event, "/EventType"), "NewFileUpload");
    assert!(event["FileDeleteEvent"].is_null() && event.as_object().unwrap().len() == 39, "{event}");
    done(&confirm(&world, &first[..15]));
    assert_eq!(waiting(&world), 3);
    world.advance(29);
    done(&confirm(&world, &second[..1]));
    world.advance(1);
    let again = pull(&world);
    assert_eq!(files(&again), [&*ids[15], &*ids[17]]);
    assert!(handles(&again).iter().all(|handle| !handles(&first).contains(handle)));
    let (found, message, reason) = refused(&confirm(&world, &first[15..]));
    assert!(found == "InvalidParameterValue" && message.contains("EventHandles"), "{found} {message}");
    assert!(reason.contains("again"), "{reason}");
    done(&confirm(&world, &again));
    assert_eq!(waiting(&world), 0);
}

#[test]
fn a_late_handle_is_refused_the_others_of_the_call_are_confirmed_and_the_event_comes_again() {
    let world = world();
    pulling(&world);
    uploads(&world, 1);
    let late = pull(&world);
    world.advance(31);
    assert_eq!(code(&confirm(&world, &late)), "InvalidParameterValue");
    uploads(&world, 1);
    let both = pull(&world);
    assert_eq!(both.len(), 2);
    let mixed = [&late[..], &both[1..]].concat();
    assert_eq!(code(&confirm(&world, &mixed)), "InvalidParameterValue");
    assert_eq!(waiting(&world), 1);
    done(&confirm(&world, &both[..1]));
}

#[test]
fn a_pull_is_held_for_5_s_and_returns_as_soon_as_an_event_is_visible() {
    let world = world();
    pulling(&world);
    let began = Instant::now();
    let (held, news) = thread::scope(|scope| {
        let waiting = scope.spawn(|| pull(&world));
        thread::sleep(Duration::from_millis(300));
        let ids = uploads(&world, 1);
        (waiting.join().unwrap(), ids)
    });
    assert_eq!(files(&held), [&*news[0]]);
    assert!(began.elapsed() < Duration::from_secs(4), "{:?}", began.elapsed());
    let again = thread::scope(|scope| {
        let waiting = scope.spawn(|| pull(&world));
        thread::sleep(Duration::from_millis(200));
        world.advance(30);
        waiting.join().unwrap()
    });
    assert_eq!(files(&again), [&*news[0]]);
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    done(&confirm(&world, &again));
    let began = Instant::now();
    assert!(pull(&world).is_empty());
    let took = began.elapsed();
    assert!(took > Duration::from_millis(4900) && took < Duration::from_secs(7), "{took:?}");
}

#[test]
fn an_empty_queue_is_resource_not_found_unless_the_option_says_null() {
    let world = World::new();
    let (found, _, reason) = refused(&ask(&world, "PullEvents", json!({})));
    assert!(found == "ResourceNotFound" && reason.contains("api3.pull_events_empty"), "{found} {reason}");
}

#[test]
fn switches_and_mode_decide_when_an_event_happens() {
    let world = world();
    let config = || done(&ask(&world, "DescribeEventConfig", json!({})));
    let switches = |config: &Value| {
        ["Upload", "Delete"]
            .map(|name| config[format!("{name}MediaCompleteEventSwitch")].as_str().unwrap().to_owned())
    };
    assert_eq!((text(&config(), "/Mode"), switches(&config())), ("PUSH", ["OFF".into(), "OFF".into()]));
    done(&ask(&world, "ModifyEventConfig", json!({ "Mode": "PULL" })));
    uploads(&world, 1);
    assert_eq!(waiting(&world), 0);
    pulling(&world);
    uploads(&world, 1);
    done(&ask(&world, "ModifyEventConfig", json!({ "Mode": "PUSH" })));
    uploads(&world, 1);
    assert_eq!((waiting(&world), pull(&world).len()), (1, 1), "the queue can still be read");
    let listed = world.admin("GET", "events", "").json();
    assert_eq!(
        (text(&listed, "/0/mode"), text(&listed, "/0/status"), &listed[0]["attempts"]),
        ("pull", "pulled", &json!(1))
    );
}

#[test]
fn wrong_settings_are_refused_and_change_nothing() {
    let world = world();
    for (name, value) in [
        ("Mode", "BOTH"),
        ("NotificationUrl", "ftp://a.test/"),
        ("DeleteMediaCompleteEventSwitch", "on"),
        ("SignKey", "a-b"),
        ("SignKey", "012345678901234567890123456789012"),
    ] {
        let (found, message, _) =
            refused(&ask(&world, "ModifyEventConfig", json!({ "Mode": "PULL", name: value })));
        assert!(found == "InvalidParameter" && message.contains(name), "{name}: {found} {message}");
    }
    assert_eq!(text(&done(&ask(&world, "DescribeEventConfig", json!({}))), "/Mode"), "PUSH");
    for handles in [json!([]), json!(vec!["a"; 17])] {
        assert_eq!(
            code(&ask(&world, "ConfirmEvents", json!({ "EventHandles": handles }))),
            "InvalidParameterValue"
        );
    }
    assert_eq!(code(&ask(&world, "PullEvents", json!({ "ExtInfo": "x" }))), "UnsupportedOperation");
}

#[test]
fn callbacks_are_signed_where_the_app_has_a_key() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world();
    let url = receiver.url();
    let settings =
        json!({ "NotificationUrl": url, "UploadMediaCompleteEventSwitch": "ON", "SignKey": "secret1" });
    done(&ask(&world, "ModifyEventConfig", settings));
    uploads(&world, 1);
    let event = receiver.wait(1).remove(0);
    let t = event["T"].as_i64().unwrap();
    assert_eq!(t, crate::support::NOW + 600);
    let expected = cosplay::internals::primitives::digest::md5(format!("secret1{t}").as_bytes());
    assert_eq!(text(&event, "/Sign"), expected.to_string());
    assert_eq!(text(&event, "/EventType"), "NewFileUpload");
    done(&ask(&world, "ModifyEventConfig", json!({ "SignKey": "" })));
    uploads(&world, 1);
    assert!(receiver.wait(2).remove(1).get("Sign").is_none());
}

#[test]
fn rules_for_events_act_on_pulled_ones() {
    let world = world();
    pulling(&world);
    let rule = |effect: Value| {
        let rules = json!([{ "when": { "event": "NewFileUpload" }, "on": { "first": 1 }, "effect": effect }]);
        assert!(world.admin("PUT", "faults", &rules.to_string()).status < 300);
    };
    rule(json!({ "drop_event": true }));
    uploads(&world, 1);
    assert_eq!(waiting(&world), 0);
    rule(json!({ "duplicate_event": 1 }));
    let twice = uploads(&world, 1);
    assert_eq!(files(&pull(&world)), [&*twice[0], &*twice[0]]);
    rule(json!({ "hold_event_behind": 1 }));
    let held = uploads(&world, 2);
    assert_eq!(files(&pull(&world)), [&*held[0], &*held[1]], "by age, once it is there");
    rule(json!({ "delay_event_ms": 400 }));
    let late = uploads(&world, 1);
    assert_eq!(waiting(&world), 4);
    assert_eq!(files(&pull(&world)), [&*late[0]]);
}

#[test]
fn tenants_and_sub_apps_have_queues_of_their_own() {
    let mut setup = Setup::default();
    setup.options.api3.pull_events_empty = serde_json::from_value(json!("null")).unwrap();
    setup.options.vod.sub_apps = serde_json::from_value(json!([1_400_000_007])).unwrap();
    let world = World::start(setup);
    pulling(&world);
    let own = json!({ "SubAppId": 1_400_000_007, "Mode": "PULL", "UploadMediaCompleteEventSwitch": "ON" });
    done(&ask(&world, "ModifyEventConfig", own));
    let ids = uploads(&world, 1);
    let of_sub_app = done(&ask(&world, "DescribeEventsState", json!({ "SubAppId": 1_400_000_007 })));
    assert_eq!(of_sub_app["CountOfEventsToPull"], 0);
    let pulled = pull(&world);
    assert_eq!(files(&pulled), [&*ids[0]]);
    let elsewhere = json!({ "SubAppId": 1_400_000_007, "EventHandles": handles(&pulled) });
    assert_eq!(code(&ask(&world, "ConfirmEvents", elsewhere)), "InvalidParameterValue");
    done(&confirm(&world, &pulled));
    let other = Tc3 { secret_id: OTHER_SECRET_ID, secret_key: OTHER_SECRET_KEY, ..Tc3::default() };
    let foreign = world.send(other.post("PullEvents", r#"{"SubAppId":1400000007}"#));
    assert_eq!(code(&foreign), "FailedOperation.InvalidVodUser");
}

#[test]
fn a_snapshot_brings_back_queue_and_settings() {
    let world = world();
    pulling(&world);
    let ids = uploads(&world, 1);
    assert!(world.admin("POST", "snapshots/a", "").status < 300);
    let pulled = pull(&world);
    done(&confirm(&world, &pulled));
    done(&ask(&world, "ModifyEventConfig", json!({ "Mode": "PUSH" })));
    assert!(world.admin("POST", "snapshots/a/restore", "").status < 300);
    assert_eq!(files(&pull(&world)), [&*ids[0]]);
    assert_eq!(text(&done(&ask(&world, "DescribeEventConfig", json!({}))), "/Mode"), "PULL");
    assert!(world.admin("POST", "reset", "").status < 300);
    assert_eq!(waiting(&world), 0);
    assert_eq!(text(&done(&ask(&world, "DescribeEventConfig", json!({}))), "/Mode"), "PUSH");
}
