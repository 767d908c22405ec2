//! Uploads of VOD from the first request to the app's callback, as clients live them.

use std::sync::Mutex;

use cosplay::internals::config::written::DEMO_SECRET_KEY;
use cosplay::internals::domain::auth::hmac_token;
use cosplay::internals::primitives::digest::{HmacKey, md5};
use cosplay::internals::primitives::escape::encode_component;
use serde_json::{Value, json};

use crate::cli::binary::Running;
use crate::support::digests::{sha_of, uploadparts};
use crate::support::http::{Answer, Connection, Request};
use crate::support::program::Scratch;
use crate::support::vod::{
    HOST, Manner, Receiver, apply, call, commit, file_op, keys_in_order, refusal, signature, signature_at,
    signed, text, video,
};
use crate::support::{NOW, SLICE, World, noise};

const MIB: usize = 1024 * 1024;
/// Bytes of the captured upload.
const CAPTURED: usize = 214_455_733;

/// The page of the capture, with the headers that its browser sent.
struct Page<'a> {
    server: &'a Running,
}

impl Page<'_> {
    fn request(&self, method: &'static str, host: &str, target: &str) -> Request {
        Request::new(method, target)
            .header("Accept", "application/json, text/javascript, */*; q=0.01")
            .header("Accept-Encoding", "gzip, deflate")
            .header("Host", host)
            .header("Origin", "http://video.qcloud.com")
            .header("Referer", "http://video.qcloud.com/sdk/ugcuploader.html")
    }

    /// JSON in what calls itself a form.
    fn post(&self, host: &str, target: &str, body: &Value) -> Answer {
        let form = "application/x-www-form-urlencoded; charset=UTF-8";
        let mut request = self.request("POST", host, target).header("Content-Type", form);
        request.body = body.to_string().into();
        self.server.send(&request)
    }

    /// A signature from the service of the capture.
    fn signature(&self) -> String {
        let asked = json!({ "Action": "GetVodSignatureV2", "procedure": "XIAOZHIBO-DEFAULT" });
        let answer = self.post("livedemo.tim.qq.com", "/interface.php", &asked);
        assert_eq!(keys_in_order(answer.text()), ["returnValue", "returnMsg", "returnData", "signature"]);
        text(&answer.json(), "/returnData/signature").to_owned()
    }
}

/// The target of the JSON API's calls, its signature encoded or raw: the page does both.
fn file_target(applied: &Value, raw: bool) -> String {
    let sign = text(applied, "/video/storageSignature");
    let sign = if raw { sign.into() } else { encode_component(sign) };
    format!(
        "/files/v2/{}/{}{}?sign={sign}",
        applied["storageAppId"],
        text(applied, "/storageBucket"),
        text(applied, "/video/storagePath")
    )
}

/// Sends slices on four connections at once, in any order.
fn send_slices(server: &Running, target: &str, session: &str, sha: &str, bytes: &[u8]) {
    let mut offsets: Vec<usize> = (0..bytes.len()).step_by(MIB).collect();
    fastrand::Rng::with_seed(9).shuffle(&mut offsets);
    assert_eq!(offsets.len(), 205);
    let left = Mutex::new(offsets);
    let lane = || {
        let mut connection = Connection::open(server.address);
        loop {
            let Some(offset) = left.lock().unwrap().pop() else { return };
            let part = &bytes[offset..bytes.len().min(offset + MIB)];
            let at = offset.to_string();
            let fields: [(&str, &[u8]); 6] = [
                ("sliceSize", b"1048576"),
                ("op", b"upload_slice_data"),
                ("session", session.as_bytes()),
                ("offset", at.as_bytes()),
                ("sha", sha.as_bytes()),
                ("fileContent", part),
            ];
            let request = Request::form(target, &fields).header("Host", "gzp.file.myqcloud.com");
            let answer = connection.send(&request);
            let want = ["code", "message", "request_id", "data", "datalen", "datamd5", "offset", "session"];
            assert_eq!(keys_in_order(answer.text()), want);
            let data = answer.data();
            assert_eq!((&data["datalen"], &data["offset"]), (&json!(part.len()), &json!(offset)));
            assert_eq!(text(&data, "/datamd5"), md5(part).to_string());
        }
    };
    std::thread::scope(|scope| (0..4).for_each(|_| drop(scope.spawn(lane))));
}

#[test]
fn the_captured_upload_runs_from_its_first_request_to_the_callback() {
    let receiver = Receiver::start(Manner::Answers(200));
    let scratch = Scratch::new();
    let config = format!(
        "[[accounts]]\nappid = 1250000000\nsecret_id = \"AKIDcosplaycosplaycosplaycosplay0000\"\n\
         secret_key = \"{DEMO_SECRET_KEY}\"\n[accounts.options.vod]\nemit_storage_region_v5 = false\n\
         callback_url = \"{}\"\n",
        receiver.url()
    );
    let server = Running::with(&["--config", &scratch.write("cosplay.toml", &config)]);
    let page = Page { server: &server };

    let body = json!({
        "signature": page.signature(),
        "videoName": "VID_20170525_102356",
        "videoType": "mp4",
        "videoSize": CAPTURED,
    });
    let answer = page.post(HOST, "/v3/index.php?Action=ApplyUploadUGC", &body);
    let captured = [
        "code message data video storageSignature storagePath storageAppId storageBucket storageRegion",
        "storageRegionV5 domain vodSessionKey tempCertificate secretId secretKey token expiredTime appId \
         timestamp",
    ];
    assert_eq!(keys_in_order(answer.text()).join(" "), captured.join(" "));
    let applied = answer.data();

    let (encoded, raw) = (file_target(&applied, false), file_target(&applied, true));
    let cos = "gzp.file.myqcloud.com";
    let list = Request::form(&encoded, &[("op", b"upload_slice_list")]).header("Host", cos);
    let absent = server.send(&list);
    assert_eq!((absent.status, absent.code()), (404, -197));
    assert_eq!(absent.json()["message"], "ERROR_CMD_FILE_NOTEXIST");

    let bytes = noise(CAPTURED, 7);
    let (sha, parts) = (sha_of(&bytes), uploadparts(&bytes, MIB));
    let size = CAPTURED.to_string();
    let fields: [(&str, &[u8]); 7] = [
        ("uploadparts", parts.as_bytes()),
        ("sha", sha.as_bytes()),
        ("op", b"upload_slice_init"),
        ("filesize", size.as_bytes()),
        ("slice_size", b"1048576"),
        ("biz_attr", b""),
        ("insertOnly", b"1"),
    ];
    let init = Request::form(&raw, &fields).header("Host", cos);
    let begun = server.send(&init);
    assert_eq!(
        keys_in_order(begun.text()),
        ["code", "message", "request_id", "data", "session", "slice_size"]
    );
    let session = text(&begun.data(), "/session").to_owned();
    assert_eq!(session.len(), 192);
    let preflight = page.request("OPTIONS", cos, &encoded).header("Access-Control-Request-Method", "POST");
    let allowed = server.send(&preflight);
    assert_eq!((allowed.status, allowed.code()), (200, 0));
    assert_eq!(allowed.header("access-control-allow-origin"), Some("http://video.qcloud.com"));

    send_slices(&server, &encoded, &session, &sha, &bytes);
    let fields: [(&str, &[u8]); 4] = [
        ("op", b"upload_slice_finish"),
        ("session", session.as_bytes()),
        ("fileSize", size.as_bytes()),
        ("sha", sha.as_bytes()),
    ];
    let finished = server.send(&Request::form(&encoded, &fields).header("Host", cos)).data();
    let stored = server.send(&init);
    let want = "code message request_id data access_url resource_path source_url url vid";
    assert_eq!(keys_in_order(stored.text()).join(" "), want);
    assert_eq!(stored.data(), finished);
    let path = text(&applied, "/video/storagePath");
    let access_url = format!("http://{}-10022853.file.myqcloud.com{path}", text(&applied, "/storageBucket"));
    assert_eq!(text(&finished, "/access_url"), access_url);
    assert_eq!(receiver.count(), 0, "told before the commit");

    let body = json!({ "signature": page.signature(), "vodSessionKey": applied["vodSessionKey"] });
    let answer = page.post(HOST, "/v3/index.php?Action=CommitUploadUGC", &body);
    assert_eq!(
        keys_in_order(answer.text()),
        ["code", "message", "data", "video", "url", "verify_content", "fileId"]
    );
    let committed = answer.data();
    let (code, proof) = hmac_token::open(text(&committed, "/video/verify_content")).unwrap();
    assert!(HmacKey::new(DEMO_SECRET_KEY.as_bytes()).matches(proof.as_bytes(), &code), "{proof}");
    assert_eq!(text(&committed, "/video/url"), format!("http://1250000000.vod2.myqcloud.com{path}"));
    let played = server.send(&Request::get(path).header("Host", "1250000000.vod2.myqcloud.com"));
    assert!(played.body == bytes, "what is played is not what was uploaded");

    let events = receiver.wait(2);
    let told = &events[0]["FileUploadEvent"];
    assert_eq!((&told["FileId"], &told["MetaData"]["Size"]), (&committed["fileId"], &json!(CAPTURED)));
    assert_eq!(told["ProcedureTaskId"], events[1]["ProcedureStateChangeEvent"]["TaskId"]);
}

#[test]
fn an_upload_cut_after_half_its_slices_is_resumed_by_its_session_key() {
    let world = World::new();
    let bytes = noise(8 * SLICE + 5, 1);
    let applied = world.send(apply(video(bytes.len()))).data();
    let (size, slice_size) = (bytes.len().to_string(), SLICE.to_string());
    let fields: [(&str, &[u8]); 2] = [("filesize", size.as_bytes()), ("slice_size", slice_size.as_bytes())];
    let session = world.send(file_op(&applied, "video", "upload_slice_init", &fields)).data();
    let send = |applied: &Value, session: &Value, offset: usize| {
        let (at, end) = (offset.to_string(), bytes.len().min(offset + SLICE));
        let fields: [(&str, &[u8]); 3] = [
            ("session", session.as_str().unwrap().as_bytes()),
            ("offset", at.as_bytes()),
            ("fileContent", &bytes[offset..end]),
        ];
        world.send(file_op(applied, "video", "upload_slice_data", &fields)).data();
    };
    (0..4).for_each(|n| send(&applied, &session["session"], n * SLICE));

    world.advance(3600);
    let key = json!({ "vodSessionKey": applied["vodSessionKey"] });
    let resumed = world.send(apply(key)).data();
    assert_eq!(resumed["video"]["storagePath"], applied["video"]["storagePath"]);
    let progress = world.send(file_op(&resumed, "video", "upload_slice_list", &[])).data();
    let here: Vec<u64> = progress["listparts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["offset"].as_u64().unwrap())
        .collect();
    assert_eq!(here, (0..4).map(|n| n * SLICE as u64).collect::<Vec<_>>());
    assert_eq!(refusal(&world.send(commit(&applied["vodSessionKey"]))).0, 19003);
    (4..9).for_each(|n| send(&resumed, &progress["session"], n * SLICE));
    let fields: [(&str, &[u8]); 2] =
        [("session", text(&progress, "/session").as_bytes()), ("fileSize", size.as_bytes())];
    world.send(file_op(&resumed, "video", "upload_slice_finish", &fields)).data();
    let committed = world.send(commit(&applied["vodSessionKey"])).data();
    let path = text(&committed, "/video/url").strip_prefix("http://1250000000.vod2.myqcloud.com").unwrap();
    assert!(world.send(Request::get(path).header("Host", "1250000000.vod2.myqcloud.com")).body == bytes);
}

#[test]
fn after_25_hours_a_session_has_expired_and_a_new_upload_works() {
    let world = World::new();
    let applied = world.send(apply(video(5))).data();
    world.advance(25 * 3600);
    let later = signature_at(NOW + 25 * 3600, &[]);
    let key = json!({ "vodSessionKey": applied["vodSessionKey"] });
    let with = |action: &str, body: &Value| call(action, &signed(&later, body.clone()));
    for action in ["ApplyUploadUGC", "CommitUploadUGC"] {
        let (code, reason) = refusal(&world.send(with(action, &key)));
        assert!(code == 19002 && reason.contains("90000 s ago"), "{action}: {code} {reason}");
    }
    assert_eq!(refusal(&world.send(apply(key.clone()))).0, 10010, "the old signature has expired, too");
    let again = world.send(with("ApplyUploadUGC", &video(5))).data();
    crate::support::vod::upload(&world, &again, "video", b"video");
    world.send(with("CommitUploadUGC", &json!({ "vodSessionKey": again["vodSessionKey"] }))).data();
}

#[test]
fn a_day_to_the_second_is_not_too_late() {
    let world = World::new();
    let applied = world.send(apply(video(5))).data();
    world.advance(86_400);
    let key = json!({ "vodSessionKey": applied["vodSessionKey"] });
    world.send(call("ApplyUploadUGC", &signed(&signature(&[]), key))).data();
}
