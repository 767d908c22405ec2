//! What is said of signatures and requests: every usual slip is named, and what is good is called good.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use cosplay::internals::config::written::{DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::auth::explain::Verdict;
use cosplay::internals::primitives::digest::{HmacKey, HmacKey256, Sha1};
use proptest::prelude::*;
use serde_json::json;

use crate::support::http::Request;
use crate::support::program::{Scratch, cosplay, text};
use crate::support::strategies::{cases, seasoned};
use crate::support::{NOW, World, sign, vod, xml};
use cosplay_checks::explain::{anything, explained};

/// The only thing that is found wrong.
#[track_caller]
fn slip(text: &str) -> String {
    let told = explained(text);
    assert_eq!((told.verdict, told.findings.len()), (Verdict::Wrong, 1), "{told:#?}");
    told.findings[0].clone()
}

/// A text that VOD's signatures hold.
fn plaintext() -> String {
    format!(
        "secretId={DEMO_SECRET_ID}&currentTimeStamp={NOW}&expireTime={}&random=5&procedure=a%2Fb",
        NOW + 60
    )
}

fn code(key: &str, text: &str) -> Vec<u8> {
    HmacKey::new(key.as_bytes()).code(text.as_bytes()).to_vec()
}

fn sealed(code: &[u8], text: &str) -> String {
    STANDARD.encode([code, text.as_bytes()].concat())
}

#[test]
fn good_signatures_are_called_good_and_say_what_they_say() {
    for signature in [vod::signature(&[("procedure", "x")]), sign::multi(), sign::once("v.mp4", 7)] {
        for carried in [
            signature.clone(),
            format!("Authorization: {signature}"),
            format!("  {signature}\n"),
            json!({ "signature": signature, "videoType": "mp4" }).to_string(),
            format!(
                "http://h/files/v2/x?op=stat&sign={}",
                cosplay::internals::primitives::escape::encode_component(&signature)
            ),
        ] {
            let told = explained(&carried);
            assert_eq!((told.verdict, told.findings), (Verdict::Good, vec![]), "{carried}");
        }
    }
    let told = explained(&vod::signature(&[("procedure", "x")]));
    assert_eq!(told.scheme, "VOD upload signature");
    let field = |name: &str| told.fields.iter().find(|field| field.name == name).unwrap();
    assert_eq!(field("procedure").value, "x");
    assert_eq!(field("expireTime").meaning, "2023-11-15T22:13:20Z, in 24 h");
}

#[test]
fn every_usual_slip_of_a_sealed_signature_is_named() {
    let text = plaintext();
    let good = code(DEMO_SECRET_KEY, &text);
    let hex = Sha1(good.clone().try_into().unwrap()).to_string();
    let decoded = text.replace("%2F", "/");
    let sha256 = HmacKey256::new(DEMO_SECRET_KEY.as_bytes()).code(text.as_bytes());
    for (signature, word) in [
        (sealed(hex.as_bytes(), &text), "hexadecimal"),
        (sealed(&sha256, &text), "HMAC-SHA256"),
        (STANDARD.encode([text.as_bytes(), &good[..]].concat()), "stands behind the text"),
        (sealed(&code(DEMO_SECRET_ID, &text), &text), "SecretId was used as the key"),
        (sealed(&code(&format!("{DEMO_SECRET_KEY}\n"), &text), &text), "had a line break"),
        (sealed(&code(DEMO_SECRET_KEY, &format!("{text}\n")), &text), "line feed was signed"),
        (sealed(&code(DEMO_SECRET_KEY, &decoded), &text), "before it was percent-encoded"),
        (sealed(&code(&text, DEMO_SECRET_KEY), &text), "swapped"),
        (sealed(&code("another key", &text), &text), "none of the mistakes"),
        (STANDARD.encode(&good), "it is no signature"),
        (sealed(&good, &text).trim_end_matches('=').to_owned(), "= at the end"),
        (
            cosplay::internals::primitives::escape::encode_component(&sealed(&good, &text)).into_owned(),
            "percent-encoded",
        ),
        ("what is this?".into(), "it is no signature"),
        (String::new(), "no signature"),
    ] {
        let found = slip(&signature);
        assert!(found.contains(word), "{word}: {found}");
    }
    let (safe, broken) = (code(DEMO_SECRET_KEY, "secretId=>>>???"), "secretId=>>>???");
    let safe = URL_SAFE.encode([&safe[..], broken.as_bytes()].concat());
    assert!(explained(&safe).findings[0].contains("URL-safe"), "{safe}");
}

#[test]
fn every_slip_with_times_is_named() {
    let signed = |text: &str| sealed(&code(DEMO_SECRET_KEY, text), text);
    let with = |issued: &str, expires: &str| {
        signed(&format!("secretId={DEMO_SECRET_ID}&currentTimeStamp={issued}&expireTime={expires}&random=5"))
    };
    let (now, later) = (NOW.to_string(), (NOW + 60).to_string());
    for (signature, word) in [
        (with(&now, "86400"), "looks like a duration"),
        (with(&now, &format!("{}", (NOW + 60) * 1000)), "milliseconds"),
        (with(&format!("{NOW}.5"), &later), "whole number"),
        (with(&(NOW - 120).to_string(), &(NOW - 60).to_string()), "expired 60 s ago"),
        (with(&later, &later), "not positive"),
        (with(&now, &(NOW + 91 * 86_400).to_string()), "90 days"),
        (
            signed(&format!("secretId={DEMO_SECRET_ID}&currentTimeStamp={now}&expireTime={later}")),
            "random is missing",
        ),
        (
            signed(&format!("secretId={DEMO_SECRET_ID}&currentTimeStamp={now}&expireTime={later}&random=x")),
            "random has to",
        ),
        (signed(&format!("{}&taskPriority=11", plaintext())), "taskPriority"),
    ] {
        let found = slip(&signature);
        assert!(found.contains(word), "{word}: {found}");
    }
}

#[test]
fn the_json_apis_signatures_are_judged_by_their_own_rules() {
    let signed = |text: &str| sealed(&code(DEMO_SECRET_KEY, text), text);
    let text = |a: &str, e: i64, f: &str| {
        signed(&format!("a={a}&b=examplebucket&k={DEMO_SECRET_ID}&e={e}&t={NOW}&r=1&f={f}"))
    };
    assert!(explained(&text("1250000000", NOW - 5, "")).findings[0].contains("expired 5 s ago"));
    assert!(slip(&text("1250000000", 0, "")).contains("name its file"));
    assert!(slip(&text("1250000001", NOW + 60, "")).contains("another AppId"));
    let unpadded = text("1250000000", NOW + 60, "/x").trim_end_matches('=').replace('+', " ");
    assert_eq!(explained(&unpadded).verdict, Verdict::Good, "what the JSON API forgives is forgiven");
}

#[test]
fn a_key_that_is_not_known_leaves_the_code_unproven() {
    let text = plaintext().replace(DEMO_SECRET_ID, "AKIDsomebodyelse");
    let told = explained(&sealed(&code("x", &text), &text));
    assert_eq!(told.verdict, Verdict::Unproven);
    assert!(told.findings[0].contains("AKIDsomebodyelse"));
}

#[test]
fn signatures_of_the_xml_api_are_read_as_far_as_they_go() {
    let request = xml::xml("GET", "/key");
    let header = crate::support::files::header(&request, "authorization").unwrap().to_owned();
    let told = explained(&header);
    assert_eq!((told.verdict, told.fields.len()), (Verdict::Unproven, 7), "{told:#?}");
    let presigned = xml::presigned(xml::unsigned("GET", "/key"), &xml::grant());
    assert_eq!(explained(&presigned.target).fields.len(), 7, "{}", presigned.target);
    let spoilt = |from: &str, to: &str| explained(&header.replace(from, to)).findings[0].clone();
    assert!(spoilt("q-header-list=host", "q-header-list=Host").contains("capitals"));
    assert!(spoilt("q-sign-algorithm=sha1", "q-sign-algorithm=md5").contains("sha1"));
    assert!(spoilt("q-url-param-list=", "q-other=").contains("q-url-param-list is missing"));
    assert!(spoilt(&(NOW + 3600).to_string(), &(NOW - 10).to_string()).contains("ended 10 s ago"));
    assert!(spoilt(&(NOW - 60).to_string(), &((NOW - 60) * 1000).to_string()).contains("milliseconds"));
    let aws = "AWS4-HMAC-SHA256 Credential=AKIDx/20231114/ap-guangzhou/s3/aws4_request, SignedHeaders=host, \
        Signature=0f";
    assert_eq!((explained(aws).verdict, explained(aws).fields.len()), (Verdict::Unproven, 3));
    assert!(explained(&aws.replace("/s3/", "/cos/")).findings[0].contains("s3/aws4_request"));
}

#[test]
fn aws_version_2_is_told_by_its_name_and_keeps_its_code() {
    for carried in [
        format!("Authorization: AWS {DEMO_SECRET_ID}:c2VjcmV0c2VjcmV0c2VjcmU="),
        format!("http://h/k?AWSAccessKeyId={DEMO_SECRET_ID}&Expires=1&Signature=c2VjcmV0c2VjcmV0c2VjcmU%3D"),
    ] {
        let told = explained(&carried);
        assert!(told.scheme.starts_with("AWS signature version 2"), "{told:?}");
        assert_eq!((told.verdict, &*told.fields[0].value), (Verdict::Unproven, DEMO_SECRET_ID));
        assert!(!format!("{told:?}").contains("c2VjcmV0"));
    }
    assert_eq!(explained("AWS nonsense").verdict, Verdict::Wrong);
    let (status, said) = command("request.htp", &[]);
    assert!(status == 1 && said.contains("there is no file of this name either"), "{said}");
}

#[test]
fn a_policy_says_what_it_demands() {
    let policy = STANDARD.encode(
        r#"{"expiration":"2023-11-14T22:13:19Z","conditions":[{"bucket":"b"},["starts-with","$key","a/"]]}"#,
    );
    let told = explained(&policy);
    assert_eq!((told.scheme, told.verdict), ("policy of a POST form", Verdict::Wrong));
    assert!(
        told.findings[0].contains("expiration") && told.findings.iter().any(|found| found.contains("q-ak"))
    );
    assert_eq!(told.fields[2].value, "a/");
}

#[test]
fn the_server_explains_by_its_own_keys_and_spends_nothing() {
    let world = World::new();
    let once = sign::once("v.mp4", 7);
    for _ in 0..2 {
        let told = world.admin("POST", "explain", &json!({ "signature": once }).to_string());
        assert_eq!((told.status, told.json()["verdict"].as_str()), (200, Some("good")), "{}", told.text());
    }
    world.admin("PUT", "clock?appid=1250000000", &format!(r#"{{"mode":"frozen","now":{}}}"#, NOW + 90_000));
    let body = json!({ "signature": vod::signature(&[]) }).to_string();
    assert_eq!(world.admin("POST", "explain", &body).json()["verdict"], "good");
    assert_eq!(world.admin("POST", "explain?appid=1250000000", &body).json()["verdict"], "wrong");
    assert_eq!(world.admin("POST", "explain", r#"{"sig":"x"}"#).status, 400);
}

#[test]
fn signatures_that_the_server_makes_are_accepted_by_it() {
    let world = World::new();
    let made = |scheme: &str, body: serde_json::Value| {
        let answer = world.admin("POST", &format!("sign/{scheme}"), &body.to_string());
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    };
    let signature = made("vod", json!({ "parameters": { "sourceContext": "a&b=c" } }))["signature"].take();
    let wanted = json!({ "videoType": "mp4" });
    world.send(vod::call("ApplyUploadUGC", &vod::signed(signature.as_str().unwrap(), wanted))).data();
    world.put("dir/v.mp4", b"content");
    let multi = made("cos-json", json!({ "bucket": "examplebucket" }))["signature"].take();
    let stat = format!("{}?op=stat", crate::support::at("dir/v.mp4"));
    world.send(Request::get(&stat).signed(multi.as_str().unwrap())).data();
    let late = made("cos-json", json!({ "bucket": "examplebucket", "seconds": -5 }))["signature"].take();
    assert_eq!(world.send(Request::get(&stat).signed(late.as_str().unwrap())).code(), -96);
    let once =
        made("cos-json", json!({ "bucket": "examplebucket", "once": "dir/v.mp4" }))["signature"].take();
    let delete = Request::json(crate::support::at("dir/v.mp4"), r#"{"op":"delete"}"#);
    assert_eq!(world.send(delete.signed(once.as_str().unwrap())).code(), 0);
    let signed = made(
        "cos-xml",
        json!({ "method": "PUT", "path": "/a b", "headers": { "host": xml::HOST }, "parameters": { "tagging": "" } }),
    );
    let presigned = signed["presigned"].as_str().unwrap();
    let put = xml::with_body(xml::unsigned("PUT", presigned), "<Tagging><TagSet/></Tagging>");
    assert_eq!(world.send(put).word(), "NoSuchKey");
    let plain = made("cos-xml", json!({ "method": "PUT", "path": "/a b" }));
    let put = xml::with_body(xml::unsigned("PUT", "/a%20b"), "x");
    assert_eq!(world.send(put.signed(plain["signature"].as_str().unwrap())).status, 200);
    assert_eq!(world.admin("POST", "sign/vod", r#"{"appid":7}"#).status, 400);
}

/// `cosplay explain` with a text as its argument: status and what it prints.
fn command(what: &str, more: &[&str]) -> (i32, String) {
    let now = NOW.to_string();
    let output = cosplay(&[&["explain", what, "--now", &now], more].concat()).output().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), text(&printed).to_owned())
}

#[test]
fn the_command_judges_a_signature_and_a_request() {
    let (status, told) = command(&vod::signature(&[]), &[]);
    assert!(status == 0 && told.ends_with("good: it would be accepted\n"), "{told}");
    let (status, told) = command("nonsense!", &["--json"]);
    assert!(status == 1 && told.contains(r#""verdict":"wrong""#), "{told}");

    let scratch = Scratch::new();
    let file = |request: &Request| {
        let text = String::from_utf8(request.bytes()).unwrap();
        // As an editor leaves it.
        scratch.write("request.http", &format!("{}\n", text.replace("\r\n", "\n")))
    };
    let put = xml::sign(xml::with_body(xml::unsigned("PUT", "/key"), "hello"));
    let (status, told) = command(&file(&put), &[]);
    assert!(
        status == 0 && told.contains("cos_xml.put_object") && told.contains("answered with 200"),
        "{told}"
    );
    let (status, told) = command(&file(&put), &["--secret-key", "another"]);
    assert!(status == 1 && told.contains("StringToSign") && told.contains("answered with 403"), "{told}");
    let mut moved = put.clone();
    moved.target = "/other".into();
    assert_eq!(command(&file(&moved), &[]).0, 1);
    let apply = vod::apply(json!({ "videoType": "mp4" }));
    let (status, told) = command(&file(&apply), &["--json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((status, &told["status"], &told["signature"]["verdict"]), (0, &json!(200), &json!("good")));
    assert_eq!(told["request"]["operation"], "vod.apply_upload_ugc");
    let stat = crate::support::ask("v.mp4", "stat");
    let (status, told) = command(&file(&stat), &[]);
    assert!(status == 0 && told.contains("answered with 404"), "there is no such file: {told}");
    let mut cut = put.clone();
    cut.body.truncate(2);
    let (status, told) = command(&file(&cut), &[]);
    assert!(status == 0 && told.contains("Content-Length is 5, but 3 bytes follow"), "{told}");
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn nothing_that_is_explained_brings_it_down(
        text in seasoned(&["q-sign-algorithm=", "q-signature=", "AWS4-HMAC-SHA256", "Credential=", "&", ";", "{", "\"signature\":", "?sign=", "%", "=", "secretId=", "a=1"]),
        raw in proptest::collection::vec(any::<u8>(), 0..80),
    ) {
        anything(&text);
        anything(&raw);
    }

    #[test]
    fn a_signature_with_another_byte_is_never_called_good(at in 0..100usize, other in 1..256usize) {
        let text = plaintext();
        let mut bytes = [code(DEMO_SECRET_KEY, &text), text.into_bytes()].concat();
        let at = at % bytes.len();
        bytes[at] ^= other as u8;
        prop_assert_ne!(explained(&STANDARD.encode(&bytes)).verdict, Verdict::Good);
    }
}
