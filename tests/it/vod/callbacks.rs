//! Events that apps are told of, received by somebody who listens for real.

use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use cosplay::internals::domain::accounts::AccountOptions;
use cosplay::internals::domain::accounts::vod_options::CallbackFormat;
use cosplay::internals::domain::vod::procedure::{Template, Verdict};
use cosplay::internals::primitives::time::UnixSeconds;
use cosplay::internals::server::Limits;
use serde_json::{Value, json};

use crate::support::http::Request;
use crate::support::vod::{
    Manner, Receiver, apply, call, commit, keys_in_order, signature, signed, text, upload, whole_upload,
};
use crate::support::{NOW, Setup, World};

/// The beginning of a file in the usual container.
const MP4: &[u8] = b"\0\0\0\x18ftypisom\0\0\x02\0isomiso2mp41 and more";

/// How long a receiver is waited for.
const PATIENCE: Duration = Duration::from_millis(900);

/// A world whose demo account is called back at `receiver`, with short time-outs.
fn world_for(url: String, change: impl FnOnce(&mut AccountOptions)) -> World {
    let mut setup = Setup {
        limits: Limits {
            callback_timeout: PATIENCE,
            callback_pause: Duration::from_millis(100),
            ..Limits::default()
        },
        ..Setup::default()
    };
    setup.options.vod.callback_url = Some(url);
    change(&mut setup.options);
    World::start(setup)
}

/// A template with every kind of task.
fn template(verdict: Verdict) -> Template {
    Template {
        name: "all".into(),
        transcode: vec![20],
        sample_snapshot: Some(10),
        cover_by_snapshot: Some(11),
        review: Some(10),
        verdict,
        ..Template::default()
    }
}

/// What an app's server does with an upload's event, as the vendor's own demo server does: it takes the id,
/// the name, the size of the picture and the context, and believes that all of them are there.
fn demo_server(event: &Value) -> (String, u64, u64, Value) {
    assert_eq!(event["EventType"], "NewFileUpload");
    let upload = &event["FileUploadEvent"];
    let context = &upload["MediaBasicInfo"]["SourceInfo"]["SourceContext"];
    (
        upload["FileId"].as_str().unwrap().into(),
        upload["MetaData"]["Width"].as_u64().unwrap(),
        upload["MetaData"]["Height"].as_u64().unwrap(),
        serde_json::from_str(context.as_str().unwrap()).unwrap(),
    )
}

#[test]
fn an_upload_is_told_once_in_form_3_with_all_its_facts() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |_| {});
    let context = r#"{"user":"你好","n":1}"#;
    let signature = signature(&[("sourceContext", context), ("classId", "0")]);
    let (applied, committed) = whole_upload(&world, &signature, "holiday", MP4);
    world.send(commit(&applied["vodSessionKey"])).data();
    let (_, head, event) = receiver.wait_with_times(1).remove(0);
    assert!(head.starts_with("POST /callback?from=cosplay HTTP/1.1"), "{head}");
    assert!(head.to_ascii_lowercase().contains("content-type: application/json"), "{head}");
    assert_eq!(
        demo_server(&event),
        (text(&committed, "/fileId").into(), 0, 0, serde_json::from_str(context).unwrap())
    );
    let upload = &event["FileUploadEvent"];
    let info = &upload["MediaBasicInfo"];
    assert_eq!((text(info, "/Name"), text(info, "/Type")), ("holiday", "mp4"));
    assert_eq!(text(info, "/MediaUrl"), text(&committed, "/video/url"));
    assert_eq!(
        (text(info, "/CreateTime"), text(info, "/ExpireTime")),
        ("2023-11-14T22:13:20Z", "9999-12-31T23:59:59Z")
    );
    assert_eq!((text(info, "/SourceInfo/SourceType"), text(info, "/ClassName")), ("Upload", "其他"));
    assert_eq!(
        (&upload["MetaData"]["Size"], text(upload, "/MetaData/Container")),
        (&json!(MP4.len()), "mov,mp4,m4a,3gp,3g2,mj2")
    );
    assert_eq!((text(upload, "/ProcedureTaskId"), text(info, "/Vid")), ("", text(&committed, "/fileId")));
}

#[test]
fn form_2_calls_itself_version_4_and_leaves_out_what_is_not_there() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |options| options.vod.callback_format = CallbackFormat::V2);
    whole_upload(&world, &signature(&[("sourceContext", "c")]), "a", MP4);
    let event = receiver.wait(1).remove(0);
    assert_eq!((text(&event, "/version"), text(&event, "/eventType")), ("4.0", "NewFileUpload"));
    let data = &event["data"];
    assert_eq!((text(data, "/sourceType"), text(data, "/sourceContext")), ("ClientUpload", "c"));
    assert_eq!(
        (&data["metaData"]["totalSize"], &data["metaData"]["size"]),
        (&json!(MP4.len()), &json!(MP4.len()))
    );
    assert_eq!((data.get("coverUrl"), data.get("procedureTaskId")), (None, None));
}

#[test]
fn a_task_flow_is_told_after_its_upload_with_the_same_id_and_working_urls() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |options| options.vod.procedures = vec![template(Verdict::Block)]);
    let asked = [("procedure", "all"), ("sessionContext", "s=1"), ("taskPriority", "-3")];
    whole_upload(&world, &signature(&asked), "a", MP4);
    let events = receiver.wait(2);
    let task_id = text(&events[0], "/FileUploadEvent/ProcedureTaskId");
    assert!(task_id.starts_with("1250000000-procedurev2-") && task_id.ends_with("t0"), "{task_id}");
    let changed = &events[1]["ProcedureStateChangeEvent"];
    assert_eq!((text(changed, "/TaskId"), text(changed, "/Status")), (task_id, "FINISH"));
    assert_eq!((text(changed, "/SessionContext"), &changed["TasksPriority"]), ("s=1", &json!(-3)));
    assert_eq!(text(changed, "/TasksNotifyMode"), "Finish");
    let review = &changed["AiContentReviewResultSet"][0];
    assert_eq!((text(review, "/Type"), text(review, "/PornTask/Output/Suggestion")), ("Porn", "block"));
    assert_eq!(
        (&review["PornTask"]["Output"]["Confidence"], &review["PornTask"]["Input"]["Definition"]),
        (&json!(98), &json!(10))
    );
    assert_eq!(text(changed, "/AiContentReviewResultSet/1/TerrorismTask/Output/Suggestion"), "pass");
    let play = |url: &str| {
        let path = url.strip_prefix("http://1250000000.vod2.myqcloud.com").unwrap();
        world.send(Request::get(path).header("Host", "1250000000.vod2.myqcloud.com")).body
    };
    let results = &changed["MediaProcessResultSet"];
    assert_eq!(play(text(results, "/0/TranscodeTask/Output/Url")), MP4);
    for picture in ["/1/SampleSnapshotTask/Output/ImageUrlSet/0", "/2/CoverBySnapshotTask/Output/CoverUrl"] {
        assert!(play(text(results, picture)).starts_with(&[0xff, 0xd8, 0xff]), "{picture}");
    }
}

#[test]
fn a_video_can_ask_for_a_verdict_by_its_name_and_a_template_can_fail() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |options| {
        let failing = Template { name: "failing".into(), error: Some(30009), ..template(Verdict::Pass) };
        options.vod.procedures = vec![template(Verdict::Pass), failing];
        options.vod.callback_format = CallbackFormat::V2;
    });
    for (procedure, name) in [("all", "x"), ("all", "x cosplay-review"), ("failing", "x")] {
        whole_upload(&world, &signature(&[("procedure", procedure)]), name, MP4);
    }
    let events = receiver.wait(6);
    let porn = |n: usize| &events[n]["data"]["contentReviewList"][0];
    let want = json!({
        "taskType": "Porn", "status": "SUCCESS", "errCode": 0, "message": "", "input": { "definition": 10 },
        "output": { "confidence": 0, "suggestion": "pass", "segments": [] },
    });
    assert_eq!(*porn(1), want);
    assert_eq!(text(porn(3), "/output/suggestion"), "review");
    assert_eq!(
        (text(porn(5), "/status"), &porn(5)["errCode"], &porn(5)["output"]),
        ("FAIL", &json!(30009), &Value::Null)
    );
    assert_eq!(text(&events[5], "/data/processTaskList/0/taskType"), "Transcode");
    assert_eq!(text(&events[0], "/data/procedureTaskId"), text(&events[1], "/data/vodTaskId"));
    assert!(text(&events[0], "/data/procedureTaskId").starts_with("1250000000-all-"));
}

#[test]
fn the_notify_mode_decides_how_often_a_task_flow_is_told() {
    for (mode, count) in [("Finish", 2), ("Change", 7), ("None", 1)] {
        let receiver = Receiver::start(Manner::Answers(200));
        let world =
            world_for(receiver.url(), |options| options.vod.procedures = vec![template(Verdict::Pass)]);
        whole_upload(&world, &signature(&[("procedure", "all"), ("taskNotifyMode", mode)]), "a", MP4);
        let events = receiver.wait(count);
        let statuses: Vec<_> =
            events[1..].iter().map(|event| text(event, "/ProcedureStateChangeEvent/Status")).collect();
        let (last, before) = statuses.split_last().unwrap_or((&"FINISH", &[]));
        assert!(
            *last == "FINISH" && before.iter().all(|status| *status == "PROCESSING"),
            "{mode}: {statuses:?}"
        );
    }
}

#[test]
fn an_unknown_procedure_starts_nothing_and_the_upload_succeeds() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |_| {});
    whole_upload(&world, &signature(&[("procedure", "nobody-made-this")]), "a", MP4);
    assert_eq!(text(&receiver.wait(1)[0], "/FileUploadEvent/ProcedureTaskId"), "");
}

#[test]
fn a_template_without_tasks_is_a_task_flow_and_tells_its_end() {
    for mode in ["Finish", "Change"] {
        let receiver = Receiver::start(Manner::Answers(200));
        let world = world_for(receiver.url(), |options| {
            options.vod.procedures = vec![Template { name: "empty".into(), ..Template::default() }];
        });
        whole_upload(&world, &signature(&[("procedure", "empty"), ("taskNotifyMode", mode)]), "a", MP4);
        let events = receiver.wait(2);
        let task_id = text(&events[0], "/FileUploadEvent/ProcedureTaskId");
        assert!(task_id.starts_with("1250000000-procedurev2-"), "{task_id}");
        let changed = &events[1]["ProcedureStateChangeEvent"];
        assert_eq!((text(changed, "/TaskId"), text(changed, "/Status")), (task_id, "FINISH"));
        assert_eq!(changed["MediaProcessResultSet"], json!([]));
    }
}

#[test]
fn an_unchecked_commit_of_a_missing_video_is_told_and_its_tasks_have_failed() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |options| {
        options.vod.commit_check_uploaded = false;
        options.vod.procedures = vec![template(Verdict::Pass)];
    });
    let asked = signature(&[("procedure", "all")]);
    let wanted = json!({ "videoName": "a", "videoType": "mp4", "videoSize": 5 });
    let applied = world.send(call("ApplyUploadUGC", &signed(&asked, wanted))).data();
    let committed = world.send(commit(&applied["vodSessionKey"])).data();
    world.send(commit(&applied["vodSessionKey"])).data();
    let events = receiver.wait(2);
    let told = &events[0]["FileUploadEvent"];
    assert_eq!((&told["FileId"], &told["MetaData"]["Size"]), (&committed["fileId"], &json!(0)));
    let changed = &events[1]["ProcedureStateChangeEvent"];
    assert_eq!((&changed["TaskId"], text(changed, "/Status")), (&told["ProcedureTaskId"], "FINISH"));
    let transcoded = &changed["MediaProcessResultSet"][0]["TranscodeTask"];
    assert_eq!((text(transcoded, "/Status"), &transcoded["ErrCode"]), ("FAIL", &json!(30009)));
}

#[test]
fn events_have_the_members_and_the_order_of_the_vendors_samples() {
    let keys = |format: CallbackFormat| {
        let world = world_for("http://127.0.0.1:9/".into(), |options| {
            options.vod.callback_format = format;
            options.vod.procedures = vec![template(Verdict::Block)];
        });
        whole_upload(&world, &signature(&[("procedure", "all")]), "a", MP4);
        let bodies: Vec<_> =
            world.app.vod.deliveries.list().iter().map(|told| told.event.body.clone()).collect();
        let text = |wanted: &str| {
            let texts = bodies.iter().map(|body| String::from_utf8(body.to_vec()).unwrap());
            texts.into_iter().find(|text| text.contains(wanted)).unwrap()
        };
        let (uploaded, changed) = (text("\"NewFileUpload\""), text("\"ProcedureStateChanged\""));
        assert!(uploaded.contains("\"h264\"") && uploaded.contains("\"aac\""), "{uploaded}");
        keys_in_order(&changed).join(" ")
    };
    let v3 = keys(CallbackFormat::V3);
    for part in [
        "PornTask Status ErrCode Message Input Definition Output Confidence Suggestion Label SegmentSet \
         StartTimeOffset EndTimeOffset Confidence Suggestion Label Url PicUrlExpireTimeStamp Type",
        "TranscodeTask Status ErrCode Message Input Definition Output Url Size Container Height Width Bitrate Md5 \
         Duration VideoStreamSet AudioStreamSet Definition Type",
    ] {
        assert!(v3.contains(part), "{v3}");
    }
    let v2 = keys(CallbackFormat::V2);
    for part in [
        "taskType status errCode message input definition output confidence suggestion segments \
         startTimeOffset endTimeOffset confidence suggestion url picUrlExpireTimeStamp taskType",
        "processTaskList taskType status errCode message input definition output url size",
    ] {
        assert!(v2.contains(part), "{v2}");
    }
}

#[test]
fn a_receivers_status_does_not_matter() {
    for status in [500, 404, 302] {
        let receiver = Receiver::start(Manner::Answers(status));
        let world = world_for(receiver.url(), |_| {});
        whole_upload(&world, &signature(&[]), "a", MP4);
        thread::sleep(Duration::from_millis(600));
        receiver.wait(1);
    }
}

#[test]
fn a_receiver_that_says_nothing_is_asked_three_times_with_the_same_text() {
    for manner in [Manner::Hangs, Manner::HangsUp] {
        let receiver = Receiver::start(manner);
        let world = world_for(receiver.url(), |_| {});
        let started = Instant::now();
        let (applied, _) = whole_upload(&world, &signature(&[]), "a", MP4);
        assert!(started.elapsed() < PATIENCE, "a commit waits for nobody");
        let seen = receiver.wait_with_times(3);
        assert!(seen.iter().all(|(_, _, body)| *body == seen[0].2 && body.is_object()));
        let gaps: Vec<_> = seen.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
        assert!(gaps.iter().all(|gap| *gap >= Duration::from_millis(95)), "{gaps:?}");
        thread::sleep(Duration::from_millis(500));
        assert_eq!(receiver.count(), 3);
        world.send(commit(&applied["vodSessionKey"])).data();
    }
}

#[test]
fn a_refused_connection_is_given_up_and_the_next_event_is_delivered() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = closed.local_addr().unwrap();
    drop(closed);
    let world = world_for(format!("http://{address}/"), |_| {});
    whole_upload(&world, &signature(&[]), "first", MP4);
    thread::sleep(Duration::from_millis(500));
    let listener = std::net::TcpListener::bind(address).unwrap();
    whole_upload(&world, &signature(&[]), "second", MP4);
    let (mut stream, _) = listener.accept().unwrap();
    let mut text = vec![0; 4096];
    let mut len = 0;
    while !String::from_utf8_lossy(&text[..len]).contains("second") {
        len += std::io::Read::read(&mut stream, &mut text[len..]).unwrap();
    }
    assert!(!String::from_utf8_lossy(&text[..len]).contains("first"));
}

#[test]
fn events_of_one_account_come_in_order_and_after_their_commit() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |_| {});
    let names: Vec<String> = (0..20).map(|n| n.to_string()).collect();
    for name in &names {
        let applied = world.send(apply(json!({ "videoName": name, "videoType": "mp4" }))).data();
        upload(&world, &applied, "video", MP4);
        let before = receiver.count();
        assert!(before <= name.parse::<usize>().unwrap(), "told before the commit");
        world.send(commit(&applied["vodSessionKey"])).data();
    }
    let told: Vec<_> = receiver
        .wait(20)
        .iter()
        .map(|event| text(event, "/FileUploadEvent/MediaBasicInfo/Name").to_owned())
        .collect();
    assert_eq!(told, names);
}

#[test]
fn a_task_flow_of_more_than_100_transcodings_is_unknown() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |_| {});
    for (count, published) in [(6000, 1), (101, 1), (100, 105)] {
        let list: Vec<_> = (1..=count).map(|definition| definition.to_string()).collect();
        let name = format!("QCVB_SimpleProcessFile({{{}}},0,10,10)", list.join(","));
        let before = world.app.vod.deliveries.list().len();
        whole_upload(&world, &signature(&[("procedure", &name), ("taskNotifyMode", "Change")]), "a", MP4);
        assert_eq!(world.app.vod.deliveries.list().len() - before, published, "{count}");
    }
}

#[test]
fn commits_at_the_same_time_publish_their_events_once() {
    const COMMITS: usize = 4;
    let world = world_for("http://127.0.0.1:9/".into(), |_| {});
    let list: Vec<_> = (1..=100).map(|definition| definition.to_string()).collect();
    let flow = format!("QCVB_SimpleProcessFile({{{}}},0,10,10)", list.join(","));
    let signature = signature(&[("procedure", &flow), ("taskNotifyMode", "Change")]);
    for round in 1..=10 {
        let named = json!({ "videoName": "a", "videoType": "mp4" });
        let applied = world.send(call("ApplyUploadUGC", &signed(&signature, named))).data();
        upload(&world, &applied, "video", MP4);
        let start = Barrier::new(COMMITS);
        let commit = || {
            let mut connection = world.connect();
            start.wait();
            connection.send(&commit(&applied["vodSessionKey"])).data()["fileId"].clone()
        };
        let files: Vec<Value> = thread::scope(|scope| {
            let commits: Vec<_> = (0..COMMITS).map(|_| scope.spawn(commit)).collect();
            commits.into_iter().map(|commit| commit.join().unwrap()).collect()
        });
        assert!(files.iter().all(|file| *file == files[0]), "{files:?}");
        // The flow's own events are published beside the commit.
        let (published, end) =
            (|| world.app.vod.deliveries.list().len(), Instant::now() + Duration::from_secs(10));
        while published() < 105 * round && Instant::now() < end {
            thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(published(), 105 * round);
    }
}

#[test]
fn without_a_callback_url_nothing_is_published() {
    let world = World::new();
    whole_upload(&world, &signature(&[]), "a", MP4);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(world.app.vod.deliveries.poll_next(&mut context).is_pending());
    assert_eq!(world.app.clock.now(), UnixSeconds(NOW));
}

#[test]
fn events_are_listed_with_the_status_of_their_delivery_and_can_be_sent_again() {
    let receiver = Receiver::start(Manner::HangsUp);
    let world = world_for(receiver.url(), |_| {});
    let own = world.address.to_string();
    let admin = |mut request: Request| {
        request.headers.push(("Host".into(), own.clone()));
        world.send(request)
    };
    let list = |query: &str| admin(Request::get(format!("/_cosplay/events{query}"))).json();
    assert_eq!(list(""), json!([]));
    let (_, committed) = whole_upload(&world, &signature(&[]), "a", MP4);
    receiver.wait(3);
    let events = list("?appid=1250000000");
    let event = &events[0];
    assert_eq!((text(event, "/status"), &event["attempts"], &event["id"]), ("failed", &json!(3), &json!(1)));
    assert!(!text(event, "/last_error").is_empty());
    assert_eq!((text(event, "/fate"), &event["sends"]), ("given_up", &json!(3)), "the former names");
    assert_eq!(event["trouble"], event["last_error"]);
    assert_eq!((text(event, "/event"), &event["file_id"]), ("NewFileUpload", &committed["fileId"]));
    assert_eq!(text(event, "/body/EventType"), "NewFileUpload");
    assert_eq!(list("?appid=1250000001"), json!([]));
    assert_eq!(admin(Request::json("/_cosplay/events/redeliver", r#"{"id":1}"#)).status, 202);
    receiver.wait(6);
    for (body, status) in [(r#"{"id":9}"#, 404), (r#"{"id":"x"}"#, 400), (r#"{"id":1,"x":2}"#, 400)] {
        assert_eq!(admin(Request::json("/_cosplay/events/redeliver", body)).status, status, "{body}");
    }
    assert_eq!(admin(Request::get("/_cosplay/events?appid=x")).status, 400);
    assert_eq!(admin(Request::get("/_cosplay/events?limit=x")).status, 400);
}

#[test]
fn the_latest_events_are_listed_with_their_bodies_word_for_word() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |_| {});
    ["a", "b", "c"].iter().for_each(|name| drop(whole_upload(&world, &signature(&[]), name, MP4)));
    let ids = |query: &str| -> Vec<_> {
        let events = world.shown(&format!("events{query}"));
        events.as_array().unwrap().iter().map(|event| event["id"].as_u64().unwrap()).collect()
    };
    assert_eq!((ids(""), ids("?limit=2"), ids("?limit=0")), (vec![1, 2, 3], vec![2, 3], vec![]));
    assert_eq!((ids("?limit=9&appid=1250000000"), ids("?appid=1250000001")), (vec![1, 2, 3], vec![]));
    let answer = world.admin("GET", "events?limit=1", "");
    let listed = answer.text();
    let sent = world.app.vod.deliveries.list().pop().unwrap().event.body.clone();
    assert!(listed.ends_with(&format!(",\"body\":{}}}]", String::from_utf8_lossy(&sent))), "{listed}");
}

/// Names of the videos that events tell of, or the events' own for others.
fn told(events: &[Value]) -> Vec<String> {
    let name = |event: &Value| match event.pointer("/FileUploadEvent/MediaBasicInfo/Name") {
        Some(name) => name.as_str().unwrap().to_owned(),
        None => text(event, "/EventType").to_owned(),
    };
    events.iter().map(name).collect()
}

#[test]
fn a_rule_drops_an_event_or_sends_it_again_and_again() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |_| {});
    world.fault(
        r#"{"id":"lost","when":{"appid":1250000000},"on":{"calls":[1]},"effect":{"drop_event":true}}"#,
    );
    world.fault(r#"{"id":"twice","on":{"calls":[3]},"effect":{"duplicate_event":2}}"#);
    ["a", "b", "c"].iter().for_each(|name| drop(whole_upload(&world, &signature(&[]), name, MP4)));
    assert_eq!(told(&receiver.wait(4)), ["b", "c", "c", "c"]);
    let events = world.shown("events");
    let known =
        |n: usize| (text(&events[n], "/status"), events[n]["attempts"].as_u64(), events[n]["rule"].as_str());
    assert_eq!(known(0), ("dropped", Some(0), Some("lost")));
    assert_eq!(known(1), ("delivered", Some(1), None));
    assert_eq!(known(2), ("delivered", Some(3), Some("twice")));
    assert_eq!(world.hits(), [1, 1]);
    assert_eq!(world.admin("GET", "faults/verdict", "").status, 200);
    assert_eq!(world.admin("POST", "events/redeliver", r#"{"id":1}"#).status, 202);
    assert_eq!(told(&receiver.wait(5)).last().unwrap(), "a", "what was dropped can still be sent");
}

#[test]
fn a_rule_lets_a_task_flow_be_told_before_its_upload() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |options| options.vod.procedures = vec![template(Verdict::Pass)]);
    world.fault(r#"{"when":{"event":"NewFileUpload","key":"*.mp4"},"effect":{"hold_event_behind":1}}"#);
    whole_upload(&world, &signature(&[]), "alone", MP4);
    thread::sleep(Duration::from_millis(300));
    assert_eq!((receiver.count(), text(&world.shown("events")[0], "/status")), (0, "held"));
    whole_upload(&world, &signature(&[("procedure", "all")]), "a", MP4);
    assert_eq!(told(&receiver.wait(3)), ["ProcedureStateChanged", "alone", "a"]);
}

#[test]
fn an_event_that_a_rule_delays_is_overtaken() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |_| {});
    world.fault(r#"{"on":{"first":1},"effect":{"delay_event_ms":400}}"#);
    let began = Instant::now();
    ["a", "b"].iter().for_each(|name| drop(whole_upload(&world, &signature(&[]), name, MP4)));
    let events = receiver.wait_with_times(2);
    assert!(events[1].0 - began >= Duration::from_millis(400));
    assert_eq!(told(&events.into_iter().map(|(_, _, body)| body).collect::<Vec<_>>()), ["b", "a"]);
}

#[test]
fn an_event_that_is_held_behind_a_delayed_one_is_sent_after_it() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |_| {});
    world.fault(r#"{"on":{"calls":[1]},"effect":{"hold_event_behind":1}}"#);
    world.fault(r#"{"on":{"calls":[2]},"effect":{"delay_event_ms":400}}"#);
    ["a", "b"].iter().for_each(|name| drop(whole_upload(&world, &signature(&[]), name, MP4)));
    assert_eq!(told(&receiver.wait(2)), ["b", "a"]);
}

#[test]
fn what_was_owed_before_a_reset_is_not_sent_after_it() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |_| {});
    world.fault(r#"{"on":{"first":1},"effect":{"delay_event_ms":300}}"#);
    whole_upload(&world, &signature(&[]), "a", MP4);
    assert_eq!(world.admin("POST", "reset", "").status, 204);
    thread::sleep(Duration::from_millis(500));
    assert_eq!((receiver.count(), world.shown("events")), (0, json!([])));
}

#[test]
fn rules_for_events_touch_no_request_and_rules_for_requests_no_event() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |_| {});
    world.fault(r#"{"id":"events","when":{"service":"vod"},"effect":{"duplicate_event":1}}"#);
    world.fault(r#"{"id":"requests","when":{"service":"vod"},"effect":{"delay_ms":1}}"#);
    whole_upload(&world, &signature(&[]), "a", MP4);
    assert_eq!(receiver.wait(2).len(), 2);
    assert_eq!(world.hits(), [1, 2], "one event; one Apply and one Commit");
}

#[test]
fn a_rule_that_mixes_events_and_requests_is_refused() {
    let world = World::new();
    for (rule, word) in [
        (r#"{"when":{"event":"NewFileUplod"},"effect":{"drop_event":true}}"#, "NewFileUpload"),
        (r#"{"when":{"event":"NewFileUpload"},"effect":{"error":-4019}}"#, "when.event"),
        (r#"{"when":{"operation":"vod.commit_upload_ugc"},"effect":{"drop_event":true}}"#, "when.operation"),
        (r#"{"when":{"family":"cos_xml"},"effect":{"drop_event":true}}"#, "when.service"),
        (r#"{"when":{"header":{"a":"b"}},"effect":{"drop_event":true}}"#, "when.header"),
        (r#"{"phase":"after","effect":{"delay_event_ms":1}}"#, "phase after"),
        (r#"{"effect":{"drop_event":true,"delay_event_ms":1}}"#, "exactly one"),
    ] {
        let answer = world.admin("POST", "faults", rule);
        assert_eq!(answer.status, 400, "{rule}");
        assert!(answer.text().contains(word), "{rule}: {}", answer.text());
    }
    assert_eq!(world.shown("faults"), json!([]));
}

#[test]
fn an_event_whose_send_failed_is_not_sent_again_after_a_reset() {
    let receiver = Receiver::start(Manner::Hangs);
    let world = world_for(receiver.url(), |_| {});
    whole_upload(&world, &signature(&[]), "a", MP4);
    while receiver.count() == 0 {
        thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(world.admin("POST", "reset?appid=1250000000", "").status, 204);
    thread::sleep(2 * PATIENCE + Duration::from_millis(300));
    assert_eq!(receiver.count(), 1);
}

#[test]
fn one_account_cannot_have_anothers_event_sent_again() {
    let receiver = Receiver::start(Manner::Answers(200));
    let world = world_for(receiver.url(), |_| {});
    whole_upload(&world, &signature(&[]), "a", MP4);
    receiver.wait(1);
    let again = |query: &str| world.admin("POST", &format!("events/redeliver{query}"), r#"{"id":1}"#).status;
    assert_eq!((again("?appid=1250000001"), again("?appid=1250000000")), (404, 202));
    receiver.wait(2);
}
