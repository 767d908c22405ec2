//! `vod.storage_upload_domain`: a host that mobile clients send objects to instead of the bucket's own.

use cosplay::internals::primitives::time::UnixSeconds;
use serde_json::Value;

use crate::support::http::{Answer, Request};
use crate::support::tls::{client, shake};
use crate::support::vod::{apply, commit, signed, text, video, with_temporary_key};
use crate::support::xml::with_body;
use crate::support::{BUCKET, World};

/// A name in a zone of the vendor's that nothing else stands for.
const VENDORS: &str = "vod-upload.qcloud.com";
/// A name of somebody else.
const FOREIGN: &str = "upload.example.test";

/// A world whose demo account hands out `domain`, and an upload of five bytes there.
fn upload_to(domain: &str) -> (World, Value) {
    let world = World::with_options(|options| options.vod.storage_upload_domain = Some(domain.into()));
    let applied = world.send(apply(video(5))).data();
    assert_eq!(text(&applied, "/storageUploadDomain"), domain);
    (world, applied)
}

/// What a mobile client sends for an upload, the target written after `front`: the question for parts, then
/// the object.
fn client_sends(world: &World, applied: &Value, front: &str, host: &str) {
    let path = text(applied, "/video/storagePath");
    let send = |method: &'static str, target: &str, body: &[u8]| {
        let request = with_temporary_key(applied, host, with_body(Request::new(method, target), body));
        world.send(Request { target: format!("{front}{target}"), ..request })
    };
    let bucket = format!("{}-10022853", text(applied, "/storageBucket"));
    let listed = send("GET", &format!("/?uploads&prefix={}", &path[1..]), b"");
    assert_eq!((listed.status, listed.element("Bucket")), (200, Some(bucket.as_str())), "{}", why(&listed));
    let opened = send("POST", &format!("{path}?uploads"), b"");
    let upload = opened.element("UploadId").unwrap_or_else(|| panic!("{}", why(&opened)));
    let part = send("PUT", &format!("{path}?partNumber=1&uploadId={upload}"), b"video");
    let etag = part.header("etag").unwrap();
    let xml = format!(
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part></CompleteMultipartUpload>"
    );
    let completed = send("POST", &format!("{path}?uploadId={upload}"), xml.as_bytes());
    assert_eq!(completed.status, 200, "{}", why(&completed));
    assert_eq!(completed.element("Key"), Some(&path[1..]));
    let stored = send("HEAD", path, b"");
    assert_eq!((stored.status, stored.header("content-length")), (200, Some("5")));
    assert_eq!(send("PUT", path, b"again").status, 200);
    world.send(commit(&applied["vodSessionKey"])).data();
}

fn why(answer: &Answer) -> &str {
    answer.header("x-cosplay-reason").unwrap_or("no reason")
}

#[test]
fn an_upload_goes_through_the_domain_whether_its_zone_is_the_vendors_or_not() {
    for domain in [VENDORS, FOREIGN, "Upload.Example.Test:8080"] {
        let (world, applied) = upload_to(domain);
        client_sends(&world, &applied, "", domain);
    }
}

#[test]
fn a_proxy_takes_the_domain_for_played() {
    for domain in [VENDORS, FOREIGN] {
        let (world, applied) = upload_to(domain);
        client_sends(&world, &applied, &format!("http://{domain}"), domain);
        let mut connection = world.connect();
        connection.write(format!("CONNECT {domain}:80 HTTP/1.1\r\nHost: {domain}:80\r\n\r\n").as_bytes());
        assert_eq!(connection.receive(true).unwrap().status, 200, "{domain}");
        let get = Request::get(text(&applied, "/video/storagePath"));
        assert_eq!(connection.send(&with_temporary_key(&applied, domain, get)).text(), "again");
    }
    let (world, applied) = upload_to(VENDORS);
    let stream = world.connect().into_stream();
    let mut secure = shake(client(&world.ca(), &["http/1.1"]), VENDORS, stream).unwrap();
    let head = Request::new("HEAD", text(&applied, "/video/storagePath"));
    assert_eq!(secure.send(&with_temporary_key(&applied, VENDORS, head)).status, 404);
}

#[test]
fn who_comes_without_key_and_signature_is_answered_by_the_usual_bucket() {
    let (world, applied) = upload_to(VENDORS);
    let answer = world.send(Request::get("/").header("Host", VENDORS));
    assert_eq!((answer.status, answer.word()), (403, "AccessDenied"));
    drop(applied);
    let answer = world.send(Request::get(format!("http://{FOREIGN}/")).header("Host", FOREIGN));
    assert_eq!(answer.status, 403);
    assert!(answer.text().contains("does not play"), "{}", answer.text());
    let unused = World::new();
    assert_eq!(unused.send(Request::get("/").header("Host", VENDORS)).status, 501);
}

#[test]
fn the_upload_of_an_account_that_hands_out_nothing_does_not_go_through_anothers_domain() {
    let (world, _) = upload_to(VENDORS);
    let grant = cosplay::internals::domain::auth::vod::Grant {
        secret_id: crate::support::OTHER_SECRET_ID,
        issued: UnixSeconds(crate::support::NOW),
        expires: UnixSeconds(crate::support::NOW + 60),
        random: 1,
        procedure: None,
        more: &[],
    };
    let theirs =
        cosplay::internals::domain::auth::vod::sign(&grant.plaintext(), crate::support::OTHER_SECRET_KEY);
    let applied = world.send(crate::support::vod::call("ApplyUploadUGC", &signed(&theirs, video(5)))).data();
    let put = with_body(Request::new("PUT", text(&applied, "/video/storagePath")), "video");
    assert_eq!(world.send(with_temporary_key(&applied, VENDORS, put)).status, 403);
}

#[test]
fn a_domain_that_is_our_own_host_takes_uploads_beside_everything_else() {
    let (world, applied) = upload_to("127.0.0.1:8267");
    let own = world.address.to_string();
    client_sends(&world, &applied, "", &own);
    let get = |path: &str| world.send(Request::get(path).header("Host", &own));
    assert!(get("/").text().contains("cosplay"), "the front door");
    assert_eq!(get("/_cosplay/health/ready").status, 200);
    world.put("a", b"x");
    let demo = world.send(Request::get(format!("{BUCKET}/a?op=stat")).header("Host", &own).multi());
    assert_eq!(demo.code(), 0);
    let listed = crate::support::xml::signed(
        Request::get("/examplebucket-1250000000/").header("Host", &own),
        &crate::support::xml::grant(),
    );
    assert_eq!(world.send(listed).element("Name"), Some("examplebucket-1250000000"));
    assert_eq!(world.send(apply(video(1))).code(), 0);
    let question = get("/d?dn=127.0.0.1");
    assert_eq!(question.text(), "127.0.0.1");
}
