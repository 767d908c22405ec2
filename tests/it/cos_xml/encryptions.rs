//! Headers of server-side encryption: they act, repeat what is there, or are refused.

use base64::{Engine, engine::general_purpose::STANDARD};
use cosplay::internals::primitives::digest::md5;

use crate::support::World;
use crate::support::aws::{UNSIGNED, v4};
use crate::support::http::{Answer, Request};
use crate::support::xml::{HOST, form, policy, sign, unsigned, with_body, xml, xml_with};

const SSE: &str = "x-cos-server-side-encryption";
const KMS_KEY: &str = "x-cos-server-side-encryption-cos-kms-key-id";
const CONTEXT: &str = "x-cos-server-side-encryption-context";
/// `{"a":"b"}`.
const SOUND_CONTEXT: &str = "eyJhIjoiYiJ9";
const ONE: &[u8; 32] = b"0123456789ABCDEF0123456789ABCDEF";
const TWO: &[u8; 32] = b"ABCDEF0123456789ABCDEF0123456789";

/// The request with a customer's key in headers that begin with `prefix`.
fn keyed(request: Request, prefix: &str, key: &[u8; 32]) -> Request {
    request
        .header(&format!("{prefix}-customer-algorithm"), "AES256")
        .header(&format!("{prefix}-customer-key"), &STANDARD.encode(key))
        .header(&format!("{prefix}-customer-key-MD5"), &STANDARD.encode(md5(key).0))
}

fn with_key(method: &'static str, target: &str, key: &[u8; 32], body: &str) -> Request {
    sign(with_body(keyed(unsigned(method, target), SSE, key), body))
}

fn refused(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.word())
}

fn reason(answer: &Answer) -> &str {
    answer.header("x-cosplay-reason").unwrap()
}

#[test]
fn an_object_with_a_customers_key_is_read_with_that_key_only() {
    let world = World::new();
    assert_eq!(world.send(with_key("PUT", "/k", ONE, "secret")).status, 200);
    assert_eq!(world.send(with_key("GET", "/k", ONE, "")).text(), "secret");
    assert_eq!(world.send(with_key("HEAD", "/k", ONE, "")).status, 200);
    for request in [xml("GET", "/k"), with_key("GET", "/k", TWO, "")] {
        assert_eq!(refused(&world.send(request)), (400, "SsecDecryptHeaderInvalid"));
    }
    for request in [xml("HEAD", "/k"), with_key("HEAD", "/k", TWO, "")] {
        assert_eq!(world.send(request).status, 400);
    }
    let download = world.download("/k");
    assert_eq!(download.status, 403, "the JSON API's hosts do not open it either");
    assert!(reason(&download).contains("customer's key"));
}

#[test]
fn a_customers_key_means_nothing_on_an_object_without_one() {
    let world = World::new();
    for (headers, name) in
        [(vec![], "/plain"), (vec![(SSE, "AES256")], "/own"), (vec![(SSE, "cos/kms")], "/kms")]
    {
        let put = headers.iter().fold(unsigned("PUT", name), |put, (name, value)| put.header(name, value));
        assert_eq!(world.send(sign(with_body(put, "x"))).status, 200);
        let answer = world.send(with_key("GET", name, ONE, ""));
        assert_eq!(refused(&answer), (400, "InvalidRequest"), "{name}");
        assert!(reason(&answer).contains("not encrypted with a customer's key"));
        assert_eq!(world.send(with_key("HEAD", name, ONE, "")).status, 400);
        assert_eq!(world.send(xml("GET", name)).text(), "x");
    }
}

#[test]
fn a_copy_brings_the_key_of_its_source_and_none_where_there_is_none() {
    let world = World::new();
    world.send(with_key("PUT", "/secret", ONE, "s"));
    world.send(xml_with("PUT", "/plain", "p"));
    let copy = |source: &str, key: Option<&[u8; 32]>| {
        let copy = unsigned("PUT", "/copy").header("x-cos-copy-source", &format!("{HOST}{source}"));
        let prefix = "x-cos-copy-source-server-side-encryption";
        world.send(sign(with_body(key.map_or(copy.clone(), |key| keyed(copy, prefix, key)), "")))
    };
    assert_eq!(refused(&copy("/secret", None)), (400, "SsecDecryptHeaderInvalid"));
    assert_eq!(refused(&copy("/secret", Some(TWO))), (400, "SsecDecryptHeaderInvalid"));
    assert_eq!(refused(&copy("/plain", Some(ONE))), (400, "InvalidRequest"));
    assert_eq!(world.send(xml("HEAD", "/copy")).status, 404);
    assert_eq!(copy("/secret", Some(ONE)).status, 200);
    assert_eq!(copy("/plain", None).status, 200);
}

#[test]
fn parts_and_the_end_of_an_upload_repeat_its_encryption_or_are_refused() {
    let world = World::new();
    let begin = |request: Request| {
        let answer = world.send(sign(with_body(request, "")));
        answer.element("UploadId").unwrap().to_owned()
    };
    let keyed_id = begin(keyed(unsigned("POST", "/a?uploads"), SSE, ONE));
    let own_id = begin(unsigned("POST", "/b?uploads").header(SSE, "AES256"));
    let plain_id = begin(unsigned("POST", "/c?uploads"));
    let targets = [("/a", &keyed_id), ("/b", &own_id), ("/c", &plain_id)];
    let [a, b, c] = targets.map(|(key, id)| format!("{key}?partNumber=1&uploadId={id}"));
    let own = |target: &str, word: &str| sign(with_body(unsigned("PUT", target).header(SSE, word), "x"));

    assert_eq!(refused(&world.send(xml_with("PUT", &a, "x"))), (400, "SsecDecryptHeaderInvalid"));
    assert_eq!(refused(&world.send(with_key("PUT", &a, TWO, "x"))), (400, "SsecDecryptHeaderInvalid"));
    assert_eq!(refused(&world.send(with_key("PUT", &c, ONE, "x"))), (400, "InvalidRequest"));
    assert_eq!(refused(&world.send(own(&c, "AES256"))), (400, "InvalidArgument"));
    assert_eq!(refused(&world.send(own(&b, "cos/kms"))), (400, "InvalidArgument"));
    assert_eq!(world.send(xml("GET", &format!("/c?uploadId={plain_id}"))).elements("PartNumber").len(), 0);

    let etags = [with_key("PUT", &a, ONE, "x"), own(&b, "AES256"), xml_with("PUT", &c, "x")].map(|part| {
        let answer = world.send(part);
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.header("etag").unwrap().to_owned()
    });
    let [a, b, c] = targets.map(|(key, id)| format!("{key}?uploadId={id}"));
    let list = |etag: &str| {
        format!(
            "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part>\
             </CompleteMultipartUpload>"
        )
    };
    let end =
        |target: &str, key: &[u8; 32], etag: &str| world.send(with_key("POST", target, key, &list(etag)));
    assert_eq!(refused(&end(&a, TWO, &etags[0])), (400, "SsecDecryptHeaderInvalid"));
    assert_eq!(refused(&end(&c, ONE, &etags[2])), (400, "InvalidRequest"));
    assert_eq!(end(&a, ONE, &etags[0]).status, 200, "the key may be repeated");
    assert_eq!(world.send(xml_with("POST", &b, list(&etags[1]))).status, 200, "nothing has to be");
    assert_eq!(world.send(xml_with("POST", &c, list(&etags[2]))).status, 200);
}

#[test]
fn what_the_key_service_reads_needs_the_key_service() {
    let world = World::new();
    let put = |headers: &[(&str, &str)]| {
        let put = headers.iter().fold(unsigned("PUT", "/k"), |put, (name, value)| put.header(name, value));
        world.send(sign(with_body(put, "x")))
    };
    for headers in [
        &[(KMS_KEY, "key")][..],
        &[(CONTEXT, SOUND_CONTEXT)],
        &[(SSE, "AES256"), (KMS_KEY, "key")],
        &[(SSE, "AES256"), (CONTEXT, SOUND_CONTEXT)],
        &[(SSE, "cos/kms"), (CONTEXT, "not base64")],
        &[(SSE, "cos/kms"), (CONTEXT, "WzFd")],
    ] {
        let answer = put(headers);
        assert_eq!(refused(&answer), (400, "InvalidArgument"), "{headers:?}");
        assert!(reason(&answer).contains(headers.last().unwrap().0), "{headers:?}");
    }
    assert_eq!(world.send(xml("HEAD", "/k")).status, 404);
    let fields = [("key", "k"), (KMS_KEY, "key")];
    assert_eq!(refused(&world.send(form(&fields, &policy(""), b"x"))), (400, "InvalidArgument"));
    let answer = put(&[(SSE, "cos/kms"), (KMS_KEY, "key"), (CONTEXT, SOUND_CONTEXT)]);
    assert_eq!((answer.status, answer.header(KMS_KEY)), (200, Some("key")));
    for name in [SSE, KMS_KEY, CONTEXT] {
        let get = sign(unsigned("GET", "/k").header(name, SOUND_CONTEXT));
        assert_eq!(refused(&world.send(get)), (400, "SSEHeaderNotAllowed"), "{name}");
    }
}

#[test]
fn the_key_of_the_key_service_has_a_name_of_its_own_in_the_dialect_of_s3() {
    let world = World::new();
    let names = ["x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id"];
    let put = with_body(unsigned("PUT", "/k").header(names[0], "aws:kms").header(names[1], "mine"), "x");
    let answer = world.send(v4(put, &names, UNSIGNED));
    assert_eq!((answer.status, answer.header(names[1])), (200, Some("mine")), "{}", answer.text());
    assert_eq!(world.send(xml("HEAD", "/k")).header(KMS_KEY), Some("mine"));
    let put = with_body(unsigned("PUT", "/l").header(names[1], "mine"), "x");
    assert_eq!(refused(&world.send(v4(put, &names[1..], UNSIGNED))), (400, "InvalidArgument"));
}
