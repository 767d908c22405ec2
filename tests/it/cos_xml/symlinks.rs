//! Symbolic links: `PUT` and `GET ?symlink`, and reading through them.

use crate::support::World;
use crate::support::http::{Answer, Request};
use crate::support::xml::{HOST, sign, unsigned, with_body, xml, xml_with};

const TARGET: &str = "x-cos-symlink-target";

fn link(key: &str, target: &str) -> Request {
    sign(with_body(unsigned("PUT", &format!("{key}?symlink")).header(TARGET, target), ""))
}

fn refused(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.word())
}

#[test]
fn a_link_is_told_by_its_target_and_read_as_it() {
    let world = World::new();
    world.send(sign(with_body(unsigned("PUT", "/dir/a%20b").header("x-cos-meta-a", "1"), "content")));
    let made = world.send(link("/link", "dir/a%20b"));
    assert_eq!(made.status, 200, "{}", made.text());
    let told = world.send(xml("GET", "/link?symlink"));
    assert_eq!((told.status, told.text(), told.header(TARGET)), (200, "", Some("dir/a%20b")));
    assert_eq!(told.header("etag"), made.header("etag"));
    let read = world.send(xml("GET", "/link"));
    assert_eq!((read.status, read.text()), (200, "content"));
    assert_eq!(read.header("x-cos-object-type"), Some("symlink"));
    assert_eq!(read.header("x-cos-meta-a"), Some("1"));
    let head = world.send(xml("HEAD", "/link"));
    assert_eq!((head.status, head.header("content-length")), (200, Some("7")));
    let part = world.send(sign(unsigned("GET", "/link").header("Range", "bytes=1-3")));
    assert_eq!((part.status, part.text()), (206, "ont"));
    let copy = unsigned("PUT", "/copy").header("x-cos-copy-source", &format!("{HOST}/link"));
    assert_eq!(world.send(sign(with_body(copy, ""))).status, 200);
    assert_eq!(world.send(xml("GET", "/copy")).text(), "content");
}

#[test]
fn a_link_is_an_object_of_its_own() {
    let world = World::new();
    world.send(xml_with("PUT", "/target", "content"));
    world.send(link("/link", "target"));
    assert_eq!(world.send(xml("GET", "/")).elements("Size"), ["0", "7"]);
    assert_eq!(world.send(xml("DELETE", "/link")).status, 204);
    assert_eq!(world.send(xml("GET", "/target")).text(), "content");
    world.send(link("/link", "target"));
    world.send(xml_with("PUT", "/link", "no link any more"));
    assert_eq!(refused(&world.send(xml("GET", "/link?symlink"))), (400, "InvalidArgument"));
    let forbidding = sign(with_body(
        unsigned("PUT", "/link?symlink").header(TARGET, "target").header("x-cos-forbid-overwrite", "true"),
        "",
    ));
    assert_eq!(refused(&world.send(forbidding)), (409, "FileAlreadyExists"));
}

#[test]
fn a_link_to_nothing_can_be_made_but_not_read() {
    let world = World::new();
    assert_eq!(world.send(link("/link", "later")).status, 200);
    assert_eq!(refused(&world.send(xml("GET", "/link"))), (404, "NoSuchKey"));
    assert_eq!(world.send(xml("GET", "/link?symlink")).status, 200);
    assert_eq!(world.send(link("/loop", "loop")).status, 200);
    assert_eq!(refused(&world.send(xml("GET", "/loop"))), (400, "InvalidRequest"));
    world.send(xml_with("PUT", "/later", "it came"));
    assert_eq!(world.send(xml("GET", "/link")).text(), "it came");
}

#[test]
fn a_link_needs_a_target_that_can_be_a_key() {
    let world = World::new();
    let bare = sign(with_body(unsigned("PUT", "/link?symlink"), ""));
    assert_eq!(refused(&world.send(bare)), (400, "InvalidArgument"));
    assert_eq!(refused(&world.send(link("/link", "%zz"))), (400, "InvalidArgument"));
    assert_eq!(refused(&world.send(link("/link", &"k".repeat(851)))), (400, "KeyTooLong"));
    assert_eq!(world.send(xml("GET", "/link?symlink")).status, 404);
    assert_eq!(refused(&world.send(xml("DELETE", "/link?symlink"))), (405, "MethodNotAllowed"));
}

#[test]
fn a_public_link_does_not_open_a_private_object() {
    let world = World::new();
    world.send(xml_with("PUT", "/private", "secret"));
    let public =
        unsigned("PUT", "/link?symlink").header(TARGET, "private").header("x-cos-acl", "public-read");
    assert_eq!(world.send(sign(with_body(public, ""))).status, 200);
    assert_eq!(refused(&world.send(unsigned("GET", "/link"))), (403, "AccessDenied"));
}
