//! One API, many clients: each form of request that an SDK was seen to send is understood.

use cosplay::internals::config::written::DEMO_SECRET_KEY;
use cosplay::internals::domain::auth::cos_json::{Grant, sign as sign_text};
use cosplay::internals::primitives::time::UnixSeconds;

use crate::support::http::{BOUNDARY, Request};
use crate::support::sign::{self, grant, signed};
use crate::support::{NOW, World, ask, at, once, op, unsigned, upload};

/// A multipart POST whose body is written out, `\n` standing for a line break and `B` after dashes for the
/// boundary.
fn written(key: &str, body: &str) -> Request {
    let mut request = Request::new("POST", at(key)).multi();
    request = request.header("Content-Type", &format!("multipart/form-data; boundary={BOUNDARY}"));
    request.body = body.replace('\n', "\r\n").replace("--B", &format!("--{BOUNDARY}")).into_bytes();
    request
}

#[test]
fn forms_of_every_sdk_are_read() {
    let world = World::new();
    let forms = [
        (
            "python",
            "--B\nContent-Disposition: form-data; name=\"op\"; filename=\"op\"\n\nupload\n\
             --B\nContent-Disposition: form-data; name=\"filecontent\"; filename=\"filecontent\"\n\nhello\n\
             --B\nContent-Disposition: form-data; name=\"biz_attr\"; filename=\"biz_attr\"\n\nmine\n--B--\n",
        ),
        (
            "php",
            "--B\ncontent-disposition: form-data; name=\"filecontent\"\n\nhello\n\
             --B\ncontent-disposition: form-data; name=\"insertOnly\"\n\n\n\
             --B\ncontent-disposition: form-data; name=\"biz_attr\"\n\nmine\n\
             --B\ncontent-disposition: form-data; name=\"op\"\n\nupload\n--B--\n",
        ),
        (
            "net",
            "\n--B\nContent-Disposition: form-data; name=\"op\"\n\nupload\n\
             --B\nContent-Disposition: form-data; name=\"biz_attr\"\n\nmine\n\
             --B\nContent-Disposition: form-data; name=\"fileContent\"; filename=\"C:\\a.txt\"\n\
             Content-Type: application/octet-stream\n\nhello\n--B--\n",
        ),
        (
            "java",
            "--B\nContent-Disposition: form-data; name=\"op\"\nContent-Type: text/plain; charset=UTF-8\n\
             Content-Transfer-Encoding: 8bit\n\nupload\n\
             --B\nContent-Disposition: form-data; name=\"biz_attr\"\n\nmine\n\
             --B\nContent-Disposition: form-data; name=\"fileContent\"; filename=\"a.txt\"\n\
             Content-Type: application/octet-stream\nContent-Transfer-Encoding: binary\n\nhello\n--B--\n",
        ),
    ];
    for (client, body) in forms {
        world.send(written(client, body)).data();
        assert_eq!(world.download(&format!("/{client}")).text(), "hello", "{client}");
        assert_eq!(world.send(ask(client, "stat")).data()["biz_attr"], "mine", "{client}");
    }
}

#[test]
fn a_directory_is_created_by_form_json_pairs_or_query() {
    let world = World::new();
    let mut pairs = Request::new("POST", at("pairs/")).multi();
    pairs = pairs.header("Content-Type", "application/x-www-form-urlencoded");
    pairs.body = b"op=create&biz_attr=a+b%21".to_vec();
    for request in [
        op("form/", "create", &[]),
        Request::json(at("json/"), r#"{"op":"create","biz_attr":""}"#).multi(),
        pairs,
        Request::new("POST", at("query/?op=create")).multi(),
    ] {
        assert_eq!(world.send(request.clone()).data()["ctime"], NOW, "{}", request.target);
    }
    assert_eq!(world.send(ask("pairs/", "stat")).data()["biz_attr"], "a b!");
}

#[test]
fn pythons_move_carries_everything_in_its_query() {
    let world = World::new();
    world.put("a", b"x");
    let query = "a?op=move&dest_fileid=%2Fb+c%2Fd&to_over_write=0";
    assert_eq!(world.code(Request::new("POST", at(query)).signed(&sign::once("a", 1))), 0);
    assert_eq!(world.download("/b%20c/d").text(), "x");
}

#[test]
fn javas_update_carries_json_within_json_and_updates_are_merged() {
    let world = World::new();
    world.put("a", b"x");
    let java = r#"{"op":"update","biz_attr":"","custom_headers":"{\"Cache-Control\":\"no-cache\"}"}"#;
    assert_eq!(world.code(Request::json(at("a"), java).signed(&sign::once("a", 1))), 0);
    let php =
        r#"{"op":"update","flag":192,"authority":"eWPrivateRPublic","custom_headers":{"x-cos-meta-n":7}}"#;
    assert_eq!(world.code(Request::json(at("a"), php).signed(&sign::once("a", 2))), 0);
    let stat = world.send(ask("a", "stat")).data();
    let headers = serde_json::json!({ "Cache-Control": "no-cache", "x-cos-meta-n": "7" });
    assert_eq!((&stat["custom_headers"], &stat["authority"]), (&headers, &"eWPrivateRPublic".into()));
}

#[test]
fn a_signature_travels_in_the_header_or_raw_or_encoded_in_the_query() {
    let world = World::new();
    world.put("a", b"x");
    // One that has all three characters that get lost on the way.
    let random = (1..).find(|random| {
        let text = signed(grant_with(*random));
        text.contains('+') && text.contains('/') && text.ends_with('=')
    });
    let signature = signed(grant_with(random.unwrap()));
    let encoded = signature.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    let stat = |sign: &str| Request::get(at(&format!("a?op=stat{sign}")));
    for request in [
        stat("").signed(&signature),
        stat("").signed(&format!("Authorization {signature}")),
        stat(&format!("&sign={signature}")),
        stat(&format!("&sign={encoded}")),
        stat("&sign=rubbish").signed(&signature),
    ] {
        assert_eq!(world.code(request.clone()), 0, "{request:?}");
    }
}

fn grant_with(random: u32) -> Grant<'static> {
    Grant { random, file: "/1250000000/examplebucket/a", ..grant() }
}

#[test]
fn the_fields_of_a_signature_come_in_any_order() {
    let world = World::new();
    world.put("a", b"x");
    let id = cosplay::internals::config::written::DEMO_SECRET_ID;
    for text in [
        format!("a=1250000000&b=examplebucket&k={id}&e=1700000060&t=1700000000&r=1&f="),
        format!("a=1250000000&k={id}&e=1700000060&t=1700000000&r=18446744073709551615&f=&b=examplebucket"),
        format!("a=1250000000&b=examplebucket&k={id}&t=1700000000&e=1700000060&r=1&f="),
        format!("a=1250000000&b=examplebucket&k={id}&e=1700000060.5&t=1700000000.123&r=1&f=&new=1"),
    ] {
        let request = Request::get(at("a?op=stat")).signed(&sign_text(&text, DEMO_SECRET_KEY));
        assert_eq!(world.code(request), 0, "{text}");
    }
}

#[test]
fn a_fileid_is_read_raw_or_encoded_once_or_twice() {
    let world = World::new();
    for (n, file) in
        ["/a b/中.txt", "/a%20b/%e4%b8%ad.txt", "/a%2520b/%25E4%25B8%25AD.txt"].iter().enumerate()
    {
        assert_eq!(world.code(upload("a%20b/%E4%B8%AD.txt", b"x")), 0);
        let file = format!("/1250000000/examplebucket{file}");
        let signature = signed(Grant { expires: UnixSeconds(0), random: n as u32, file: &file, ..grant() });
        assert_eq!(
            world.code(unsigned("a%20b/%E4%B8%AD.txt", "delete", &[]).signed(&signature)),
            0,
            "{file}"
        );
    }
}

#[test]
fn a_key_with_a_percent_sign_can_be_signed_for() {
    let world = World::new();
    assert_eq!(world.code(upload("50%25.txt", b"x")), 0);
    let file = "/1250000000/examplebucket/50%25.txt";
    let signature = signed(Grant { expires: UnixSeconds(0), file, ..grant() });
    assert_eq!(world.code(unsigned("50%25.txt", "delete", &[]).signed(&signature)), 0);
}

#[test]
fn answers_are_compact_and_their_keys_sorted() {
    let world = World::new();
    let answer = world.send(upload("dir/a.txt", b"x"));
    let text = answer.text();
    let start = r#"{"code":0,"message":"SUCCESS","request_id":""#;
    let data = r#","data":{"access_url":"http://examplebucket-1250000000.file.myqcloud.com/dir/a.txt","resource_path":"/1250000000/examplebucket/dir/a.txt","source_url":"http://examplebucket-1250000000.cosgz.myqcloud.com/dir/a.txt","url":"http://gz.file.myqcloud.com/files/v2/1250000000/examplebucket/dir/a.txt","vid":""#;
    assert!(text.starts_with(start) && text.contains(data), "{text}");
    let done = world.send(once("dir/a.txt", "delete", &[]));
    let id = done.json()["request_id"].as_str().unwrap().to_owned();
    assert_eq!(done.text(), format!(r#"{{"code":0,"message":"SUCCESS","request_id":"{id}"}}"#));
}

#[test]
fn any_name_that_a_file_may_have_is_kept() {
    let world = World::new();
    let key = "no dir/?*:|\\<>\"#%&'+ 中文~.txt";
    let encoded: String =
        key.bytes()
            .map(|b| {
                if b.is_ascii_alphanumeric() || b == b'/' {
                    char::from(b).into()
                } else {
                    format!("%{b:02x}")
                }
            })
            .collect();
    let data = world.send(upload(&encoded, b"x")).data();
    assert_eq!(data["resource_path"], format!("/1250000000/examplebucket/{key}"));
    assert_eq!(world.download(&format!("/{encoded}")).text(), "x");
}

#[test]
fn text_in_a_json_body_is_text_or_a_number_and_nothing_else() {
    let world = World::new();
    world.put("v.mp4", b"content");
    let json = |key: &str, op: &str, member: &str| {
        let body = format!(r#"{{"op":"{op}",{member}}}"#);
        let request = Request::json(at(key), &body);
        let nonce = (body.len() + key.len() * 1000) as u32;
        if op == "create" { request.multi() } else { request.signed(&sign::once(key, nonce)) }
    };
    let before = world.inventory();
    for value in ["true", "[\"x\"]", r#"{"x":1}"#, "[]"] {
        let named = |name: &str| format!(r#""{name}":{value}"#);
        assert_eq!(world.code(json("dir/", "create", &named("biz_attr"))), -182, "{value}");
        assert_eq!(world.code(json("v.mp4", "update", &named("biz_attr"))), -182, "{value}");
        assert_eq!(world.code(json("v.mp4", "move", &named("dest_fileid"))), -182, "{value}");
        assert_eq!(world.code(json("v.mp4", "copy", &named("dest_fileid"))), -182, "{value}");
    }
    assert_eq!(world.inventory(), before);
    assert_eq!(world.code(json("dir/", "create", r#""biz_attr":7"#)), 0);
    assert_eq!(world.send(ask("dir/", "stat")).data()["biz_attr"], "7");
}
