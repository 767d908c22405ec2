//! Hosts and keys: which bucket a request means, and whether that host and that key may be used.

use cosplay::internals::config::written::{DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY};
use cosplay::internals::domain::auth::aws_v4;
use cosplay::internals::domain::auth::cos_xml;
use cosplay::internals::domain::store::bucket::BucketSettings;
use cosplay::internals::primitives::names::BucketId;
use cosplay::internals::primitives::time::UnixSeconds;
use cosplay::internals::wire::own::{HostName, OwnHosts};
use quick_xml::events::Event;

use crate::support::http::{Answer, Request};
use crate::support::xml::{
    HOST, SERVICE, delete_many, form, grant, policy, sign, unsigned, with_body, with_signable, xml, xml_with,
};
use crate::support::{BUCKET, NOW, Setup, World};

/// The demo bucket's host in a region it is not in.
const ELSEWHERE: &str = "examplebucket-1250000000.cos.ap-beijing.myqcloud.com";
const ACCELERATE: &str = "examplebucket-1250000000.cos.accelerate.myqcloud.com";
const PATH_STYLE: &str = "cos.ap-guangzhou.myqcloud.com";
const ENABLED: &str = "<AccelerateConfiguration><Status>Enabled</Status></AccelerateConfiguration>";
const DELETE_K: &str = "<Delete><Object><Key>k</Key></Object></Delete>";

/// A signed request to a host.
fn to(host: &str, method: &'static str, target: &str) -> Request {
    sign(Request::new(method, target).header("Host", host))
}

/// The same with a body.
fn to_with(host: &str, method: &'static str, target: &str, body: &str) -> Request {
    sign(with_body(Request::new(method, target).header("Host", host), body))
}

/// The request for another host, signed again.
fn moved(mut request: Request, host: &str) -> Request {
    request.headers.retain(|(name, _)| name != "Host" && name != "Authorization");
    sign(request.header("Host", host))
}

/// Status and code; the code of a HEAD is not sent.
#[track_caller]
fn refused(answer: &Answer, status: u16, code: &str) {
    let reason = answer.header("x-cosplay-reason").unwrap_or_default();
    assert_eq!((answer.status, answer.word()), (status, code), "{}: {reason}", answer.text());
    assert!(!reason.is_empty(), "{}", answer.head);
}

/// The options of the demo account changed, and its bucket's settings.
fn world(bucket: BucketSettings) -> World {
    World::start(Setup { bucket, ..Setup::default() })
}

fn created(date: &str) -> BucketSettings {
    BucketSettings { created: UnixSeconds::parse(date), ..BucketSettings::default() }
}

#[test]
fn the_host_of_another_region_does_not_know_the_bucket() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "content"));
    let before = world.inventory();
    let copy = |method, target: &str| {
        let head = Request::new(method, target).header("Host", HOST).header("Content-Length", "0");
        world.send(sign(head.header("x-cos-copy-source", &format!("{ELSEWHERE}/k"))))
    };
    for request in [
        to(ELSEWHERE, "GET", "/k"),
        to(ELSEWHERE, "GET", "/"),
        to(ELSEWHERE, "GET", "/?location"),
        to(ELSEWHERE, "DELETE", "/k"),
        to(ELSEWHERE, "DELETE", "/"),
        to(ELSEWHERE, "POST", "/k?uploads"),
        to(PATH_STYLE.replace("guangzhou", "beijing").as_str(), "GET", "/examplebucket-1250000000/k"),
        to_with(ELSEWHERE, "PUT", "/k", "other"),
        to_with(ELSEWHERE, "PUT", "/?tagging", "<Tagging><TagSet/></Tagging>"),
        to_with(ELSEWHERE, "POST", "/?delete", DELETE_K),
        moved(form(&[("key", "f")], &policy(""), b"x"), ELSEWHERE),
        Request::get("/k").header("Host", &ELSEWHERE.replace("myqcloud.com", "tencentcos.cn")),
        to("examplebucket-1250000000.cos.ap-nowhere.myqcloud.com", "GET", "/k"),
    ] {
        refused(&world.send(request), 404, "NoSuchBucket");
    }
    assert_eq!(world.send(to(ELSEWHERE, "HEAD", "/k")).status, 404);
    refused(&copy("PUT", "/copy"), 404, "NoSuchBucket");
    assert_eq!(world.inventory(), before);
}

#[test]
fn the_regions_own_host_and_hosts_without_a_region_know_the_bucket() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "content"));
    world.send(xml_with("PUT", "/?accelerate", ENABLED));
    for host in [
        HOST,
        ACCELERATE,
        "examplebucket-1250000000.cos-internal.ap-guangzhou.tencentcos.cn",
        "examplebucket-1250000000.localhost",
        "examplebucket-1250000000.cn-south.myqcloud.com",
    ] {
        assert_eq!(world.send(to(host, "GET", "/k")).text(), "content", "{host}");
    }
    let lenient = World::with_options(|options| options.region_check = false);
    assert_eq!(lenient.send(to_with(ELSEWHERE, "PUT", "/k", "content")).status, 200);
}

#[test]
fn a_new_bucket_lives_where_its_host_says() {
    let world = World::new();
    let host = |region: &str| format!("fresh-1250000000.cos.{region}.myqcloud.com");
    assert_eq!(world.send(to_with(&host("ap-beijing"), "PUT", "/", "")).status, 200);
    assert_eq!(world.send(to(&host("ap-beijing"), "HEAD", "/")).status, 200);
    let location = world.send(to(&host("ap-beijing"), "GET", "/?location"));
    assert!(location.text().contains("ap-beijing"), "{}", location.text());
    refused(&world.send(to(&host("ap-shanghai"), "GET", "/")), 404, "NoSuchBucket");
    let again = world.send(to_with(&host("ap-shanghai"), "PUT", "/", ""));
    refused(&again, 409, "BucketAlreadyOwnedByYou");
}

#[test]
fn the_json_api_of_another_region_does_not_know_the_bucket() {
    let world = World::new();
    let stat =
        |host: &str| world.send(Request::get(format!("{BUCKET}/a?op=stat")).header("Host", host).multi());
    world.put("a", b"x");
    for host in ["gz.file.myqcloud.com", "web.file.myqcloud.com", "ap-guangzhou.file.myqcloud.com"] {
        assert_eq!(stat(host).code(), 0, "{host}");
    }
    assert_eq!(stat("sh.file.myqcloud.com").code(), -133);
    let download = |host: &str| world.send(Request::get("/a").header("Host", host));
    let bucket = "examplebucket-1250000000";
    assert_eq!(download(&format!("{bucket}.file.myqcloud.com")).text(), "x");
    assert_eq!(download(&format!("{bucket}.cosgz.myqcloud.com")).text(), "x");
    assert_eq!(download(&format!("{bucket}.cossh.myqcloud.com")).code(), -133);
}

#[test]
fn a_bucket_without_its_appid_is_asked_for_it() {
    let world = World::new();
    for (host, target) in [
        ("examplebucket.cos.ap-guangzhou.myqcloud.com", "/"),
        ("examplebucket.cos.ap-guangzhou.myqcloud.com", "/k"),
        ("ec-2017.cos.ap-guangzhou.tencentcos.cn", "/k"),
        ("examplebucket.cos.accelerate.myqcloud.com", "/k"),
        (PATH_STYLE, "/examplebucket/k"),
    ] {
        let answer = world.send(to(host, "GET", target));
        refused(&answer, 400, "InvalidRequest");
        assert_eq!(answer.element("Message"), Some("Missing required header for this request: Appid"));
    }
    refused(
        &world.send(to("a.b-1250000000.cos.ap-guangzhou.myqcloud.com", "GET", "/")),
        400,
        "InvalidBucketName",
    );
    refused(&world.send(to(PATH_STYLE, "GET", "/Examplebucket-1250000000/k")), 400, "InvalidBucketName");
}

#[test]
fn a_host_may_be_written_in_capitals_and_signed_as_written_or_not() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "content"));
    let upper = HOST.to_uppercase();
    for signed_host in [upper.as_str(), HOST] {
        let signature =
            with_signable(&Request::get("/k").header("Host", signed_host), |it| cos_xml::sign(&grant(), it));
        let answer =
            world.send(Request::get("/k").header("Host", &upper).header("Authorization", &signature));
        assert_eq!(answer.text(), "content", "{signed_host}");
    }
    let other = with_signable(&Request::get("/k").header("Host", SERVICE), |it| cos_xml::sign(&grant(), it));
    let answer = world.send(Request::get("/k").header("Host", &upper).header("Authorization", &other));
    refused(&answer, 403, "SignatureDoesNotMatch");
}

#[test]
fn an_account_has_an_appid_that_hosts_can_carry() {
    let world = World::new();
    for (appid, status) in [(9_999, 400), (10_000, 201)] {
        let body = format!(r#"{{"appid":{appid}}}"#);
        assert_eq!(world.admin("POST", "accounts", &body).status, status, "{appid}");
    }
}

#[test]
fn buckets_since_2024_take_no_path_style_on_the_vendors_hosts() {
    let young = world(created("2024-01-01"));
    young.send(xml_with("PUT", "/k", "content"));
    let before = young.inventory();
    let path = "/examplebucket-1250000000";
    for request in [
        to(PATH_STYLE, "GET", &format!("{path}/k")),
        to(PATH_STYLE, "GET", path),
        to(PATH_STYLE, "DELETE", &format!("{path}/k")),
        to_with(PATH_STYLE, "PUT", &format!("{path}/k"), "other"),
        to_with(PATH_STYLE, "POST", &format!("{path}?delete"), DELETE_K),
        to(SERVICE, "GET", &format!("{path}/k")),
        to("cos.accelerate.myqcloud.com", "GET", &format!("{path}/k")),
        Request::get(format!("{path}/k")).header("Host", PATH_STYLE),
    ] {
        refused(&young.send(request), 403, "PathStyleDomainForbidden");
    }
    assert_eq!(young.inventory(), before);
    let own = young.address.to_string();
    for host in [own.as_str(), "localhost:8267", "cosplay:8267", "cos.localhost"] {
        assert_eq!(young.send(to(host, "GET", &format!("{path}/k"))).text(), "content", "{host}");
    }
    assert_eq!(young.send(to(PATH_STYLE, "GET", "/")).status, 200, "the list of buckets is no bucket");
    let old = world(created("2023-12-31T23:59:59Z"));
    old.send(xml_with("PUT", "/k", "content"));
    assert_eq!(old.send(to(PATH_STYLE, "GET", &format!("{path}/k"))).text(), "content");
    assert_eq!(old.send(to_with(PATH_STYLE, "PUT", "/older-1250000000", "")).status, 200);
}

#[test]
fn a_bucket_is_as_old_as_its_setting_says_or_as_the_tenants_clock() {
    let world = World::new();
    let make = |body: &str| world.admin("POST", "buckets", body);
    assert_eq!(make(r#"{"name":"dated","created":"2024-02-03"}"#).json()["created"], 1_706_918_400);
    assert_eq!(make(r#"{"name":"now"}"#).json()["created"], NOW);
    assert_eq!(make(r#"{"name":"seconds","created":1600000000}"#).json()["created"], 1_600_000_000);
    assert_eq!(make(r#"{"name":"wrong","created":"yesterday"}"#).status, 400);
    refused(&world.send(to(PATH_STYLE, "GET", "/dated-1250000000/k")), 403, "PathStyleDomainForbidden");
    refused(&world.send(to(PATH_STYLE, "GET", "/now-1250000000/k")), 404, "NoSuchKey");
}

#[test]
fn the_accelerate_host_takes_uploads_and_downloads_and_nothing_else() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "content"));
    world.send(xml_with("PUT", "/?accelerate", ENABLED));
    let sent = |method, target: &str, body: &str| world.send(to_with(ACCELERATE, method, target, body));
    assert_eq!(sent("PUT", "/k", "content").status, 200);
    assert_eq!(world.send(to(ACCELERATE, "GET", "/k")).text(), "content");
    assert_eq!(world.send(to(ACCELERATE, "HEAD", "/k")).status, 200);
    assert_eq!(world.send(moved(form(&[("key", "f")], &policy(""), b"x"), ACCELERATE)).status, 204);
    let id = sent("POST", "/mp?uploads", "").element("UploadId").unwrap().to_owned();
    let part = sent("PUT", &format!("/mp?partNumber=1&uploadId={id}"), "part");
    let etag = part.header("etag").unwrap().to_owned();
    assert_eq!(
        world.send(to(ACCELERATE, "GET", &format!("/mp?uploadId={id}"))).elements("PartNumber").len(),
        1
    );
    assert_eq!(world.send(to(ACCELERATE, "GET", "/?uploads")).elements("UploadId").len(), 1);
    let whole = format!(
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part>\
         </CompleteMultipartUpload>"
    );
    assert_eq!(sent("POST", &format!("/mp?uploadId={id}"), &whole).status, 200);
    let aborted = sent("POST", "/ab?uploads", "").element("UploadId").unwrap().to_owned();
    assert_eq!(world.send(to(ACCELERATE, "DELETE", &format!("/ab?uploadId={aborted}"))).status, 204);

    let before = world.inventory();
    let copy = |target: &str| {
        let head = Request::new("PUT", target).header("Host", ACCELERATE).header("Content-Length", "0");
        sign(head.header("x-cos-copy-source", &format!("{HOST}/k")))
    };
    let open = world.send(xml("POST", "/open?uploads")).element("UploadId").unwrap().to_owned();
    for request in [
        to(ACCELERATE, "DELETE", "/k"),
        to(ACCELERATE, "GET", "/"),
        to(ACCELERATE, "DELETE", "/"),
        to(ACCELERATE, "GET", "/?versions"),
        to(ACCELERATE, "GET", "/?accelerate"),
        to(ACCELERATE, "GET", "/k?acl"),
        to(ACCELERATE, "GET", "/k?tagging"),
        to_with(ACCELERATE, "POST", "/?delete", DELETE_K),
        to_with(ACCELERATE, "POST", "/app?append&position=0", "x"),
        to_with(ACCELERATE, "POST", "/k?restore", "<RestoreRequest><Days>1</Days></RestoreRequest>"),
        copy("/copy"),
        copy(&format!("/open?partNumber=1&uploadId={open}")),
        to_with("new-1250000000.cos.accelerate.myqcloud.com", "PUT", "/", ""),
        to("cos.accelerate.myqcloud.com", "GET", "/"),
    ] {
        refused(&world.send(request), 400, "ActionAccelerateNotSupported");
    }
    assert_eq!(world.send(to(ACCELERATE, "HEAD", "/")).status, 400);
    refused(
        &world.send(to(ACCELERATE, "GET", "/files/v2/1250000000/examplebucket/k")),
        400,
        "InvalidRequest",
    );
    assert_eq!(world.inventory(), before);
}

#[test]
fn acceleration_is_on_only_where_it_was_enabled_and_is_never_removed() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "content"));
    let get = || world.send(to(ACCELERATE, "GET", "/k"));
    let unset = world.send(xml("GET", "/?accelerate"));
    assert!(unset.status == 200 && unset.text().contains("<AccelerateConfiguration/>"), "{}", unset.text());
    refused(&get(), 400, "BucketAccelerateNotEnabled");
    refused(&world.send(to(ACCELERATE, "DELETE", "/k")), 400, "BucketAccelerateNotEnabled");
    world.send(xml_with("PUT", "/?accelerate", ENABLED));
    assert_eq!(get().text(), "content");
    refused(&world.send(xml("DELETE", "/?accelerate")), 405, "MethodNotAllowed");
    assert_eq!(get().text(), "content");
    world.send(xml_with("PUT", "/?accelerate", ENABLED.replace("Enabled", "Suspended")));
    refused(&get(), 400, "BucketAccelerateNotEnabled");
    let absent = "absent-1250000000.cos.accelerate.myqcloud.com";
    refused(&world.send(to(absent, "DELETE", "/k")), 404, "NoSuchBucket");
}

#[test]
fn default_hosts_of_a_bucket_with_their_rules_force_downloads_and_send_no_apps() {
    let bucket = BucketSettings { default_host_rules: true, ..BucketSettings::default() };
    let world = world(bucket);
    let put = unsigned("PUT", "/page.html").header("Content-Disposition", "inline");
    world.send(sign(with_body(put, "<p>")));
    world.send(xml_with("PUT", "/app.apk", "app"));
    let chosen = world.send(xml("GET", "/page.html?response-content-disposition=inline"));
    for answer in [world.send(xml("GET", "/page.html")), chosen] {
        assert_eq!(answer.header("content-disposition"), Some("attachment"));
        assert_eq!(answer.header("x-cos-force-download"), Some("true"));
    }
    let part = world.send(sign(unsigned("GET", "/page.html").header("Range", "bytes=0-0")));
    assert_eq!((part.status, part.header("content-disposition")), (206, Some("attachment")));
    let head = world.send(xml("HEAD", "/page.html"));
    assert_eq!(head.header("content-disposition"), Some("inline"));
    assert_eq!(head.header("x-cos-force-download"), None);
    refused(&world.send(xml("GET", "/app.apk")), 403, "DownloadForbidden");
    assert_eq!(world.send(xml("HEAD", "/app.apk")).status, 200);
    let own = "examplebucket-1250000000.localhost";
    assert_eq!(world.send(to(own, "GET", "/app.apk")).text(), "app");
    assert_eq!(world.send(to(own, "GET", "/page.html")).header("content-disposition"), Some("inline"));
    assert_eq!(self::world(BucketSettings::default()).send(xml_with("PUT", "/app.apk", "x")).status, 200);
}

#[test]
fn an_aws_client_is_told_of_a_forced_download_in_its_words() {
    let world = world(BucketSettings { default_host_rules: true, ..BucketSettings::default() });
    world.send(xml_with("PUT", "/k", "content"));
    let stamp = aws_v4::stamp(UnixSeconds(NOW));
    let request =
        unsigned("GET", "/k").header("x-amz-date", &stamp).header("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
    let own = aws_v4::Grant {
        secret_id: DEMO_SECRET_ID,
        secret_key: DEMO_SECRET_KEY,
        region: "ap-guangzhou",
        stamp: &stamp,
        headers: &["host", "x-amz-content-sha256", "x-amz-date"],
        payload: "UNSIGNED-PAYLOAD",
    };
    let (signature, _) = with_signable(&request, |it| aws_v4::sign(&own, it)).unwrap();
    let answer = world.send(request.header("Authorization", &signature));
    assert_eq!((answer.text(), answer.header("x-amz-force-download")), ("content", Some("true")));
}

/// Keys that no object may have, percent-encoded.
const FORBIDDEN: [&str; 7] = ["%5Ca", "a%18b", "%19", "a/%1A", "%1Bz", "a%0Ab", "%0D"];

#[test]
fn keys_that_no_object_may_have_are_refused_by_every_method_that_names_them() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "content"));
    let before = world.inventory();
    for key in FORBIDDEN {
        let target = format!("/{key}");
        for method in ["GET", "DELETE"] {
            refused(&world.send(xml(method, &target)), 400, "InvalidObjectName");
        }
        refused(&world.send(xml_with("PUT", &target, "x")), 400, "InvalidObjectName");
        refused(&world.send(xml("POST", &format!("{target}?uploads"))), 400, "InvalidObjectName");
        let copy = unsigned("PUT", "/copy").header("Content-Length", "0");
        let copy = sign(copy.header("x-cos-copy-source", &format!("{HOST}/{key}")));
        refused(&world.send(copy), 400, "InvalidObjectName");
        let plain = cosplay::internals::primitives::escape::decode_strict(key).unwrap().into_owned();
        refused(&world.send(form(&[("key", &plain)], &policy(""), b"x")), 400, "InvalidObjectName");
    }
    assert_eq!(world.inventory(), before);
    for kept in ["a%5Cb", "a%09b", "a%01b", "a/../b", "a//b", "..", "/lead", "a/./b", "%7F"] {
        let target = format!("/{kept}");
        assert_eq!(world.send(xml_with("PUT", &target, "x")).status, 200, "{kept}");
        assert_eq!(world.send(xml("GET", &target)).text(), "x", "{kept}");
    }
}

#[test]
fn a_path_of_slashes_and_dots_is_no_object_and_no_list() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "content"));
    let before = world.inventory();
    for target in ["//", "/./", "/.", "///////", "/.//./"] {
        refused(&world.send(xml("GET", target)), 400, "InvalidURI");
        assert_eq!(world.send(xml("HEAD", target)).status, 400, "{target}");
        for method in ["DELETE", "POST"] {
            refused(&world.send(xml(method, target)), 400, "InvalidObjectName");
        }
        refused(&world.send(xml_with("PUT", target, "x")), 400, "InvalidObjectName");
        refused(&world.send(form(&[("key", &target[1..])], &policy(""), b"x")), 400, "InvalidObjectName");
    }
    assert_eq!(world.inventory(), before);
    assert_eq!(world.send(xml("GET", "/")).elements("Key"), ["k"]);
}

#[test]
fn a_path_that_is_no_text_is_an_invalid_uri() {
    let world = World::new();
    for target in ["/a%00b", "/%ff", "/%zz", "/a%2", "/a%"] {
        refused(&world.send(Request::get(target).header("Host", HOST)), 400, "InvalidURI");
        let put = with_body(Request::new("PUT", target).header("Host", HOST), "x");
        refused(&world.send(put), 400, "InvalidURI");
    }
    refused(&world.send(form(&[("key", "a\0b")], &policy(""), b"x")), 400, "InvalidURI");
}

#[test]
fn many_keys_to_delete_are_judged_one_by_one() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "content"));
    let body = "<Delete><Object><Key>k</Key></Object><Object><Key>\\a</Key></Object>\
                <Object><Key>./</Key></Object></Delete>";
    let answer = world.send(delete_many(body));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.elements("Key"), ["k", "\\a", "./"]);
    assert_eq!(answer.elements("Code"), ["InvalidObjectName"; 2]);
    assert_eq!(world.send(xml("HEAD", "/k")).status, 404);
}

#[test]
fn a_slash_in_front_of_a_key_is_part_of_it_unless_the_account_is_strict() {
    let world = World::new();
    assert_eq!(world.send(xml_with("PUT", "//a/b", "x")).status, 200);
    assert_eq!(world.send(form(&[("key", "/form")], &policy(""), b"x")).status, 204);
    assert_eq!(world.send(xml("GET", "/")).elements("Key"), ["/a/b", "/form"]);
    let strict = World::with_options(|options| options.strict_keys = true);
    refused(&strict.send(xml_with("PUT", "//a/b", "x")), 400, "InvalidObjectName");
    refused(&strict.send(form(&[("key", "/form")], &policy(""), b"x")), 400, "InvalidObjectName");
    assert_eq!(strict.send(xml_with("PUT", "/a/b", "x")).status, 200);
}

#[test]
fn a_plus_in_a_path_is_a_blank() {
    let world = World::new();
    let signature = |key: &str| with_signable(&unsigned("PUT", key), |it| cos_xml::sign(&grant(), it));
    let put = |signed: &str| {
        let request = with_body(unsigned("PUT", "/a+b"), "blank");
        world.send(request.header("Authorization", &signature(signed)))
    };
    refused(&put("/a+b"), 403, "SignatureDoesNotMatch");
    assert_eq!(put("/a%20b").status, 200);
    assert_eq!(world.send(xml("GET", "/a%20b")).text(), "blank");
    assert_eq!(world.send(xml_with("PUT", "/a%2Bb", "plus")).status, 200);
    assert_eq!(world.send(xml("GET", "/a%2Bb")).text(), "plus");
    assert_eq!(world.send(xml("GET", "/")).elements("Key"), ["a b", "a+b"]);
}

#[test]
fn somebody_without_a_signature_finds_a_key_by_its_plus_where_there_is_none_with_a_blank() {
    let acl = cosplay::internals::domain::store::acl::Canned::PublicRead;
    let world = world(BucketSettings { acl, ..BucketSettings::default() });
    world.send(xml_with("PUT", "/a%2Bb", "plus"));
    assert_eq!(world.send(unsigned("GET", "/a+b")).text(), "plus");
    assert_eq!(world.send(unsigned("HEAD", "/a+b")).status, 200);
    let own = world.address.to_string();
    let path_style = Request::get("/examplebucket-1250000000/a+b").header("Host", &own);
    assert_eq!(world.send(path_style).text(), "plus");
    world.send(xml_with("PUT", "/a%20b", "blank"));
    assert_eq!(world.send(unsigned("GET", "/a+b")).text(), "blank");
}

/// Reads a document as a strict parser does: no character that XML 1.0 leaves out.
#[track_caller]
fn strictly(answer: &Answer) {
    let text = answer.text();
    assert!(
        text.chars().all(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)),
        "{text}"
    );
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {text}")) {
            Event::Eof => return,
            Event::GeneralRef(name) => {
                let letter = name.resolve_char_ref().unwrap();
                assert!(letter.is_none_or(|letter| letter == '\r' || letter >= ' '), "{text}");
            }
            _ => {}
        }
    }
}

#[test]
fn lists_with_keys_that_xml_cannot_carry_are_read_by_strict_parsers() {
    let world = World::new();
    for key in ["a%01b", "%EF%BF%BE", "z%0B%0C", "t%09", "%3Cb%3E&"] {
        assert_eq!(world.send(xml_with("PUT", &format!("/{key}"), "x")).status, 200, "{key}");
        assert_eq!(world.send(xml("POST", &format!("/{key}?uploads"))).status, 200, "{key}");
    }
    let expected = ["&lt;b&gt;&amp;", "a%01b", "t\t", "z%0B%0C", "%EF%BF%BE"];
    assert_eq!(world.send(xml("GET", "/")).elements("Key"), expected);
    for target in [
        "/",
        "/?list-type=2",
        "/?versions",
        "/?uploads",
        "/?encoding-type=url",
        "/?prefix=a%01",
        "/?delimiter=%01",
        "/?versions&encoding-type=url",
        "/absent%01",
    ] {
        strictly(&world.send(xml("GET", target)));
    }
    strictly(&world.send(delete_many("<Delete><Object><Key>a&#1;b</Key></Object></Delete>")));
}

#[test]
fn a_host_nobody_knows_is_taken_for_the_default_buckets_and_the_answer_says_so() {
    let own = OwnHosts(vec![HostName::parse("cos.mine.com").unwrap()]);
    let world = World::start(Setup { own, ..Setup::default() });
    world.send(xml_with("PUT", "/k", "content"));
    let get = |host: &str| world.send(to(host, "GET", "/k"));
    let unknown = get("files.somebody.com");
    assert_eq!(unknown.text(), "content");
    let note = unknown.header("x-cosplay-note").unwrap();
    assert!(note.contains("files.somebody.com") && note.contains("examplebucket-1250000000"), "{note}");
    for known in ["localhost", "cosplay", "cos.mine.com", "cos.test", HOST] {
        let answer = get(known);
        assert_eq!((answer.text(), answer.header("x-cosplay-note")), ("content", None), "{known}");
    }
    let proxied =
        world.send(Request::get("http://files.somebody.com/k").header("Host", "files.somebody.com"));
    assert_eq!(proxied.status, 403);
}

#[test]
fn hosts_of_data_processing_are_not_played_and_say_so() {
    let world = World::new();
    for host in [
        "examplebucket-1250000000.ci.ap-guangzhou.myqcloud.com",
        "1250000000.ci.ap-guangzhou.myqcloud.com",
        "examplebucket-1250000000.pic.ap-guangzhou.myqcloud.com",
        "examplebucket-1250000000.picgz.myqcloud.com",
        "examplebucket-1250000000.image.myqcloud.com",
    ] {
        for method in ["GET", "DELETE"] {
            refused(&world.send(to(host, method, "/k")), 501, "NotImplemented");
        }
        refused(&world.send(to_with(host, "PUT", "/k", "x")), 501, "NotImplemented");
    }
}

#[test]
fn a_request_names_exactly_one_sound_host() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "content"));
    let sent = |head: &str| {
        let mut connection = world.connect();
        connection.write(format!("{head}\r\nContent-Length: 0\r\n\r\n").as_bytes());
        connection.receive(false).unwrap()
    };
    let line = "GET /k HTTP/1.1\r\nHost:";
    for head in [
        "GET /k HTTP/1.1".to_owned(),
        format!("{line} {HOST}\r\nHost: {HOST}"),
        format!("{line} {HOST}\r\nHost: {SERVICE}"),
        line.to_string(),
        format!("{line} {HOST}:http"),
        format!("{line} {HOST}:99999"),
        format!("{line} {HOST}/k"),
        format!("{line} a b"),
        format!("{line} user@{HOST}"),
        format!("{line} {HOST},{HOST}@"),
        format!("{line} [::1"),
        format!("GET http://{HOST}/k HTTP/1.1\r\nHost: {SERVICE}"),
        format!("GET http://{HOST}/k HTTP/1.1\r\nHost: {HOST}:8080"),
        format!("GET http://{HOST}/k HTTP/1.1"),
        format!("GET /k HTTP/1.0\r\nHost: {HOST}\r\nHost: {HOST}"),
    ] {
        let answer = sent(&head);
        assert_eq!(answer.status, 400, "{head}: {}", answer.text());
        assert!(
            answer.header("x-cosplay-reason").is_some_and(|reason| !reason.is_empty()),
            "{}",
            answer.head
        );
    }
    for (head, status) in [
        (format!("{line} {HOST}"), 403),
        (format!("{line} {HOST}:80"), 403),
        (format!("{line} {HOST}."), 403),
        (format!("{line} [::1]:8267"), 403),
        (format!("GET http://{HOST}/k HTTP/1.1\r\nHost: {}:80", HOST.to_uppercase()), 403),
        (format!("GET /k HTTP/1.0\r\nHost: {HOST}"), 403),
        ("GET /k HTTP/1.0".to_owned(), 403),
    ] {
        let answer = sent(&head);
        assert_eq!((answer.status, answer.word()), (status, "AccessDenied"), "{head}");
    }
}

#[test]
fn a_bucket_of_another_tenant_is_reached_by_its_full_name_only() {
    let world = World::new();
    let id = BucketId::new(DEMO_APPID, "absent");
    refused(
        &world.send(to(&format!("{id}.cos.ap-guangzhou.myqcloud.com"), "GET", "/k")),
        404,
        "NoSuchBucket",
    );
    // Nobody learns more by a wrong signature: the bucket is looked for first.
    let nobody = Request::get("/k").header("Host", &format!("{id}.cos.ap-guangzhou.myqcloud.com"));
    refused(&world.send(nobody), 404, "NoSuchBucket");
}
