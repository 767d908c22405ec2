//! POST Object: every form of a condition, every field, and every way to sign a form.

use cosplay::internals::config::written::{DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::auth::cos_xml::{self, Grant};
use cosplay::internals::domain::auth::credentials;
use cosplay::internals::domain::auth::post_policy;
use cosplay::internals::domain::auth::request::SignedRequest as Signable;
use cosplay::internals::domain::store::acl::Canned;
use cosplay::internals::domain::store::bucket::BucketSettings;
use cosplay::internals::primitives::time::UnixSeconds;

use crate::support::http::Request;
use crate::support::xml::{HOST, KEY_TIME, form, grant, policy, unsigned, xml};
use crate::support::{NOW, Setup, World};

/// A condition, fields that meet it, and fields that do not, each beside the key `dir/k` and the file `four`.
type Line = (&'static str, &'static [(&'static str, &'static str)], &'static [(&'static str, &'static str)]);

const CONDITIONS: &[Line] = &[
    (r#"{"key":"dir/k"}"#, &[], &[("key", "dir/other")]),
    (r#"["eq","$key","dir/k"]"#, &[], &[("key", "dir/k2")]),
    (r#"["starts-with","$key","dir/"]"#, &[], &[("key", "dirk")]),
    (r#"["starts-with","$key",""]"#, &[], &[]),
    (r#"{"bucket":"examplebucket-1250000000"}"#, &[], &[]),
    (r#"{"acl":"private"}"#, &[("acl", "private")], &[("acl", "public-read")]),
    (r#"["starts-with","$acl","p"]"#, &[("acl", "public-read")], &[("acl", "default")]),
    (r#"{"Content-Type":"image/png"}"#, &[("content-type", "image/png")], &[("Content-Type", "image/PNG")]),
    (
        r#"["starts-with","$Content-Type","image/"]"#,
        &[("Content-Type", "image/gif")],
        &[("Content-Type", "text/x")],
    ),
    (r#"["starts-with","$Content-Type",""]"#, &[("Content-Type", "")], &[]),
    (r#"{"Cache-Control":"no-cache"}"#, &[("Cache-Control", "no-cache")], &[("Cache-Control", "no-store")]),
    (
        r#"["eq","$Content-Disposition","inline"]"#,
        &[("Content-Disposition", "inline")],
        &[("Content-Disposition", "x")],
    ),
    (
        r#"["starts-with","$Content-Encoding","g"]"#,
        &[("Content-Encoding", "gzip")],
        &[("Content-Encoding", "br")],
    ),
    (r#"{"Expires":"never"}"#, &[("Expires", "never")], &[]),
    (
        r#"{"success_action_status":"200"}"#,
        &[("success_action_status", "200")],
        &[("success_action_status", "201")],
    ),
    (
        r#"["starts-with","$success_action_redirect","https://a.example/"]"#,
        &[("success_action_redirect", "https://a.example/done")],
        &[("success_action_redirect", "https://evil.example/")],
    ),
    (r#"{"x-cos-meta-a":"b"}"#, &[("x-cos-meta-a", "b")], &[("x-cos-meta-a", "c")]),
    (r#"["starts-with","$x-cos-meta-a","b"]"#, &[("x-cos-meta-a", "bc")], &[("x-cos-meta-a", "cb")]),
    (
        r#"{"x-cos-storage-class":"STANDARD_IA"}"#,
        &[("x-cos-storage-class", "STANDARD_IA")],
        &[("x-cos-storage-class", "ARCHIVE")],
    ),
];

#[test]
fn every_form_of_a_condition_admits_what_meets_it_and_refuses_what_does_not() {
    let world = World::new();
    for (condition, good, bad) in CONDITIONS {
        let send = |fields: &[(&str, &str)]| {
            let key = [("key", "dir/k")];
            let key = key.iter().filter(|_| !fields.iter().any(|(name, _)| *name == "key"));
            let fields: Vec<_> = key.chain(fields).copied().collect();
            world.send(form(&fields, &policy(condition), b"four"))
        };
        let passed = send(good);
        assert!(matches!(passed.status, 200 | 204 | 303), "{condition}: {}", passed.text());
        assert_eq!(world.send(xml("DELETE", "/dir/k")).status, 204);
        // A condition that only the bucket or an empty prefix is about has nothing to vary.
        if bad.is_empty() && !condition.contains("Expires") && !condition.contains("Content-Type") {
            continue;
        }
        let before = world.inventory();
        let refused = send(bad);
        let name =
            condition.split('"').find(|word| word.len() > 2 && *word != "eq" && *word != "starts-with");
        let name = name.unwrap().trim_start_matches('$');
        let message = refused.element("Message").unwrap_or_default();
        assert!(
            message.starts_with(&format!("Condition key {name} doesn&apos;t match")),
            "{condition}: {message}"
        );
        assert_eq!((refused.word(), refused.status), ("AccessDenied", 403), "{condition}");
        assert_eq!(world.inventory(), before, "{condition}: a refused upload leaves nothing behind");
    }
}

#[test]
fn the_size_of_the_file_is_bounded_at_both_ends_inclusively() {
    let world = World::new();
    let code = |range: &str| {
        let answer = world.send(form(
            &[("key", "k")],
            &policy(&format!(r#"["content-length-range",{range}]"#)),
            b"four",
        ));
        answer.word().to_owned()
    };
    assert_eq!([code("4,4"), code("0,9"), code(r#""1","4""#)], ["", "", ""]);
    assert_eq!([code("5,9"), code("0,3")], ["EntityTooSmall", "EntityTooLarge"]);
}

#[test]
fn what_a_policy_must_fix_it_must_fix() {
    let world = World::new();
    let all = [
        r#"{"q-sign-algorithm":"sha1"}"#.to_owned(),
        format!(r#"{{"q-ak":"{DEMO_SECRET_ID}"}}"#),
        format!(r#"{{"q-sign-time":"{KEY_TIME}"}}"#),
    ];
    for left_out in 0..3 {
        let rest: Vec<&str> = (0..3).filter(|at| *at != left_out).map(|at| all[at].as_str()).collect();
        let policy = format!(r#"{{"expiration":"2023-11-14T23:13:20Z","conditions":[{}]}}"#, rest.join(","));
        assert_eq!(
            world.send(form(&[("key", "k")], &policy, b"x")).word(),
            "AccessDenied",
            "{}",
            all[left_out]
        );
    }
    let spread = policy("").replace(',', " ,\r\n\t");
    assert_eq!(world.send(form(&[("key", "k")], &spread, b"x")).status, 204, "hashed as received");
}

#[test]
fn every_field_of_a_form_reaches_the_object() {
    let world = World::new();
    let fields = [
        ("key", "up/${filename}"),
        ("acl", "public-read"),
        ("Cache-Control", "max-age=5"),
        ("Content-Disposition", "attachment"),
        ("Content-Encoding", "identity"),
        ("Content-Type", "text/x"),
        ("Expires", "Thu, 01 Dec 2033 16:00:00 GMT"),
        ("x-cos-meta-a_b", "c_d"),
        ("x-cos-storage-class", "STANDARD_IA"),
        ("x-cos-traffic-limit", "819200"),
        ("x-cos-server-side-encryption", "cos/kms"),
        ("x-cos-grant-read", "id=\"100000000001\",id=\"100000000002\""),
        ("name", "fields nobody knows are ignored"),
        ("success_action_redirect", ""),
        ("success_action_status", "201"),
        ("Content-MD5", "nV7HBsnozHkAL0UMtPDZ/Q=="),
    ];
    let mut request = form(&fields, &policy(""), b"content");
    let text = String::from_utf8(request.body).unwrap();
    let named = "name=\"file\"; filename=\"C:\\dir\\photo.jpg\"\r\nContent-Type: image/jpeg";
    request.body = text.replace("name=\"file\"", named).into_bytes();
    assert_eq!(world.send(request.clone()).word(), "BadDigest");
    let text = String::from_utf8(request.body).unwrap();
    request.body = text.replace("nV7HBsnozHkAL0UMtPDZ/Q==", &md5(b"content")).into_bytes();
    let posted = world.send(request);
    assert_eq!((posted.status, posted.body.len()), (201, 0), "{}", posted.text());
    assert_eq!(posted.header("location"), Some(format!("http://{HOST}/up/photo.jpg").as_str()));
    assert_eq!(posted.header("x-cos-server-side-encryption"), Some("cos/kms"));
    let got = world.send(unsigned("GET", "/up/photo.jpg"));
    assert_eq!(got.text(), "content", "anybody may read it");
    for (name, value) in [
        ("cache-control", "max-age=5"),
        ("content-disposition", "attachment"),
        ("content-encoding", "identity"),
        ("content-type", "text/x"),
        ("expires", "Thu, 01 Dec 2033 16:00:00 GMT"),
        ("x-cos-meta-a_b", "c_d"),
        ("x-cos-storage-class", "STANDARD_IA"),
    ] {
        assert_eq!(got.header(name), Some(value), "{name}");
    }
    let acl = world.send(xml("GET", "/up/photo.jpg?acl"));
    let id = |uin: &str| format!("qcs::cam::uin/{uin}:uin/{uin}");
    assert!(acl.elements("ID").ends_with(&[&id("100000000001"), &id("100000000002")]), "{}", acl.text());
}

fn md5(bytes: &[u8]) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    STANDARD.encode(cosplay::internals::primitives::digest::md5(bytes).0)
}

/// A form with the `Signature` field of mini programs.
fn signature(headers: &[&str], name: &str, more: &[(&str, &str)]) -> Request {
    let host = |name: &str| (name == "host").then(|| HOST.to_owned());
    let signable = Signable::of_form(&host, None);
    let text = cos_xml::sign(&Grant { headers, ..grant() }, &signable);
    let fields: Vec<(&str, &[u8])> = [("key", "k"), (name, &text)]
        .iter()
        .chain(more)
        .map(|(name, value)| (*name, value.as_bytes()))
        .chain([("file", &b"x"[..])])
        .collect();
    Request::form("/", &fields).header("Host", HOST)
}

#[test]
fn a_form_may_carry_the_signature_of_a_request_instead_of_a_policy() {
    let world = World::new();
    for request in [
        signature(&["host"], "Signature", &[("success_action_status", "200")]),
        signature(&[], "signature", &[("success_action_status", "200"), ("x-cos-security-token", "")]),
    ] {
        let posted = world.send(request);
        assert_eq!(posted.status, 200, "{}", posted.text());
    }
    let header = signature(&["host"], "unused", &[]);
    let text = String::from_utf8(header.body.clone()).unwrap();
    let carried =
        text.split("name=\"unused\"\r\n\r\n").nth(1).unwrap().split("\r\n").next().unwrap().to_owned();
    assert_eq!(world.send(header.header("Authorization", &carried)).status, 204, "in the header alone");
    let mut wrong = signature(&["host"], "Signature", &[]);
    wrong.body = String::from_utf8(wrong.body).unwrap().replace("q-signature=", "q-signature=0").into_bytes();
    assert_eq!(world.send(wrong).word(), "SignatureDoesNotMatch");
}

#[test]
fn a_temporary_key_signs_a_policy_together_with_its_token() {
    let world = World::new();
    let account = world.app.accounts.by_appid(DEMO_APPID).unwrap();
    let asked = credentials::Grant { appid: DEMO_APPID, bucket: None, policy: None, seconds: 600 };
    let paid = world.app.credentials.reserve().unwrap();
    let issued = world.app.credentials.issue(paid, &account, asked, &world.app.ids, UnixSeconds(NOW));
    let policy = policy("").replace(DEMO_SECRET_ID, &issued.account.secret_id);
    let own = post_policy::sign(policy.as_bytes(), KEY_TIME, &issued.account.secret_key);
    let send = |token: &str| {
        let fields = [
            ("key", "k"),
            ("q-ak", issued.account.secret_id.as_str()),
            ("q-signature", &own),
            ("x-cos-security-token", token),
        ];
        world.send(form(&fields, &policy, b"x"))
    };
    assert_eq!(send(&issued.token).status, 204);
    assert_eq!([send("").word(), send("another").word()], ["AccessDenied", "InvalidToken"]);
    world.advance(601);
    assert_eq!(send(&issued.token).word(), "ExpiredToken");
    assert_ne!(issued.account.secret_key, DEMO_SECRET_KEY);
}

#[test]
fn anybody_posts_into_a_bucket_that_is_open_to_anybody() {
    let bucket = BucketSettings { acl: Canned::PublicReadWrite, ..BucketSettings::default() };
    let world = World::start(Setup { bucket, ..Setup::default() });
    let fields: [(&str, &[u8]); 3] =
        [("key", b"k"), ("file", b"x"), ("submit", b"unknown fields behind the file are ignored")];
    let posted = world.send(Request::form("/", &fields).header("Host", HOST));
    assert_eq!(posted.status, 204, "{}", posted.text());
}
