//! VOD's client upload, call by call: what is answered, what is refused, and what a refusal leaves behind.

use cosplay::internals::config::written::DEMO_SECRET_KEY;
use cosplay::internals::domain::accounts::AccountOptions;
use cosplay::internals::domain::accounts::vod_options::OneTime;
use cosplay::internals::domain::auth::hmac_token;
use cosplay::internals::domain::auth::vod::{Grant, Signature, sign};
use cosplay::internals::domain::vod::procedure::Template;
use cosplay::internals::primitives::digest::HmacKey;
use cosplay::internals::primitives::names::{AppId, BucketId, VOD_STORAGE_APPID};
use cosplay::internals::primitives::time::UnixSeconds;
use serde_json::{Value, json};

use crate::support::http::{Connection, Request};
use crate::support::vod::{
    HOST, apply, call, commit, file_op, keys_in_order, raw, refusal, signature, signature_at, signed, text,
    upload, video, whole_upload,
};
use crate::support::{NOW, OTHER_SECRET_ID, OTHER_SECRET_KEY, SLICE, Setup, World, noise};
use cosplay::internals::services::service::Service;
use cosplay::internals::services::vod::service::Vod;

/// A world whose demo account has these VOD options.
fn world_with(change: impl FnOnce(&mut AccountOptions)) -> World {
    World::with_options(change)
}

/// What Apply answers.
fn applied(world: &World, body: Value) -> Value {
    world.send(apply(body)).data()
}

/// The code of a refusal.
#[track_caller]
fn refused(world: &World, request: Request) -> i64 {
    refusal(&world.send(request)).0
}

/// A signature of the other account.
fn foreign_signature() -> String {
    let grant = Grant {
        secret_id: OTHER_SECRET_ID,
        issued: UnixSeconds(NOW),
        expires: UnixSeconds(NOW + 60),
        random: 1,
        procedure: None,
        more: &[],
    };
    sign(&grant.plaintext(), OTHER_SECRET_KEY)
}

#[test]
fn apply_answers_every_field_with_its_type_in_the_captured_order() {
    let world = World::new();
    let mut body = video(214_455_733);
    body["coverType"] = json!("png");
    let answer = world.send(apply(body));
    let keys = keys_in_order(answer.text());
    let target = ["storageSignature", "storagePath"];
    let want = [
        &["code", "message", "data", "video"][..],
        &target,
        &["cover"],
        &target,
        &["storageAppId", "storageBucket", "storageRegion", "storageRegionV5", "StorageRegionV5", "domain"],
        &["vodSessionKey", "tempCertificate", "secretId", "secretKey", "token", "expiredTime"],
        &["appId", "timestamp"],
    ];
    assert_eq!(keys, want.concat());
    assert!(answer.text().starts_with(r#"{"code":0,"message":"成功","data":{"video":"#), "{}", answer.text());
    assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    let data = answer.data();
    assert_eq!(data["storageAppId"], json!(10_022_853));
    assert_eq!(data["appId"], json!(1_250_000_000));
    assert_eq!(data["timestamp"], json!(NOW));
    assert_eq!(data["tempCertificate"]["expiredTime"], json!(NOW + 7200));
    assert_eq!((text(&data, "/storageRegion"), text(&data, "/domain")), ("gzp", HOST));
    assert_eq!(text(&data, "/storageRegionV5"), "ap-guangzhou-2");
    let lengths =
        ["secretId", "secretKey", "token"].map(|name| data["tempCertificate"][name].as_str().unwrap().len());
    assert_eq!(lengths, [36, 32, 45]);
    assert_eq!(text(&data, "/vodSessionKey").len(), 572);
}

#[test]
fn paths_are_composed_of_bucket_directory_and_object_and_a_cover_follows_its_video() {
    let world = World::new();
    let data = applied(&world, json!({ "videoType": "mp4", "coverType": "png" }));
    let bucket = text(&data, "/storageBucket");
    assert!(bucket.len() == 24 && bucket.ends_with("vodgzp1250000000"), "{bucket}");
    let parts: Vec<_> = text(&data, "/video/storagePath").split('/').collect();
    let ["", first, directory, object] = parts[..] else { panic!("{parts:?}") };
    assert_eq!((first, directory.len()), (bucket, 27));
    let file_id: u64 = directory[8..].parse().unwrap();
    assert_eq!(file_id.to_string().len(), 19);
    assert!(object.ends_with("A.mp4") && object.len() == 16, "{object}");
    let cover = format!("/{bucket}/{directory}/{}.png", file_id + 1);
    assert_eq!(text(&data, "/cover/storagePath"), cover);
    let again = applied(&world, json!({ "videoType": "mp4" }));
    assert_eq!(text(&again, "/storageBucket"), bucket);
    assert_ne!(again["video"], data["video"]);
}

#[test]
fn the_storage_signature_is_bound_to_its_path_and_good_for_two_days_and_many_calls() {
    let world = World::new();
    let data = applied(&world, video(5));
    let signature = text(&data, "/video/storageSignature");
    let (_, plaintext) = hmac_token::open(signature).unwrap();
    let fields: Vec<_> = plaintext.split('&').map(|pair| pair.split_once('=').unwrap()).collect();
    assert_eq!(fields.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["a", "b", "k", "e", "t", "r", "f"]);
    assert_eq!((fields[0].1, fields[3].1), ("10022853", (NOW + 172_800).to_string().as_str()));
    let file = format!("/10022853/{}{}", text(&data, "/storageBucket"), text(&data, "/video/storagePath"));
    assert_eq!(fields[6].1, file);
    upload(&world, &data, "video", b"video");
    assert_eq!(world.send(file_op(&data, "video", "stat", &[])).data()["filesize"], 5);

    let mut elsewhere = data.clone();
    elsewhere["video"]["storagePath"] = json!(format!("/{}/other.mp4", text(&data, "/storageBucket")));
    assert_eq!(world.send(file_op(&elsewhere, "video", "stat", &[])).code(), -63);
    world.advance(172_801);
    assert_eq!(world.send(file_op(&data, "video", "stat", &[])).code(), -96);
}

#[test]
fn one_account_cannot_reach_what_another_has_uploaded() {
    let world = World::new();
    let ours = applied(&world, video(5));
    upload(&world, &ours, "video", b"video");
    let theirs = world.send(call("ApplyUploadUGC", &signed(&foreign_signature(), video(5)))).data();
    let mut forged = ours.clone();
    forged["video"]["storageSignature"] = theirs["video"]["storageSignature"].clone();
    assert_eq!(world.send(file_op(&forged, "video", "stat", &[])).code(), -61);
    assert_ne!(text(&ours, "/storageBucket"), text(&theirs, "/storageBucket"));

    assert_eq!(
        refused(
            &world,
            call(
                "CommitUploadUGC",
                &signed(&foreign_signature(), json!({ "vodSessionKey": ours["vodSessionKey"] }))
            )
        ),
        19007
    );
    assert_eq!(
        refused(
            &world,
            call(
                "ApplyUploadUGC",
                &signed(&foreign_signature(), json!({ "vodSessionKey": ours["vodSessionKey"] }))
            )
        ),
        19001
    );
    world.send(commit(&ours["vodSessionKey"])).data();
}

#[test]
fn temporary_credentials_open_their_bucket_until_they_expire_and_only_with_their_token() {
    use cosplay::internals::domain::auth::cos_json::{Grant, sign};
    let world = World::new();
    let data = applied(&world, video(5));
    let path =
        format!("/files/v2/10022853/{}{}", text(&data, "/storageBucket"), text(&data, "/video/storagePath"));
    let stat = |bucket: &str, path: &str, token: Option<&str>| {
        let grant = Grant {
            appid: AppId(10_022_853),
            bucket,
            secret_id: text(&data, "/tempCertificate/secretId"),
            expires: UnixSeconds(NOW + 100_000),
            issued: UnixSeconds(NOW),
            random: 1,
            file: "",
        };
        let signature = sign(&grant.plaintext(), text(&data, "/tempCertificate/secretKey"));
        let region = if path.contains("vodcq") { "cq" } else { text(&data, "/storageRegion") };
        let request = Request::get(format!("{path}?op=stat")).signed(&signature);
        let request = request.header("Host", &format!("{region}.file.myqcloud.com"));
        world.code(match token {
            Some(token) => request.header("x-cos-security-token", token),
            None => request,
        })
    };
    let (bucket, token) = (text(&data, "/storageBucket"), text(&data, "/tempCertificate/token"));
    upload(&world, &data, "video", b"video");
    assert_eq!(stat(bucket, &path, Some(token)), 0);
    assert_eq!(stat(bucket, &path, Some("another")), -97);
    assert_eq!(stat(bucket, &path, None), -97);
    let other = world
        .send(call("ApplyUploadUGC", &signed(&signature(&[("storageRegion", "ap-chongqing")]), video(5))))
        .data();
    let other = text(&other, "/storageBucket");
    assert_eq!(stat(other, &path.replace(bucket, other), Some(token)), -61);
    world.advance(7201);
    assert_eq!(stat(bucket, &path, Some(token)), -96);
}

#[test]
fn the_body_is_json_whatever_its_type_and_its_keys_may_be_capitals_over_get() {
    let world = World::new();
    for content_type in ["application/x-www-form-urlencoded; charset=UTF-8", "application/json", "text/plain"]
    {
        let mut request = apply(video(5));
        request.headers[1].1 = content_type.into();
        assert!(world.send(request).data()["video"].is_object(), "{content_type}");
    }
    let mut bare = apply(video(5));
    bare.headers.truncate(1);
    world.send(bare).data();
    let capitals = json!({
        "Signature": signature(&[]), "VideoType": "mp4", "VideoName": "a", "VideoSize": 5,
        "CoverType": "jpg", "Covername": "c", "CoverSize": 3,
    });
    let mut request = call("ApplyUploadUGC", &capitals);
    request.method = "GET";
    let data = world.send(request).data();
    assert!(data["video"].is_object() && data["cover"].is_object(), "{data}");
    upload(&world, &data, "video", b"video");
    upload(&world, &data, "cover", b"jpg");
    let body = json!({ "Signature": signature(&[]), "VodSessionKey": data["vodSessionKey"] });
    assert!(world.send(call("CommitUploadUGC", &body)).data()["cover"].is_object());
}

#[test]
fn what_is_no_request_is_10001_and_what_is_no_signature_10004() {
    let world = World::new();
    let good = signature(&[]);
    let bodies: [&[u8]; 9] = [
        b"",
        b"[]",
        b"{",
        b"signature=abc&videoType=mp4",
        b"{\"videoType\":\"mp4\"}",
        b"{\"signature\":5,\"videoType\":\"mp4\"}",
        b"{\"signature\":\"\",\"videoType\":\"mp4\"}",
        b"{\"signature\":null}",
        b"{\"signature\":\"\xff\"}",
    ];
    for body in bodies {
        assert_eq!(refused(&world, raw("ApplyUploadUGC", body)), 10001, "{}", String::from_utf8_lossy(body));
    }
    let bodies = [
        json!({}),
        json!({ "videoName": "a" }),
        json!({ "videoType": "" }),
        json!({ "videoType": 4 }),
        json!({ "videoType": "mp4", "videoSize": -1 }),
        json!({ "videoType": "mp4", "videoSize": 1.5 }),
        json!({ "videoType": "mp4", "videoSize": "many" }),
        json!({ "videoType": "mp4", "coverName": "c" }),
        json!({ "videoType": "mp4", "coverSize": 7 }),
        json!({ "fileId": "123" }),
        json!({ "coverType": "png" }),
    ];
    for body in bodies {
        let request = call("ApplyUploadUGC", &signed(&good, body.clone()));
        assert_eq!(refused(&world, request), 10001, "{body}");
    }
    for action in ["", "ApplyUploadUgc", "InitUpload", "GetVodSignatureV2"] {
        assert_eq!(refused(&world, call(action, &signed(&good, video(5)))), 10001, "{action:?}");
    }
    let padded = |n: u32| Some(signature(&[("classId", &n.to_string())])).filter(|made| made.ends_with('='));
    let padded = (0..1000).find_map(padded).unwrap();
    let lettered = |n: u32| Some(signature(&[("classId", &n.to_string())])).filter(|made| made.contains('+'));
    let lettered = (0..1000).find_map(lettered).unwrap().replace('+', "-").replace('/', "_");
    for carried in [
        "*",
        "AAAA",
        padded.trim_end_matches('='),
        &lettered,
        &good[1..],
        &format!("{good}="),
        &good[..good.len() - 8],
    ] {
        let request = call("ApplyUploadUGC", &signed(carried, video(5)));
        assert_eq!(refused(&world, request), 10004, "{carried}");
    }
}

#[test]
fn every_field_of_a_signature_has_its_check_in_the_stated_order() {
    let world = World::new();
    let key = |text: &str| sign(text, DEMO_SECRET_KEY);
    let id = "secretId=AKIDcosplaycosplaycosplaycosplay0000";
    let (now, later) = (format!("currentTimeStamp={NOW}"), format!("expireTime={}", NOW + 60));
    let code = |text: &str| refused(&world, call("PrepareUploadUGC", &json!({ "signature": key(text) })));
    let base = format!("{id}&{now}&{later}&random=1");
    world.send(call("PrepareUploadUGC", &json!({ "signature": key(&base) }))).data();

    assert_eq!(code(&format!("{now}&{later}&random=1")), 10004);
    assert_eq!(code(&format!("{id}&{later}&random=1")), 10004);
    assert_eq!(code(&format!("{id}&{now}&random=1")), 10004);
    assert_eq!(code(&format!("{id}&{now}&{later}")), 10004);
    assert_eq!(code(&format!("{id}&currentTimeStamp={NOW}.123&{later}&random=1")), 10004);
    assert_eq!(code(&format!("{id}&{now}&{later}&random=x")), 10004);
    assert_eq!(code(&format!("{id}&{now}&{later}&random=4294967297")), 10004);
    assert_eq!(code(&format!("secretId=nobody&{now}&{later}&random=1")), 10004);
    assert_eq!(code(&format!("{id}&currentTimeStamp={}&expireTime={}&random=1", NOW - 60, NOW - 1)), 10010);
    assert_eq!(code(&format!("{id}&{now}&expireTime={}&random=1", NOW + 7_776_001)), 19006);
    assert_eq!(code(&format!("{id}&currentTimeStamp={}&{later}&random=1", NOW + 60)), 19006);
    for twice in [id, &later, "random=2", "procedure=a&procedure=b", "mine=1&mine=1"] {
        assert_eq!(code(&format!("{base}&{twice}")), 10004, "{twice} is there twice");
    }
    for bad in [
        "taskPriority=11",
        "taskPriority=x",
        "taskNotifyMode=finish",
        "oneTimeValid=2",
        "classId=a",
        "vodSubAppId=7",
        "storageRegion=mars",
        &format!("sourceContext={}", "x".repeat(251)),
        &format!("sourceContext={}", "x".repeat(10_000)),
        &format!("sessionContext={}", "y".repeat(1001)),
        "sourceContext=%ff%fe",
    ] {
        assert_eq!(code(&format!("{base}&{bad}")), 10001, "{bad}");
    }
    for good in [
        "random=4294967296".to_owned(),
        "random=1&taskPriority=-10&taskNotifyMode=Change&oneTimeValid=0&classId=-3&vodSubAppId=1250000000"
            .into(),
        "random=1&vodSubAppId=0&procedure=&sourceContext=&isTranscode=1".into(),
        format!("random=1&sourceContext={}", "%E4%BD%A0".repeat(250)),
        format!("random=1&sessionContext={}", "y".repeat(1000)),
        "random=1&storageRegion=ap-chongqing".into(),
    ] {
        world
            .send(call(
                "PrepareUploadUGC",
                &json!({ "signature": key(&format!("{id}&{now}&{later}&{good}")) }),
            ))
            .data();
    }
    // The last second counts; a forged signature does not learn that it would have expired.
    let last = format!("{id}&currentTimeStamp={}&expireTime={NOW}&random=1", NOW - 60);
    world.send(call("PrepareUploadUGC", &json!({ "signature": key(&last) }))).data();
    let forged = sign(&format!("{id}&currentTimeStamp=1&expireTime=2&random=1"), "another key");
    assert_eq!(refused(&world, call("PrepareUploadUGC", &json!({ "signature": forged }))), 10004);
}

#[test]
fn a_flipped_bit_anywhere_makes_a_signature_invalid() {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let world = World::new();
    let mut connection = world.connect();
    let bytes = STANDARD.decode(signature(&[])).unwrap();
    for place in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[place] ^= 1;
        let body = json!({ "signature": STANDARD.encode(flipped) });
        assert_eq!(refusal(&connection.send(&call("PrepareUploadUGC", &body))).0, 10004, "byte {place}");
    }
}

#[test]
fn the_computed_vectors_verify_and_the_captured_signatures_decode_to_their_text() {
    let vectors: Value = serde_json::from_str(include_str!("../../../fixtures/signatures/vod.json")).unwrap();
    let key = text(&vectors, "/secret_key");
    for vector in vectors["computed"].as_array().unwrap() {
        assert_eq!(sign(text(vector, "/plaintext"), key), text(vector, "/signature"));
    }
    for sealed_text in vectors["sealed"].as_array().unwrap() {
        let key = HmacKey::new(text(sealed_text, "/key").as_bytes());
        assert_eq!(hmac_token::seal(text(sealed_text, "/plaintext"), &key), text(sealed_text, "/signature"));
    }
    for captured in vectors["captured"].as_array().unwrap() {
        let (code, plaintext) = hmac_token::open(text(captured, "/signature")).unwrap();
        let hex: String = code.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            (hex.as_str(), plaintext.as_str()),
            (text(captured, "/code"), text(captured, "/plaintext"))
        );
        if plaintext.starts_with("secretId=") {
            let signature = Signature::decode(text(captured, "/signature")).unwrap();
            assert_eq!(signature.expires.since(signature.issued), 86_400);
        }
    }
}

#[test]
fn prepare_offers_one_region_unless_more_are_wanted() {
    let world = World::new();
    let prepare = |world: &World, host: &str| {
        let mut request =
            call("PrepareUploadUGC", &json!({ "clientVersion": "1", "signature": signature(&[]) }));
        request.headers[0].1 = host.into();
        world.send(request).data()
    };
    let data = prepare(&world, HOST);
    assert_eq!(data["appId"], 1_250_000_000);
    let regions = data["cosRegionList"].as_array().unwrap();
    assert_eq!(regions.len(), 1);
    assert_eq!(
        (&regions[0]["region"], &regions[0]["ip"], &regions[0]["isAcc"]),
        (&json!("ap-guangzhou-2"), &json!(""), &json!(0))
    );
    assert!(text(&regions[0], "/domain").ends_with("-10022853.cos.ap-guangzhou-2.myqcloud.com"));
    assert_eq!(text(&prepare(&world, "127.0.0.1:99"), "/cosRegionList/0/domain"), "127.0.0.1:99");
    let world = world_with(|options| options.vod.prepare_regions = vec!["gz".into(), "ap-chongqing".into()]);
    let data = prepare(&world, HOST);
    let names: Vec<_> =
        (0..2).map(|n| text(&data, &format!("/cosRegionList/{n}/region")).to_owned()).collect();
    assert_eq!(names, ["ap-guangzhou", "ap-chongqing"]);
}

#[test]
fn the_region_comes_from_the_signature_then_the_request_then_the_account() {
    let world = world_with(|options| options.vod.region = "ap-shanghai".into());
    let region = |signature: &str, asked: Option<&str>| {
        let mut body = signed(signature, video(5));
        if let Some(asked) = asked {
            body["storageRegion"] = json!(asked);
        }
        let data = world.send(call("ApplyUploadUGC", &body)).data();
        (text(&data, "/storageRegionV5").to_owned(), text(&data, "/storageRegion").to_owned())
    };
    let pair = |long: &str, short: &str| (long.to_owned(), short.to_owned());
    let plain = signature(&[]);
    assert_eq!(region(&plain, None), pair("ap-shanghai", "sh"));
    assert_eq!(region(&plain, Some("ap-chongqing")), pair("ap-chongqing", "cq"));
    assert_eq!(region(&plain, Some("nowhere")), pair("ap-shanghai", "sh"));
    assert_eq!(
        region(&signature(&[("storageRegion", "ap-beijing")]), Some("ap-chongqing")),
        pair("ap-beijing", "bj")
    );
}

#[test]
fn the_accounts_regions_may_be_written_in_either_form() {
    for (region, regions) in [("sh", vec!["cq", "ap-guangzhou-2"]), ("cq", vec!["gz"])] {
        let world = world_with(|options| {
            options.vod.region = region.into();
            options.vod.regions = regions.iter().map(|&region| region.to_owned()).collect();
        });
        for asked in ["cq", "ap-chongqing"] {
            let signed_for = signature(&[("storageRegion", asked)]);
            let by_signature = world.send(call("ApplyUploadUGC", &signed(&signed_for, video(5)))).data();
            let mut body = video(5);
            body["storageRegion"] = json!(asked);
            for data in [by_signature, applied(&world, body)] {
                assert_eq!(text(&data, "/storageRegionV5"), "ap-chongqing", "{region} {regions:?} {asked}");
            }
        }
        let elsewhere = signature(&[("storageRegion", "bj")]);
        assert_eq!(refused(&world, call("ApplyUploadUGC", &signed(&elsewhere, video(5)))), 10001);
    }
}

#[test]
fn commit_answers_urls_the_file_id_and_a_proof_that_can_be_verified() {
    let world = World::new();
    let data = applied(&world, json!({ "videoType": "mp4", "coverType": "png", "videoSize": 5 }));
    upload(&world, &data, "video", b"video");
    upload(&world, &data, "cover", b"cover");
    let answer = world.send(commit(&data["vodSessionKey"]));
    let piece = ["url", "verify_content"];
    let want = [&["code", "message", "data", "video"][..], &piece, &["cover"], &piece, &["fileId"]].concat();
    assert_eq!(keys_in_order(answer.text()), want);
    let committed = answer.data();
    let url = format!("http://1250000000.vod2.myqcloud.com{}", text(&data, "/video/storagePath"));
    assert_eq!(text(&committed, "/video/url"), url);
    let file_id: u64 = text(&committed, "/fileId").parse().unwrap();
    for (piece, id) in [("video", file_id), ("cover", file_id + 1)] {
        let (code, proof) = hmac_token::open(text(&committed[piece], "/verify_content")).unwrap();
        assert_eq!(proof, format!("ExpTime={}&FileId={id}", NOW + 3600));
        assert!(HmacKey::new(DEMO_SECRET_KEY.as_bytes()).matches(proof.as_bytes(), &code));
    }
}

#[test]
fn committed_media_play_in_whole_and_in_part_and_nothing_else_does() {
    let world = World::new();
    let content = noise(100_000, 3);
    let data = applied(&world, video(content.len()));
    upload(&world, &data, "video", &content);
    let path = text(&data, "/video/storagePath");
    let play = |host: &str| Request::get(path).header("Host", host);
    assert_eq!(world.send(play("1250000000.vod2.myqcloud.com")).status, 404, "it is not committed yet");
    world.send(commit(&data["vodSessionKey"])).data();
    let whole = world.send(play("1250000000.vod2.myqcloud.com"));
    assert_eq!((whole.status, whole.header("content-type")), (200, Some("video/mp4")));
    assert!(whole.body == content);
    let part = world.send(play("1250000000.vod2.myqcloud.com").header("Range", "bytes=99990-"));
    assert_eq!((part.status, part.header("content-range")), (206, Some("bytes 99990-99999/100000")));
    assert_eq!(part.body, content[99_990..]);
    let beyond = world.send(play("1250000000.vod2.myqcloud.com").header("Range", "bytes=100000-"));
    assert_eq!(beyond.status, 416);
    assert_eq!(world.send(play("1250000001.vod2.myqcloud.com")).status, 404);
    let head = Request::new("HEAD", path).header("Host", "1250000000.vod2.myqcloud.com");
    let head = world.send(head);
    assert_eq!((head.status, head.header("content-length")), (200, Some("100000")));
    let post = Request::new("POST", path).header("Host", "1250000000.vod2.myqcloud.com");
    assert_eq!(world.send(post).status, 405);
}

#[test]
fn a_client_on_a_host_of_our_own_gets_urls_that_work_there() {
    let world = World::new();
    let own = world.address.to_string();
    let here = |mut request: Request| {
        let host = request.headers.iter_mut().find(|(name, _)| name == "Host").unwrap();
        host.1 = own.clone();
        request
    };
    let data = world.send(here(apply(video(5)))).data();
    world.send(here(file_op(&data, "video", "upload", &[("filecontent", b"video")]))).data();
    let committed = world.send(here(commit(&data["vodSessionKey"]))).data();
    let url = text(&committed, "/video/url");
    let path = url.strip_prefix(&format!("http://{own}")).unwrap_or_else(|| panic!("{url}"));
    assert_eq!(world.send(Request::get(path).header("Host", &own)).body, b"video");
}

#[test]
fn a_commit_needs_the_bytes_and_their_declared_number() {
    let world = World::new();
    let data = applied(&world, json!({ "videoType": "mp4", "videoSize": 5, "coverType": "png" }));
    let key = &data["vodSessionKey"];
    assert_eq!(refused(&world, commit(key)), 19003);
    let (filesize, slice) = ((2 * SLICE).to_string(), SLICE.to_string());
    let begin: [(&str, &[u8]); 2] = [("filesize", filesize.as_bytes()), ("slice_size", slice.as_bytes())];
    world.send(file_op(&data, "video", "upload_slice_init", &begin)).data();
    let (code, reason) = refusal(&world.send(commit(key)));
    assert!(code == 19003 && reason.contains("in part"), "{code} {reason}");
    world.send(file_op(&data, "video", "delete", &[])).json();

    let world = World::new();
    let data = applied(&world, json!({ "videoType": "mp4", "videoSize": 5, "coverType": "png" }));
    let key = &data["vodSessionKey"];
    upload(&world, &data, "video", b"another length");
    upload(&world, &data, "cover", b"cover");
    assert_eq!(refused(&world, commit(key)), 19004);
    world.send(file_op(&data, "video", "upload", &[("filecontent", b"video"), ("insertOnly", b"0")])).data();
    world.send(commit(key)).data();

    let lax = world_with(|options| {
        options.vod.commit_check_size = false;
        options.vod.commit_check_uploaded = false;
    });
    let data = applied(&lax, json!({ "videoType": "mp4", "videoSize": 5, "coverType": "png" }));
    upload(&lax, &data, "video", b"another length");
    let committed = lax.send(commit(&data["vodSessionKey"])).data();
    let cover = text(&committed, "/cover/url").strip_prefix("http://1250000000.vod2.myqcloud.com").unwrap();
    let play = Request::get(cover).header("Host", "1250000000.vod2.myqcloud.com");
    assert_eq!(lax.send(play).status, 404, "an object that nobody uploaded cannot be played");
}

#[test]
fn a_storage_bucket_that_was_deleted_holds_nothing_and_comes_back_with_the_next_apply() {
    let world = World::new();
    let data = applied(&world, video(5));
    let delete = |world: &World, data: &Value| {
        let id = BucketId::new(VOD_STORAGE_APPID, text(data, "/storageBucket"));
        world.app.store.delete_bucket(&id, UnixSeconds(NOW)).unwrap();
    };
    delete(&world, &data);
    let key = &data["vodSessionKey"];
    assert_eq!(refused(&world, commit(key)), 19003);
    applied(&world, json!({ "vodSessionKey": key }));
    upload(&world, &data, "video", b"video");
    world.send(commit(key)).data();

    let lax = world_with(|options| options.vod.commit_check_uploaded = false);
    let data = applied(&lax, video(5));
    delete(&lax, &data);
    lax.send(commit(&data["vodSessionKey"])).data();
}

#[test]
fn commits_repeat_their_answer_and_a_committed_upload_cannot_be_resumed() {
    let world = World::new();
    let (applied, committed) = whole_upload(&world, &signature(&[]), "a", b"video");
    let key = &applied["vodSessionKey"];
    world.advance(1000);
    let again = world.send(commit(key));
    assert_eq!(again.data(), committed);
    assert_eq!(refused(&world, apply(json!({ "vodSessionKey": key }))), 19001);
    world.advance(86_400);
    let late =
        call("CommitUploadUGC", &signed(&signature_at(NOW + 87_400, &[]), json!({ "vodSessionKey": key })));
    assert_eq!(refused(&world, late), 19002);
    assert_eq!(refused(&world, commit(&json!("bm9ib2R5J3M="))), 10010);
}

#[test]
fn concurrent_commits_agree() {
    let world = World::new();
    let data = applied(&world, video(5));
    upload(&world, &data, "video", b"video");
    let answers: Vec<Value> = std::thread::scope(|scope| {
        let send = || Connection::open(world.address).send(&commit(&data["vodSessionKey"])).data();
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(send)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}

#[test]
fn resuming_keeps_path_and_bucket_and_brings_fresh_credentials_and_perhaps_a_cover() {
    let world = World::new();
    let first = applied(&world, video(5));
    world.advance(3600);
    let key = json!({ "vodSessionKey": first["vodSessionKey"] });
    let again = applied(&world, key.clone());
    for same in ["storageBucket", "storageRegionV5", "vodSessionKey", "appId"] {
        assert_eq!(again[same], first[same], "{same}");
    }
    assert_eq!(text(&again, "/video/storagePath"), text(&first, "/video/storagePath"));
    for fresh in ["/tempCertificate/token", "/tempCertificate/secretId", "/video/storageSignature"] {
        assert_ne!(text(&again, fresh), text(&first, fresh));
    }
    assert_eq!((&again["timestamp"], again.get("cover")), (&json!(NOW + 3600), None));
    let with_cover = applied(
        &world,
        json!({ "vodSessionKey": first["vodSessionKey"], "videoType": "avi", "coverType": "png", "coverName": "c" }),
    );
    assert_eq!(
        text(&with_cover, "/video/storagePath"),
        text(&first, "/video/storagePath"),
        "the session wins"
    );
    let cover = text(&with_cover, "/cover/storagePath");
    let other_cover = applied(&world, json!({ "vodSessionKey": first["vodSessionKey"], "coverType": "jpg" }));
    assert_eq!(text(&other_cover, "/cover/storagePath"), cover, "the first cover stays");
    upload(&world, &first, "video", b"video");
    upload(&world, &with_cover, "cover", b"cover");
    assert!(world.send(commit(&first["vodSessionKey"])).data()["cover"].is_object());
}

#[test]
fn a_one_time_signature_is_spent_by_a_new_upload_and_still_serves_that_upload() {
    let world = World::new();
    let once = signature(&[("oneTimeValid", "1")]);
    let with = |action: &str, body: Value| call(action, &signed(&once, body));
    world.send(with("PrepareUploadUGC", json!({}))).data();
    assert_eq!(refused(&world, with("ApplyUploadUGC", json!({ "videoName": "no type" }))), 10001);
    let data = world.send(with("ApplyUploadUGC", video(5))).data();
    assert_eq!(refused(&world, with("ApplyUploadUGC", video(5))), 19005);
    let key = json!({ "vodSessionKey": data["vodSessionKey"] });
    world.send(with("ApplyUploadUGC", key.clone())).data();
    let other = applied(&world, video(5));
    let foreign = json!({ "vodSessionKey": other["vodSessionKey"] });
    assert_eq!(refused(&world, with("ApplyUploadUGC", foreign)), 19005);
    upload(&world, &data, "video", b"video");
    world.send(with("PrepareUploadUGC", json!({}))).data();
    world.send(with("CommitUploadUGC", key)).data();

    let strict = world_with(|options| options.vod.one_time = OneTime::Strict);
    let data = strict.send(with("ApplyUploadUGC", video(5))).data();
    let key = json!({ "vodSessionKey": data["vodSessionKey"] });
    for action in ["PrepareUploadUGC", "ApplyUploadUGC", "CommitUploadUGC"] {
        assert_eq!(refused(&strict, with(action, key.clone())), 19005, "{action}");
    }
}

#[test]
fn of_two_uploads_at_once_with_one_one_time_signature_one_is_refused() {
    let world = World::new();
    for round in 0..20 {
        let once = signature(&[("oneTimeValid", "1"), ("classId", &round.to_string())]);
        let codes: Vec<i64> = std::thread::scope(|scope| {
            let send = || world.code(call("ApplyUploadUGC", &signed(&once, video(5))));
            let threads: Vec<_> = (0..2).map(|_| scope.spawn(send)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(codes.contains(&0) && codes.contains(&19005), "{codes:?}");
    }
}

#[test]
fn a_new_cover_for_media_that_exist_goes_beside_the_video() {
    let world = World::new();
    let (first, committed) = whole_upload(&world, &signature(&[]), "a", b"video");
    let file_id = text(&committed, "/fileId");
    assert_eq!(refused(&world, apply(json!({ "fileId": "12345", "coverType": "png" }))), 19008);
    assert_eq!(refused(&world, apply(json!({ "fileId": "x", "coverType": "png" }))), 19008);
    let data = applied(&world, json!({ "fileId": file_id, "coverType": "png", "coverSize": 5 }));
    assert_eq!(data.get("video"), None);
    let directory = text(&first, "/video/storagePath").rsplit_once('/').unwrap().0.to_owned();
    assert!(text(&data, "/cover/storagePath").starts_with(&directory), "{data}");
    upload(&world, &data, "cover", b"cover");
    let answer = world.send(commit(&data["vodSessionKey"])).data();
    assert_eq!((text(&answer, "/fileId"), answer.get("video")), (file_id, None));
    let path = text(&answer, "/cover/url").strip_prefix("http://1250000000.vod2.myqcloud.com").unwrap();
    assert_eq!(world.send(Request::get(path).header("Host", "1250000000.vod2.myqcloud.com")).body, b"cover");
}

#[test]
fn a_sub_app_has_its_own_bucket_and_play_host() {
    let world = world_with(|options| options.vod.sub_apps = vec![AppId(1_400_000_007).into()]);
    let sub = signature(&[("vodSubAppId", "1400000007")]);
    let data = world.send(call("ApplyUploadUGC", &signed(&sub, video(5)))).data();
    assert_eq!(data["appId"], 1_400_000_007);
    assert!(text(&data, "/storageBucket").ends_with("vodgzp1400000007"));
    upload(&world, &data, "video", b"video");
    assert_eq!(refused(&world, commit(&data["vodSessionKey"])), 19007);
    let key = json!({ "vodSessionKey": data["vodSessionKey"] });
    let committed = world.send(call("CommitUploadUGC", &signed(&sub, key))).data();
    assert!(text(&committed, "/video/url").starts_with("http://1400000007.vod2.myqcloud.com/"));
}

#[test]
fn a_type_is_an_extension_and_neither_has_a_dot_in_front_nor_is_a_mime_type() {
    let world = World::new();
    for odd in [".mp4", "video/mp4"] {
        let answer = world.send(apply(json!({ "videoType": odd })));
        assert_eq!(answer.code(), 19009, "{odd}");
        assert!(answer.header("x-cosplay-reason").unwrap().contains("write mp4"), "{answer:?}");
        let cover = json!({ "videoType": "mp4", "coverType": odd });
        assert_eq!(world.send(apply(cover)).code(), 19009, "{odd}");
    }
    for fine in ["mp4", "MP4", "x-matroska", "tar.gz"] {
        assert_eq!(world.send(apply(json!({ "videoType": fine }))).code(), 0, "{fine}");
    }
}

#[test]
fn an_account_can_limit_types_and_demand_known_procedures() {
    let world = world_with(|options| {
        options.vod.types = vec!["mp4".into(), "png".into()];
        options.vod.strict_procedure = true;
        options.vod.procedures = vec![Template { name: "mine".into(), ..Template::default() }];
    });
    applied(&world, json!({ "videoType": "MP4", "coverType": "png" }));
    assert_eq!(refused(&world, apply(json!({ "videoType": "avi" }))), 19009);
    assert_eq!(refused(&world, apply(json!({ "videoType": "mp4", "coverType": "gif" }))), 19009);
    let with =
        |procedure: &str| call("ApplyUploadUGC", &signed(&signature(&[("procedure", procedure)]), video(5)));
    assert_eq!(refused(&world, with("theirs")), 10001);
    world.send(with("mine")).data();
}

#[test]
fn the_levers_for_mobile_clients_are_answered_only_where_they_are_set() {
    let world = world_with(|options| {
        options.vod.storage_upload_domain = Some("mock.example".into());
        options.vod.cos_acc_domain = Some("http://mock.example:80".into());
        options.vod.emit_storage_region_v5 = false;
    });
    let data = applied(&world, video(5));
    assert_eq!(data["cosAcc"], json!({ "isOpen": 1, "domain": "http://mock.example:80" }));
    assert_eq!((text(&data, "/storageUploadDomain"), data.get("StorageRegionV5")), ("mock.example", None));
}

#[test]
fn codes_can_be_exchanged_for_others() {
    let settings = cosplay::internals::domain::WorldSettings {
        vod_codes: [(10001, 4711)].into(),
        ..cosplay::internals::domain::WorldSettings::new(1, 1 << 20, cosplay::internals::services::names())
    };
    let app = cosplay::internals::domain::App::configured(Default::default(), settings);
    let head = cosplay_checks::cos_json::head(http::Method::POST, "/v3/index.php", "Action=ApplyUploadUGC");
    let error = cosplay::internals::services::vod::error::Error::invalid("why");
    let reply = <Vod as Service>::respond(&app, &head, &error);
    let body: Vec<u8> = reply.body.pieces().iter().flat_map(|piece| piece.to_vec()).collect();
    assert_eq!(String::from_utf8(body).unwrap(), r#"{"code":4711,"message":"ugc upload | invalid request"}"#);
}

#[test]
fn preflights_reports_and_address_questions_are_answered() {
    let world = World::new();
    for host in [HOST, "vod2.dnsv1.com", "vodreport.qcloud.com"] {
        let preflight = Request::new("OPTIONS", "/v3/index.php?Action=ApplyUploadUGC")
            .header("Host", host)
            .header("Origin", "https://app.example")
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "content-type");
        let answer = world.send(preflight);
        assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, Some("*")), "{host}");
        assert_eq!(answer.header("access-control-allow-headers"), Some("content-type"));
    }
    let report =
        Request::json("/ugcupload_new", r#"{"reqType":10001}"#).header("Host", "vodreport.qcloud.com");
    assert_eq!(world.send(report).json(), json!({ "code": 0, "message": "成功" }));
    let own = world.address.to_string();
    let ask = |host: &str, name: &str| {
        let answer = world.send(Request::get(format!("/d?dn={name}&token=800654663")).header("Host", host));
        (answer.status, answer.text().to_owned())
    };
    assert_eq!(ask(&own, "vod2.qcloud.com"), (200, "127.0.0.1".into()));
    assert_eq!(ask("119.29.29.99", "vod2.qcloud.com"), (200, "119.29.29.99".into()));
    assert_eq!(ask("[::1]", "vod2.qcloud.com"), (200, "::1".into()));
    assert_eq!(ask("[::1]:8267", "vod2.qcloud.com"), (200, "::1".into()));
    assert_eq!(ask(&own, "www.example.com"), (200, String::new()));
    let nowhere = world.send(Request::get("/elsewhere").header("Host", HOST));
    assert_eq!(nowhere.status, 404);
    assert_eq!(world.send(Request::new("PUT", "/v3/index.php").header("Host", HOST)).status, 405);
}

#[test]
fn bodies_beyond_the_limit_and_a_full_memory_have_answers_of_their_own() {
    let world = World::start(Setup { max_memory: 40_000, ..Setup::default() });
    let long = call("ApplyUploadUGC", &json!({ "signature": "x".repeat(2 << 20) }));
    let answer = world.send(long);
    assert_eq!((answer.status, answer.code()), (413, 10001));
    let mut statuses: Vec<u16> = (0..20).map(|_| world.send(apply(video(5))).status).collect();
    statuses.dedup();
    assert_eq!(statuses, [200, 503]);
}

#[test]
fn signature_services_answer_in_their_shapes_with_what_was_asked_for() {
    let world = World::new();
    let own = world.address.to_string();
    let ask = |host: &str, path: &str, body: &str| {
        let mut request = Request::new("POST", path)
            .header("Host", host)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
        request.body = body.into();
        world.send(request)
    };
    let plaintext = |signature: &str| hmac_token::open(signature).unwrap().1;
    let captured = ask(
        "livedemo.tim.qq.com",
        "/interface.php",
        r#"{"Action":"GetVodSignatureV2","procedure":"XIAOZHIBO-DEFAULT"}"#,
    );
    assert!(
        captured.text().starts_with(
            r#"{"returnValue":0,"returnMsg":"return successfully!","returnData":{"signature":""#
        )
    );
    let made = captured.json();
    let made = text(&made, "/returnData/signature");
    let want = format!(
        "secretId=AKIDcosplaycosplaycosplaycosplay0000&currentTimeStamp={NOW}&expireTime={}&procedure=XIAOZHIBO-DEFAULT&random=",
        NOW + 86_400
    );
    assert!(plaintext(made).starts_with(&want), "{}", plaintext(made));
    world.send(call("ApplyUploadUGC", &signed(made, video(5)))).data();

    let plain = r#"{"Action":"GetVodSignatureV2"}"#;
    let shapes = [
        (own.as_str(), "/interface.php", plain, "/returnData/signature"),
        ("xzb.qcloud.com", "/get_vod_sign", plain, "/data/signature"),
        ("demo.vod2.myqcloud.com", "/ugc-upload/", r#"{"Action":"GetUgcUploadSign"}"#, "/data/sign"),
        (&own, "/mock/signature", "", "/data/signature"),
        (&own, "/mock/signature?shape=sign", "{}", "/data/sign"),
        (&own, "/mock/signature?shape=flat", "{}", "/signature"),
        (&own, "/mock/signature?shape=UploadSign", "{}", "/Data/UploadSign"),
        (&own, "/mock/signature?shape=returnValue", "", "/returnData/signature"),
        (&own, "/mock/signature?shape=returnValue", plain, "/returnData/signature"),
        (
            &own,
            &format!("/{HOST}").replace(HOST, "demo.vod2.myqcloud.com/GetUploadSign"),
            r#"{"Token":"t","SourceContext":"{\"a\":1}"}"#,
            "/Data/UploadSign",
        ),
    ];
    for (host, path, body, pointer) in shapes {
        let answer = ask(host, path, body).json();
        let signature = text(&answer, pointer);
        world.send(call("PrepareUploadUGC", &json!({ "signature": signature }))).data();
        if body.contains("SourceContext") {
            assert!(
                plaintext(signature)
                    .contains("sourceContext=%7B%22a%22%3A1%7D&sessionContext=%7B%22a%22%3A1%7D"),
                "{}",
                plaintext(signature)
            );
        }
    }
    let bare = ask(&own, "/mock/signature?shape=text", "");
    assert!(plaintext(bare.text()).starts_with("secretId="));
    let asked = ask(
        &own,
        "/mock/signature?oneTimeValid=1",
        r#"{"classId":3,"sourceContext":"a b&c","timeStamp":60,"taskPriority":-1}"#,
    )
    .json();
    let made = plaintext(text(&asked, "/data/signature"));
    assert!(made.ends_with("&classId=3&taskPriority=-1&sourceContext=a%20b%26c&oneTimeValid=1"), "{made}");
    assert!(made.contains(&format!("expireTime={}&", NOW + 60)), "{made}");
    let other = ask(&own, "/mock/signature", r#"{"appId":1250000001}"#).json();
    assert!(plaintext(text(&other, "/data/signature")).contains("secretId=AKIDother0000"));

    let wrong = ask(&own, "/interface.php", r#"{"Action":"Else"}"#).json();
    assert_eq!((&wrong["returnValue"], wrong.get("returnData")), (&json!(10001), None));
    let wrong = ask(&own, "/interface.php", "{}").json();
    assert_eq!(wrong["returnValue"], json!(10001), "the captured service wants an Action");
    let wrong = ask(&own, "/mock/signature?shape=returnvalue", "");
    assert_eq!(wrong.code(), 10001);
    let why = wrong.header("x-cosplay-reason").unwrap();
    assert!(why.starts_with("there is no shape \"returnvalue\"; known are returnValue, data"), "{why}");
    let wrong = ask(&own, "/mock/signature", r#"{"secretId":"nobody"}"#).json();
    assert_eq!((&wrong["code"], wrong.get("data")), (&json!(10001), None));
    let url =
        ask("demo.vod2.myqcloud.com", "/ugc-upload/", r#"{"Action":"GetAntiLeechUrl","Url":"http://a/b"}"#)
            .json();
    assert_eq!(text(&url, "/data/url"), "http://a/b");
}

#[test]
fn an_application_is_for_a_new_video_or_for_the_cover_of_one_that_is_there() {
    let world = World::new();
    let (_, committed) = whole_upload(&world, &signature(&[]), "talk", b"content");
    let file_id = text(&committed, "/fileId");
    let asked = |more: Value| refusal(&world.send(apply(signed(&signature(&[]), more)))).0;
    assert_eq!(asked(json!({ "fileId": file_id, "videoType": "mp4", "coverType": "png" })), 10001);
    assert_eq!(asked(json!({ "fileId": file_id, "videoName": "x", "coverType": "png" })), 10001);
    assert_eq!(asked(json!({ "videoType": "mp4", "storageRegion": 7 })), 10001);
    assert_eq!(asked(json!({ "vodSessionKey": "never", "videoSize": "large" })), 10001);
    let cover = apply(signed(&signature(&[]), json!({ "fileId": file_id, "coverType": "png" })));
    assert_eq!(world.send(cover).code(), 0);
}
