//! Uploads from a server: Apply, the objects, Commit, and what becomes of them.

use cosplay::internals::domain::auth::cos_xml::Grant;
use cosplay::internals::primitives::time::UnixSeconds;
use serde_json::{Value, json};

use crate::support::cloud::{Tc3, call, code, done, refused};
use crate::support::http::{Answer, Request};
use crate::support::vod::{self, Manner, Receiver, text};
use crate::support::{NOW, World, xml};

fn apply(world: &World, more: Value) -> Value {
    let mut parameters = json!({ "MediaType": "mp4", "MediaName": "a" });
    parameters.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    done(&world.send(call("ApplyUpload", &parameters)))
}

/// Puts an object with the key of an upload's certificate.
fn put(world: &World, applied: &Value, key: &str, content: &[u8]) -> Answer {
    let certificate = &applied["TempCertificate"];
    let grant = Grant {
        secret_id: text(certificate, "/SecretId"),
        secret_key: text(certificate, "/SecretKey"),
        start: UnixSeconds(NOW),
        end: UnixSeconds(NOW + 7200),
        headers: &[],
        params: &[],
    };
    let host =
        format!("{}.cos.{}.myqcloud.com", text(applied, "/StorageBucket"), text(applied, "/StorageRegion"));
    let mut request = Request::new("PUT", key).header("Host", &host);
    request.body = content.to_vec();
    world.send(xml::signed(request, &grant).header("x-cos-security-token", text(certificate, "/Token")))
}

fn commit(applied: &Value) -> Request {
    call("CommitUpload", &json!({ "VodSessionKey": applied["VodSessionKey"] }))
}

fn play(world: &World, url: &Value) -> Answer {
    let (_, rest) = url.as_str().unwrap().split_once("://").unwrap();
    let (host, path) = rest.split_once('/').unwrap();
    world.send(Request::get(format!("/{path}")).header("Host", host))
}

#[test]
fn an_upload_with_a_cover_becomes_media_that_plays() {
    let world = World::new();
    let applied = apply(&world, json!({ "CoverType": "png", "StorageRegion": "ap-chongqing" }));
    assert_eq!(applied["StorageRegion"], "ap-chongqing");
    for (path, content) in [("/MediaStoragePath", &b"video"[..]), ("/CoverStoragePath", b"cover")] {
        assert_eq!(put(&world, &applied, text(&applied, path), content).status, 200);
    }
    let committed = done(&world.send(commit(&applied)));
    assert_eq!(play(&world, &committed["MediaUrl"]).body, b"video");
    assert_eq!(play(&world, &committed["CoverUrl"]).body, b"cover");
    let again = done(&world.send(commit(&applied)));
    assert_eq!((&again["FileId"], &again["MediaUrl"]), (&committed["FileId"], &committed["MediaUrl"]));
}

#[test]
fn a_repeated_commit_sends_one_event() {
    let listener = Receiver::start(Manner::Answers(200));
    let world = World::with_options(|options| options.vod.callback_url = Some(listener.url()));
    let applied =
        apply(&world, json!({ "SourceContext": "mine", "Procedure": "QCVB_SimpleProcessFile(1, 1)" }));
    put(&world, &applied, text(&applied, "/MediaStoragePath"), b"video");
    let committed = done(&world.send(commit(&applied)));
    done(&world.send(commit(&applied)));
    let events = listener.wait(1);
    assert_eq!(events[0]["FileUploadEvent"]["FileId"], committed["FileId"]);
    assert_eq!(events[0]["FileUploadEvent"]["MediaBasicInfo"]["SourceInfo"]["SourceContext"], "mine");
    std::thread::sleep(std::time::Duration::from_millis(200));
    assert_eq!(listener.count(), 1);
}

#[test]
fn the_certificate_opens_the_uploads_directory_and_nothing_else() {
    let world = World::new();
    let applied = apply(&world, json!({ "MediaType": "m3u8" }));
    let (directory, _) = text(&applied, "/MediaStoragePath").rsplit_once('/').unwrap();
    assert_eq!(put(&world, &applied, &format!("{directory}/gear1/0.ts"), b"s").status, 200);
    let answer = put(&world, &applied, "/elsewhere/0.ts", b"s");
    assert_eq!((answer.status, answer.element("Code")), (403, Some("AccessDenied")));
}

#[test]
fn without_a_certificate_clients_sign_with_their_own_key() {
    let world = World::with_options(|options| options.api3.apply_without_certificate = true);
    assert_eq!(apply(&world, json!({}))["TempCertificate"], Value::Null);
}

#[test]
fn unknown_parameters_pass_where_the_account_lets_them() {
    use cosplay::internals::domain::accounts::api3_options::UnknownParameters;
    let world = World::with_options(|options| options.api3.unknown_parameters = UnknownParameters::Ignore);
    apply(&world, json!({ "FromTomorrow": { "a": 1 } }));
    let entries = world.admin("GET", "requests", "");
    assert!(entries.text().contains("parameter FromTomorrow"), "{}", entries.text());
}

#[test]
fn sessions_belong_to_the_api_that_opened_them() {
    let world = World::new();
    let applied = world.send(vod::apply(vod::video(5))).data();
    vod::upload(&world, &applied, "video", b"12345");
    let key = json!({ "VodSessionKey": applied["vodSessionKey"] });
    let (code, _, reason) = refused(&world.send(call("CommitUpload", &key)));
    assert_eq!(code, "InvalidParameterValue.VodSessionKey");
    assert!(reason.contains("ApplyUploadUGC"), "{reason}");
    let applied = apply(&world, json!({}));
    put(&world, &applied, text(&applied, "/MediaStoragePath"), b"video");
    let answer = world.send(vod::commit(&applied["VodSessionKey"]));
    assert_eq!(answer.code(), 19001, "{}", answer.text());
    done(&world.send(commit(&applied)));
}

#[test]
fn media_uploaded_for_a_time_stop_to_play_by_the_tenants_clock() {
    let world = World::new();
    // An hour after the frozen clock's time, in China's.
    let applied = apply(&world, json!({ "ExpireTime": "2023-11-15T07:13:20+08:00" }));
    put(&world, &applied, text(&applied, "/MediaStoragePath"), b"video");
    let committed = done(&world.send(commit(&applied)));
    world.advance(3599);
    assert_eq!(play(&world, &committed["MediaUrl"]).status, 200);
    world.advance(1);
    assert_eq!(play(&world, &committed["MediaUrl"]).status, 404);
}

#[test]
fn a_session_lives_for_a_day() {
    let world = World::new();
    let applied = apply(&world, json!({}));
    put(&world, &applied, text(&applied, "/MediaStoragePath"), b"video");
    world.advance(86_401);
    let late = Tc3 { timestamp: NOW + 86_401, ..Tc3::default() };
    let parameters = json!({ "VodSessionKey": applied["VodSessionKey"] }).to_string();
    assert_eq!(
        code(&world.send(late.post("CommitUpload", &parameters))),
        "InvalidParameterValue.VodSessionKey"
    );
}

#[test]
fn sub_apps_of_the_account_get_their_own_uploads() {
    let world = World::with_options(|options| {
        options.vod.sub_apps = vec![cosplay::AppId::parse("1400001888").unwrap().into()];
    });
    let applied = apply(&world, json!({ "SubAppId": 1_400_001_888 }));
    put(&world, &applied, text(&applied, "/MediaStoragePath"), b"video");
    assert_eq!(code(&world.send(commit(&applied))), "InvalidParameterValue.VodSessionKey");
    let key = json!({ "VodSessionKey": applied["VodSessionKey"], "SubAppId": 1_400_001_888 });
    let committed = done(&world.send(call("CommitUpload", &key)));
    assert!(text(&committed, "/MediaUrl").contains("1400001888.vod2."), "{committed}");
}

#[test]
fn a_playlist_names_its_files() {
    let world = World::new();
    let parse =
        |text: &str| world.send(call("ParseStreamingManifest", &json!({ "MediaManifestContent": text })));
    let master = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\ngear1/prog_index.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\ngear2/prog_index.m3u8\n";
    let files = &done(&parse(master))["MediaSegmentSet"];
    assert_eq!(files, &json!(["gear1/prog_index.m3u8", "gear2/prog_index.m3u8"]));
    assert_eq!(code(&parse("")), "InvalidParameterValue.MediaManifestContent");
}

#[test]
fn an_action_can_be_made_to_fail_with_any_of_the_codes() {
    let world = World::new();
    world.fault(
        r#"{"when":{"operation":"cloud_api.apply_upload"},"effect":{"error":"FailedOperation.InvalidVodUser"}}"#,
    );
    let answer = world.send(call("ApplyUpload", &json!({ "MediaType": "mp4" })));
    assert_eq!(code(&answer), "FailedOperation.InvalidVodUser");
    done(&world.send(call("DescribeStorageRegions", &json!({}))));
}
