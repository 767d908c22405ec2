//! Downloads, and the rows of the table that are HTTP statuses and not codes of an envelope.

use cosplay::catalog::{ErrorRow, cos_json as rows};
use cosplay::internals::domain::store::bucket::BucketSettings;
use cosplay::internals::primitives::digest::sha1;
use cosplay::internals::primitives::time::UnixSeconds;

use crate::support::http::{Answer, Request};
use crate::support::sign::{self, grant, signed};
use crate::support::xml::{xml, xml_with};
use crate::support::{NOW, ORIGIN_HOST, Setup, World, ask, at, once, op, upload};
use cosplay::internals::domain::auth::cos_json::Grant;

/// The status that a row stands for.
fn status(row: &ErrorRow) -> u16 {
    row.http.unwrap()
}

/// A GET on the demo bucket's download host.
fn get(path: &str) -> Request {
    Request::get(path).header("Host", ORIGIN_HOST)
}

/// A failed download: its status, and the code in its body.
#[track_caller]
fn assert_failed(answer: &Answer, code_row: &ErrorRow, status_row: &ErrorRow) {
    let json = answer.json();
    assert_eq!(answer.status, status(status_row), "{json}");
    assert_eq!(code_row.wire.to_string(), answer.code().to_string());
    assert_eq!(json["errorcode"], json["retcode"]);
    assert!(json["errormsg"].as_str().is_some_and(|text| !text.is_empty()));
    assert!(answer.header("x-cosplay-reason").is_some());
}

/// A world whose bucket wants tokens, with one file in it.
fn protected() -> World {
    let bucket = BucketSettings { token_protection: true, ..BucketSettings::default() };
    let world = World::start(Setup { bucket, ..Setup::default() });
    world.put("a.txt", b"0123456789");
    world
}

#[test]
fn a_download_sends_the_file_and_says_what_it_is() {
    let world = World::new();
    world.put("docs/a%20b.txt", b"0123456789");
    let answer = world.download("/docs/a%20b.txt");
    assert_eq!((answer.status, answer.text()), (status(&rows::DOWNLOAD_200), "0123456789"));
    let sha = sha1(&b"0123456789".to_vec().into());
    for (name, value) in [
        ("content-type", "text/plain"),
        ("content-length", "10"),
        ("accept-ranges", "bytes"),
        ("etag", &format!("\"{sha}\"")),
        ("last-modified", "Tue, 14 Nov 2023 22:13:20 GMT"),
    ] {
        assert_eq!(answer.header(name), Some(value), "{name}");
    }
}

#[test]
fn every_download_host_of_the_bucket_serves_the_file() {
    let world = World::new();
    world.put("a.txt", b"x");
    for host in
        ["examplebucket-1250000000.file.myqcloud.com", "ExampleBucket-1250000000.COSgz.myqcloud.com:80"]
    {
        assert_eq!(world.send(Request::get("/a.txt").header("Host", host)).text(), "x", "{host}");
    }
}

#[test]
fn a_range_sends_a_part() {
    let world = World::new();
    world.put("a.bin", b"0123456789");
    let cases = [
        ("bytes=2-4", "234", "bytes 2-4/10"),
        ("bytes=7-", "789", "bytes 7-9/10"),
        ("bytes=-1", "9", "bytes 9-9/10"),
        ("bytes=8-100", "89", "bytes 8-9/10"),
    ];
    for (range, text, content_range) in cases {
        let answer = world.send(get("/a.bin").header("Range", range));
        assert_eq!((answer.status, answer.text()), (status(&rows::DOWNLOAD_206), text), "{range}");
        assert_eq!(answer.header("content-range"), Some(content_range));
    }
}

#[test]
fn a_range_behind_the_end_is_416_with_the_length() {
    let world = World::new();
    world.put("a.bin", b"0123456789");
    let answer = world.send(get("/a.bin").header("Range", "bytes=10-"));
    assert_eq!((answer.status, answer.header("content-range")), (416, Some("bytes */10")));
}

#[test]
fn a_head_tells_the_length_and_sends_no_body() {
    let world = World::new();
    world.put("a.bin", b"0123456789");
    let head = Request { method: "HEAD", ..get("/a.bin") };
    let mut connection = world.connect();
    assert_eq!(connection.send(&head).header("content-length"), Some("10"));
    let absent = connection.send(&Request { method: "HEAD", ..get("/absent") });
    assert_eq!(absent.status, status(&rows::DOWNLOAD_404));
    assert_eq!(connection.send(&get("/a.bin")).text(), "0123456789", "no body was left over");
}

#[test]
fn a_file_that_is_not_there_is_404_with_6101() {
    let world = World::new();
    assert_failed(&world.download("/absent"), &rows::DOWNLOAD_6101, &rows::DOWNLOAD_404);
}

#[test]
fn a_bucket_that_is_not_there_is_404_with_6101() {
    let host = "nosuch-1250000000.cosgz.myqcloud.com";
    let answer = World::new().send(Request::get("/a").header("Host", host));
    assert_failed(&answer, &rows::DOWNLOAD_6101, &rows::DOWNLOAD_404);
}

#[test]
fn an_unfinished_upload_is_404_with_45062_until_it_is_deleted() {
    let world = World::new();
    world.open("v.mp4", 100, &[]);
    assert_failed(&world.download("/v.mp4"), &rows::DOWNLOAD_45062, &rows::DOWNLOAD_404);
    assert_eq!(world.code(once("v.mp4", "delete", &[])), 0);
    assert_failed(&world.download("/v.mp4"), &rows::DOWNLOAD_6101, &rows::DOWNLOAD_404);
}

#[test]
fn a_private_file_needs_a_signature() {
    let world = World::new();
    world.put("a.txt", b"private");
    assert_eq!(world.code(once("a.txt", "update", &[("authority", b"eWRPrivate")])), 0);
    let answer = world.download("/a.txt");
    assert_failed(&answer, &rows::ERROR_PROXY_AUTH_SIGN_EMPTY, &rows::DOWNLOAD_403);
    assert_eq!(world.send(get("/a.txt").multi()).text(), "private");
    assert_eq!(world.code(once("a.txt", "update", &[("authority", b"eInvalid")])), 0);
    assert_eq!(world.download("/a.txt").text(), "private");
}

#[test]
fn a_protected_bucket_needs_a_signature_that_holds() {
    let world = protected();
    let past = signed(Grant { expires: UnixSeconds(NOW - 1), issued: UnixSeconds(NOW - 60), ..grant() });
    let elsewhere = signed(Grant { file: "/b", ..grant() });
    for (signature, row) in [
        (past, &rows::ERROR_PROXY_AUTH_EXPIRED),
        (elsewhere, &rows::ERROR_PROXY_FILEID_NOTMATCH),
        (sign::once("a.txt", 1), &rows::ERROR_PROXY_AUTH_MULTISIGN_EXPIREDEMPTY),
        ("bm90IGEgdG9rZW4=".into(), &rows::ERROR_PROXY_AUTH_INVALID_TOKEN),
    ] {
        assert_failed(&world.send(get("/a.txt").signed(&signature)), row, &rows::DOWNLOAD_403);
    }
}

#[test]
fn a_token_may_name_the_path_with_or_without_appid_and_bucket() {
    let world = protected();
    for file in ["", "/a.txt", "/a", "/1250000000/examplebucket/a.txt"] {
        let signature = signed(Grant { file, ..grant() });
        let answer = world.send(get(&format!("/a.txt?sign={signature}")));
        assert_eq!((answer.status, answer.text()), (200, "0123456789"), "{file}");
    }
}

#[test]
fn a_forbidden_file_is_403() {
    let world = World::new();
    world.put("a.txt", b"x");
    assert_eq!(world.code(once("a.txt", "update", &[("forbid", b"1")])), 0);
    assert_failed(&world.download("/a.txt"), &rows::DOWNLOAD_403, &rows::HTTP_FORBIDDEN);
    assert_eq!(world.code(once("a.txt", "update", &[("forbid", b"0")])), 0);
    assert_eq!(world.download("/a.txt").text(), "x");
}

#[test]
fn a_referer_on_the_blacklist_is_403() {
    let referer_blacklist = vec!["http://leech.example/".into(), "*.thief.example".into()];
    let bucket = BucketSettings { referer_blacklist, ..BucketSettings::default() };
    let world = World::start(Setup { bucket, ..Setup::default() });
    world.put("a.txt", b"x");
    for (referer, wanted) in [
        ("http://leech.example/page", 403),
        ("https://www.thief.example/", 403),
        ("http://fine.example/", 200),
    ] {
        assert_eq!(world.send(get("/a.txt").header("Referer", referer)).status, wanted, "{referer}");
    }
    assert_eq!(world.download("/a.txt").status, 200);
}

#[test]
fn hotlink_protection_of_the_xml_api_holds_for_unsigned_downloads() {
    let world = World::new();
    world.put("a.txt", b"x");
    let rules = "<RefererConfiguration><Status>Enabled</Status><RefererType>White-List</RefererType>\
        <DomainList><Domain>good.test</Domain></DomainList></RefererConfiguration>";
    assert_eq!(world.send(xml_with("PUT", "/?referer", rules)).status, 200);
    for (referer, wanted) in [("http://good.test/a", 200), ("http://good.test.evil.test/", 403), ("", 403)] {
        let answer = world.send(get("/a.txt").header("Referer", referer));
        assert_eq!(answer.status, wanted, "{referer}");
        assert!(wanted == 200 || answer.header("x-cosplay-reason").unwrap().contains("?referer"));
    }
    assert_eq!(world.send(get("/a.txt").multi()).status, 200, "who signs is exempt");
    let wrong = get("/a.txt").header("Authorization", "bm8gc2lnbmF0dXJl");
    assert!(world.send(wrong).status >= 400, "by a signature that is one");
}

#[test]
fn a_file_whose_forbid_is_2_is_neither_replaced_nor_changed_nor_deleted() {
    let world = World::new();
    world.put("a.txt", b"x");
    world.put("b.txt", b"y");
    let forbid = |value: &[u8]| world.code(once("a.txt", "update", &[("forbid", value)]));
    assert_eq!(forbid(b"2"), 0);
    let writes = [
        op("a.txt", "upload", &[("filecontent", b"new"), ("insertOnly", b"0")]),
        once("a.txt", "update", &[("biz_attr", b"new")]),
        once("a.txt", "delete", &[]),
        once("a.txt", "move", &[("dest_fileid", b"/c.txt")]),
        once("b.txt", "copy", &[("dest_fileid", b"/a.txt"), ("to_over_write", b"1")]),
    ];
    let before = world.inventory();
    for request in writes.clone() {
        let answer = world.send(request);
        assert_eq!(answer.code(), -75, "{}", answer.text());
        assert!(answer.header("x-cosplay-reason").unwrap().contains("forbid 2"));
    }
    for request in [xml_with("PUT", "/a.txt", "new"), xml("DELETE", "/a.txt")] {
        let answer = world.send(request);
        assert_eq!((answer.status, answer.word()), (403, "AccessDenied"));
    }
    assert_eq!(world.inventory(), before);
    assert_eq!(world.download("/a.txt").text(), "x", "it is read");
    assert_eq!(world.code(once("a.txt", "copy", &[("dest_fileid", b"/d.txt")])), 0, "and copied");
    assert_eq!(forbid(b"0"), 0);
    assert_eq!(world.code(once("a.txt", "delete", &[])), 0);
}

#[test]
fn a_download_host_takes_get_and_head_only() {
    let world = World::new();
    world.put("a.txt", b"x");
    for method in ["PUT", "POST", "DELETE", "PATCH"] {
        let answer = world.send(Request { method, ..get("/a.txt") });
        assert_failed(&answer, &rows::DOWNLOAD_405, &rows::DOWNLOAD_405);
        assert_eq!(answer.header("allow"), Some("GET, HEAD, OPTIONS"));
    }
    assert_eq!(world.download("/a.txt").text(), "x");
}

#[test]
fn errors_of_the_api_are_400_but_for_two() {
    let world = World::new();
    assert_eq!(world.send(Request::get(at("a"))).status, status(&rows::HTTP_BAD_REQUEST));
    assert_eq!(world.send(ask("a", "stat")).status, status(&rows::DOWNLOAD_404));
    let large = upload("a", &vec![0; (20 << 20) + 1]);
    assert_eq!(world.send(large).status, status(&rows::HTTP_REQUEST_ENTITY_TOO_LARGE));
}

#[test]
fn custom_headers_come_with_the_download_and_replace_the_guess() {
    let world = World::new();
    world.put("a.txt", b"x");
    let headers = br#"{"Content-Type":"text/x-mine","cache-control":"no-store","x-cos-meta-color":"red","Host":"evil"}"#;
    assert_eq!(world.code(once("a.txt", "update", &[("custom_headers", headers)])), 0);
    let more = br#"{"Content-Language":"zh-CN"}"#;
    assert_eq!(world.code(once("a.txt", "update", &[("custom_headers", more)])), 0);
    let answer = world.download("/a.txt");
    for (name, value) in [
        ("content-type", Some("text/x-mine")),
        ("cache-control", Some("no-store")),
        ("x-cos-meta-color", Some("red")),
        ("content-language", Some("zh-CN")),
        ("host", None),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
}

#[test]
fn an_empty_file_can_be_uploaded_and_downloaded() {
    let world = World::new();
    world.put("empty", b"");
    let answer = world.download("/empty");
    assert_eq!((answer.status, answer.body.len(), answer.header("content-length")), (200, 0, Some("0")));
    assert_eq!(world.send(ask("empty", "stat")).data()["sha"], "da39a3ee5e6b4b0d3255bfef95601890afd80709");
}

#[test]
fn the_url_an_upload_answers_leads_to_the_file() {
    let world = World::new();
    let own = world.address.to_string();
    let key = "目录/a b+c%.txt";
    let target = at("%E7%9B%AE%E5%BD%95/a%20b+c%25.txt");
    let mut request = op("", "upload", &[("filecontent", b"content")]).header("Host", &own);
    request.target = target;
    let data = world.send(request).data();
    assert_eq!(data["resource_path"], format!("/1250000000/examplebucket/{key}"));
    for name in ["access_url", "source_url"] {
        let url = data[name].as_str().unwrap();
        let path = url.strip_prefix(&format!("http://{own}")).unwrap_or_else(|| panic!("{url}"));
        let answer = world.send(Request::get(path).header("Host", &own));
        assert_eq!((answer.status, answer.text()), (200, "content"), "{url}");
    }
    let api = data["url"].as_str().unwrap().strip_prefix(&format!("http://{own}")).unwrap().to_owned();
    let stat = Request::get(format!("{api}?op=stat")).header("Host", &own).multi();
    assert_eq!(world.send(stat).data()["filesize"], 7);
}

#[test]
fn who_has_a_file_already_is_told_so() {
    let world = World::new();
    world.put("a.txt", b"content");
    let first = world.download("/a.txt");
    let (etag, modified) = (first.header("etag").unwrap(), first.header("last-modified").unwrap());
    let asked = |name: &str, value: &str| {
        let answer = world.send(Request::get("/a.txt").header("Host", ORIGIN_HOST).header(name, value));
        assert_eq!(answer.header("etag"), Some(etag), "{name}: {value}");
        answer.status
    };
    assert_eq!(asked("If-None-Match", etag), 304);
    assert_eq!(asked("If-None-Match", "\"x\", *"), 304);
    assert_eq!(asked("If-None-Match", "\"x\""), 200);
    assert_eq!(asked("If-Modified-Since", modified), 304);
    assert_eq!(asked("If-Modified-Since", "Fri, 01 Jan 2010 00:00:00 GMT"), 200);
}
