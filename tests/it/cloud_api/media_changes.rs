//! ModifyMediaInfo.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::support::media::Library;
use crate::support::vod::text;

/// A picture of one pixel.
const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;";

fn with(id: &str, more: Value) -> Value {
    let mut parameters = json!({ "FileId": id });
    parameters.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    parameters
}

#[test]
fn name_description_class_and_expiry_change_and_the_update_is_dated() {
    let library = Library::new();
    let id = library.video("before");
    library.world.advance(60);
    let changes = json!({
        "Name": "名字",
        "Description": "d",
        "ClassId": 0,
        "ExpireTime": "2030-01-01T08:00:00+08:00",
    });
    let answer = library.ask("ModifyMediaInfo", with(&id, changes));
    assert_eq!((&answer["CoverUrl"], &answer["AddedSubtitleSet"]), (&json!(""), &json!([])));
    let info = library.info(&id);
    let facts = ["/Name", "/Description", "/ExpireTime", "/CreateTime", "/UpdateTime"];
    assert_eq!(
        facts.map(|name| text(&info["BasicInfo"], name)),
        ["名字", "d", "2030-01-01T00:00:00Z", "2023-11-14T22:13:20Z", "2023-11-14T22:14:20Z"]
    );
    library.ask("ModifyMediaInfo", with(&id, json!({ "ExpireTime": "9999-12-31T23:59:59Z" })));
    assert_eq!(library.info(&id)["BasicInfo"]["ExpireTime"], "9999-12-31T23:59:59Z");
}

#[test]
fn tags_and_key_frames_are_added_deleted_and_cleared() {
    let library = Library::new();
    let id = library.video("a");
    let modify = |more| library.ask("ModifyMediaInfo", with(&id, more));
    modify(json!({ "AddTags": ["a", "b", "a"], "AddKeyFrameDescs": [
        { "TimeOffset": 2.5, "Content": "later" }, { "TimeOffset": 1, "Content": "first" },
    ]}));
    let frames = || library.info(&id)["KeyFrameDescInfo"].clone();
    assert_eq!(library.info(&id)["BasicInfo"]["TagSet"], json!(["a", "b"]));
    assert_eq!(
        frames(),
        json!({ "KeyFrameDescSet": [
            { "TimeOffset": 1.0, "Content": "first" },
            { "TimeOffset": 2.5, "Content": "later" },
        ] })
    );
    modify(json!({ "AddTags": ["c"], "DeleteTags": ["a"], "DeleteKeyFrameDescs": [1] }));
    assert_eq!(library.info(&id)["BasicInfo"]["TagSet"], json!(["b", "c"]));
    assert_eq!(frames()["KeyFrameDescSet"].as_array().unwrap().len(), 1);
    modify(json!({ "ClearTags": 1, "ClearKeyFrameDescs": 1 }));
    assert_eq!((&library.info(&id)["BasicInfo"]["TagSet"], frames()), (&json!([]), Value::Null));
}

#[test]
fn a_cover_is_stored_and_replaced() {
    let library = Library::new();
    let id = library.video("a");
    let cover = |bytes: &[u8]| with(&id, json!({ "CoverData": STANDARD.encode(bytes) }));
    let answer = library.ask("ModifyMediaInfo", cover(GIF));
    let url = text(&answer, "/CoverUrl");
    assert_eq!(
        (library.play(url).body.as_slice(), &library.info(&id)["BasicInfo"]["CoverUrl"]),
        (GIF, &json!(url))
    );
    assert_eq!(library.refuse("ModifyMediaInfo", cover(b"text")), "InvalidParameterValue.ImageDecodeError");
    let text = with(&id, json!({ "CoverData": "%%%" }));
    assert_eq!(library.refuse("ModifyMediaInfo", text), "InvalidParameterValue.ImageDecodeError");
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let library = Library::new();
    let id = library.video("a");
    let before = library.info(&id);
    let frame = |offset: f64, content: &str| json!({ "TimeOffset": offset, "Content": content });
    let frames: Vec<_> = (0..101).map(|at| frame(f64::from(at), "x")).collect();
    let tags: Vec<_> = (0..17).map(|tag| tag.to_string()).collect();
    let cases = [
        (json!({ "Name": "n".repeat(65) }), "InvalidParameterValue.Name"),
        (json!({ "Description": "d".repeat(129) }), "InvalidParameterValue.Description"),
        (json!({ "ExpireTime": "soon" }), "InvalidParameterValue.ExpireTime"),
        (json!({ "ExpireTime": "2023-01-01T00:00:00Z" }), "InvalidParameterValue.ExpireTime"),
        (json!({ "ClassId": 7 }), "InvalidParameterValue"),
        (json!({ "AddTags": ["t".repeat(33)] }), "InvalidParameterValue.TagTooLong"),
        (
            json!({ "AddTags": ["a"], "DeleteTags": ["a"] }),
            "InvalidParameterValue.AddTagsAndDeleteTagsConflict",
        ),
        (json!({ "AddTags": ["a"], "ClearTags": 1 }), "InvalidParameterValue.AddTagsAndClearTagsConflict"),
        (
            json!({ "AddKeyFrameDescs": [frame(1.0, "x")], "DeleteKeyFrameDescs": [1] }),
            "InvalidParameterValue.AddKeyFrameDescsAndDeleteKeyFrameDescsConflict",
        ),
        (
            json!({ "AddKeyFrameDescs": [frame(1.0, "x")], "ClearKeyFrameDescs": 1 }),
            "InvalidParameterValue.AddKeyFrameDescsAndClearKeyFrameDescsConflict",
        ),
        (
            json!({ "AddKeyFrameDescs": [frame(1.0, &"x".repeat(129))] }),
            "InvalidParameterValue.KeyFrameDescContentTooLong",
        ),
        (json!({ "AddTags": tags }), "LimitExceeded.TagCountReachMax"),
        (json!({ "AddKeyFrameDescs": frames }), "LimitExceeded.KeyFrameDescCountReachMax"),
        (json!({ "ClearSubtitles": 1 }), "UnsupportedOperation"),
        (json!({ "SubAppId": 7 }), "FailedOperation.InvalidVodUser"),
    ];
    for (more, code) in cases {
        let refused = library.refuse("ModifyMediaInfo", with(&id, more.clone()));
        assert_eq!(refused, code, "{more}");
    }
    assert_eq!(library.info(&id), before);
    let fits = json!({
        "Name": "n".repeat(64),
        "Description": "d".repeat(128),
        "AddTags": tags[..16],
        "AddKeyFrameDescs": frames[..100],
    });
    library.ask("ModifyMediaInfo", with(&id, fits));
    assert_eq!(library.refuse("ModifyMediaInfo", json!({ "FileId": "7" })), "ResourceNotFound.FileNotExist");
}
