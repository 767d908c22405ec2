//! PullUpload.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};

use serde_json::{Value, json};

use crate::support::media::{Library, sample};
use crate::support::vod::{Manner, Receiver, text};
use crate::support::{ORIGIN_HOST, sign};

/// A server of files that answers every request with these bytes, and tells the heads that it got.
fn origin(answers: Vec<Vec<u8>>) -> (SocketAddr, std::thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let serve = move || {
        let mut heads = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let (mut head, mut byte) = (Vec::new(), [0]);
            while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap() > 0 {
                head.push(byte[0]);
            }
            heads.push(String::from_utf8(head).unwrap());
            stream.write_all(&answer).unwrap();
        }
        heads
    };
    (address, std::thread::spawn(serve))
}

fn file(content: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", content.len());
    [head.as_bytes(), content].concat()
}

fn redirect(to: &str) -> Vec<u8> {
    format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        .into_bytes()
}

/// Pulls, waits until the task has ended, and answers its `PullUploadTask`.
#[track_caller]
fn pulled(library: &Library, asked: Value) -> Value {
    let started = library.ask("PullUpload", asked);
    let task = text(&started, "/TaskId").to_owned();
    assert!(task.starts_with("1250000000-pull-"), "{task}");
    let mut detail = library.ended(&task);
    assert_eq!((&detail["TaskType"], &detail["ProcedureTask"]), (&json!("PullUpload"), &Value::Null));
    detail["PullUploadTask"].take()
}

#[test]
fn a_file_of_a_loopback_server_becomes_media() {
    let library = Library::new();
    let (address, served) = origin(vec![file(&sample("video.mp4")), file(b"cover")]);
    let task = pulled(
        &library,
        json!({
            "MediaUrl": format!("http://{address}/films/my%20film.mp4?token=x"),
            "CoverUrl": format!("http://{address}/c.png"),
            "SourceContext": "from afar",
            "SessionContext": "s",
        }),
    );
    assert_eq!((&task["ErrCode"], text(&task, "/SessionContext")), (&json!(0), "s"));
    let id = text(&task, "/FileId");
    let info = library.info(id);
    let facts = ["/Name", "/Type"].map(|name| text(&info["BasicInfo"], name));
    assert_eq!(facts, ["my film", "mp4"]);
    assert_eq!(
        (&info["BasicInfo"], &info["MetaData"]["VideoDuration"]),
        (&task["MediaBasicInfo"], &json!(2))
    );
    assert_eq!(library.play(text(&task, "/FileUrl")).body, sample("video.mp4"));
    assert_eq!(library.play(text(&info, "/BasicInfo/CoverUrl")).body, b"cover");
    let heads = served.join().unwrap();
    assert!(heads[0].starts_with("GET /films/my%20film.mp4?token=x HTTP/1.1"), "{}", heads[0]);
    assert!(heads.iter().all(|head| !head.to_lowercase().contains("authorization")), "{heads:?}");
}

#[test]
fn this_servers_objects_are_pulled_by_the_vendors_host_names() {
    let library = Library::new();
    library.world.put("v.mp4", b"stored");
    let url = format!("https://{ORIGIN_HOST}/v.mp4?sign={}", sign::multi());
    let task = pulled(&library, json!({ "MediaUrl": url }));
    assert_eq!((&task["ErrCode"], &task["Message"]), (&json!(0), &json!("")));
    assert_eq!(library.play(text(&task, "/FileUrl")).body, b"stored");
    let own = text(&task, "/FileUrl").to_owned();
    assert_eq!(pulled(&library, json!({ "MediaUrl": own, "MediaName": "again" }))["ErrCode"], 0);
    let missing = format!("http://{ORIGIN_HOST}/none.mp4");
    assert_eq!(pulled(&library, json!({ "MediaUrl": missing }))["ErrCode"], 60_000);
}

#[test]
fn other_hosts_end_the_task_with_40000_unless_the_account_lists_them() {
    let library = Library::new();
    let task = pulled(&library, json!({ "MediaUrl": "http://files.elsewhere.test/v.mp4" }));
    assert_eq!(
        (&task["ErrCode"], &task["FileId"], &task["MediaBasicInfo"]),
        (&json!(40_000), &json!(""), &Value::Null)
    );
    assert!(text(&task, "/Message").contains("vod.pull_hosts"), "{task}");
    let listed = Library::with_options(|options| options.vod.pull_hosts = vec!["192.0.2.1".into()]);
    let other = pulled(&listed, json!({ "MediaUrl": "http://192.0.2.2/v.mp4" }));
    assert_eq!(other["ErrCode"], 40_000, "only what is listed");
}

#[test]
fn redirects_are_followed_only_to_what_may_be_fetched() {
    let library = Library::new();
    let (address, served) =
        origin(vec![redirect("/b.mp4"), file(b"b"), redirect("http://elsewhere.test/c.mp4")]);
    let asked = || json!({ "MediaUrl": format!("http://localhost:{}/a.mp4", address.port()) });
    assert_eq!(pulled(&library, asked())["ErrCode"], 0);
    assert_eq!(pulled(&library, asked())["ErrCode"], 40_000);
    served.join().unwrap();
}

#[test]
fn what_does_not_fit_into_memory_is_not_pulled() {
    let setup = crate::support::Setup { max_memory: 8 << 20, ..crate::support::Setup::default() };
    let library = Library { world: crate::support::World::start(setup) };
    let (address, _served) = origin(vec![file(&vec![7; 16 << 20])]);
    let task = pulled(&library, json!({ "MediaUrl": format!("http://{address}/a.mp4") }));
    assert_eq!(task["ErrCode"], 70_000, "{task}");
}

#[test]
fn the_end_of_a_pull_is_told_and_its_task_flow_follows() {
    let receiver = Receiver::start(Manner::Answers(200));
    let url = receiver.url();
    let library = Library::with_options(|options| options.vod.callback_url = Some(url));
    let config =
        json!({ "Mode": "PUSH", "NotificationUrl": receiver.url(), "UploadMediaCompleteEventSwitch": "ON" });
    drop(library.send("ModifyEventConfig", &config));
    let (address, _served) = origin(vec![file(b"video")]);
    let asked = json!({
        "MediaUrl": format!("http://{address}/a.mp4"),
        "Procedure": "XIAOZHIBO-DEFAULT",
        "SessionId": "once",
    });
    let task = pulled(&library, asked.clone());
    let events = receiver.wait(2);
    assert_eq!(events[0]["EventType"], "PullComplete");
    let event = &events[0]["PullCompleteEvent"];
    assert_eq!((&event["FileId"], &event["SessionId"]), (&task["FileId"], &json!("once")));
    assert_eq!(events[1]["ProcedureStateChangeEvent"]["TaskId"], event["ProcedureTaskId"]);
    assert_eq!(library.refuse("PullUpload", asked.clone()), "InvalidParameterValue.SessionId");
    library.world.advance(3 * 86_400 + 1);
    library.ask("PullUpload", asked);
}

#[test]
fn a_pull_ends_by_the_tenants_clock() {
    let library = Library::with_options(|options| options.vod.task_seconds = 10);
    let (address, served) = origin(vec![file(b"video")]);
    let started = library.ask("PullUpload", json!({ "MediaUrl": format!("http://{address}/a.mp4") }));
    served.join().unwrap();
    let detail = library.ask("DescribeTaskDetail", json!({ "TaskId": started["TaskId"] }));
    assert_eq!((&detail["Status"], &detail["PullUploadTask"]["Progress"]), (&json!("PROCESSING"), &json!(0)));
    library.world.advance(10);
    let ended = library.ended(text(&started, "/TaskId"));
    assert_eq!(text(&ended, "/FinishTime"), "2023-11-14T22:13:30Z");
    assert_eq!(library.plays(text(&ended, "/PullUploadTask/FileId")), 200);
}

#[test]
fn what_cannot_be_pulled_is_refused() {
    let library = Library::new();
    let refuse = |more: Value| {
        let mut asked = json!({ "MediaUrl": "http://127.0.0.1/a.mp4" });
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        library.refuse("PullUpload", asked)
    };
    for (more, code) in [
        (json!({ "MediaUrl": "ftp://a/b.mp4" }), "InvalidParameterValue.MediaUrl"),
        (json!({ "MediaUrl": "http:///b.mp4" }), "InvalidParameterValue.MediaUrl"),
        (json!({ "MediaUrl": "http://127.0.0.1/b" }), "FailedOperation.MediaType"),
        (json!({ "MediaType": "test" }), "FailedOperation.MediaType"),
        (json!({ "CoverUrl": "c.png" }), "InvalidParameterValue.CoverUrl"),
        (json!({ "CoverUrl": "http://127.0.0.1/c.exe" }), "FailedOperation.CoverType"),
        (json!({ "ExpireTime": "soon" }), "InvalidParameter.ExpireTime"),
        (json!({ "ExpireTime": "2020-01-01T00:00:00Z" }), "InvalidParameterValue.ExpireTime"),
        (json!({ "StorageRegion": "mars" }), "InvalidParameterValue.StorageRegion"),
        (json!({ "ClassId": 7 }), "InvalidParameterValue"),
        (json!({ "TasksPriority": 11 }), "InvalidParameterValue"),
        (json!({ "SessionId": "s".repeat(51) }), "InvalidParameterValue.SessionIdTooLong"),
        (json!({ "SessionContext": "s".repeat(1001) }), "InvalidParameterValue.SessionContextTooLong"),
        (json!({ "SourceContext": "s".repeat(251) }), "InvalidParameterValue"),
        (json!({ "MediaStoragePath": "/a/b.mp4" }), "UnsupportedOperation"),
        (json!({ "SubAppId": 7 }), "FailedOperation.InvalidVodUser"),
    ] {
        assert_eq!(refuse(more.clone()), code, "{more}");
    }
    assert_eq!(library.ask("DescribeTasks", json!({}))["TaskSet"], json!([]));
}
