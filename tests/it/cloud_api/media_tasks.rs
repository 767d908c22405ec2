//! Task flows: ProcessMedia, ProcessMediaByProcedure, DescribeTasks and DescribeTaskDetail.

use cosplay::internals::domain::accounts::AccountOptions;
use serde_json::{Value, json};

use crate::support::cloud::code;
use crate::support::media::Library;
use crate::support::vod::{Manner, Receiver, text};

const FLOW: &str = "XIAOZHIBO-DEFAULT";

/// Tasks wait two seconds and take eight.
fn slow(options: &mut AccountOptions) {
    (options.vod.task_wait_seconds, options.vod.task_seconds) = (2, 8);
}

#[test]
fn a_flow_has_ended_at_once_and_its_results_are_in_the_media() {
    let library = Library::new();
    let id = library.video("a");
    let asked = json!({ "FileId": id, "ProcedureName": FLOW, "SessionContext": "mine" });
    let started = library.ask("ProcessMediaByProcedure", asked);
    assert_eq!(
        (&started["ReviewAudioVideoTaskId"], &started["ImportMediaKnowledgeTaskIdSet"]),
        (&json!(""), &json!([]))
    );
    let task = text(&started, "/TaskId");
    assert!(task.starts_with("1250000000-procedurev2-"), "{task}");
    let detail = library.ask("DescribeTaskDetail", json!({ "TaskId": task }));
    assert_eq!((&detail["TaskType"], &detail["Status"]), (&json!("Procedure"), &json!("FINISH")));
    assert_eq!((&detail["PullUploadTask"], &detail["EditMediaTask"]), (&Value::Null, &Value::Null));
    let flow = &detail["ProcedureTask"];
    assert_eq!((text(flow, "/FileId"), text(flow, "/SessionContext")), (id.as_str(), "mine"));
    assert_eq!(text(flow, "/MediaProcessResultSet/0/TranscodeTask/Status"), "SUCCESS");
    let info = library.info(&id);
    assert_eq!(info["TranscodeInfo"]["TranscodeSet"][1]["Definition"], 20);
    let url = text(flow, "/MediaProcessResultSet/0/TranscodeTask/Output/Url");
    assert_eq!((text(&info, "/TranscodeInfo/TranscodeSet/1/Url"), library.play(url).status), (url, 200));
    assert_eq!(library.play(text(&info, "/BasicInfo/CoverUrl")).status, 200);
}

#[test]
fn listed_tasks_make_transcodings_covers_and_snapshots() {
    let library = Library::new();
    let id = library.video("a");
    let tasks = json!({
        "TranscodeTaskSet": [{ "Definition": 10 }, { "Definition": 20 }],
        "SampleSnapshotTaskSet": [{ "Definition": 11 }],
        "CoverBySnapshotTaskSet": [{ "Definition": 12, "PositionType": "Time", "PositionValue": 1 }],
        "SnapshotByTimeOffsetTaskSet": [{ "Definition": 13, "ExtTimeOffsetSet": ["1.5s", "50%"] }],
    });
    let asked =
        json!({ "FileId": id, "MediaProcessTask": tasks, "AiContentReviewTask": { "Definition": 10 } });
    let started = library.ask("ProcessMedia", asked);
    let flow = library.ended(text(&started, "/TaskId"))["ProcedureTask"].take();
    let kinds = |set: &str| {
        let set = flow[set].as_array().unwrap().iter();
        set.map(|task| text(task, "/Type").to_owned()).collect::<Vec<_>>()
    };
    let made = ["Transcode", "Transcode", "SampleSnapshot", "CoverBySnapshot", "SnapshotByTimeOffset"];
    assert_eq!(kinds("MediaProcessResultSet"), made);
    assert_eq!(kinds("AiContentReviewResultSet"), ["Porn", "Terrorism", "Political"]);
    let info = library.info(&id);
    assert_eq!(info["SampleSnapshotInfo"]["SampleSnapshotSet"][0]["Definition"], 11);
    let points = &info["SnapshotByTimeOffsetInfo"]["SnapshotByTimeOffsetSet"][0];
    assert_eq!((&points["Definition"], &points["PicInfoSet"][0]["TimeOffset"]), (&json!(13), &json!(1500)));
    assert_eq!(library.play(text(points, "/PicInfoSet/1/Url")).status, 200);
    assert_eq!(library.play(text(&info, "/BasicInfo/CoverUrl")).status, 200);
}

#[test]
fn a_task_waits_runs_and_ends_by_the_tenants_clock() {
    let library = Library::with_options(slow);
    let id = library.video("a");
    let started = library.ask("ProcessMediaByProcedure", json!({ "FileId": id, "ProcedureName": FLOW }));
    let status = || {
        let detail = library.ask("DescribeTaskDetail", json!({ "TaskId": started["TaskId"] }));
        ["/Status", "/BeginProcessTime", "/FinishTime"].map(|name| text(&detail, name).to_owned())
    };
    let never = "0001-01-01T00:00:00Z";
    assert_eq!(status(), ["WAITING", never, never]);
    library.world.advance(2);
    assert_eq!(status(), ["PROCESSING", "2023-11-14T22:13:22Z", never]);
    assert_eq!(library.info(&id)["TranscodeInfo"], Value::Null);
    library.world.advance(8);
    assert_eq!(status(), ["FINISH", "2023-11-14T22:13:22Z", "2023-11-14T22:13:30Z"]);
    assert!(library.info(&id)["TranscodeInfo"].is_object());
    library.world.advance(3 * 86_400 - 10);
    assert_eq!(status()[0], "FINISH");
    library.world.advance(1);
    assert_eq!(
        library.refuse("DescribeTaskDetail", json!({ "TaskId": started["TaskId"] })),
        "ResourceNotFound"
    );
}

#[test]
fn the_end_of_a_task_is_told_without_anybody_asking() {
    let receiver = Receiver::start(Manner::Answers(200));
    let url = receiver.url();
    let library = Library::with_options(|options| {
        slow(options);
        options.vod.callback_url = Some(url);
    });
    let id = library.video("a");
    receiver.wait(1);
    let start = |mode: &str| {
        json!({ "FileId": id, "ProcedureName": FLOW, "TasksNotifyMode": mode,
        "SessionId": mode })
    };
    library.ask("ProcessMediaByProcedure", start("None"));
    let told = library.ask("ProcessMediaByProcedure", start("Finish"));
    library.world.advance(10);
    let event = &receiver.wait(2)[1];
    assert_eq!(event["EventType"], "ProcedureStateChanged");
    let event = &event["ProcedureStateChangeEvent"];
    assert_eq!((&event["TaskId"], &event["SessionId"]), (&told["TaskId"], &json!("Finish")));
}

#[test]
fn a_flow_over_media_that_are_deleted_meanwhile_fails() {
    let library = Library::with_options(slow);
    let id = library.video("a");
    let started = library.ask("ProcessMediaByProcedure", json!({ "FileId": id, "ProcedureName": FLOW }));
    library.ask("DeleteMedia", json!({ "FileId": id }));
    library.world.advance(10);
    let flow = library.ended(text(&started, "/TaskId"))["ProcedureTask"].take();
    let result = &flow["MediaProcessResultSet"][0]["TranscodeTask"];
    assert_eq!((&result["Status"], &result["ErrCode"]), (&json!("FAIL"), &json!(30_009)));
}

#[test]
fn tasks_are_listed_in_pages_and_by_what_they_are() {
    let library = Library::with_options(slow);
    let ids = ["a", "b", "c"].map(|name| {
        let id = library.video(name);
        library.ask(
            "ProcessMediaByProcedure",
            json!({ "FileId": id, "ProcedureName": FLOW, "SessionId": name }),
        );
        library.world.advance(5);
        id
    });
    let found = |asked: Value| {
        let answer = library.ask("DescribeTasks", asked);
        let set = answer["TaskSet"].as_array().unwrap().iter();
        let names: Vec<_> = set.map(|task| text(task, "/SessionId").to_owned()).collect();
        (names.concat(), text(&answer, "/ScrollToken").to_owned())
    };
    let names = |asked| found(asked).0;
    assert_eq!(names(json!({})), "cba");
    assert_eq!(names(json!({ "Sort": { "Field": "CreateTime", "Order": "Asc" } })), "abc");
    assert_eq!(names(json!({ "Status": "FINISH" })), "ba");
    assert_eq!(names(json!({ "Status": "PROCESSING" })), "c");
    assert_eq!(names(json!({ "FileId": ids[1] })), "b");
    assert_eq!(names(json!({ "CreateTime": { "After": "2023-11-14T22:13:25Z" } })), "cb");
    assert_eq!(names(json!({ "FinishTime": { "Before": "2023-11-14T22:13:30Z" } })), "a");
    let (first, token) = found(json!({ "Limit": 2 }));
    assert_eq!((first.as_str(), token.is_empty()), ("cb", false));
    assert_eq!(found(json!({ "Limit": 2, "ScrollToken": token })), ("a".into(), String::new()));
    let refuse = |asked| library.refuse("DescribeTasks", asked);
    assert_eq!(refuse(json!({ "Status": "GONE" })), "InvalidParameterValue.Status");
    assert_eq!(refuse(json!({ "Limit": 101 })), "InvalidParameterValue");
    assert_eq!(refuse(json!({ "ScrollToken": "x" })), "InvalidParameterValue");
    assert_eq!(refuse(json!({ "SubAppId": 7 })), "FailedOperation.InvalidVodUser");
}

#[test]
fn a_session_id_is_good_once_within_seven_days() {
    let library = Library::new();
    let id = library.video("a");
    let asked = json!({ "FileId": id, "ProcedureName": FLOW, "SessionId": "s" });
    library.ask("ProcessMediaByProcedure", asked.clone());
    library.world.advance(7 * 86_400);
    assert_eq!(library.refuse("ProcessMediaByProcedure", asked.clone()), "InvalidParameterValue.SessionId");
    library.world.advance(1);
    library.ask("ProcessMediaByProcedure", asked);
}

#[test]
fn flows_that_cannot_be_are_refused() {
    let library = Library::new();
    let id = library.video("a");
    let by_name = |more: Value| {
        let mut asked = json!({ "FileId": id, "ProcedureName": FLOW });
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        library.refuse("ProcessMediaByProcedure", asked)
    };
    for (more, code) in [
        (json!({ "ProcedureName": "none" }), "InvalidParameterValue.ProcedureName"),
        (json!({ "FileId": "7" }), "InvalidParameterValue.FileId"),
        (json!({ "FileId": "" }), "InvalidParameterValue.FileId"),
        (json!({ "TasksPriority": 11 }), "InvalidParameterValue"),
        (json!({ "TasksNotifyMode": "Always" }), "InvalidParameterValue"),
        (json!({ "SessionId": "s".repeat(51) }), "InvalidParameterValue.SessionIdTooLong"),
        (json!({ "SessionContext": "s".repeat(1001) }), "InvalidParameterValue.SessionContextTooLong"),
        (json!({ "SubAppId": 7 }), "InvalidParameterValue.SubAppId"),
    ] {
        assert_eq!(by_name(more.clone()), code, "{more}");
    }
    let listed =
        |tasks: Value| library.refuse("ProcessMedia", json!({ "FileId": id, "MediaProcessTask": tasks }));
    for (tasks, code) in [
        (json!({}), "InvalidParameterValue"),
        (json!({ "ImageSpriteTaskSet": [{ "Definition": 10 }] }), "UnsupportedOperation"),
        (
            json!({ "TranscodeTaskSet": [{ "Definition": 10, "WatermarkSet": [{ "Definition": 1 }] }] }),
            "UnsupportedOperation",
        ),
        (
            json!({ "SnapshotByTimeOffsetTaskSet": [{ "Definition": 10, "ExtTimeOffsetSet": ["x"] }] }),
            "InvalidParameterValue",
        ),
        (
            json!({ "CoverBySnapshotTaskSet": [
                { "Definition": 10, "PositionType": "End", "PositionValue": 0 },
            ] }),
            "InvalidParameterValue",
        ),
    ] {
        assert_eq!(listed(tasks.clone()), code, "{tasks}");
    }
    assert_eq!(library.refuse("ProcessMediaByUrl", json!({})), "UnsupportedOperation");
    let detail = |id: &str| library.refuse("DescribeTaskDetail", json!({ "TaskId": id }));
    assert_eq!(
        [detail("x"), detail("1250000000-procedurev2-0t0")],
        ["InvalidParameterValue.TaskId", "ResourceNotFound"]
    );
    let started = library.ask("ProcessMediaByProcedure", json!({ "FileId": id, "ProcedureName": FLOW }));
    let foreign = library.of_other("DescribeTaskDetail", &json!({ "TaskId": started["TaskId"] }));
    assert_eq!(code(&foreign), "ResourceNotFound");
}

#[test]
fn tasks_and_media_are_in_snapshots_and_give_their_memory_back() {
    let library = Library::with_options(slow);
    let used = || library.world.app.meter.used();
    let before = used();
    let id = library.video("a");
    library.ask("ProcessMediaByProcedure", json!({ "FileId": id, "ProcedureName": FLOW }));
    assert!(used() > before + 2048, "media and tasks are charged");
    assert_eq!(library.world.admin("POST", "snapshots/before", "").status, 201);
    library.world.advance(10);
    assert_eq!(
        library.ask("DescribeTasks", json!({ "Status": "FINISH" }))["TaskSet"].as_array().unwrap().len(),
        1
    );
    assert_eq!(library.world.admin("POST", "snapshots/before/restore", "").status, 204);
    assert_eq!(
        library.ask("DescribeTasks", json!({ "Status": "WAITING" }))["TaskSet"].as_array().unwrap().len(),
        1
    );
    library.world.advance(10);
    assert_eq!(
        library.ask("DescribeTasks", json!({ "Status": "FINISH" }))["TaskSet"].as_array().unwrap().len(),
        1
    );
}
