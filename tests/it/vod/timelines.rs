//! VOD uploads as timelines: from Apply to the callback, video and cover together.

use cosplay::internals::primitives::time::UnixSeconds;
use serde_json::{Value, json};

use crate::support::control::{End, Wire, split};
use crate::support::vod::{
    Manner, Receiver, apply, call, commit, file_op, signature, signed, text, upload, video, whole_upload,
};
use crate::support::{OTHER_APPID, OTHER_SECRET_ID, OTHER_SECRET_KEY, SLICE, Setup, World, noise};

/// The steps of a timeline, each in a word, refused ones with a `!` and the cover's with a `+`.
fn steps(upload: &Value) -> Vec<String> {
    let word = |told: &Value| {
        let word = match &told["step"]["piece"] {
            Value::Null => told["step"].as_str().unwrap().to_owned(),
            piece => format!("piece {}", piece["at"]),
        };
        let cover = if told["key"].is_null() { "" } else { "+" };
        let refused = if told["outcome"] == "done" { "" } else { "!" };
        format!("{word}{cover}{refused}")
    };
    upload["steps"].as_array().unwrap().iter().map(word).collect()
}

fn only(world: &World) -> Value {
    let uploads = world.shown("uploads");
    assert_eq!(uploads.as_array().unwrap().len(), 1, "{uploads:#}");
    uploads[0].clone()
}

#[test]
fn an_upload_is_told_from_its_application_to_its_callback() {
    let receiver = Receiver::start(Manner::Answers(200));
    let mut setup = Setup::default();
    setup.options.vod.callback_url = Some(receiver.url());
    let world = World::start(setup);
    let content = noise(3 * SLICE, 5);
    let piece = |number: usize| &content[number * SLICE..(number + 1) * SLICE];
    let mut wanted = video(content.len());
    wanted["coverType"] = "jpg".into();
    let applied = world.send(apply(wanted)).data();

    let (len, size) = (content.len().to_string(), SLICE.to_string());
    let init = [("filesize", len.as_bytes()), ("slice_size", size.as_bytes())];
    let session = world.send(file_op(&applied, "video", "upload_slice_init", &init)).data();
    let session = text(&session, "/session").to_owned();
    let slice = |number: usize| {
        let offset = (number * SLICE).to_string();
        let fields =
            [("session", session.as_bytes()), ("offset", offset.as_bytes()), ("filecontent", piece(number))];
        file_op(&applied, "video", "upload_slice_data", &fields)
    };
    world.send(slice(0)).data();
    world.send(slice(2)).data();
    assert_eq!(only(&world)["gaps"], json!([[SLICE, 2 * SLICE]]));
    assert_eq!(world.send(commit(&applied["vodSessionKey"])).code(), 19003, "it is not whole yet");
    world.fault(r#"{"when":{"key":"*.mp4"},"on":{"first":1},"effect":{"reset_after_request_bytes":500}}"#);
    let mut wire = Wire::open(&world);
    let (head, body) = split(&slice(1));
    wire.send(&head);
    wire.send(&body);
    assert_eq!(wire.end(std::time::Duration::from_secs(10)), End::Reset);
    world.send(slice(1)).data();
    upload(&world, &applied, "cover", b"jpeg");
    let fields = [("session", session.as_bytes()), ("filesize", len.as_bytes())];
    world.send(file_op(&applied, "video", "upload_slice_finish", &fields)).data();
    let committed = world.send(commit(&applied["vodSessionKey"])).data();
    world.send(commit(&applied["vodSessionKey"])).data();
    receiver.wait(1);

    let told = only(&world);
    assert_eq!(
        steps(&told),
        [
            "apply",
            "begin",
            "piece 0",
            &format!("piece {}", 2 * SLICE),
            "commit!",
            "lost!",
            &format!("piece {SLICE}"),
            "whole+",
            "end",
            "commit",
            "commit"
        ]
    );
    assert_eq!(
        (text(&told, "/state"), &told["pieces"], &told["gaps"], &told["retries"]),
        ("finished", &json!(4), &json!([]), &json!(3))
    );
    assert_eq!(format!("/{}", text(&told, "/key")), text(&applied, "/video/storagePath"));
    assert_eq!((text(&told, "/service"), &told["appid"]), ("vod", &json!(1_250_000_000)));
    let refused = &told["steps"][4];
    assert!(text(refused, "/reason").contains("in part only"), "{refused}");
    assert_eq!(told["steps"][5]["bytes_in"], 500);
    let callback = &told["callbacks"][0];
    assert_eq!((text(callback, "/event"), text(callback, "/status")), ("NewFileUpload", "delivered"));
    assert_eq!((&callback["id"], &callback["attempts"]), (&json!(1), &json!(1)));
    assert_eq!((text(callback, "/fate"), &callback["sends"]), ("delivered", &json!(1)), "the former names");
    let event = &world.shown("events")[0];
    assert_eq!(event["file_id"], committed["fileId"]);
}

#[test]
fn a_resumed_upload_goes_on_in_its_timeline_and_each_upload_has_its_own() {
    let world = World::new();
    let (first, second) = (world.send(apply(video(5))).data(), world.send(apply(video(5))).data());
    world.send(apply(json!({ "vodSessionKey": first["vodSessionKey"] }))).data();
    for applied in [&second, &first] {
        upload(&world, applied, "video", b"12345");
        world.send(commit(&applied["vodSessionKey"])).data();
    }
    let uploads = world.shown("uploads");
    let all: Vec<_> = uploads.as_array().unwrap().iter().map(steps).collect();
    assert_eq!(all, [vec!["apply", "apply", "whole", "commit"], vec!["apply", "whole", "commit"]]);
    assert_eq!((&uploads[0]["retries"], &uploads[0]["pieces"]), (&json!(1), &json!(1)));
}

#[test]
fn a_new_cover_for_old_media_is_an_upload_of_its_own() {
    let world = World::new();
    let (_, committed) = whole_upload(&world, &signature(&[]), "a", b"video");
    let wanted = json!({ "fileId": committed["fileId"], "coverType": "png" });
    let applied = world.send(apply(wanted)).data();
    upload(&world, &applied, "cover", b"png");
    world.send(commit(&applied["vodSessionKey"])).data();
    let uploads = world.shown("uploads");
    assert_eq!(uploads.as_array().unwrap().len(), 2);
    assert_eq!(steps(&uploads[1]), ["apply", "whole", "commit"]);
    assert_eq!(format!("/{}", text(&uploads[1], "/key")), text(&applied, "/cover/storagePath"));
}

#[test]
fn a_simple_upload_outside_of_vod_has_no_timeline() {
    let world = World::new();
    world.put("dir/a", b"1");
    assert_eq!(world.shown("uploads"), json!([]));
}

#[test]
fn a_foreign_commit_does_not_enter_the_owners_timeline() {
    let world = World::new();
    let applied = world.send(apply(video(5))).data();
    let foreign = {
        use cosplay::internals::domain::auth::vod::{Grant, sign};
        let now = crate::support::NOW;
        let grant = Grant {
            secret_id: OTHER_SECRET_ID,
            issued: UnixSeconds(now),
            expires: UnixSeconds(now + 600),
            random: 7,
            procedure: None,
            more: &[],
        };
        sign(&grant.plaintext(), OTHER_SECRET_KEY)
    };
    let body = signed(&foreign, json!({ "vodSessionKey": applied["vodSessionKey"] }));
    assert_ne!(world.send(call("CommitUploadUGC", &body)).code(), 0);
    assert_eq!(steps(&only(&world)), ["apply"]);
    let entry = &world.shown("requests")[1];
    assert_eq!((&entry["appid"], &entry["key"]), (&json!(OTHER_APPID.0), &Value::Null));
}

#[test]
fn a_rule_can_name_the_key_of_a_commit() {
    let world = World::new();
    let applied = world.send(apply(video(5))).data();
    upload(&world, &applied, "video", b"12345");
    let key = text(&applied, "/video/storagePath").trim_start_matches('/').to_owned();
    let rule =
        json!({ "when": { "operation": "vod.commit_upload_ugc", "key": key }, "effect": { "error": 10004 } });
    world.fault(&rule.to_string());
    assert_eq!(world.send(commit(&applied["vodSessionKey"])).code(), 10004);
    whole_upload(&world, &signature(&[]), "other", b"1");
}
