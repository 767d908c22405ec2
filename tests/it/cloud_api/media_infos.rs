//! DescribeMediaInfos, DeleteMedia and ForbidMediaDistribution.

use cosplay::internals::config::written::DEMO_APPID;
use cosplay::internals::domain::accounts::VodApp;
use cosplay::internals::domain::vod::event_config::EventConfig;
use cosplay::internals::primitives::names::AppId;
use serde_json::{Value, json};

use crate::support::NOW;
use crate::support::cloud::{code, done};
use crate::support::media::{Library, sample};
use crate::support::vod::{Manner, Receiver, text};

#[test]
fn an_upload_by_a_client_is_described_with_all_its_facts() {
    let library = Library::new();
    let context = [("sourceContext", "from the phone"), ("classId", "0")];
    let id = library.upload_with("holiday", "mp4", &sample("video.mp4"), &context);
    let info = library.info(&id);
    let basic = &info["BasicInfo"];
    assert_eq!((&info["FileId"], &basic["Vid"]), (&json!(id), &json!(id)));
    let facts =
        ["Name", "Description", "Type", "Category", "Status", "StorageClass", "ClassName", "CoverUrl"];
    let facts = facts.map(|name| basic[name].as_str().unwrap());
    assert_eq!(facts, ["holiday", "", "mp4", "Video", "Normal", "STANDARD", "其他", ""]);
    assert_eq!(
        [text(basic, "/CreateTime"), text(basic, "/UpdateTime"), text(basic, "/ExpireTime")],
        ["2023-11-14T22:13:20Z", "2023-11-14T22:13:20Z", "9999-12-31T23:59:59Z"]
    );
    let source = &basic["SourceInfo"];
    assert_eq!(
        (&source["SourceType"], &source["SourceContext"]),
        (&json!("Upload"), &json!("from the phone"))
    );
    let url = text(basic, "/MediaUrl");
    assert!(url.ends_with(text(basic, "/StoragePath")), "{url}");
    assert_eq!(library.play(url).body, sample("video.mp4"));
    let data = &info["MetaData"];
    assert_eq!(
        [&data["VideoDuration"], &data["Width"], &data["Height"], &data["Rotate"], &data["Md5"]],
        [&json!(2), &json!(64), &json!(48), &json!(0), &json!("")]
    );
    assert_eq!(
        (&data["VideoStreamSet"][0]["Codec"], &data["VideoStreamSet"][0]["Fps"]),
        (&json!("h264"), &json!(10))
    );
    assert_eq!(data["AudioStreamSet"][0]["SamplingRate"], 16_000);
    assert_eq!((&info["TranscodeInfo"], &info["SubtitleInfo"]), (&Value::Null, &Value::Null));
}

#[test]
fn what_a_file_does_not_tell_is_zero_and_a_note_says_so() {
    let library = Library::new();
    let id = library.video("a");
    let answer = library.send("DescribeMediaInfos", &json!({ "FileIds": [id] }));
    assert!(answer.header("x-cosplay-note").is_some_and(|note| note.contains("zero")), "{answer:?}");
    let data = &done(&answer)["MediaInfoSet"][0]["MetaData"];
    assert_eq!(
        (&data["Size"], &data["Duration"], &data["VideoStreamSet"]),
        (&json!(5), &json!(0), &json!([]))
    );
}

#[test]
fn filters_choose_the_parts_and_unknown_ids_are_listed() {
    let library = Library::new();
    let id = library.video("a");
    let answer =
        library.ask("DescribeMediaInfos", json!({ "FileIds": ["7", id, "x"], "Filters": ["metaData"] }));
    assert_eq!(answer["NotExistFileIdSet"], json!(["7", "x"]));
    let info = &answer["MediaInfoSet"][0];
    assert!(info["BasicInfo"].is_null() && info["MetaData"].is_object(), "{info}");
    let refuse = |parameters| library.refuse("DescribeMediaInfos", parameters);
    assert_eq!(refuse(json!({ "FileIds": [id], "Filters": ["nothing"] })), "InvalidParameterValue");
    assert_eq!(refuse(json!({ "FileIds": [] })), "InvalidParameterValue.FileIdsEmpty");
    let ids = vec![id.clone(); 21];
    assert_eq!(refuse(json!({ "FileIds": ids })), "InvalidParameterValue.FileIdsOverLimit");
    library.ask("DescribeMediaInfos", json!({ "FileIds": ids[..20] }));
    assert_eq!(refuse(json!({ "FileIds": [id], "SubAppId": 7 })), "FailedOperation.InvalidVodUser");
    library.ask("DescribeMediaInfos", json!({ "FileIds": [id], "SubAppId": 1_250_000_000 }));
}

#[test]
fn media_are_their_accounts_alone() {
    let library = Library::new();
    let id = library.video("a");
    let answer = done(&library.of_other("DescribeMediaInfos", &json!({ "FileIds": [id] })));
    assert_eq!((&answer["NotExistFileIdSet"], &answer["MediaInfoSet"]), (&json!([id]), &json!([])));
    assert_eq!(done(&library.of_other("SearchMedia", &json!({})))["TotalCount"], 0);
    assert_eq!(code(&library.of_other("DeleteMedia", &json!({ "FileId": id }))), "ResourceNotFound");
    let banned = done(
        &library.of_other("ForbidMediaDistribution", &json!({ "FileIds": [id], "Operation": "forbid" })),
    );
    assert_eq!(banned["NotExistFileIdSet"], json!([id]));
    assert_eq!(library.plays(&id), 200);
}

#[test]
fn deleted_media_are_gone_with_all_their_files() {
    let library = Library::new();
    let id = library.upload_with("a", "mp4", b"video", &[("procedure", "XIAOZHIBO-DEFAULT")]);
    let info = library.info(&id);
    let urls = [
        text(&info, "/BasicInfo/MediaUrl"),
        text(&info, "/BasicInfo/CoverUrl"),
        text(&info, "/TranscodeInfo/TranscodeSet/1/Url"),
    ];
    assert_eq!(urls.map(|url| library.play(url).status), [200; 3]);
    library.ask("DeleteMedia", json!({ "FileId": id }));
    assert_eq!(urls.map(|url| library.play(url).status), [404; 3]);
    let answer = library.ask("DescribeMediaInfos", json!({ "FileIds": [id] }));
    assert_eq!(answer["NotExistFileIdSet"], json!([id]));
    assert_eq!(library.refuse("DeleteMedia", json!({ "FileId": id })), "ResourceNotFound");
    assert_eq!(library.refuse("DeleteMedia", json!({ "FileId": "x" })), "ResourceNotFound");
}

#[test]
fn parts_of_media_are_deleted_and_the_entry_stays() {
    let library = Library::new();
    let id =
        library.upload_with("a", "mp4", b"video", &[("procedure", "QCVB_SimpleProcessFile({20,30},0,0,0)")]);
    let definitions = |info: &Value| {
        let set = info["TranscodeInfo"]["TranscodeSet"].as_array().cloned().unwrap_or_default();
        set.iter().map(|item| item["Definition"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(definitions(&library.info(&id)), [0, 20, 30]);
    let delete = |parts: Value| library.ask("DeleteMedia", json!({ "FileId": id, "DeleteParts": parts }));
    delete(json!([{ "Type": "TranscodeFiles", "Definition": 20 }]));
    let info = library.info(&id);
    assert_eq!(definitions(&info), [0, 30]);
    delete(json!([{ "Type": "OriginalFiles" }]));
    assert_eq!(library.play(text(&info, "/BasicInfo/MediaUrl")).status, 404);
    let kept = library.info(&id);
    assert_eq!((definitions(&kept), text(&kept, "/BasicInfo/MediaUrl")), (vec![30], ""));
    let process = json!({ "FileId": id, "ProcedureName": "XIAOZHIBO-DEFAULT" });
    assert_eq!(library.refuse("ProcessMediaByProcedure", process), "InvalidParameterValue.FileId");
    delete(json!([{ "Type": "TranscodeFiles" }, { "Type": "AdaptiveDynamicStreamingFiles" }]));
    assert_eq!(library.info(&id)["TranscodeInfo"], Value::Null);
    let wrong = json!({ "FileId": id, "DeleteParts": [{ "Type": "Everything" }] });
    assert_eq!(library.refuse("DeleteMedia", wrong), "InvalidParameterValue");
}

#[test]
fn a_deletion_is_told_where_its_switch_is_on() {
    let receiver = Receiver::start(Manner::Answers(200));
    let library = Library::new();
    let delete = |parts: Value| {
        let id = library.video("a");
        library.ask("DeleteMedia", json!({ "FileId": id, "DeleteParts": parts }));
        id
    };
    let switched = |delete| EventConfig { url: receiver.url(), delete, ..EventConfig::default() };
    let configs = &library.world.app.vod.event_configs;
    configs.set(VodApp::default_of(DEMO_APPID), switched(false));
    delete(json!([]));
    configs.set(VodApp::default_of(DEMO_APPID), switched(true));
    let whole = delete(json!([]));
    let part = delete(json!([{ "Type": "OriginalFiles" }]));
    let told = |event: &Value, id: &str, parts: Value| {
        assert_eq!(event["EventType"], "FileDeleted");
        let results = json!([{ "FileId": id, "DeleteParts": parts }]);
        let want = json!({ "FileIdSet": [id], "FileDeleteResultInfo": results });
        assert_eq!(event["FileDeleteEvent"], want);
    };
    let events = receiver.wait(2);
    told(&events[0], &whole, json!([]));
    told(&events[1], &part, json!([{ "Type": "OriginalFiles", "Definition": 0 }]));
}

#[test]
fn sub_apps_have_media_of_their_own() {
    let sub_app = AppId(1_400_000_001);
    let library = Library::with_options(|options| options.vod.sub_apps = vec![sub_app.into()]);
    let id = library.upload_with("a", "mp4", b"video", &[("vodSubAppId", "1400000001")]);
    let ask = |more: Value| {
        let mut asked = json!({ "FileIds": [id] });
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        library.ask("DescribeMediaInfos", asked)
    };
    assert_eq!(ask(json!({}))["NotExistFileIdSet"], json!([id]));
    let found = ask(json!({ "SubAppId": sub_app.0 }));
    let url = text(&found, "/MediaInfoSet/0/BasicInfo/MediaUrl");
    assert!(url.starts_with("http://1400000001.vod2.myqcloud.com/"), "{url}");
    assert_eq!(library.play(url).status, 200);
    let searched = |id: Value| library.ask("SearchMedia", json!({ "SubAppId": id }))["TotalCount"].clone();
    assert_eq!((searched(json!(sub_app.0)), searched(json!(1_250_000_000))), (json!(1), json!(0)));
}

#[test]
fn forbidden_media_answer_403_until_the_ban_is_lifted() {
    let library = Library::new();
    let id = library.video("a");
    let ban = |operation: &str| {
        library.ask("ForbidMediaDistribution", json!({ "FileIds": [id, "9"], "Operation": operation }))
    };
    assert_eq!(ban("forbid")["NotExistFileIdSet"], json!(["9"]));
    assert_eq!((library.plays(&id), &library.info(&id)["BasicInfo"]["Status"]), (403, &json!("Forbidden")));
    ban("recover");
    assert_eq!((library.plays(&id), &library.info(&id)["BasicInfo"]["Status"]), (200, &json!("Normal")));
    let refuse = |parameters| library.refuse("ForbidMediaDistribution", parameters);
    assert_eq!(refuse(json!({ "FileIds": [id], "Operation": "ban" })), "InvalidParameterValue.Operation");
    let many = json!({ "FileIds": vec!["1"; 21], "Operation": "forbid" });
    assert_eq!(refuse(many), "InvalidParameterValue.FileIdsTooMany");
}

#[test]
fn media_expire_by_the_tenants_clock() {
    let library = Library::new();
    let id = library.video("a");
    let url = text(&library.info(&id), "/BasicInfo/MediaUrl").to_owned();
    let modify = |time: &str| json!({ "FileId": id, "ExpireTime": time });
    library.ask("ModifyMediaInfo", modify("2023-11-14T23:13:20Z"));
    assert_eq!(library.info(&id)["BasicInfo"]["ExpireTime"], "2023-11-14T23:13:20Z");
    library.world.advance(3599);
    assert_eq!(library.play(&url).status, 200);
    library.world.advance(1);
    assert_eq!((library.now(), library.play(&url).status), (NOW + 3600, 404));
    let answer = library.ask("DescribeMediaInfos", json!({ "FileIds": [id] }));
    assert_eq!(answer["NotExistFileIdSet"], json!([id]));
    assert_eq!(library.ask("SearchMedia", json!({}))["TotalCount"], 0);
    assert_eq!(
        library.refuse("ModifyMediaInfo", modify("2030-01-01T00:00:00Z")),
        "ResourceNotFound.FileNotExist"
    );
}

#[test]
fn a_snapshot_brings_media_back_with_all_that_was_changed() {
    let library = Library::new();
    let id = library.video("a");
    library.ask("ModifyMediaInfo", json!({ "FileId": id, "AddTags": ["kept"] }));
    assert_eq!(library.world.admin("POST", "snapshots/before", "").status / 100, 2);
    library.ask("DeleteMedia", json!({ "FileId": id }));
    assert_eq!(library.world.admin("POST", "snapshots/before/restore", "").status / 100, 2);
    assert_eq!((library.plays(&id), &library.info(&id)["BasicInfo"]["TagSet"]), (200, &json!(["kept"])));
}
