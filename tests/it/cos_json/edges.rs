//! Corners of the JSON API that probing every sentence of its contract from outside has found: each a request
//! that a client may send, and what it was answered wrongly once.

use cosplay::internals::domain::auth::cos_json::{Grant, sign};
use cosplay::internals::primitives::digest::{md5, sha1_of};
use serde_json::{Value, json};

use crate::support::digests::{sha_of, uploadparts};
use crate::support::http::{Connection, Request};
use crate::support::sign::{grant, signed};
use crate::support::xml;
use crate::support::{
    BUCKET, ORIGIN_HOST, SLICE, World, ask, at, finish, in_parallel, init, noise, once, op, slice, unsigned,
    upload,
};

#[test]
fn content_is_known_as_long_as_any_file_has_it() {
    let world = World::new();
    let content = noise(2 * SLICE, 1);
    let sha = sha_of(&content);
    world.put("a", &content);
    world.put("b", &content);
    assert_eq!(world.code(once("b", "delete", &[])), 0);
    let hit = world.send(init("c", content.len(), &[("sha", sha.as_bytes())])).data();
    assert!(hit["access_url"].is_string() && hit["session"].is_null(), "{hit}");
    let same = world.send(init("a", content.len(), &[("sha", sha.as_bytes())])).data();
    assert!(same["access_url"].is_string(), "{same}");
}

#[test]
fn a_wrong_datasha_is_found_however_slices_and_parts_lie() {
    let world = World::new();
    let content = noise(4 * SLICE + 100, 2);
    let sha = sha_of(&content);
    for (part, slice_size) in
        [(SLICE, SLICE), (SLICE, 2 * SLICE), (2 * SLICE, SLICE), (SLICE + 64, SLICE), (SLICE - 1, SLICE)]
    {
        let good = uploadparts_at(&content, part);
        let mut parts: Value = serde_json::from_str(&good).unwrap();
        parts[1]["datasha"] = json!("0".repeat(40));
        for (uploadparts, expected) in [(good, 0), (parts.to_string(), -4016)] {
            let key = format!("{part}-{slice_size}-{expected}");
            let (len, size) = (content.len().to_string(), slice_size.to_string());
            let session = world.send(op(
                &key,
                "upload_slice_init",
                &[
                    ("filesize", len.as_bytes()),
                    ("slice_size", size.as_bytes()),
                    ("sha", sha.as_bytes()),
                    ("uploadparts", uploadparts.as_bytes()),
                ],
            ));
            let data = session.data();
            if let Some(session) = data["session"].as_str() {
                // The last first: what is wrong is told of the first that is.
                for (number, bytes) in
                    content.chunks(slice_size).enumerate().collect::<Vec<_>>().into_iter().rev()
                {
                    world.send(slice(&key, session, number * slice_size, bytes)).data();
                }
                let end = world.send(finish(&key, session, content.len(), &[("sha", sha.as_bytes())]));
                assert_eq!(end.code(), expected, "{key}: {}", end.head);
                if expected != 0 {
                    let reason = end.header("x-cosplay-reason").unwrap();
                    assert!(reason.contains(&format!("at offset {part} ")), "{key}: {reason}");
                }
            }
            world.send(once(&key, "delete", &[]));
        }
    }
}

/// `uploadparts` for parts of any length: the state after a part is that after its last whole block.
fn uploadparts_at(content: &[u8], len: usize) -> String {
    if len.is_multiple_of(64) {
        return uploadparts(content, len);
    }
    let parts = content.chunks(len).enumerate().map(|(number, part)| {
        let end = number * len + part.len();
        let state =
            uploadparts(&content[..end / 64 * 64 + 64.min(content.len() - end / 64 * 64)], end / 64 * 64);
        let state: Value = serde_json::from_str(&state).unwrap();
        let datasha = if end == content.len() { json!(sha_of(content)) } else { state[0]["datasha"].clone() };
        json!({ "offset": number * len, "datalen": part.len(), "datasha": datasha })
    });
    Value::Array(parts.collect()).to_string()
}

#[test]
fn uploadparts_may_be_written_with_strings_and_must_have_every_datasha() {
    let world = World::new();
    let content = noise(SLICE, 3);
    let sha = sha_of(&content);
    let sent = |parts: Value| {
        let parts = parts.to_string();
        world.code(init("k", SLICE, &[("sha", sha.as_bytes()), ("uploadparts", parts.as_bytes())]))
    };
    assert_eq!(sent(json!([{ "offset": 0, "datalen": SLICE }])), -4023);
    assert_eq!(sent(json!([{ "offset": 0, "datalen": SLICE, "datasha": 7 }])), -4023);
    assert_eq!(sent(json!([{ "datalen": SLICE, "datasha": sha }])), -4002);
    assert_eq!(sent(json!([{ "offset": "0", "datalen": SLICE.to_string(), "datasha": sha }])), 0);
}

#[test]
fn runs_of_slashes_before_the_bucket_count_as_one() {
    let world = World::new();
    world.put("x", b"x");
    for host in ["gz.file.myqcloud.com", "127.0.0.1:8267", "file.myqcloud.com"] {
        for path in ["//files/v2/1250000000/examplebucket/x", "/files//v2//1250000000//examplebucket/x"] {
            let stat = Request::get(format!("{path}?op=stat")).multi().header("Host", host);
            assert_eq!(world.send(stat).code(), 0, "{host} {path}");
        }
    }
}

#[test]
fn an_expired_upload_is_no_upload_even_before_anybody_has_looked() {
    let world = World::with_options(|options| options.session_ttl = Some(100));
    let session = world.open("k", 2 * SLICE, &[]);
    world.advance(100);
    assert_eq!(world.code(once("k", "delete", &[])), -197);
    assert_eq!(world.code(slice("k", &session, 0, &noise(SLICE, 1))), -5983);
    let session = world.open("k", 2 * SLICE, &[]);
    world.advance(100);
    world.put("k", b"whole");
    assert_eq!(world.code(slice("k", &session, 0, &noise(SLICE, 1))), -5983);
}

#[test]
fn a_slice_is_judged_by_signature_and_session_before_its_md5() {
    let world = World::new();
    let session = world.open("k", 2 * SLICE, &[]);
    let content = noise(SLICE, 1);
    let data = |session: &str, md5: &str, sign: bool| {
        let fields: [(&str, &[u8]); 4] = [
            ("session", session.as_bytes()),
            ("offset", b"0"),
            ("filecontent", &content),
            ("datamd5", md5.as_bytes()),
        ];
        let request = unsigned("k", "upload_slice_data", &fields);
        world.code(if sign { request.multi() } else { request })
    };
    assert_eq!(data(&session, "junk", false), -81);
    assert_eq!(data(&"0".repeat(192), "junk", true), -4013);
    assert_eq!(data(&session, "junk", true), -5984);
    assert_eq!(data(&session, &md5(&content).to_string().to_uppercase(), true), 0);
}

#[test]
fn numbers_may_be_of_any_size_and_have_a_fraction_of_nothing() {
    let world = World::new();
    let session = world.open("k", 2 * SLICE, &[]);
    let data = |offset: &[u8]| {
        let fields: [(&str, &[u8]); 3] =
            [("session", session.as_bytes()), ("offset", offset), ("filecontent", b"x")];
        world.code(op("k", "upload_slice_data", &fields))
    };
    assert_eq!(data(b"9223372036854775808"), -290);
    assert_eq!(data(b"-9999999999999999999999"), -290);
    assert_eq!(data(b"1x"), -5992);
    let huge = op("l", "upload_slice_init", &[("filesize", b"5"), ("slice_size", b"1180591620717411303424")]);
    assert_eq!(world.code(huge), -5991);
    assert_eq!(world.code(ask("", "list&num=99999999999999999999999")), -165);
    assert_eq!(world.code(ask("", "list&num=-99999999999999999999999")), -157);
    world.put("a", b"a");
    let copy = r#"{"op":"copy","dest_fileid":"/b","to_over_write":1.0}"#;
    for code in [0, 0] {
        assert_eq!(world.code(Request::json(at("a"), copy).multi()), code);
    }
}

#[test]
fn a_key_of_exactly_1024_bytes_is_reached_by_every_operation_and_a_longer_one_by_none() {
    let world = World::new();
    world.put("a", b"a");
    let copied = |len: usize| {
        let body = json!({ "op": "copy", "dest_fileid": format!("/{}", "y".repeat(len)) });
        world.code(Request::json(at("a"), &body.to_string()).multi())
    };
    assert_eq!((copied(1024), copied(1025)), (0, -180));
    assert_eq!(world.code(ask(&"y".repeat(1024), "stat")), 0);
    assert_eq!(world.code(ask(&"y".repeat(1025), "stat")), -180);
    assert_eq!(world.download(&format!("/{}", "y".repeat(1024))).text(), "a");
    let full = json!({ "op": "copy", "dest_fileid": format!("{}/{}", &BUCKET["/files/v2".len()..], "z".repeat(1024)) });
    assert_eq!(world.code(Request::json(at("a"), &full.to_string()).multi()), 0);
}

#[test]
fn a_list_is_whole_though_a_directory_has_no_name() {
    let world = World::new();
    for key in ["/a//b", "/a/c", "/a/d", "/a///e"] {
        assert_eq!(world.send(xml::xml_with("PUT", key, "x")).status, 200);
    }
    let names = |query: &str| -> Vec<String> {
        let data = world.send(ask("a/", query)).data();
        data["infos"]
            .as_array()
            .unwrap()
            .iter()
            .map(|info| info["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names("list"), ["/", "c", "d"]);
    assert_eq!(names("list&num=1"), ["/"]);
    assert_eq!(names("list&num=1&context=/examplebucket/a//"), ["c"]);
}

#[test]
fn a_bucket_with_capitals_and_a_region_with_a_dash_are_downloaded_from() {
    let world = World::new();
    for (name, region) in [("MyBucket", "ap-guangzhou"), ("mumbai", "ap-mumbai")] {
        let body = json!({ "appid": 1_250_000_000, "name": name, "region": region });
        assert_eq!(world.admin("POST", "buckets", &body.to_string()).status, 201);
        let path = format!("/files/v2/1250000000/{name}/k");
        let form = Request::form(&path, &[("op", b"upload"), ("filecontent", b"content")]);
        let form = form.header("Host", &format!("{region}.file.myqcloud.com"));
        let data = world.send(form.signed(&signed(Grant { bucket: name, ..grant() }))).data();
        for url in ["access_url", "source_url"] {
            let url = data[url].as_str().unwrap().strip_prefix("http://").unwrap();
            let (host, path) = url.split_once('/').unwrap();
            let found = world.send(Request::get(format!("/{path}")).header("Host", &host.to_lowercase()));
            assert_eq!(found.text(), "content", "{url}");
        }
    }
    world.put("k", b"content");
    for label in ["preview", "innercos"] {
        let host = format!("examplebucket-1250000000.{label}.myqcloud.com");
        assert_eq!(world.send(Request::get("/k").header("Host", &host)).text(), "content", "{label}");
    }
}

#[test]
fn temporary_credentials_end_at_the_second_they_name() {
    let world = World::new();
    let issued = world.admin("POST", "sts", r#"{"seconds":900}"#).json();
    let text = |name: &str| issued["credentials"][name].as_str().unwrap().to_owned();
    let (id, key) = (text("tmpSecretId"), text("tmpSecretKey"));
    let stat = || {
        let signed = sign(&Grant { secret_id: &id, ..grant() }.plaintext(), &key);
        Request::get(format!("{}?op=stat", at("a")))
            .signed(&signed)
            .header("x-cos-security-token", &text("sessionToken"))
    };
    world.advance(899);
    assert_eq!(world.code(stat()), -197);
    world.advance(1);
    let late = world.send(stat());
    assert_eq!(late.code(), -96);
    assert!(late.header("x-cosplay-reason").unwrap().starts_with("the temporary credentials expired"));
}

#[test]
fn a_signature_that_is_no_text_is_malformed_and_not_missing() {
    let world = World::new();
    let mut line = Connection::open(world.address);
    let head = format!("GET {}?op=stat HTTP/1.1\r\nHost: gz.file.myqcloud.com\r\nAuthorization: ", at("a"));
    line.write(&[head.as_bytes(), b"\xe7\xad\xbe\xff\r\n\r\n"].concat());
    assert_eq!(line.receive(false).unwrap().code(), -5998);
}

#[test]
fn a_boundary_needs_no_quotes_whatever_is_in_it() {
    let world = World::new();
    for (boundary, space) in
        [("----=_Part_0_1.2", ""), ("a:b/c", ""), ("(x)?", ""), ("{b}@c", ""), ("plain", " ")]
    {
        let body = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"op\"\r\n\r\nupload\r\n--{boundary}\r\n\
             Content-Disposition: form-data; name=\"filecontent\"\r\n\r\nx\r\n--{boundary}\r\n\
             Content-Disposition: form-data; name=\"insertOnly\"\r\n\r\n0\r\n--{boundary}--\r\n"
        );
        let kind = format!("multipart/form-data{space}; boundary={boundary}");
        let mut request = Request::new("POST", at("k")).header("Content-Type", &kind).multi();
        request.body = body.into();
        assert_eq!(world.code(request), 0, "{boundary}");
    }
}

#[test]
fn update_looks_only_at_what_is_meant() {
    let world = World::new();
    assert_eq!(world.code(op("dir/", "create", &[])), 0);
    world.put("f", b"f");
    let update = |key: &str, fields: &[(&str, &[u8])]| world.code(once(key, "update", fields));
    assert_eq!(update("dir/", &[("biz_attr", b"x"), ("authority", b"eZZ")]), 0);
    assert_eq!(update("dir/", &[("authority", b"eInvalid")]), -179);
    assert_eq!(update("f", &[("flag", b"128"), ("authority", b"eInvalid"), ("forbid", b"9")]), 0);
    assert_eq!(update("f", &[("flag", b"256"), ("forbid", b"9")]), -182);
}

#[test]
fn the_first_generations_operation_is_refused_before_its_method_and_takes_what_its_clients_send() {
    let world = World::new();
    assert_eq!(world.code(ask("k", "upload_slice")), -5972);
    let world = World::with_options(|options| options.legacy_v1 = true);
    let content = noise(SLICE + 10, 1);
    let (sha, len) = (sha_of(&content), content.len().to_string());
    let control: [(&str, &[u8]); 4] = [
        ("filesize", len.as_bytes()),
        ("sha", sha.as_bytes()),
        ("slice_size", b"65536"),
        ("filecontent", b""),
    ];
    let data = world.send(op("k", "upload_slice", &control)).data();
    let session = data["session"].as_str().unwrap();
    for (number, part) in content.chunks(SLICE).enumerate().chain(content.chunks(SLICE).enumerate().skip(1)) {
        let (offset, own) = ((number * SLICE).to_string(), sha1_of(part).to_string());
        let fields: [(&str, &[u8]); 4] = [
            ("session", session.as_bytes()),
            ("offset", offset.as_bytes()),
            ("sha", own.as_bytes()),
            ("filecontent", part),
        ];
        world.send(op("k", "upload_slice", &fields)).data();
    }
    assert_eq!(world.download("/k").body, content);
}

#[test]
fn reasons_call_parameters_as_the_manual_does() {
    let world = World::new();
    let reason = |request: Request| world.send(request).header("x-cosplay-reason").unwrap().to_owned();
    let wrong = op("a", "upload", &[("filecontent", b"x"), ("insertOnly", b"2")]);
    assert!(reason(wrong).starts_with("insertOnly must be 0 or 1"));
    let copy = Request::json(at("a"), r#"{"op":"copy","dest_fileid":"/b","to_over_write":7}"#).multi();
    assert!(reason(copy).starts_with("to_over_write must be 0 or 1"));
    let negative = op("a", "upload_slice_init", &[("filesize", b"9"), ("slice_size", b"-5")]);
    assert!(reason(negative).ends_with("not -5"));
    world.put("a", b"same");
    assert!(!reason(upload("a", b"other")).contains("different"));
}

#[test]
fn one_tenants_time_forgets_nothing_of_the_others() {
    let world = World::new();
    let issue = |appid: u64| {
        let body = json!({ "appid": appid, "seconds": 7200 }).to_string();
        let answer = world.admin("POST", "sts", &body).json();
        answer["credentials"]["tmpSecretId"].as_str().unwrap().to_owned()
    };
    let mine = issue(1_250_000_000);
    let clock = world.admin("PUT", "clock?appid=1250000001", r#"{"mode":"offset","seconds":400000000}"#);
    assert_eq!(clock.status, 200, "{}", clock.text());
    in_parallel(1100, 2, |_| drop(issue(1_250_000_001)));
    assert!(world.app.credentials.by_secret_id(&mine).is_some());
}

#[test]
fn an_absent_download_says_so_in_the_words_of_the_old_client() {
    let world = World::new();
    let absent = world.send(Request::get("/absent").header("Host", ORIGIN_HOST));
    assert_eq!(absent.text(), r#"{"errorcode":-6101,"errormsg":"file not exist","retcode":-6101}"#);
}

#[test]
fn a_source_that_is_not_there_comes_before_a_destination_in_another_bucket() {
    let world = World::new();
    let to = |key: &str| op(key, "move", &[("dest_fileid", b"/1250000000/another/x")]);
    assert_eq!(world.code(to("absent")), -197);
    world.put("here", b"content");
    assert_eq!(world.code(to("here")), -5973);
    let both = op("here", "move", &[("dest_fileid", b"/1250000000/another/x"), ("to_over_write", b"x")]);
    assert_eq!(world.code(both), -182);
}
