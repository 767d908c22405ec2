//! Conditions under which a request of the XML API acts: `x-cos-forbid-overwrite` on all that make an object,
//! and what stands beside each refusal and has to go on working.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use crate::support::http::Request;
use crate::support::xml::{HOST, form, policy, sign, unsigned, with_body, xml, xml_with};
use crate::support::{World, in_parallel};

const FORBID: &str = "x-cos-forbid-overwrite";

/// A PUT of `/k` whose header has this value.
fn put(value: &str) -> Request {
    sign(with_body(unsigned("PUT", "/k").header(FORBID, value), "new"))
}

/// The document that completes an upload of one part.
fn complete(etag: &str) -> String {
    let part = format!("<Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part>");
    format!("<CompleteMultipartUpload>{part}</CompleteMultipartUpload>")
}

#[test]
fn the_header_that_forbids_overwriting_is_true_false_or_wrong() {
    let world = World::new();
    assert_eq!(world.send(put("true")).status, 200, "nothing is there yet");
    for allowed in ["false", "False", "", "  "] {
        assert_eq!(world.send(put(allowed)).status, 200, "{allowed:?}");
    }
    for forbidden in ["true", "TRUE", "True"] {
        let refused = world.send(put(forbidden));
        assert_eq!((refused.status, refused.word()), (409, "FileAlreadyExists"), "{forbidden:?}");
        assert!(refused.header("x-cosplay-reason").unwrap().contains("\"k\" exists"), "{}", refused.head);
    }
    for wrong in ["yes", "1", "true;"] {
        let refused = world.send(put(wrong));
        assert_eq!((refused.status, refused.word()), (400, "InvalidArgument"), "{wrong:?}");
    }
    let wrong_field = form(&[("key", "other"), (FORBID, "yes")], &policy(""), b"x");
    assert_eq!(world.send(wrong_field).word(), "InvalidArgument");
    assert_eq!(world.send(xml("HEAD", "/other")).status, 404);
}

#[test]
fn all_that_make_an_object_make_it_where_none_is() {
    let world = World::new();
    let forbidding = |request: Request| sign(with_body(request.header(FORBID, "true"), ""));
    assert_eq!(world.send(put("true")).status, 200);
    let copy = unsigned("PUT", "/copy").header("x-cos-copy-source", &format!("{HOST}/k"));
    assert_eq!(world.send(forbidding(copy)).status, 200);
    let posted = form(&[("key", "form"), (FORBID, "true")], &policy(""), b"x");
    assert_eq!(world.send(posted).status, 204);
    let opened = world.send(forbidding(unsigned("POST", "/mp?uploads")));
    let id = opened.element("UploadId").unwrap();
    let etag = world.send(xml_with("PUT", &format!("/mp?partNumber=1&uploadId={id}"), "x"));
    let list = complete(etag.header("etag").unwrap());
    let end = || {
        sign(with_body(unsigned("POST", &format!("/mp?uploadId={id}")).header(FORBID, "true"), list.clone()))
    };
    assert_eq!(world.send(end()).status, 200);
    assert_eq!(world.send(end()).status, 200, "repeated, it is the same object");
}

#[test]
fn an_upload_that_was_opened_with_the_header_is_completed_over_an_object_without_it() {
    let world = World::new();
    let opened = sign(with_body(unsigned("POST", "/k?uploads").header(FORBID, "true"), ""));
    let id = world.send(opened).element("UploadId").unwrap().to_owned();
    let etag = world.send(xml_with("PUT", &format!("/k?partNumber=1&uploadId={id}"), "parts"));
    world.send(put("false"));
    let list = complete(etag.header("etag").unwrap());
    assert_eq!(world.send(xml_with("POST", &format!("/k?uploadId={id}"), list)).status, 200);
    assert_eq!(world.send(xml("GET", "/k")).text(), "parts");
}

#[test]
fn a_bucket_that_ever_kept_versions_forbids_no_overwriting() {
    let world = World::new();
    world.send(put("true"));
    for status in ["Enabled", "Suspended"] {
        let document =
            format!("<VersioningConfiguration><Status>{status}</Status></VersioningConfiguration>");
        assert_eq!(world.send(xml_with("PUT", "/?versioning", document)).status, 200);
        assert_eq!(world.send(put("true")).status, 200, "{status}");
        let posted = form(&[("key", "k"), (FORBID, "true")], &policy(""), b"x");
        assert_eq!(world.send(posted).status, 204, "{status}");
        assert_eq!(world.send(put("yes")).status, 400, "a senseless value stays one");
    }
}

#[test]
fn of_many_who_forbid_overwriting_one_makes_the_object() {
    let world = World::new();
    let made = AtomicUsize::new(0);
    in_parallel(32, 8, |_| {
        let answer = world.send(put("true"));
        assert!(answer.status == 200 || answer.word() == "FileAlreadyExists", "{}", answer.text());
        made.fetch_add(usize::from(answer.status == 200), Relaxed);
    });
    assert_eq!(made.into_inner(), 1);
}
