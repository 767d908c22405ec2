//! Small rules of writing and reading: appending, part numbers, digests, conditions, lists.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cosplay::internals::domain::accounts::Unsupported;
use cosplay::internals::primitives::digest::md5;

use crate::support::World;
use crate::support::http::{Answer, Request};
use crate::support::xml::{HOST, sign, unsigned, with_body, xml, xml_with};

fn refused(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.word())
}

fn append(position: u64, piece: &str) -> Request {
    xml_with("POST", &format!("/log?append&position={position}"), piece)
}

#[test]
fn an_append_is_answered_with_the_md5_of_its_piece() {
    let world = World::new();
    for (position, piece) in [(0, "one"), (3, "two")] {
        let answer = world.send(append(position, piece));
        assert_eq!(answer.header("x-cos-content-sha1"), Some(&*md5(piece.as_bytes()).to_string()));
    }
}

#[test]
fn an_append_describes_the_object_at_position_0_only() {
    let world = World::new();
    let with = |position: u64, class: &str| {
        let request = unsigned("POST", &format!("/log?append&position={position}"));
        sign(with_body(request.header("x-cos-storage-class", class).header("x-cos-meta-a", class), "line"))
    };
    for class in ["INTELLIGENT_TIERING", "MAZ_INTELLIGENT_TIERING"] {
        assert_eq!(refused(&world.send(with(0, class))), (400, "InvalidArgument"), "{class}");
    }
    assert_eq!(world.send(xml("HEAD", "/log")).status, 404);
    assert_eq!(world.send(with(0, "STANDARD_IA")).status, 200);
    for (at, class) in [(4, "INTELLIGENT_TIERING"), (8, "GOLD")] {
        assert_eq!(world.send(with(at, class)).status, 200, "the class is not looked at any more: {class}");
    }
    let head = world.send(xml("HEAD", "/log"));
    assert_eq!(head.header("x-cos-storage-class"), Some("STANDARD_IA"));
    assert_eq!(head.header("x-cos-meta-a"), Some("STANDARD_IA"));
}

#[test]
fn a_position_is_a_number_and_must_be_there() {
    let world = World::new();
    for position in ["", "&position=", "&position=end", "&position=-1", "&position=99999999999999999999999"] {
        let answer = world.send(xml_with("POST", &format!("/log?append{position}"), "x"));
        assert_eq!(refused(&answer), (400, "InvalidArgument"), "{position}");
    }
    assert_eq!(world.send(append(0, "x")).status, 200);
}

#[test]
fn an_object_that_grows_is_not_copied_until_it_is_replaced() {
    let world = World::new();
    world.send(append(0, "line"));
    let copy = |target: &str| {
        sign(with_body(unsigned("PUT", target).header("x-cos-copy-source", &format!("{HOST}/log")), ""))
    };
    assert_eq!(refused(&world.send(copy("/copy"))), (400, "InvalidRequest"));
    let id = world.send(xml("POST", "/mp?uploads")).element("UploadId").unwrap().to_owned();
    let part = format!("/mp?partNumber=1&uploadId={id}");
    assert_eq!(refused(&world.send(copy(&part))), (400, "InvalidRequest"));
    world.send(xml_with("PUT", "/log", "whole"));
    assert_eq!(world.send(copy("/copy")).status, 200);
    assert_eq!(refused(&world.send(append(5, "x"))), (409, "ObjectNotAppendable"));
}

#[test]
fn the_number_of_a_listed_part_is_one_that_a_part_can_have() {
    let world = World::new();
    let id = world.send(xml("POST", "/mp?uploads")).element("UploadId").unwrap().to_owned();
    let etag = world.send(xml_with("PUT", &format!("/mp?partNumber=1&uploadId={id}"), "x"));
    let etag = etag.header("etag").unwrap();
    let complete = |number: &str| {
        let part = format!("<Part><PartNumber>{number}</PartNumber><ETag>{etag}</ETag></Part>");
        let list = format!("<CompleteMultipartUpload>{part}</CompleteMultipartUpload>");
        world.send(xml_with("POST", &format!("/mp?uploadId={id}"), list))
    };
    for number in ["0", "10001", "-1", "+1", "1.0", "one", "4294967297"] {
        assert_eq!(refused(&complete(number)), (400, "MalformedXML"), "{number}");
    }
    assert_eq!(refused(&complete("10000")), (400, "InvalidPart"), "it could be, but was not uploaded");
    assert_eq!(complete("1").status, 200);
    for number in ["0", "10001", "+1", "x", ""] {
        let answer = world.send(xml_with("PUT", &format!("/mp?partNumber={number}&uploadId={id}"), "x"));
        assert_eq!(refused(&answer), (400, "InvalidArgument"), "{number}");
    }
}

#[test]
fn whatever_has_a_body_has_its_content_md5_compared() {
    let world = World::new();
    let id = world.send(xml("POST", "/mp?uploads")).element("UploadId").unwrap().to_owned();
    let tags = "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>";
    let delete = "<Delete><Object><Key>x</Key></Object></Delete>";
    let other = Request::new("PUT", "/").header("Host", "fresh-1250000000.cos.ap-guangzhou.myqcloud.com");
    world.send(xml_with("PUT", "/k", "content"));
    let requests = [
        (unsigned("PUT", "/k"), "content"),
        (unsigned("POST", "/log?append&position=0"), "content"),
        (unsigned("PUT", &format!("/mp?partNumber=1&uploadId={id}")), "content"),
        (unsigned("PUT", "/k?tagging"), tags),
        (unsigned("POST", "/?delete"), delete),
        (unsigned("POST", "/more?uploads"), "ignored"),
        (other, "<CreateBucketConfiguration/>"),
    ];
    for (request, body) in requests {
        let with =
            |digest: &str| world.send(sign(with_body(request.clone().header("Content-MD5", digest), body)));
        let of = |text: &str| STANDARD.encode(md5(text.as_bytes()).0);
        for malformed in ["abc", &md5(body.as_bytes()).to_string(), "="] {
            assert_eq!(refused(&with(malformed)), (400, "InvalidDigest"), "{} {malformed}", request.target);
        }
        assert_eq!(refused(&with(&of("another"))), (400, "BadDigest"), "{}", request.target);
        let done = with(&of(body));
        assert!(done.status < 300, "{} {}", request.target, done.text());
    }
}

#[test]
fn conditions_of_a_read_are_refused_by_name_where_something_is_written() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "content"));
    let before = world.inventory();
    let conditions = [
        ("If-Match", "\"0\""),
        ("If-None-Match", "*"),
        ("If-Modified-Since", "Mon, 14 Nov 2022 20:00:00 GMT"),
        ("If-Unmodified-Since", "Mon, 14 Nov 2022 20:00:00 GMT"),
    ];
    let writes =
        [("PUT", "/k"), ("DELETE", "/k"), ("POST", "/k?uploads"), ("POST", "/log?append&position=0")];
    for (name, value) in conditions {
        for (method, target) in writes {
            let answer = world.send(sign(with_body(unsigned(method, target).header(name, value), "new")));
            assert_eq!(refused(&answer), (501, "NotImplemented"), "{method} {target} {name}");
            let reason = answer.header("x-cosplay-reason").unwrap();
            assert!(reason.contains(&name.to_lowercase()), "{reason}");
        }
    }
    assert_eq!(world.inventory(), before);
    let lenient = World::with_options(|options| options.unsupported = Unsupported::Ignore);
    let put = sign(with_body(unsigned("PUT", "/k").header("If-None-Match", "*"), "new"));
    assert_eq!(lenient.send(put).status, 200);
}

#[test]
fn a_weak_entity_tag_matches_where_content_is_not_wanted_twice_and_never_where_it_must_be_the_same() {
    let world = World::new();
    let stored = world.send(xml_with("PUT", "/k", "content"));
    let etag = stored.header("etag").unwrap();
    let bare = etag.trim_matches('"');
    let status = |name: &str, value: &str| world.send(sign(unsigned("GET", "/k").header(name, value))).status;
    for same in [etag, bare, "*", &format!("\"0\", {etag}")] {
        assert_eq!((status("If-Match", same), status("If-None-Match", same)), (200, 304), "{same}");
    }
    let weak = format!("W/{etag}");
    assert_eq!((status("If-Match", &weak), status("If-None-Match", &weak)), (412, 304));
    assert_eq!((status("If-Match", "\"0\""), status("If-None-Match", "\"0\"")), (412, 200));
    let ranged = |validator: &str| {
        let request = unsigned("GET", "/k").header("Range", "bytes=0-1").header("If-Range", validator);
        world.send(sign(request)).status
    };
    assert_eq!((ranged(etag), ranged(&weak), ranged("\"0\"")), (206, 200, 200));
}

#[test]
fn entity_tags_decide_before_dates_and_what_must_be_the_same_before_what_must_differ() {
    let world = World::new();
    let stored = world.send(xml_with("PUT", "/k", "content"));
    let etag = stored.header("etag").unwrap();
    let (before, after) = ("Mon, 14 Nov 2022 20:00:00 GMT", "Fri, 14 Nov 2025 20:00:00 GMT");
    let status = |headers: &[(&str, &str)]| {
        let request =
            headers.iter().fold(unsigned("GET", "/k"), |request, (name, value)| request.header(name, value));
        world.send(sign(request)).status
    };
    assert_eq!(status(&[("If-Match", etag), ("If-Unmodified-Since", before)]), 200);
    assert_eq!(status(&[("If-Match", "\"0\""), ("If-Unmodified-Since", after)]), 412);
    assert_eq!(status(&[("If-None-Match", "\"0\""), ("If-Modified-Since", after)]), 200);
    assert_eq!(status(&[("If-None-Match", etag), ("If-Modified-Since", before)]), 304);
    assert_eq!(status(&[("If-Match", "\"0\""), ("If-None-Match", etag)]), 412);
    assert_eq!(status(&[("If-Match", etag), ("If-None-Match", etag)]), 304);
    assert_eq!(status(&[("If-Modified-Since", "some day"), ("If-Unmodified-Since", "never")]), 200);
    assert_eq!(status(&[("If-None-Match", etag), ("Range", "bytes=99-")]), 304);
}

#[test]
fn every_list_refuses_what_it_cannot_mean() {
    let world = World::new();
    world.send(xml_with("PUT", "/a/b", "x"));
    let id = world.send(xml("POST", "/mp?uploads")).element("UploadId").unwrap().to_owned();
    let lists = [
        ("/?".to_owned(), "max-keys"),
        ("/?list-type=2&".into(), "max-keys"),
        ("/?versions&".into(), "max-keys"),
        ("/?uploads&".into(), "max-uploads"),
        (format!("/mp?uploadId={id}&"), "max-parts"),
    ];
    for (list, limit) in &lists {
        for wrong in ["-1", "ten", "1e3", "+5", "99999999999999999999999"] {
            let answer = world.send(xml("GET", &format!("{list}{limit}={wrong}")));
            assert_eq!(refused(&answer), (400, "InvalidArgument"), "{list}{limit}={wrong}");
        }
        for wrong in ["URL", "base64"] {
            let answer = world.send(xml("GET", &format!("{list}encoding-type={wrong}")));
            assert_eq!(refused(&answer), (400, "InvalidArgument"), "{list} {wrong}");
        }
        for right in ["0", "1", "1000", "1001", "4294967296"] {
            let answer = world.send(xml("GET", &format!("{list}{limit}={right}&encoding-type=url")));
            assert_eq!(answer.status, 200, "{list}{limit}={right}");
        }
        assert_eq!(world.send(xml("GET", &format!("{list}{limit}=&encoding-type="))).status, 200);
    }
    for (list, _) in &lists[..4] {
        let answer = world.send(xml("GET", &format!("{list}delimiter=ab")));
        assert_eq!(refused(&answer), (400, "InvalidDelimiter"), "{list}");
        for delimiter in ["/", "%E4%BD%A0", ""] {
            assert_eq!(world.send(xml("GET", &format!("{list}delimiter={delimiter}"))).status, 200, "{list}");
        }
    }
    let marker =
        |value: &str| world.send(xml("GET", &format!("/?versions&key-marker=a&version-id-marker={value}")));
    assert_eq!(refused(&marker("never")), (400, "InvalidArgument"));
    assert_eq!(marker("null").status, 200);
    let token = world.send(xml("GET", "/?list-type=2&continuation-token=!!"));
    assert_eq!(refused(&token), (400, "InvalidArgument"));
}

#[test]
fn conditions_of_a_copy_decide_as_those_of_a_read_and_refuse_where_a_read_is_not_modified() {
    let world = World::new();
    let stored = world.send(xml_with("PUT", "/k", "content"));
    let etag = stored.header("etag").unwrap();
    let id = world.send(xml("POST", "/mp?uploads")).element("UploadId").unwrap().to_owned();
    let part = format!("/mp?partNumber=1&uploadId={id}");
    let (before, after) = ("Mon, 14 Nov 2022 20:00:00 GMT", "Fri, 14 Nov 2025 20:00:00 GMT");
    let weak = format!("W/{etag}");
    let cases: [(&[(&str, &str)], u16); 9] = [
        (&[("If-Match", etag)], 200),
        (&[("If-Match", "\"0\"")], 412),
        (&[("If-Match", &weak)], 412),
        (&[("If-None-Match", etag)], 412),
        (&[("If-None-Match", "\"0\"")], 200),
        (&[("If-Modified-Since", before)], 200),
        (&[("If-Modified-Since", after)], 412),
        (&[("If-Unmodified-Since", before)], 412),
        (&[("If-Match", etag), ("If-Unmodified-Since", before)], 200),
    ];
    for target in ["/copy", &part] {
        for (conditions, status) in cases {
            let copy = unsigned("PUT", target).header("x-cos-copy-source", &format!("{HOST}/k"));
            let copy = conditions
                .iter()
                .fold(copy, |copy, (name, value)| copy.header(&format!("x-cos-copy-source-{name}"), value));
            let answer = world.send(sign(with_body(copy, "")));
            assert_eq!(answer.status, status, "{target} {conditions:?}");
        }
    }
}

#[test]
fn a_part_is_made_of_a_range_of_its_source_and_of_no_other_form() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "content"));
    let id = world.send(xml("POST", "/mp?uploads")).element("UploadId").unwrap().to_owned();
    let copied = |range: &str| {
        let copy = unsigned("PUT", &format!("/mp?partNumber=1&uploadId={id}"))
            .header("x-cos-copy-source", &format!("{HOST}/k"))
            .header("x-cos-copy-source-range", range);
        world.send(sign(with_body(copy, "")))
    };
    for wrong in ["bytes=0-7", "bytes=3-2", "bytes=0-", "bytes=-2", "bytes=+0-1", "0-1", "bytes=0-1,3-4"] {
        assert_eq!(refused(&copied(wrong)), (416, "InvalidRange"), "{wrong}");
    }
    let etag = format!("&quot;{}&quot;", md5(b"ont"));
    assert_eq!(copied("bytes=1-3").element("ETag"), Some(&*etag));
}
