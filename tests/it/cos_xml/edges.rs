//! Corners of the XML API that probing every sentence of its contract from outside has found: each a request
//! that a client may send, and what it was answered wrongly once.

use cosplay::internals::domain::auth::cos_xml::Grant;
use cosplay::internals::primitives::time::UnixSeconds;
use serde_json::json;

use crate::support::http::Request;
use crate::support::xml::{
    HOST, delete_many, form, grant, policy, sign, signed, unsigned, with_body, xml, xml_with,
};
use crate::support::{NOW, SLICE, World, in_parallel, noise, once};

#[test]
fn a_key_in_a_list_to_be_deleted_is_meant_as_it_stands() {
    let world = World::new();
    for key in ["//lead", "/lead"] {
        world.send(xml_with("PUT", key, "x"));
    }
    let list = "<Delete><Object><Key>/lead</Key></Object></Delete>";
    let answer = world.send(delete_many(list));
    assert_eq!(answer.elements("Key"), ["/lead"]);
    assert_eq!(world.send(xml("GET", "/")).elements("Key"), ["lead"]);
}

#[test]
fn a_forms_policy_is_about_the_key_as_it_was_sent() {
    let world = World::new();
    let posted = |condition: &str, key: &str| {
        let request = form(&[("key", key)], &policy(condition), b"four");
        world.send(request)
    };
    assert_eq!(posted(r#"["eq","$key","/lead"]"#, "/lead").status, 204);
    assert_eq!(world.send(xml("GET", "//lead")).text(), "four", "the slash is part of it, as in a path");
    assert_eq!(posted(r#"["starts-with","$key","/"]"#, "/other").status, 204);
    assert_eq!(posted(r#"["eq","$key","lead"]"#, "/lead").status, 403);
    for (nothing, code) in [("/", "InvalidObjectName"), ("${filename}", "InvalidArgument")] {
        let refused = posted(r#"["starts-with","$key",""]"#, nothing);
        assert_eq!((refused.status, refused.word()), (400, code), "{nothing}");
    }
}

#[test]
fn an_acl_is_called_otherwise_in_a_header_than_in_a_form() {
    let world = World::new();
    world.send(sign(with_body(unsigned("PUT", "/k").header("acl", "public-read"), "x")));
    assert_eq!(world.send(unsigned("GET", "/k")).status, 403, "the header acl means nothing");
    let both = [("key", "f"), ("acl", "public-read"), ("x-cos-acl", "private")];
    world.send(form(&both, &policy(r#"{"key":"f"}"#), b"four"));
    assert_eq!(world.send(unsigned("GET", "/f")).status, 200, "in a form it does");
}

#[test]
fn a_page_of_nothing_is_not_followed_by_another() {
    let world = World::new();
    let id = world.send(xml("POST", "/mp?uploads")).element("UploadId").unwrap().to_owned();
    world.send(xml_with("PUT", &format!("/mp?partNumber=1&uploadId={id}"), "x"));
    for target in
        [format!("/mp?uploadId={id}&max-parts=0"), "/?max-keys=0".into(), "/?uploads&max-uploads=0".into()]
    {
        assert_eq!(world.send(xml("GET", &target)).element("IsTruncated"), Some("false"), "{target}");
    }
    let service = sign(Request::get("/?max-keys=0").header("Host", crate::support::xml::SERVICE));
    assert_eq!(world.send(service).element("IsTruncated"), Some("false"));
}

#[test]
fn uploads_of_one_second_are_listed_in_the_order_they_were_begun() {
    let world = World::new();
    let begun: Vec<String> = (0..20)
        .map(|_| world.send(xml("POST", "/same?uploads")).element("UploadId").unwrap().to_owned())
        .collect();
    assert_eq!(world.send(xml("GET", "/?uploads")).elements("UploadId"), begun);
}

#[test]
fn every_storage_class_of_several_zones_is_known() {
    let world = World::new();
    for class in ["MAZ_STANDARD", "MAZ_ARCHIVE", "MAZ_DEEP_ARCHIVE", "MAZ_COLD"] {
        let put = with_body(unsigned("PUT", "/k").header("x-cos-storage-class", class), "x");
        assert_eq!(world.send(sign(put)).status, 200, "{class}");
        assert_eq!(world.send(xml("HEAD", "/k")).header("x-cos-storage-class"), Some(class));
    }
}

#[test]
fn buckets_are_listed_by_when_they_were_made() {
    let world = World::new();
    let named = |query: &str| {
        let request = Request::get(format!("/?{query}")).header("Host", crate::support::xml::SERVICE);
        world.send(sign(request)).elements("Name").len()
    };
    let now = NOW;
    for (range, counts) in [("gt", [1, 0, 0]), ("gte", [1, 1, 0]), ("lt", [0, 0, 1]), ("lte", [0, 1, 1])] {
        let found = [now - 1, now, now + 1].map(|time| named(&format!("create-time={time}&range={range}")));
        assert_eq!(found, counts, "{range}");
    }
}

#[test]
fn what_is_appended_may_be_of_any_type() {
    let world = World::new();
    let append =
        unsigned("POST", "/log?append&position=0").header("Content-Type", "multipart/form-data; boundary=zz");
    assert_eq!(world.send(sign(with_body(append, "line"))).status, 200);
    assert_eq!(world.send(xml("GET", "/log")).text(), "line");
}

#[test]
fn a_bucket_of_several_zones_says_so_and_a_name_has_no_underscore() {
    let world = World::new();
    let made = |name: &str, body: &str| {
        let host = format!("{name}-1250000000.cos.ap-guangzhou.myqcloud.com");
        world.send(sign(with_body(Request::new("PUT", "/").header("Host", &host), body)))
    };
    let body = "<CreateBucketConfiguration><BucketAZConfig>MAZ</BucketAZConfig></CreateBucketConfiguration>";
    assert_eq!(made("zones", body).status, 200);
    let host = "zones-1250000000.cos.ap-guangzhou.myqcloud.com";
    let head = world.send(sign(Request::new("HEAD", "/").header("Host", host)));
    assert_eq!(head.header("x-cos-bucket-az-type"), Some("MAZ"));
    assert_eq!(world.send(xml("HEAD", "/")).header("x-cos-bucket-az-type"), None);
    for name in ["a_b", "a.b"] {
        assert_eq!(made(name, "").word(), "InvalidBucketName", "{name}");
    }
}

#[test]
fn a_part_without_an_upload_does_not_become_the_object() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "whole"));
    assert_eq!(world.send(xml_with("PUT", "/k?partNumber=1", "part")).word(), "InvalidArgument");
    assert_eq!(world.send(xml("GET", "/k")).text(), "whole");
}

#[test]
fn a_part_is_copied_from_a_range_with_both_ends() {
    let world = World::new();
    world.send(xml_with("PUT", "/source", "0123456789"));
    let id = world.send(xml("POST", "/mp?uploads")).element("UploadId").unwrap().to_owned();
    let copied = |range: &str| {
        let request = unsigned("PUT", &format!("/mp?partNumber=1&uploadId={id}"))
            .header("x-cos-copy-source", &format!("{HOST}/source"))
            .header("x-cos-copy-source-range", range);
        let answer = world.send(sign(request));
        (answer.status, answer.header("x-cosplay-reason").unwrap_or_default().to_owned())
    };
    assert_eq!(copied("bytes=2-4").0, 200);
    for half in ["bytes=-5", "bytes=5-", "5-6"] {
        let (status, reason) = copied(half);
        assert_eq!(status, 416, "{half}");
        assert!(reason.contains("is not bytes=<first>-<last>"), "{reason}");
    }
    assert!(copied("bytes=5-10").1.contains("outside the 10 bytes"));
}

#[test]
fn a_head_tells_the_headers_that_its_query_chooses() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "x"));
    let head = world.send(xml("HEAD", "/k?response-content-type=text%2Fx&response-expires=never"));
    assert_eq!((head.header("content-type"), head.header("expires")), (Some("text/x"), Some("never")));
    let anonymous = world.send(unsigned("HEAD", "/k?response-content-type=text%2Fx"));
    assert_eq!(anonymous.status, 400);
}

#[test]
fn an_object_has_ten_tags_and_a_bucket_fifty() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "x"));
    let tags = |count: usize| {
        let tag = |n: usize| format!("<Tag><Key>{n}</Key><Value>v</Value></Tag>");
        format!("<Tagging><TagSet>{}</TagSet></Tagging>", (0..count).map(tag).collect::<String>())
    };
    assert_eq!(world.send(xml_with("PUT", "/k?tagging", tags(10))).status, 200);
    assert_eq!(world.send(xml_with("PUT", "/k?tagging", tags(11))).word(), "InvalidTag");
    assert_eq!(world.send(xml_with("PUT", "/?tagging", tags(50))).status, 204);
    assert_eq!(world.send(xml_with("PUT", "/?tagging", tags(51))).word(), "InvalidTag");
}

#[test]
fn a_wrong_signature_of_a_policy_that_fits_no_mistake_says_so() {
    let world = World::new();
    let mut request = form(&[("key", "k")], &policy(r#"{"key":"k"}"#), b"four");
    let text = String::from_utf8(request.body).unwrap();
    let at = text.find("name=\"q-signature\"").unwrap() + "name=\"q-signature\"\r\n\r\n".len();
    let spoilt = if text.as_bytes()[at] == b'0' { "1" } else { "0" };
    request.body = format!("{}{spoilt}{}", &text[..at], &text[at + 1..]).into();
    let refused = world.send(request);
    assert_eq!(refused.word(), "SignatureDoesNotMatch");
    let reason = refused.header("x-cosplay-reason").unwrap();
    assert!(reason.contains("none of the mistakes that are known yields it"), "{reason}");
}

#[test]
fn a_range_is_for_content_that_is_still_there() {
    let world = World::new();
    let etag = world.send(xml_with("PUT", "/k", "0123456789")).header("etag").unwrap().to_owned();
    let modified = world.send(xml("HEAD", "/k")).header("last-modified").unwrap().to_owned();
    let sha = "\"87acec17cd9dcd20a716cc2cf67417b71c8a7016\"";
    let asked = |host: &str, condition: &str| {
        let request = unsigned("GET", "/k").header("Range", "bytes=0-1").header("If-Range", condition);
        let mut request = if host == HOST { sign(request) } else { request };
        request.headers[0].1 = host.into();
        world.send(request).status
    };
    for (host, own) in [(HOST, etag.as_str()), (crate::support::ORIGIN_HOST, sha)] {
        for (condition, status) in [
            (own, 206),
            (modified.as_str(), 206),
            ("\"another\"", 200),
            ("Fri, 01 Jan 2010 00:00:00 GMT", 200),
            (&format!("W/{own}"), 200),
        ] {
            assert_eq!(asked(host, condition), status, "{host} {condition}");
        }
    }
}

#[test]
fn what_is_not_utf_8_is_called_by_its_name() {
    let world = World::new();
    let mut line = crate::support::http::Connection::open(world.address);
    let put = sign(with_body(unsigned("PUT", "/k"), "x"));
    let mut bytes = put.bytes();
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 2;
    bytes.splice(end..end, *b"x-cos-meta-a: \xd6\xd0\r\n");
    line.write(&bytes);
    let refused = line.receive(false).unwrap();
    assert_eq!(refused.word(), "InvalidArgument");
    assert_eq!(refused.header("x-cosplay-reason"), Some("the header x-cos-meta-a is not UTF-8"));
    let listed = world.send(unsigned("GET", "/?prefix=%D6%D0"));
    assert_eq!(listed.header("x-cosplay-reason"), Some("the parameter prefix is not UTF-8"));
}

#[test]
fn a_redirect_keeps_its_fragment_behind_the_parameters_and_is_ascii() {
    let world = World::new();
    let sent = |url: &str| {
        let fields = [("key", "k"), ("success_action_redirect", url)];
        let open = r#"["starts-with","$success_action_redirect",""],{"key":"k"}"#;
        let answer = world.send(form(&fields, &policy(open), b"four"));
        assert_eq!(answer.status, 303, "{}", answer.text());
        answer.header("location").unwrap().to_owned()
    };
    assert!(sent("http://h/p#frag").starts_with("http://h/p?bucket="));
    assert!(sent("http://h/p#frag").ends_with("#frag"));
    assert!(sent("http://h/p?a=b").starts_with("http://h/p?a=b&bucket="));
    assert!(sent("http://h/路").starts_with("http://h/%E8%B7%AF?bucket="));
    assert!(sent("http://h/a\r\nX-Injected: 1").contains("%0D%0AX-Injected:%201"));
}

/// A world whose demo bucket keeps versions.
fn versioned() -> World {
    let world = World::new();
    let on = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    assert_eq!(world.send(xml_with("PUT", "/?versioning", on)).status, 200);
    world
}

#[test]
fn each_version_is_read_by_its_own_acl() {
    let world = versioned();
    let put = |acl: &str| {
        let answer = world.send(sign(with_body(unsigned("PUT", "/o").header("x-cos-acl", acl), acl)));
        answer.header("x-cos-version-id").unwrap().to_owned()
    };
    let (private, public) = (put("private"), put("public-read"));
    let read = |version: &str| world.send(unsigned("GET", &format!("/o?versionId={version}"))).status;
    assert_eq!((read(&private), read(&public)), (403, 200));
    let newer = put("private");
    assert_eq!((read(&newer), read(&public)), (403, 200));
    assert_eq!(world.send(unsigned("GET", "/o")).status, 403);
}

#[test]
fn grants_alone_take_the_place_of_a_canned_acl() {
    let world = World::new();
    world.send(sign(with_body(unsigned("PUT", "/o").header("x-cos-acl", "public-read"), "x")));
    let put = with_body(unsigned("PUT", "/o?acl").header("x-cos-grant-read", "id=\"1250000001\""), "");
    assert_eq!(world.send(sign(put)).status, 200);
    assert_eq!(world.send(unsigned("GET", "/o")).status, 403);
}

#[test]
fn versions_are_listed_on_behind_one_that_was_deleted_since() {
    let world = versioned();
    for _ in 0..5 {
        world.send(xml_with("PUT", "/k", "x"));
    }
    let (mut marker, mut deleted) = (String::new(), 0);
    loop {
        let page = world.send(xml("GET", &format!("/?versions&max-keys=2{marker}")));
        for version in page.elements("VersionId") {
            assert_eq!(world.send(xml("DELETE", &format!("/k?versionId={version}"))).status, 204);
            deleted += 1;
        }
        if page.element("IsTruncated") == Some("false") {
            break;
        }
        let next = page.element("NextVersionIdMarker").unwrap();
        marker = format!("&key-marker=k&version-id-marker={next}");
    }
    assert_eq!(deleted, 5);
    assert_eq!(world.send(xml("DELETE", "/")).status, 204, "nothing is left");
}

#[test]
fn a_directory_deleted_by_the_json_api_leaves_its_versions() {
    let world = versioned();
    world.send(xml_with("PUT", "/d/", ""));
    world.send(xml_with("PUT", "/d/", ""));
    assert_eq!(world.code(once("d/", "delete", &[])), 0);
    let listed = world.send(xml("GET", "/?versions"));
    assert_eq!((listed.elements("Version").len(), listed.elements("DeleteMarker").len()), (2, 1));
    assert_eq!(world.send(xml("GET", "/d/")).status, 404);
}

#[test]
fn an_expired_upload_does_not_hold_its_bucket() {
    let world = World::with_options(|options| options.session_ttl = Some(60));
    world.open("k", 2 * SLICE, &[]);
    assert_eq!(world.send(xml("DELETE", "/")).word(), "BucketNotEmpty");
    world.advance(61);
    let mut late = unsigned("DELETE", "/");
    let grant = Grant { end: UnixSeconds(NOW + 7200), ..grant() };
    late = signed(late, &grant);
    assert_eq!(world.send(late).status, 204);
}

#[test]
fn what_was_acknowledged_is_in_a_bucket_that_is_there() {
    let world = World::new();
    let host = |n: usize| format!("race{n}-1250000000.cos.ap-guangzhou.myqcloud.com");
    in_parallel(60, 2, |n| {
        let host = host(n);
        let to = |method: &'static str, target: &str, body: &[u8]| {
            sign(with_body(Request::new(method, target).header("Host", &host), body))
        };
        assert_eq!(world.send(to("PUT", "/", b"")).status, 200);
        let content = noise(2_000_000, n as u64);
        let (stored, removed) = std::thread::scope(|scope| {
            let put = scope.spawn(|| world.send(to("PUT", "/k", &content)).status);
            let remove = scope.spawn(|| {
                std::thread::sleep(std::time::Duration::from_millis(n as u64 % 12));
                world.send(to("DELETE", "/", b"")).status
            });
            (put.join().unwrap(), remove.join().unwrap())
        });
        let there = world.send(to("HEAD", "/k", b"")).status;
        assert_eq!(stored == 200, there == 200, "{stored} {removed} {there}");
    });
}

#[test]
fn an_append_and_a_put_at_once_leave_one_of_the_two_whole() {
    let world = World::new();
    in_parallel(60, 2, |n| {
        let key = format!("/log{n}");
        world.send(xml_with("POST", &format!("{key}?append&position=0"), "12345"));
        let (appended, tagged) = std::thread::scope(|scope| {
            let append = scope
                .spawn(|| world.send(xml_with("POST", &format!("{key}?append&position=5"), "67890")).status);
            let put = scope.spawn(|| world.send(xml_with("PUT", &key, "hello")).status);
            (append.join().unwrap(), put.join().unwrap())
        });
        let text = world.send(xml("GET", &key)).text().to_owned();
        assert_eq!(tagged, 200);
        assert_eq!(text, "hello", "the put came last, or the append was refused ({appended})");
    });
}

#[test]
fn all_of_several_completes_at_once_are_answered_alike() {
    let world = World::new();
    in_parallel(40, 2, |n| {
        let id = world.send(xml("POST", &format!("/m{n}?uploads"))).element("UploadId").unwrap().to_owned();
        let part = world.send(xml_with("PUT", &format!("/m{n}?partNumber=1&uploadId={id}"), "part"));
        let list = format!(
            "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{}</ETag></Part></CompleteMultipartUpload>",
            part.header("etag").unwrap().trim_matches('"')
        );
        let complete = || world.send(xml_with("POST", &format!("/m{n}?uploadId={id}"), list.clone())).status;
        std::thread::scope(|scope| {
            let all: Vec<_> = (0..3).map(|_| scope.spawn(complete)).collect();
            all.into_iter().for_each(|one| assert_eq!(one.join().unwrap(), 200));
        });
    });
}

#[test]
fn an_archived_object_is_copied_only_after_it_was_restored() {
    let world = World::new();
    world.send(sign(with_body(unsigned("PUT", "/a").header("x-cos-storage-class", "ARCHIVE"), "x")));
    let copy = || {
        let request = unsigned("PUT", "/b").header("x-cos-copy-source", &format!("{HOST}/a"));
        world.send(sign(with_body(request, "")))
    };
    assert_eq!(copy().word(), "InvalidObjectState");
    assert_eq!(world.send(xml("HEAD", "/b")).status, 404);
}

#[test]
fn capitals_of_a_bucket_matter_everywhere_but_in_hosts() {
    let world = World::new();
    let make = |name: &str| {
        let body = json!({ "appid": 1_250_000_000, "name": name });
        world.admin("POST", "buckets", &body.to_string()).status
    };
    assert_eq!((make("CapBucket"), make("capbucket")), (201, 409));
    let path = Request::get("/files/v2/1250000000/capbucket/k?op=stat");
    let signature = crate::support::sign::signed(cosplay::internals::domain::auth::cos_json::Grant {
        bucket: "capbucket",
        ..crate::support::sign::grant()
    });
    assert_eq!(world.code(path.signed(&signature)), -133);
    let put = Request::new("PUT", "/k").header("Host", "CapBucket-1250000000.cos.ap-guangzhou.myqcloud.com");
    assert_eq!(world.send(sign(with_body(put, "x"))).status, 200);
    let copy = unsigned("PUT", "/copy")
        .header("x-cos-copy-source", "CapBucket-1250000000.cos.ap-guangzhou.myqcloud.com/k");
    assert_eq!(world.send(sign(with_body(copy, ""))).status, 200);
    assert_eq!(world.send(xml("GET", "/copy")).text(), "x");
}

/// The JSON API folds case and underscores, the XML API does not: a name that is nearly one of a sub-resource
/// or a parameter is refused.
#[test]
fn names_of_query_keys_are_compared_exactly() {
    let world = World::new();
    world.send(xml_with("PUT", "/k", "content"));
    let id = world.send(xml("POST", "/k?uploads")).element("UploadId").unwrap().to_owned();
    let refused = [
        ("POST", "/k?up_loads".to_owned()),
        ("GET", "/?Up_Loads".to_owned()),
        ("PUT", "/k?part_number=1".to_owned()),
        ("PUT", format!("/k?part_number=1&uploadId={id}")),
        ("PUT", format!("/k?partNumber=1&uploadid={id}")),
        ("GET", "/k?ACL".to_owned()),
        ("DELETE", "/?LifeCycle".to_owned()),
        ("GET", "/k?Response-Content-Type=text/x".to_owned()),
        ("GET", "/k?version_Id=x".to_owned()),
        ("GET", "/?max_keys=0".to_owned()),
        ("GET", "/?Prefix=x".to_owned()),
    ];
    for (method, target) in refused {
        let answer = world.send(xml(method, &target));
        let refused = (answer.status, answer.word());
        assert!(
            [(501, "NotImplemented"), (400, "InvalidArgument")].contains(&refused),
            "{target}: {refused:?}"
        );
    }
}

#[test]
fn nobody_chooses_headers_without_a_signature_even_of_an_object_that_anybody_reads() {
    let world = World::new();
    world.send(sign(with_body(unsigned("PUT", "/k").header("x-cos-acl", "public-read"), "x")));
    for method in ["GET", "HEAD"] {
        let answer = world.send(unsigned(method, "/k?response-content-type=text/x"));
        assert_eq!(answer.status, 400, "{method}");
    }
    assert_eq!(world.send(unsigned("GET", "/none?response-expires=x")).word(), "InvalidRequest");
    let chosen = world.send(xml("GET", "/k?response-content-type=text/x"));
    assert_eq!(chosen.header("content-type"), Some("text/x"));
}

#[test]
fn the_resource_of_an_error_is_the_decoded_path_alone() {
    let world = World::new();
    let resource = |target: &str| world.send(xml("GET", target)).element("Resource").map(str::to_owned);
    for (target, told) in [
        ("/?policy", "/"),
        ("/a/%E8%A7%82.log?versionId=x", "/a/\u{89c2}.log"),
        ("/no%20thing+more", "/no thing+more"),
        ("/a%01%00%2Bb", "/a%01%00+b"),
    ] {
        assert_eq!(resource(target).as_deref(), Some(told), "{target}");
    }
}
