//! Which error is answered when a request is wrong in two ways.

use crate::support::World;
use crate::support::http::Request;
use crate::support::xml::{HOST, sign, unsigned, with_body, xml, xml_with};

/// A signed PUT with headers, and a body without content.
fn put(target: &str, headers: &[(&str, &str)]) -> Request {
    let request =
        headers.iter().fold(unsigned("PUT", target), |request, (name, value)| request.header(name, value));
    sign(with_body(request, ""))
}

#[test]
fn an_object_or_upload_that_is_not_there_comes_before_what_is_asked_of_it() {
    let world = World::new();
    let source = format!("{HOST}/absent");
    let part = "/x?partNumber=1&uploadId=none";
    for (name, request, expected) in [
        ("restore", xml_with("POST", "/absent?restore", "<RestoreRequest/>"), "NoSuchKey"),
        ("acl", put("/absent?acl", &[("x-cos-acl", "bogus")]), "NoSuchKey"),
        ("part", put(part, &[("Content-MD5", "x")]), "NoSuchUpload"),
        ("part's source", put(part, &[("x-cos-copy-source", "x")]), "NoSuchUpload"),
        (
            "directive",
            put("/x", &[("x-cos-copy-source", &source), ("x-cos-metadata-directive", "x")]),
            "NoSuchKey",
        ),
        ("attributes", put("/x", &[("x-cos-copy-source", &source), ("x-cos-acl", "bogus")]), "NoSuchKey"),
    ] {
        assert_eq!(world.send(request).word(), expected, "{name}");
    }
    world.send(xml_with("PUT", "/here", "x"));
    let warm = world.send(xml_with("POST", "/here?restore", "<RestoreRequest/>"));
    assert_eq!((warm.status, warm.word()), (405, "RestoreNonArchiveObject"));
    let id = world.send(xml("POST", "/x?uploads")).element("UploadId").unwrap().to_owned();
    let range = [("x-cos-copy-source", source.as_str()), ("x-cos-copy-source-range", "x")];
    assert_eq!(world.send(put(&format!("/x?partNumber=1&uploadId={id}"), &range)).word(), "NoSuchKey");
}

#[test]
fn an_upload_without_a_name_comes_before_the_page_of_its_parts() {
    let world = World::new();
    for query in ["part-number-marker=x", "max-parts=x", "encoding-type=x"] {
        let answer = world.send(xml("GET", &format!("/x?uploadId=&{query}")));
        assert_eq!(answer.word(), "ListPartUploadIdIsEmpty", "{query}");
    }
}
